# SPDX-License-Identifier: EUPL-1.2
"""Asking the information officer if somebody may be discussed. The answer is a date, no text."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.cases.models import Identity, InformationCheck
from schakel.cases.signals.access import ANSWER_INFORMATION, ASK_INFORMATION, CHECK, SIGNAL
from schakel.cases.signals.notices import INFORMATION_ANSWERED, INFORMATION_ASKED
from schakel.cases.signals.standing import check_standing, signal_standing
from schakel.cases.signals.turns import holders, leader, lock_signal, touch
from schakel.journal.commands import change, entry, record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.notices.telling import notify, notify_all


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
    require(actor, ASK_INFORMATION, signal_standing(signal, identity=identity), day)
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
    notify(asked_of, INFORMATION_ASKED, CHECK, check.id, day)
    about = About(SIGNAL, signal_id, table=signal.table_id)
    record(actor.person, ASK_INFORMATION, about, day=day)
    return check.id


def answer_information(
    actor: Actor, check_id: uuid.UUID, *, may_be_discussed: bool, day: date
) -> None:
    """Answer with a date: may be discussed, or please call. The officer no longer sees the name."""
    check = InformationCheck.objects.filter(pk=check_id).first()
    if check is None:
        raise NotFoundError
    require(actor, ANSWER_INFORMATION, check_standing(check), day)
    readers = holders(TableId(check.table_id), (TablePower.COORDINATE,), day)
    told = [MandateId(check.asked_by_id), *readers]
    # About the question, which the officer sees, not about the signal, which he never does.
    notify_all(told, INFORMATION_ANSWERED, CHECK, check.id, day)
    about = About(CHECK, check.id, table=check.table_id)
    done = entry(actor.person, ANSWER_INFORMATION, about, day=day)
    change("cases.answer_information", check.id, may_be_discussed, entry=done)
