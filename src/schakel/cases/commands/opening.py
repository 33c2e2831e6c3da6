# SPDX-License-Identifier: EUPL-1.2
"""From a retained signal to a case: a pseudonym, a casusregisseur, a circle of few."""

import uuid
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.decide import require, require_law
from schakel.actors import queries as actors
from schakel.cases import intake, likeness
from schakel.cases.commands.turns import (
    file_of_signal,
    holders,
    leader,
    lock_signal,
    move,
    take_turn,
    tell_giver,
)
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.facts.signals import TurnKind
from schakel.cases.joining import may_join_case
from schakel.cases.models import (
    Case,
    CaseMember,
    CasePlace,
    Identity,
    InformationCheck,
    Signal,
)
from schakel.cases.notices import notify, notify_all
from schakel.cases.queries.pseudonyms import is_free
from schakel.cases.structure import signal_facts
from schakel.cases.terms import months_later
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import CaseId, MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import CaseState, MembershipState, SignalState, SubjectKind
from schakel.tables import queries as tables

DIRECTORS = (TablePower.DIRECT_CASE, TablePower.COORDINATE)
LEADERS = (TablePower.COORDINATE, TablePower.CHAIR)


def open_case(
    actor: Actor,
    signal_id: SignalId,
    *,
    pseudonym: str,
    director: MandateId,
    version: int,
    day: date,
) -> CaseId:
    """Begin the case of a retained signal, in the same file, with a review date from the law.

    Raises:
        AccessDeniedError: not retained, no opened name, or the officer did not clear it yet.
        RefusedInputError: the pseudonym is taken or gives the name away; the director has no power.
    """
    signal = lock_signal(signal_id, version)
    identity = Identity.objects.filter(signal_id=signal.id, opened_on__isnull=False).first()
    require(actor, Action.OPEN_CASE, signal_facts(signal, identity=identity), day)
    table = tables.table(TableId(signal.table_id))
    framework = intake.framework_on(table.kind, day)
    require_law(
        intake.may_become_case(
            table.kind,
            SubjectKind(signal.subject_kind),
            is_open=identity is not None,
            checks=InformationCheck.objects.filter(signal_id=signal.id),
            day=day,
        )
    )
    _check_pseudonym(signal, identity, pseudonym)
    if director not in holders(table.id, DIRECTORS, day):
        raise RefusedInputError(
            field="director", message=_("Kies iemand die aan deze tafel casusregie heeft.")
        )
    by = leader(actor, signal, day)
    case = Case(
        id=uuid.uuid4(),
        file_id=signal.file_id,
        table_id=table.id,
        pseudonym=pseudonym,
        subject_kind=signal.subject_kind,
        concern=signal.concern,
        state=CaseState.DELIBERATION,
        opened_on=day,
        review_on=months_later(day, framework.value("review_every_months", day).value),
        director_id=director,
    )
    _save_case(case)
    CasePlace(case_id=case.id, table_id=table.id, begin=day, by_id=by).save(force_insert=True)
    circle = dict.fromkeys([director, *holders(table.id, LEADERS, day)])
    _gather(case, circle, by, day)
    take_turn(signal, TurnKind.IN_CASE, by, day)
    signal.case_id = case.id
    signal.save(update_fields=["case"])
    move(signal, SignalState.CLOSED_AS_CASE, day)
    tell_giver(signal, day)
    if identity is not None:
        identity.case_id = case.id
        identity.save(update_fields=["case"])
        _invite_giver(case, signal, circle, by, day)
    about = About("case", case.id, case=case.id, table=table.id)
    record(actor.person, Action.OPEN_CASE, about, day=day)
    return CaseId(case.id)


def _check_pseudonym(signal: Signal, identity: Identity | None, pseudonym: str) -> None:
    if not is_free(TableId(signal.table_id), pseudonym):
        sentence = _("Deze schuilnaam bestaat al aan deze tafel. Kies een andere.")
        raise RefusedInputError(field="pseudonym", message=sentence)
    if identity is None:
        return
    file = file_of_signal(signal)
    name = file.open(identity.name, table="cases_identity", row=identity.id, column="name")
    if likeness.gives_away(pseudonym, name):
        sentence = _("Deze schuilnaam verraadt de naam. Kies een andere.")
        raise RefusedInputError(field="pseudonym", message=sentence)


def _save_case(case: Case) -> None:
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError as error:
        sentence = _("Deze schuilnaam werd net gekozen. Kies een andere.")
        raise RefusedInputError(field="pseudonym", message=sentence) from error


def _gather(case: Case, circle: dict[MandateId, None], by: MandateId, day: date) -> None:
    for mandate in circle:
        _add(case, mandate, MembershipState.ACCEPTED, by, day)
    others = [mandate for mandate in circle if mandate != by]
    notify_all(others, NoticeKind.CASE_OPENED, "case", case.id, day)


def _invite_giver(
    case: Case, signal: Signal, circle: dict[MandateId, None], by: MandateId, day: date
) -> None:
    giver = MandateId(signal.giver_id)
    if giver in circle:
        return
    partner = actors.mandate_facts([giver]).get(giver)
    table = tables.table(TableId(signal.table_id))
    # Whom the law keeps out is not invited; the coordinator hears why when she asks.
    if partner is None or not may_join_case(table, partner, day).allowed:
        return
    place = _add(case, giver, MembershipState.INVITED, by, day)
    notify(giver, NoticeKind.INVITED, "membership", place, day)


def _add(
    case: Case, mandate: MandateId, state: MembershipState, by: MandateId, day: date
) -> uuid.UUID:
    member = CaseMember(
        case_id=case.id,
        mandate_id=mandate,
        state=state,
        concern=case.concern,
        invited_by_id=by,
        begin=day,
    )
    member.save(force_insert=True)
    return member.id
