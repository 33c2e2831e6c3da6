# SPDX-License-Identifier: EUPL-1.2
"""The page of all signals, and the page of one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.signals.queries import information, signals
from schakel.kernel.ids import SignalId
from schakel.kernel.vocabulary import chain_of
from schakel.web.kit.days import ago, day_words
from schakel.web.kit.ground import ground_for
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.page import Crumb, Tag, Todo
from schakel.web.kit.paging import leaf, number_asked
from schakel.web.kit.request import ActingRequest
from schakel.web.signals import next_steps, presenter
from schakel.web.signals.labels import FOR_GIVER, reader_sentence, state_tag

PER_PAGE = 20


def signal_list(request: ActingRequest) -> HttpResponse:
    """Show what waits at the actor's tables, what is settled there, and the actor's own signals."""
    lists = signals.signal_lists(request.acting.actor, request.acting.day)
    questions = information.open_questions(request.acting.actor, request.acting.day)
    context = {
        "page_title": _("Signalen"),
        "questions": [
            Todo(
                when=ago(one.asked_on, request.acting.day),
                sentence=_("Mag dit besproken worden?"),
                url=reverse("information_question", args=[one.id]),
                small=_("%(who)s vraagt het voor %(table)s. Over %(concern)s.")
                % {
                    "who": one.asked_by.person.name,
                    "table": one.at.name,
                    "concern": CONCERNS[one.concern],
                },
                tag=Tag(_("wacht op u"), "wait"),
            )
            for one in questions
        ],
        "waiting": presenter.waiting(lists.waiting, request.acting.day),
        "settled": presenter.settled(lists.settled, request.acting.day),
        "mine": presenter.own(lists.mine, request.acting.day),
        "leads": lists.leads,
        "older_url": reverse("signals_settled") if lists.has_older else "",
    }
    return render(request, "signals/list.html", context)


def settled(request: ActingRequest) -> HttpResponse:
    """Show what was decided at the actor's tables, page by page."""
    acting = request.acting
    records = leaf(
        number_asked(request),
        PER_PAGE,
        lambda limit, offset: signals.settled_signals(
            acting.actor, acting.day, limit=limit, offset=offset
        ),
    )
    context = {
        "page_title": _("Oudere signalen"),
        "crumbs": [Crumb(_("Signalen"), reverse("signals")), Crumb(_("Oudere signalen"))],
        "records": records,
        "settled": presenter.settled(records.rows, acting.day),
        "back_url": reverse("signals"),
    }
    return render(request, "signals/settled.html", context)


def signal(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Show one signal, with the steps that are open to the actor."""
    page = signals.signal_page(request.acting.actor, SignalId(signal_id), request.acting.day)
    line = page.line
    sentence = FOR_GIVER[line.state] if line.is_mine else reader_sentence(line)
    context = {
        "page_title": _("Signaal"),
        "heading": _("Signaal van %(day)s") % {"day": day_words(line.given_on)},
        "crumbs": [Crumb(_("Signalen"), reverse("signals")), Crumb(_("Signaal"))],
        "ground": ground_for(
            request.acting,
            line.at,
            _("wie dit signaal gaf") if line.is_mine else None,
            why=("signal", line.id),
        ),
        "signal": page,
        "link": chain_of(line.state),
        "state": state_tag(line.state),
        "state_sentence": sentence,
        "facts": presenter.facts(line),
        "events": presenter.events(page),
        "readers_along": presenter.readers(page.readers),
        "steps": next_steps.open_steps(page),
        "case_url": presenter.case_url(line.case),
        "born": day_words(page.name.subject.birth_date)
        if page.name and page.name.subject.birth_date
        else "",
    }
    return render(request, "signals/signal.html", context)
