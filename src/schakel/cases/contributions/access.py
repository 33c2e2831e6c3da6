# SPDX-License-Identifier: EUPL-1.2
"""Who reads a contribution and who reads along; the giver corrects, withdraws and widens."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Kind, Reading, Rows
from schakel.cases.case.access import CASE, CASE_OPEN, read_case
from schakel.cases.case.standing import CaseStanding, standings_of, unseen
from schakel.cases.contributions.models import Contribution, ContributionReader
from schakel.cases.signals.access import GIVER
from schakel.kernel.ids import CaseId, ContributionId, MandateId, TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import CaseState
from schakel.kernel.ways import Way
from schakel.tables.access import ASK_COORDINATOR

CONTRIBUTION_GIVER = Rule("contribution/giver", _("U gaf deze inbreng zelf."))
CONTRIBUTION_READER = Rule("contribution/reader", _("De gever koos u als lezer."))
CIRCLE = Rule(
    "circle",
    _("U hoort bij de kring van deze casus."),
    _("Alleen wie bij de kring van deze casus hoort, kan dit."),
    (ASK_COORDINATOR,),
)
STANDING = Rule(
    "contribution_standing",
    _("Deze inbreng geldt nog."),
    _("Deze inbreng is al verbeterd of ingetrokken."),
    (Way(_("Open de laatste versie.")),),
)


@dataclass(frozen=True)
class ContributionStanding:
    """A contribution and its reader rows."""

    id: ContributionId
    case: CaseStanding
    giver: MandateId
    readers: frozenset[MandateId]
    is_withdrawn: bool = False
    is_corrected: bool = False


@dataclass(frozen=True)
class ReaderStanding:
    """A reader row: who reads, and who gave."""

    mandate: MandateId
    giver: MandateId | None


def read_contribution(actor: Actor, contribution: ContributionStanding, day: date) -> Rule | None:
    """Return what opens a contribution: giving it, or a reader row while it is not withdrawn."""
    if actor.acts_in(contribution.giver, day):
        return CONTRIBUTION_GIVER
    reads = contribution.readers & actor.mandate_ids(day) and not contribution.is_withdrawn
    return CONTRIBUTION_READER if reads else None


def read_reader(actor: Actor, reader: ReaderStanding, day: date) -> Rule | None:
    """Return what shows a reader row: being that reader, or having given the contribution."""
    if actor.acts_in(reader.mandate, day):
        return CONTRIBUTION_READER
    gave = reader.giver is not None and actor.acts_in(reader.giver, day)
    return CONTRIBUTION_GIVER if gave else None


def share_contribution(actor: Actor, case: CaseStanding, day: date) -> Answer:
    """Return whether the actor reads the case and it is not closed; rules: circle, case_open."""
    if read_case(actor, case, day) is None:
        return CIRCLE, False
    return CASE_OPEN, case.state is not CaseState.CLOSED


def change_contribution(actor: Actor, contribution: ContributionStanding, day: date) -> Answer:
    """Return whether the actor gave it and it stands; rules: giver, contribution_standing."""
    if not actor.acts_in(contribution.giver, day):
        return GIVER, False
    return STANDING, not (contribution.is_withdrawn or contribution.is_corrected)


def contribution_standing(
    contribution: Contribution,
    case: CaseStanding,
    readers: Iterable[ContributionReader],
    *,
    is_corrected: bool,
) -> ContributionStanding:
    """Return the standing of a contribution."""
    return ContributionStanding(
        id=ContributionId(contribution.id),
        case=case,
        giver=MandateId(contribution.giver_id),
        readers=frozenset(MandateId(row.mandate_id) for row in readers),
        is_withdrawn=contribution.withdrawn_on is not None,
        is_corrected=is_corrected,
    )


def contribution_standings(
    rows: Sequence[Contribution], using: str
) -> Mapping[uuid.UUID, ContributionStanding]:
    """Return the standing of these contributions; five queries."""
    ids = [row.id for row in rows]
    cases = standings_of({row.case_id for row in rows}, using)
    readers: dict[uuid.UUID, list[ContributionReader]] = {}
    for reader in ContributionReader.objects.using(using).filter(contribution_id__in=ids):
        readers.setdefault(reader.contribution_id, []).append(reader)
    later = Contribution.objects.using(using).filter(corrects_id__in=ids)
    corrected = set(later.values_list("corrects_id", flat=True))
    return {
        row.id: contribution_standing(
            row,
            cases.get(row.case_id) or unseen(CaseId(row.case_id)),
            readers.get(row.id, ()),
            is_corrected=row.id in corrected,
        )
        for row in rows
    }


def _readers(rows: Sequence[ContributionReader], using: str) -> Mapping[uuid.UUID, ReaderStanding]:
    given = Contribution.objects.using(using).in_bulk([row.contribution_id for row in rows])
    found = {}
    for row in rows:
        contribution = given.get(row.contribution_id)
        giver = None if contribution is None else MandateId(contribution.giver_id)
        found[row.id] = ReaderStanding(MandateId(row.mandate_id), giver)
    return found


def _tables(contribution: ContributionStanding) -> Iterable[TableId]:
    return contribution.case.tables


def _mandates(contribution: ContributionStanding) -> Iterable[MandateId]:
    return (contribution.giver, *contribution.readers, *contribution.case.accepted)


def _reader_mandates(reader: ReaderStanding) -> Iterable[MandateId]:
    return (reader.mandate,)


CONTRIBUTION = Kind(
    "contribution",
    _("inbreng"),
    Reading("read_contribution", _("las een inbreng"), read_contribution),
    (Rows(Contribution, contribution_standings, file="file_id"),),
    others=_("Alleen de gever en wie de gever als lezer koos."),
    tables=_tables,
    mandates=_mandates,
)
CONTRIBUTION_READERS = Kind(
    "contribution_reader",
    _("lezer van een inbreng"),
    Reading("read_contribution_reader", _("las wie een inbreng leest"), read_reader),
    (Rows(ContributionReader, _readers),),
    others=_("De gever, en de lezer zelf."),
    mandates=_reader_mandates,
)

SHARE_CONTRIBUTION = Action("share_contribution", _("deelde een inbreng"), CASE, share_contribution)
CORRECT_CONTRIBUTION = Action(
    "correct_contribution", _("verbeterde een inbreng"), CONTRIBUTION, change_contribution
)
WITHDRAW_CONTRIBUTION = Action(
    "withdraw_contribution", _("trok een inbreng in"), CONTRIBUTION, change_contribution
)
WIDEN_CONTRIBUTION = Action(
    "widen_contribution",
    _("opende een inbreng voor meer lezers"),
    CONTRIBUTION,
    change_contribution,
)
