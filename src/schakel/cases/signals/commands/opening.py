# SPDX-License-Identifier: EUPL-1.2
"""From a retained signal to a case: a pseudonym, a casusregisseur, a circle of few."""

import json
import uuid
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.access.decide import require, require_law
from schakel.actors import queries as actors
from schakel.cases.case.access import CASE
from schakel.cases.case.terms import months_later
from schakel.cases.circle.access import MEMBER
from schakel.cases.circle.joining import may_join_case
from schakel.cases.circle.notices import INVITED
from schakel.cases.models import Identity, InformationCheck, Signal
from schakel.cases.signals import intake, likeness
from schakel.cases.signals.access import OPEN_CASE
from schakel.cases.signals.facts import TurnKind
from schakel.cases.signals.notices import CASE_OPENED
from schakel.cases.signals.queries.pseudonyms import is_free
from schakel.cases.signals.standing import signal_standing
from schakel.cases.signals.turns import (
    file_of_signal,
    holders,
    leader,
    lock_signal,
    take_turn,
    tell_giver,
)
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import CaseId, MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import SubjectKind
from schakel.notices.telling import notify, notify_all
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
    require(actor, OPEN_CASE, signal_standing(signal, identity=identity), day)
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
    take_turn(signal, TurnKind.IN_CASE, by, day)
    case_id = CaseId(uuid.uuid4())
    review_on = months_later(day, framework.value("review_every_months", day).value)
    circle = tuple(dict.fromkeys([director, *holders(table.id, LEADERS, day)]))
    asked = None if identity is None else _place_for_giver(signal, circle, day)
    words = {
        "id": str(case_id),
        "pseudonym": pseudonym,
        "review_on": review_on.isoformat(),
        "director": str(director),
        "asked": None if asked is None else str(asked),
    }
    _open(actor, signal, words, circle, by, day)
    notify_all([one for one in circle if one != by], CASE_OPENED, CASE, case_id, day)
    tell_giver(signal, day)
    if asked is not None:
        notify(MandateId(signal.giver_id), INVITED, MEMBER, asked, day)
    return case_id


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


def _open(
    actor: Actor,
    signal: Signal,
    words: dict[str, str | None],
    circle: tuple[MandateId, ...],
    by: MandateId,
    day: date,
) -> None:
    case = uuid.UUID(words["id"])
    about = About(CASE, case, case=case, table=signal.table_id)
    done = entry(actor.person, OPEN_CASE, about, day=day)
    try:
        with transaction.atomic():
            change("cases.open_case", signal.id, json.dumps(words), list(circle), by, entry=done)
    except IntegrityError as error:
        sentence = _("Deze schuilnaam werd net gekozen. Kies een andere.")
        raise RefusedInputError(field="pseudonym", message=sentence) from error


def _place_for_giver(signal: Signal, circle: tuple[MandateId, ...], day: date) -> uuid.UUID | None:
    """Return the id of an invitation for the giver, None when he is not asked."""
    giver = MandateId(signal.giver_id)
    partner = None if giver in circle else actors.mandate_facts([giver]).get(giver)
    # Whom the law keeps out is not invited; the coordinator hears why when she asks.
    if partner is None or not partner.active_on(day):
        return None
    table = tables.table(TableId(signal.table_id))
    return uuid.uuid4() if may_join_case(table, partner, day).allowed else None
