# SPDX-License-Identifier: EUPL-1.2
"""Asking the information officer if somebody may be discussed. The answer is a date, no text."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.decide import require
from schakel.cases.commands.turns import holders, leader, lock_signal, touch
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.models import Identity, InformationCheck
from schakel.cases.notices import notify, notify_all
from schakel.cases.structure import check_facts, signal_facts
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower


def ask_information(
    actor: Actor, signal_id: SignalId, asked_of: MandateId, *, version: int, day: date
) -> uuid.UUID:
    """Ask an information officer of this table; he sees the name until he answers.

    Raises:
        AccessDeniedError: the name is not open, or the actor does not coordinate.
        RefusedInputError: nobody to ask, or it was asked already.
    """
    signal = lock_signal(signal_id, version)
    identity = Identity.objects.filter(signal_id=signal.id, opened_on__isnull=False).first()
    require(actor, Action.ASK_INFORMATION, signal_facts(signal, identity=identity), day)
    if asked_of not in holders(TableId(signal.table_id), (TablePower.INFORM,), day):
        raise RefusedInputError(
            field="asked_of", message=_("Kies een information officer van deze tafel.")
        )
    asked_before = InformationCheck.objects.filter(signal_id=signal.id)
    if asked_before.filter(call_on__isnull=True).exists():
        raise RefusedInputError(field="asked_of", message=_("Deze vraag is al gesteld."))
    check = InformationCheck(
        id=uuid.uuid4(),
        signal_id=signal.id,
        table_id=signal.table_id,
        asked_of_id=asked_of,
        asked_by_id=leader(actor, signal, day),
        concern=signal.concern,
        asked_on=day,
    )
    check.save(force_insert=True)
    touch(signal)
    notify(asked_of, NoticeKind.INFORMATION_ASKED, "check", check.id, day)
    about = About("signal", signal_id, table=signal.table_id)
    record(actor.person, Action.ASK_INFORMATION, about, day=day)
    return check.id


def answer_information(
    actor: Actor, check_id: uuid.UUID, *, may_be_discussed: bool, day: date
) -> None:
    """Answer with a date: may be discussed, or please call. The officer no longer sees the name."""
    check = InformationCheck.objects.select_for_update().filter(pk=check_id).first()
    # Who asked may see the question but not lock it; he hears why he cannot answer.
    check = check or InformationCheck.objects.filter(pk=check_id).first()
    if check is None:
        raise NotFoundError
    require(actor, Action.ANSWER_INFORMATION, check_facts(check), day)
    check.cleared_on, check.call_on = (day, None) if may_be_discussed else (None, day)
    check.save(update_fields=["cleared_on", "call_on"])
    readers = holders(TableId(check.table_id), (TablePower.COORDINATE,), day)
    told = [MandateId(check.asked_by_id), *readers]
    notify_all(told, NoticeKind.INFORMATION_ANSWERED, "signal", check.signal_id, day)
    about = About("check", check.id, table=check.table_id)
    record(actor.person, Action.ANSWER_INFORMATION, about, day=day)
