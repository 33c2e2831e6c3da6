# SPDX-License-Identifier: EUPL-1.2
"""What readers hear about a contribution. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

CONTRIBUTION_SHARED = NoticeKind("contribution_shared", _("Iemand deelde iets met u in een casus."))
CONTRIBUTION_CHANGED = NoticeKind(
    "contribution_changed", _("Iemand verbeterde of trok in wat u kon lezen.")
)
