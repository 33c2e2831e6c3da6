# SPDX-License-Identifier: EUPL-1.2
"""A made-up measure with one of everything, to try the clock on."""

from datetime import date
from pathlib import Path
from typing import Any

from schakel.rules.yaml_text import content
from schakel.toolbox.calendar import Calendar, calendar_for
from schakel.toolbox.clock import Event, TimeLine, time_line
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import toolbox

NIGHT_SHOP = (Path(__file__).parent / "M99.yaml").read_text(encoding="utf-8")

# Decided on Monday 2 March 2026, after all that comes before it.
MONDAY = date(2026, 3, 2)
CLOSED = (
    Event("start", date(2026, 2, 2)),
    Event("letter", date(2026, 2, 3)),
    Event("hearing", date(2026, 2, 20)),
    Event("decision", MONDAY),
)
TUESDAYS = tuple(date(2026, 3, 3 + 7 * number) for number in range(4))


def measure(*swaps: tuple[str, str]) -> SafetyMeasure:
    """Return the made-up measure, with some of its text swapped."""
    text = NIGHT_SHOP
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new)
    return SafetyMeasure.model_validate(content(text))


def line(*events: Event, day: date, of: SafetyMeasure | None = None, **more: Any) -> TimeLine:
    """Return its time line; the college meets on the Tuesdays of March unless said otherwise."""
    calendar = more.get("calendar") or college(*TUESDAYS)
    return time_line(toolbox(), of or measure(), events, day=day, calendar=calendar)


def college(*days: date) -> Calendar:
    return calendar_for(toolbox(), college=days)
