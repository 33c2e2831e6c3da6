# SPDX-License-Identifier: EUPL-1.2
"""From rows to what `access.decide` must know."""

from schakel.access.facts import CaseFacts, ItemFacts, MeetingFacts
from schakel.cases.queries import agenda as cases
from schakel.kernel.ids import CaseId, ItemId, MandateId, MeetingId, TableId
from schakel.meetings.models import AgendaItem, ItemReader, Meeting


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """Return the structure of a meeting; one query."""
    on_agenda = AgendaItem.objects.filter(meeting=meeting, case__isnull=False)
    guests = cases.circle_of(on_agenda.values_list("case_id", flat=True))
    return MeetingFacts(
        MeetingId(meeting.id),
        TableId(meeting.table_id),
        frozenset(seat.mandate.id for seat in guests),
    )


def item_facts(item: AgendaItem) -> ItemFacts:
    """Return the structure of an item; two queries, and three for its case."""
    readers = ItemReader.objects.filter(item=item).values_list("mandate_id", flat=True)
    return ItemFacts(
        id=ItemId(item.id),
        meeting=meeting_facts(item.meeting),
        case=_case_of(item),
        readers=frozenset(MandateId(one) for one in readers),
    )


def _case_of(item: AgendaItem) -> CaseFacts | None:
    if item.case_id is None:
        return None
    case = CaseId(item.case_id)
    return cases.structure_of([case]).get(case)
