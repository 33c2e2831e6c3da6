# SPDX-License-Identifier: EUPL-1.2
"""What people hear about an invitation. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

INVITED = NoticeKind("invited", _("U bent uitgenodigd voor een casus."))
INVITATION_ANSWERED = NoticeKind("invitation_answered", _("Iemand antwoordde op een uitnodiging."))
