# SPDX-License-Identifier: EUPL-1.2
"""The steps of a measure as a line in time, with the days of an example."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.rules.toolbox.measure import SafetyMeasure, Step
from schakel.rules.toolbox.toolbox import Toolbox
from schakel.web.page import Tag
from schakel.web.toolbox.words import need_tag


@dataclass(frozen=True)
class StepLine:
    """One act: who does what, on which day of the example, and what happens when it is missed."""

    name: str
    organ: str
    does: str
    need: Tag | None
    only: str
    reason_to_skip: str
    wait: str
    consequence: str
    doubt: str


def step_lines(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> tuple[StepLine, ...]:
    """Return the steps of the day in the order of the file."""
    return tuple(_line(toolbox, measure, step) for step in measure.steps_on(day))


def _line(toolbox: Toolbox, measure: SafetyMeasure, step: Step) -> StepLine:
    grounds = {ground.id: ground.name for ground in measure.grounds}
    only = ", ".join(grounds[one] for one in step.only_on)
    return StepLine(
        name=step.name,
        organ=toolbox.organ(step.organ).name,
        does=step.does,
        need=need_tag(step.need),
        only=_("alleen bij %(ground)s") % {"ground": only} if only else "",
        reason_to_skip=step.reason_to_skip,
        wait=step.wait.sentence if step.wait else "",
        consequence=step.term.consequence if step.term else "",
        doubt=step.verification.doubt or "",
    )
