# SPDX-License-Identifier: EUPL-1.2
"""What the print of "Mag ik dit zeggen?" says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schakel.documents.sheet import (
    Grid,
    Ground,
    Prose,
    Section,
    Sheet,
    Tone,
    dutch_day,
    told,
)

if TYPE_CHECKING:
    from schakel.documents.facts import PrintableAnswer
    from schakel.documents.sheet import Part


def compose(answer: PrintableAnswer) -> Sheet:
    """Return the sheet of this answer."""
    verdict: tuple[Part, ...] = (Prose("", answer.verdict, Tone.DECISION),)
    if answer.explanation.strip():
        verdict += (Prose("Waarom", answer.explanation),)
    path = tuple((step.question, step.answer) for step in answer.question_path)
    sections: tuple[Section, ...] = (Section("Het antwoord", "", verdict),)
    if path:
        questions = Grid("", ("Vraag", "Uw antwoord"), (8, 4), path)
        sections += (Section("Wat u antwoordde", "", (questions,)),)
    return Sheet(
        title="Mag ik dit zeggen?",
        subtitle=f"Antwoord van {dutch_day(answer.day)}",
        marks=(),
        facts=(),
        ground=Ground("", told((answer.source,)), told((answer.doubt,))),
        ground_first=False,
        sections=sections,
        footer="Schakel heeft uw vragen en antwoorden niet bewaard.",
        footer_state=f"Mag ik dit zeggen?, {dutch_day(answer.day)}",
        day=answer.day,
    )
