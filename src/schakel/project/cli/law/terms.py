# SPDX-License-Identifier: EUPL-1.2
"""`schakel law terms M25 --start 2026-12-30`: what may now, what must by when, when it ends."""

import argparse
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from schakel.kernel.days import dutch_day
from schakel.project.cli.law.measures import heading, whole_toolbox
from schakel.project.cli.law.terms_told import tell
from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.rules.framework import NotInForceError
from schakel.rules.law import law_folder
from schakel.rules.problems import LawDataError
from schakel.toolbox.before import taken_as_given
from schakel.toolbox.bridge_days import bridge_days
from schakel.toolbox.calendar import Calendar, calendar_for
from schakel.toolbox.clock import Event, TimeLine, time_line
from schakel.toolbox.measure import SafetyMeasure, Step
from schakel.toolbox.quantity import Quantity
from schakel.toolbox.shared import Remedy
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Happening

FIRST_YEAR, LAST_YEAR = 1900, 2200
DETAILS = ("begins", "until", "ground", "reason")
EVENT = "STAP=DAG[,ground=..][,begins=DAG][,until=DAG][,reason=..]"


def add(subjects: Any) -> None:
    """Offer `schakel law terms`."""
    parser = subjects.add_parser(
        "terms",
        help="de termijnen van een maatregel",
        description="Zonder --event rekent Schakel alsof alles voor --start die dag in orde was.",
    )
    parser.add_argument("measure", metavar="MAATREGEL", help="zoals M25")
    parser.add_argument("--start", metavar="DAG", help="de dag waaruit de termijnen lopen")
    parser.add_argument("--event", action="append", default=[], metavar=EVENT, help="wat gebeurde")
    parser.add_argument("--day", metavar="DAG", help="de stand op deze dag (leeg: de laatste)")
    for name, help_ in (
        ("--college", "een vergadering van het college; mag meer keren"),
        ("--council", "een vergadering van de gemeenteraad; mag meer keren"),
        ("--bridge-day", "een brugdag van uw gemeente; mag meer keren"),
    ):
        parser.add_argument(name, action="append", default=[], metavar="DAG", help=help_)
    parser.add_argument(
        "--municipality", metavar="NIS", help="haal de brugdagen uit bridge-days.csv"
    )
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show where the measure stands; what could not happen is told with its reason."""
    box = whole_toolbox()
    measure = _measure(box, arguments.measure)
    told = [_event(measure, text) for text in arguments.event]
    start = _start(measure, arguments.start, told)
    given = taken_as_given(measure, told, start) if start else ()
    events = (*given, *told)
    day = _day("--day", arguments.day) or max((one.day for one in events), default=date.today())
    try:
        line = time_line(box, measure, events, day=day, calendar=_calendar(box, arguments))
    except NotInForceError as error:
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, str(error)) from error
    assumed = tuple(one for one in given if one.step != measure.starts_with)
    if arguments.json:
        say(json.dumps(_as_data(measure, line, assumed), ensure_ascii=False, default=_plain))
    else:
        say(f"{heading(measure)} op {dutch_day(day)}")
        tell(measure, line, assumed)
    return Exit.DONE


def _measure(box: Toolbox, measure_id: str) -> SafetyMeasure:
    try:
        return box.measure(measure_id.upper())
    except KeyError as error:
        sentence = f"{measure_id} bestaat niet. Zoek het nummer met: schakel law measures."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence) from error


def _start(measure: SafetyMeasure, text: str | None, told: list[Event]) -> date | None:
    """Return the day of --start, which may not say otherwise than an event does."""
    start = _day("--start", text)
    same = next((one for one in told if one.step == measure.starts_with), None)
    if start and same and same.day != start:
        sentence = (
            f"--start zegt {dutch_day(start)}, en --event {same.step} zegt {dutch_day(same.day)}. "
            f"Bij {measure.id} is dat dezelfde stap. Geef er een dag voor."
        )
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence)
    return start


def _event(measure: SafetyMeasure, text: str) -> Event:
    """Read 'decision=2026-12-30,ground=keeping_order,reason=dringend, vannacht'."""
    step, _, rest = text.partition("=")
    _must_be_one_of("stap", step, [*(one.id for one in measure.steps), *Happening])
    rest, _, reason = rest.partition(",reason=")
    day, *details = rest.split(",")
    told = dict(one.partition("=")[::2] for one in details)
    for name in told:
        _must_be_one_of("gegeven bij --event", name, DETAILS)
    if ground := told.get("ground"):
        _must_be_one_of("grond", ground, [one.id for one in measure.grounds])
    happened = _day(f"--event {step}", day)
    if happened is None:
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, f"--event {step}: zeg de dag. {EVENT}")
    begins, until = (
        _day(f"--event {step}, {name}", told.get(name)) for name in ("begins", "until")
    )
    return Event(step, happened, begins, until, ground, reason)


def _calendar(box: Toolbox, arguments: argparse.Namespace) -> Calendar:
    days = {name: _days(name, getattr(arguments, name)) for name in ("college", "council")}
    local = frozenset(_days("bridge-day", arguments.bridge_day))
    if arguments.municipality:
        try:
            local |= bridge_days(law_folder(), arguments.municipality)
        except LawDataError as error:
            raise CommandRefusedError(Exit.FOUND_PROBLEMS, str(error)) from error
    return calendar_for(box, bridge_days=local, **days)


def _days(name: str, texts: Iterable[str]) -> list[date]:
    found = (_day(f"--{name}", part) for text in texts for part in text.split(","))
    return [day for day in found if day]


def _day(name: str, text: str | None) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        sentence = f"{name}: {text} is geen dag. Schrijf jaar-maand-dag, zoals 2026-12-30."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, sentence)
    return day


def _must_be_one_of(what: str, given: str, known: Iterable[str]) -> None:
    names = list(known)
    if given not in names:
        choices = f"Kies uit {', '.join(names)}." if names else "Deze maatregel kent er geen."
        raise CommandRefusedError(Exit.FOUND_PROBLEMS, f"{what} {given} bestaat niet. {choices}")


def _as_data(
    measure: SafetyMeasure, line: TimeLine, assumed: tuple[Event, ...]
) -> dict[str, object]:
    return {"measure": measure.id, "name": measure.name, **_plain(line), "assumed": assumed}


def _plain(value: object) -> Any:
    """Return what JSON can hold: a day as text, a step by its id and name, a fact by its fields."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Quantity):
        return str(value)
    if isinstance(value, Step):
        return {"id": value.id, "name": value.name, "organ": value.organ}
    if isinstance(value, Remedy):
        return {"code": value.code, "name": value.name, "notice": value.notice}
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(value)
