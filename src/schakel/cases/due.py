# SPDX-License-Identifier: EUPL-1.2
"""What falls due by itself, for the clock: it acts in nobody's name and decides nothing."""

from datetime import date, timedelta

from django.core.mail import get_connection
from django.core.mail.message import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.cases.case.notices import PROTOCOL_ENDS
from schakel.cases.models import Draft, Identity, InformationCheck, Signal, SignalTurn, Task
from schakel.cases.signals.access import DESTROY_SIGNAL, SIGNAL
from schakel.cases.signals.queries.signals import SEALED
from schakel.cases.tasks.access import TASK
from schakel.cases.tasks.notices import TASK_OVERDUE
from schakel.journal import commands as journal
from schakel.journal.facts import About
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.people import TablePower
from schakel.kernel.vocabulary import SignalState, TaskState
from schakel.notices.facts import sentence
from schakel.notices.models import Notice
from schakel.notices.telling import notify_all
from schakel.rules import law
from schakel.tables import queries as tables
from schakel.tables.access import PROTOCOL
from schakel.vault import commands as vault

BATCH = 200


def destroy_refused_signals(day: date) -> int:
    """Destroy names and texts of refused signals whose term has passed; return how many. The row
    stays as a count."""
    refused = Signal.objects.filter(state=SignalState.REFUSED, destroy_on__lte=day)[:BATCH]
    for signal in refused:
        file = signal.file_id
        Identity.objects.filter(signal_id=signal.id).delete()
        SignalTurn.objects.filter(signal_id=signal.id).delete()
        InformationCheck.objects.filter(signal_id=signal.id).delete()
        for column in SEALED:
            setattr(signal, column, b"")
        signal.file_id = None
        signal.state = SignalState.DESTROYED
        signal.save(update_fields=[*SEALED, "file", "state"])
        if file is not None:
            vault.destroy_file(file)
        journal.record(
            None, DESTROY_SIGNAL, About(SIGNAL, signal.id, table=signal.table_id), day=day
        )
    return len(refused)


def drop_old_drafts(day: date) -> int:
    """Destroy drafts past their day; return how many."""
    old = list(Draft.objects.filter(gone_on__lte=day).values_list("id", "file_id")[:BATCH])
    for draft, file in old:
        Draft.objects.filter(pk=draft).delete()
        vault.destroy_file(file)
    return len(old)


def announce_overdue_tasks(day: date) -> int:
    """Tell each owner once that the day of a task is past; return how many."""
    told = Notice.objects.filter(kind=TASK_OVERDUE.code).values("about")
    late = Task.objects.filter(due_on__lt=day, state__in=(TaskState.OPEN, TaskState.BUSY)).exclude(
        pk__in=told
    )[:BATCH]
    for task in late:
        notify_all([MandateId(task.owner_id)], TASK_OVERDUE, TASK, task.id, day)
    return len(late)


def announce_ending_protocols(day: date) -> int:
    """Tell the coordinators of a table once that its protocol ends within the term of the law;
    return how many."""
    number = 0
    for protocol in tables.protocols_ending(day, day + timedelta(days=_longest_notice(day))):
        table = tables.table(protocol.table)
        days = (
            law.book()
            .on(day)
            .framework(table.kind)
            .value("protocol_renewal_notice_days", day)
            .value
        )
        told = Notice.objects.filter(kind=PROTOCOL_ENDS.code, about=protocol.id).exists()
        if told or protocol.valid_until > day + timedelta(days=days):
            continue
        number += 1
        notify_all(
            _coordinators(protocol.table, day),
            PROTOCOL_ENDS,
            PROTOCOL,
            protocol.id,
            day,
        )
    return number


def deliver_notices() -> int:
    """Mail what was not mailed yet; return how many. A mail says that something happened, never
    what."""
    waiting = list(Notice.objects.filter(mailed_at__isnull=True).order_by("at")[:BATCH])
    if not waiting:
        return 0
    mandates = actors.mandate_facts(MandateId(notice.mandate_id) for notice in waiting)
    with get_connection() as connection:
        for notice in waiting:
            person = mandates[MandateId(notice.mandate_id)].person
            EmailMessage(
                subject=_("Er is een bericht voor u in Schakel"),
                body=_("Dag %(name)s,\n\n%(sentence)s\n\nMeld u aan in Schakel om het te lezen.\n")
                % {"name": person.given_name, "sentence": sentence(notice.kind)},
                to=[person.email],
                connection=connection,
            ).send()
            notice.mailed_at = timezone.now()
            notice.save(update_fields=["mailed_at"])
    return len(waiting)


def _longest_notice(day: date) -> int:
    kinds = law.book().on(day).table_kinds()
    return max(kind.value("protocol_renewal_notice_days", day).value for kind in kinds)


def _coordinators(table: TableId, day: date) -> list[MandateId]:
    return [
        place.mandate.id for place in tables.places(table, day, roles=[TablePower.COORDINATE.value])
    ]
