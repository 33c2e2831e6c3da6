# SPDX-License-Identifier: EUPL-1.2
"""What people hear about a meeting. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

MEETING_PLANNED = NoticeKind("meeting_planned", _("U bent uitgenodigd voor een overleg."))
MEETING_CHANGED = NoticeKind(
    "meeting_changed", _("Een overleg waarvoor u uitgenodigd bent, verandert.")
)
MINUTES_READY = NoticeKind("minutes_ready", _("Er ligt een verslag klaar om na te lezen."))
MINUTES_APPROVED = NoticeKind("minutes_approved", _("Een verslag is goedgekeurd."))
