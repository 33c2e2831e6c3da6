# SPDX-License-Identifier: EUPL-1.2
"""One case from its signal to its end, the meetings left out."""

from collections.abc import Iterator

from schakel.demo.content.cases import Case
from schakel.demo.stage import Stage
from schakel.demo.steps import circle, contributions, course, opening, signals, tasks
from schakel.demo.timeline import Step


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return what happened to one signal and, when it became one, in its case."""
    yield from signals.steps(stage, case)
    yield from opening.steps(stage, case)
    if case.case is not None:
        yield from circle.steps(stage, case)
        yield from contributions.steps(stage, case)
        yield from course.steps(stage, case)
        yield from tasks.steps(stage, case)
