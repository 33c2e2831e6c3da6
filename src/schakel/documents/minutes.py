# SPDX-License-Identifier: EUPL-1.2
"""What the minutes say: the common copy, or the copy of one partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schakel.documents.facts import Manner
from schakel.documents.sheet import (
    Bullets,
    Grid,
    Ground,
    Prose,
    Section,
    Sheet,
    Tone,
    dutch_day,
    dutch_weekday,
    filled,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schakel.documents.facts import MinutesDocument, MinutesItem
    from schakel.documents.sheet import Part

_FOOTER_ROOM = 90
"""Characters that fit on the footer's line."""

_DECISION_LABELS = {
    None: "Beslissing",
    Manner.CONSENSUS: "Beslissing, bij consensus",
    Manner.CHAIR: "Beslissing, door de voorzitter",
}


def compose(document: MinutesDocument) -> Sheet:
    """Return the sheet of these minutes."""
    return Sheet(
        title="Verslag van het overleg",
        subtitle=document.table_name,
        marks=_marks(document),
        facts=filled(
            ("Datum", dutch_weekday(document.meeting_day)),
            ("Plaats", document.place),
            ("Voorzitter", document.chair_function),
            ("Aanwezig", ", ".join(told(document.present))),
            ("Verontschuldigd", ", ".join(told(document.excused))),
            ("Doel van het overleg", document.purpose),
        ),
        ground=Ground(
            document.framework_name,
            told(document.framework_sources),
            told(document.doubts),
        ),
        ground_first=True,
        sections=tuple(_section(document, item) for item in document.items),
        footer=_footer(document),
        footer_state=f"{_copy(document)}. Versie {document.version}, {document.status}.",
        day=document.approved_on or document.meeting_day,
    )


def _copy(document: MinutesDocument) -> str:
    if document.copy_for is None:
        return "Gemeenschappelijk exemplaar"
    return f"Exemplaar voor {document.copy_for}"


def _marks(document: MinutesDocument) -> tuple[str, ...]:
    state = "Ontwerp: nog goed te keuren op het volgende overleg"
    if document.approved_on is not None:
        state = f"Goedgekeurd op {dutch_day(document.approved_on)}"
    return (f"Versie {document.version}", state, _copy(document))


def _footer(document: MinutesDocument) -> str:
    # The wording of the law comes from the framework alone; too long for a line, we point to it.
    sources = "; ".join(told(document.framework_sources))
    if not sources:
        return "Vertrouwelijk"
    if len(sources) > _FOOTER_ROOM:
        return "Vertrouwelijk: zie de grond op de eerste bladzijde"
    return f"Vertrouwelijk: {sources}"


def _section(document: MinutesDocument, item: MinutesItem) -> Section:
    parts = tuple(_parts(document, item))
    return Section(
        heading=f"{item.position}. {item.subject}",
        remark=item.kind,
        parts=parts or (Prose("", "Bij dit punt is niets genoteerd."),),
    )


def _parts(document: MinutesDocument, item: MinutesItem) -> Iterator[Part]:
    if item.summary.strip():
        yield Prose("Afgesproken samenvatting", item.summary)
    if item.decision.strip():
        yield Prose(_DECISION_LABELS[item.manner], item.decision, Tone.DECISION)
    if item.actions:
        rows = tuple((a.what, a.who_function, dutch_day(a.due)) for a in item.actions)
        yield Grid("Afspraken", ("Wat", "Wie", "Tegen"), (6, 3, 3), rows)
    if objections := told(item.objections):
        yield Bullets("Bezwaren", objections)
    if item.review_day is not None:
        yield Prose("Opnieuw te bekijken op", dutch_day(item.review_day))
    if own := told(document.own_contributions_to(item)):
        yield Bullets(f"Eigen inbreng van {document.copy_for}", own, Tone.OWN)
