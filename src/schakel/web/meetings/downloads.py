# SPDX-License-Identifier: EUPL-1.2
"""What somebody takes along: minutes as a document, the template of a protocol."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from schakel.documents import docx, pdf
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import ItemId, TableId
from schakel.kernel.people import Actor
from schakel.meetings.access import DOWNLOAD_MINUTES, RECORD
from schakel.meetings.queries.papers import MinutesView, minutes_of
from schakel.tables import queries as tables
from schakel.tables.access import DOWNLOAD_PROTOCOL, PROTOCOL
from schakel.web.kit.ground import function_name
from schakel.web.kit.request import ActingRequest
from schakel.web.meetings import papers

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COMMON, OWN = "gemeenschappelijk", "eigen"


@require_safe
def file(request: ActingRequest, item: UUID, copy: str, suffix: str) -> HttpResponse:
    """Give the minutes to take along. The journal remembers who took which copy."""
    if copy not in {COMMON, OWN} or suffix not in {"pdf", "docx"}:
        raise NotFoundError
    view = minutes_of(request.acting.actor, ItemId(item), request.acting.day)
    mine = None if copy == COMMON else _own_function(request.acting.actor, view, request)
    document = papers.minutes(view, copy_for=mine)
    about = About(RECORD, view.item.id, case=view.item.case, table=view.meeting.table)
    record(request.acting.actor.person, DOWNLOAD_MINUTES, about, day=request.acting.day)
    if suffix == "pdf":
        answer = HttpResponse(pdf.minutes(document), content_type="application/pdf")
    else:
        answer = HttpResponse(docx.minutes(document), content_type=WORD)
    # When and which copy, never about whom.
    name = f"verslag-{view.meeting.day.isoformat()}-{copy}.{suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _own_function(actor: Actor, view: MinutesView, request: ActingRequest) -> str:
    """Return the function in which the actor heard the point, else the first one held today."""
    active = actor.mandate_ids(request.acting.day)
    heard = sorted(view.item.readers & active, key=str)
    first = heard or [one.id for one in actor.mandates if one.id in active]
    if not first:
        raise NotFoundError
    return function_name(actor, first[0])


@require_safe
def protocol(request: ActingRequest, table: UUID) -> HttpResponse:
    """Give the template of a protocol with the procureur, with gaps to fill in."""
    table_fact = tables.table(TableId(table))
    document = papers.protocol_template(
        table_fact, tables.protocol_on(table_fact.id, request.acting.day), request.acting.day
    )
    about = About(PROTOCOL, None, table=table_fact.id)
    record(request.acting.actor.person, DOWNLOAD_PROTOCOL, about, day=request.acting.day)
    answer = HttpResponse(docx.protocol(document), content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="protocol-sjabloon.docx"'
    return answer
