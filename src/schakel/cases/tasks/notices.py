# SPDX-License-Identifier: EUPL-1.2
"""What people hear about a task. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

TASK_GIVEN = NoticeKind("task_given", _("Er is een afspraak voor u."))
TASK_REPORTED = NoticeKind("task_reported", _("Iemand berichtte over een afspraak."))
TASK_OVERDUE = NoticeKind("task_overdue", _("De dag van een afspraak is voorbij."))
