# SPDX-License-Identifier: EUPL-1.2
"""What `access.decide` must know of a meeting or a point that the actor sees; to explain it."""

import uuid

from schakel.access.facts import Facts
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import TableId
from schakel.meetings import structure
from schakel.meetings.models import AgendaItem, Meeting

MEETING, ITEM, RECORD = "meeting", "item", "record"
KINDS = frozenset({MEETING, ITEM, RECORD})


def known(kind: str, thing: uuid.UUID) -> tuple[Facts, tuple[TableId, ...]]:
    """Return the structure of a meeting, a point or its record, and the table; at most six queries.

    The record of a point is asked by the id of the point.

    Raises:
        NotFoundError: no such kind, no such thing, or the actor may not know that it exists.
    """
    if kind == MEETING:
        meeting = Meeting.objects.filter(pk=thing).first()
        if meeting is None:
            raise NotFoundError
        return structure.meeting_facts(meeting), (TableId(meeting.table_id),)
    item = AgendaItem.objects.select_related("meeting").filter(pk=thing).first()
    if kind not in KINDS or item is None:
        raise NotFoundError
    return structure.item_facts(item), (TableId(item.meeting.table_id),)
