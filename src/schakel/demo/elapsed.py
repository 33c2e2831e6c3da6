# SPDX-License-Identifier: EUPL-1.2
"""What the two years bring by themselves: terms that end, and notices mailed and read."""

from datetime import date, timedelta

from django.db import connections, transaction

from schakel.cases import due
from schakel.demo import past
from schakel.demo.content.region import DemoRegion
from schakel.demo.content.vocabulary import Act
from schakel.jobs.login import as_clock
from schakel.rules import law

# Within a week somebody may still have to read what happened.
UNREAD = timedelta(days=7)


def let_time_pass(region: DemoRegion, *, alias: str) -> None:
    """Let the clock do what fell due on its day; what happened long ago was mailed and read."""
    with as_clock():
        for day in sorted(_days_of_destruction(region)):
            with past.at(past.moment(day, 0)), transaction.atomic():
                due.destroy_refused_signals(day)
        for work in (due.announce_overdue_tasks, due.announce_ending_protocols):
            with transaction.atomic():
                work(region.today)
    with connections[alias].cursor() as cursor:
        # One statement for thousands of notices; the columns are the mail's and the reader's own.
        cursor.execute("UPDATE notices_notice SET mailed_at = at WHERE mailed_at IS NULL")
        cursor.execute(
            "UPDATE notices_notice SET read_at = at + interval '3 hours' "
            "WHERE read_at IS NULL AND day < %s",
            [region.today - UNREAD],
        )


def _days_of_destruction(region: DemoRegion) -> set[date]:
    days = set()
    for case in region.cases:
        if case.triage and case.triage[-1].act is Act.REFUSE:
            refused = case.triage[-1].day
            framework = law.book().on(refused).framework(region.table(case.table).kind)
            term = framework.value("refused_signal_days", refused).value
            days.add(refused + timedelta(days=term))
    return {day for day in days if day <= region.today}
