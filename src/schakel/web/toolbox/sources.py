# SPDX-License-Identifier: EUPL-1.2
"""On what a measure rests: its articles by day, and every source with its doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.kernel.sources import Source, Status, Verification
from schakel.rules import timeline
from schakel.toolbox.measure import Basis, SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.web.kit import page
from schakel.web.kit.days import begin_until
from schakel.web.kit.sources import doubt_of, verification_of


@dataclass(frozen=True)
class Article:
    """An article with its days; a locked one has no number and no source, only its doubt."""

    number: str
    period: str
    source: str = ""
    verification: page.Verification | None = None
    doubt: str = ""


@dataclass(frozen=True)
class Rests:
    """One source, and how sure it is."""

    text: str
    verification: page.Verification


def articles(measure: SafetyMeasure, day: date) -> tuple[Article, ...]:
    """Return the articles of the measure, those of the day first, old and new numbers apart."""
    now = measure.basis_on(day)
    others = tuple(one for one in measure.basis if one not in now)
    return tuple(_article(one) for one in (*now, *others))


def _article(basis: Basis) -> Article:
    if not basis.may_be_printed:
        unseen = _("nieuw nummer, nog niet getoond")
        return Article(
            unseen, begin_until(basis.begin, basis.until), doubt=doubt_of(basis.verification)
        )
    shown = verification_of(basis.verification)
    return Article(basis.article, begin_until(basis.begin, basis.until), basis.source.text, shown)


def every_source(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> tuple[Rests, ...]:
    """Return each source of the measure once, with every doubt about what rests on it."""
    told: dict[tuple[str, bool], list[Verification]] = {}
    for source, verification in _parts(toolbox, measure, day):
        told.setdefault((source.text, verification.is_verified), []).append(verification)
    return tuple(
        Rests(text, verification_of(held[0]) if verified else _unverified(held))
        for (text, verified), held in told.items()
    )


def _unverified(held: list[Verification]) -> page.Verification:
    doubts = dict.fromkeys(one.doubt for one in held if one.doubt)
    return page.Verification(Status.UNVERIFIED.value, source="; ".join(doubts))


def _parts(
    toolbox: Toolbox, measure: SafetyMeasure, day: date
) -> Iterator[tuple[Source, Verification]]:
    values = (timeline.at(dated, day) for dated in measure.values.values())
    parts = (
        *measure.basis,
        *measure.addressees,
        *measure.conditions_on(day),
        *measure.steps_on(day),
        *(value for value in values if value),
        measure.duration,
        measure.decision,
        measure.evidence,
        *(toolbox.remedy(code) for code in measure.remedies),
        *measure.lighter,
    )
    yield measure.source, measure.verification
    for part in parts:
        # The source of a locked number may hold that number.
        if part is not None and part.verification.status is not Status.LOCKED:
            yield part.source, part.verification
