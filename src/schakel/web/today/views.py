# SPDX-License-Identifier: EUPL-1.2
"""The start page: what needs me now, in sentences, and nothing else."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.web.kit.request import ActingRequest
from schakel.web.today import agenda, gather, greeting, mandate, todos


@require_safe
def today(request: ActingRequest) -> HttpResponse:
    """Show what needs the actor now: decisions, meetings, tasks, what ends soon."""
    actor, day = request.acting.actor, request.acting.day
    needs = gather.needs(actor, day)
    decisions = todos.decisions(needs, day)
    own_tasks = todos.own_tasks(needs.tasks, day)
    meetings = agenda.soon(needs.meetings, day)
    pressing = sum(one.state in {"late", "today"} for one in own_tasks)
    waiting = len(decisions) + pressing + sum(bool(one.doubts) for one in meetings)
    is_empty = not (decisions or own_tasks or meetings)
    context = {
        "page_title": _("Vandaag"),
        "greeting": greeting.greeting(request.acting.given_name, waiting, is_empty=is_empty),
        "lead": greeting.lead(day, agenda.next_sentence(needs.meetings, day)),
        "decisions": decisions,
        "own_tasks": own_tasks,
        "meetings": meetings,
        "partner_tasks": todos.partner_tasks(needs.tasks, day),
        "coordinates": needs.coordinates,
        "protocols": todos.protocols(needs.ending, day),
        "notices": todos.notices(needs.notices, day),
        # Counted here, so that the frame need not ask again.
        "notices_count": len(needs.notices),
        "is_empty": is_empty,
        "until": agenda.until_words(day),
        "no_mandate": mandate.no_mandate(actor, day),
        "next_step": greeting.next_step(actor, day),
    }
    return render(request, "today/today.html", context)
