# SPDX-License-Identifier: EUPL-1.2
"""What falls due and how often. Arguments hold no case text: the queue keeps them in the clear."""

import logging
from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from schakel.cases import due
from schakel.jobs.login import as_clock

logger = logging.getLogger(__name__)

NIGHTLY: dict[str, Callable[[date], int]] = {
    "refused signals destroyed": due.destroy_refused_signals,
    "old drafts gone": due.drop_old_drafts,
    "overdue tasks announced": due.announce_overdue_tasks,
    "ending protocols announced": due.announce_ending_protocols,
}


@app.periodic(cron="*/10 * * * *")
@app.task(name="due_work", queueing_lock="due_work")
def due_work(timestamp: int) -> None:  # noqa: ARG001  (procrastinate passes the moment)
    """Do everything that is due today; each kind in a transaction of its own, so that one failure
    stops no other."""
    with as_clock():
        day = timezone.localdate()
        for name, work in NIGHTLY.items():
            _once(name, partial(work, day))


@app.periodic(cron="* * * * *")
@app.task(name="deliver_notices", queueing_lock="deliver_notices")
def deliver_notices(timestamp: int) -> None:  # noqa: ARG001
    """Mail the notices that were not mailed yet; without content."""
    with as_clock():
        _once("notices mailed", due.deliver_notices)


def _once(name: str, work: Callable[[], int]) -> None:
    with transaction.atomic():
        number = work()
    if number:
        logger.info("%s: %d", name, number)
