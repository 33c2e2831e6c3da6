# SPDX-License-Identifier: EUPL-1.2
"""Two measures beside each other: the same rows for each, in the same order."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.web.kit.page import Text
from schakel.web.toolbox import presenter
from schakel.web.toolbox.labels import PHASES


@dataclass(frozen=True)
class Row:
    """A heading and what this measure says under it."""

    heading: str
    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Column:
    """One of the two measures."""

    entry: presenter.Entry
    rows: tuple[Row, ...]


def column(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> Column:
    """Return a measure as a column; every column has the same rows, none empty."""
    confirmed = presenter.confirmation(toolbox, measure, day)
    rows = (
        Row(_("Fase"), (PHASES[measure.phase][0],)),
        Row(_("Wie beslist"), (measure.who_decides,)),
        Row(_("Voor wie"), tuple(_whom(one) for one in presenter.for_whom(measure.addressees))),
        Row(_("Wanneer"), measure.when),
        Row(_("Wanneer niet"), measure.when_not),
        Row(_("Hoe lang"), (measure.duration.sentence,)),
        Row(_("Bevestiging"), (_joined(confirmed.value, confirmed.small),)),
        Row(_("Beroep"), _appeals(toolbox, measure, day)),
        Row(_("Bewijs dat mag"), tuple(one.sentence for one in measure.evidence.admissible)),
        Row(_("Bewijs dat niet mag"), tuple(one.sentence for one in measure.evidence.inadmissible)),
        Row(_("Lichter"), tuple(way.link.label for way in presenter.lighter(toolbox, measure))),
    )
    nothing = _("niets genoteerd")
    return Column(
        presenter.entry(toolbox, measure),
        tuple(row if row.lines else Row(row.heading, (nothing,)) for row in rows),
    )


def _whom(one: presenter.ForWhom) -> str:
    return _joined(str(one.kind), one.ages)


def _appeals(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> tuple[str, ...]:
    if not measure.remedies:
        return (measure.no_remedy or _("nog te verifiëren"),)
    appeals = presenter.appeals(toolbox, measure, day, last_days={})
    return tuple(_joined(one.name, one.term) for one in appeals)


def _joined(first: str, then: str) -> str:
    return ", ".join(part for part in (first, then) if part)
