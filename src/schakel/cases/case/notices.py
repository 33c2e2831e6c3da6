# SPDX-License-Identifier: EUPL-1.2
"""What people hear about a case. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

CASE_MOVED = NoticeKind("case_moved", _("Een casus ligt nu bij uw tafel, of niet meer."))
CASE_CLOSED = NoticeKind("case_closed", _("Een casus waaraan u meewerkte, is afgesloten."))
CASE_REOPENED = NoticeKind("case_reopened", _("Een casus waaraan u meewerkte, is heropend."))
PROTOCOL_ENDS = NoticeKind("protocol_ends", _("Een protocol van uw tafel loopt binnenkort af."))
