# SPDX-License-Identifier: EUPL-1.2
"""What people hear about a signal. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

SIGNAL_GIVEN = NoticeKind("signal_given", _("Er kwam een signaal binnen dat op triage wacht."))
SIGNAL_MOVED = NoticeKind("signal_moved", _("Er is iets gebeurd met een signaal dat u gaf."))
SIGNAL_SEALED = NoticeKind(
    "signal_sealed",
    _("Een signaal dat u gaf, is afgerond en niet meer te lezen. Bel de coördinator voor uitleg."),
)
SIGNAL_ANSWERED = NoticeKind(
    "signal_answered", _("Een gever antwoordde op uw vraag over een signaal.")
)
SIGNAL_PROPOSED = NoticeKind("signal_proposed", _("Er ligt een signaal klaar waarover u beslist."))
SIGNAL_RETAINED = NoticeKind("signal_retained", _("Over een signaal aan uw tafel is beslist."))
SIGNAL_NAMED = NoticeKind(
    "signal_named", _("Een gever vulde een signaal aan. De coördinator kan verder.")
)
INFORMATION_ASKED = NoticeKind("information_asked", _("De coördinator stelt u een vraag."))
INFORMATION_ANSWERED = NoticeKind(
    "information_answered", _("De information officer antwoordde op uw vraag.")
)
CASE_OPENED = NoticeKind("case_opened", _("Er begon een casus waaraan u meewerkt."))
