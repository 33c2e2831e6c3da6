# SPDX-License-Identifier: EUPL-1.2
"""What a table hears of a tendency. No name, no concern, no content."""

from schakel.kernel.message import Message as _
from schakel.notices.facts import NoticeKind

TENDENCY_GIVEN = NoticeKind("tendency_given", _("Een tafel gaf een tendens door."))
