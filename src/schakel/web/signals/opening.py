# SPDX-License-Identifier: EUPL-1.2
"""Search before create, and the page on which a case begins."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decision import Decision
from schakel.cases.signals.commands.opening import open_case
from schakel.cases.signals.facts import PossibleDuplicate, SignalLine
from schakel.cases.signals.queries import duplicates
from schakel.kernel.ids import CaseId, MandateId, SignalId
from schakel.kernel.vocabulary import chain_of
from schakel.web.kit import refusals
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.days import day_words
from schakel.web.kit.ground import ground_for
from schakel.web.kit.page import Crumb, Tag, Todo
from schakel.web.kit.request import ActingRequest, posted
from schakel.web.signals import presenter, step_forms


def search(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Look for the same person at this table; a name typed here comes by POST and is not kept."""
    form = step_forms.SearchForm(posted(request))
    name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else ""
    matches = duplicates.possible_duplicates(
        request.acting.actor, SignalId(signal_id), request.acting.day, name=name
    )
    context = {
        **_frame(request, matches.line, _("Is deze persoon hier al gekend?")),
        "form": form,
        "is_open": matches.is_open,
        "matches": _shown(matches.found),
        "typed": bool(name),
    }
    return render(request, "signals/search.html", context)


def begin_case(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Choose a pseudonym and a casusregisseur; possible duplicates stand beside it."""
    known = SignalId(signal_id)
    actor, day = request.acting.actor, request.acting.day
    prepared = duplicates.case_preparation(actor, known, day)
    form = step_forms.CaseForm(
        posted(request), version=prepared.line.version, directors=prepared.directors
    )
    done = carry_out(form, lambda: _begin(request, known, form.cleaned_data))
    if done:
        messages.success(request, _("De casus is begonnen. Nodig nu uit wie moet meedenken."))
        return redirect("case", done.value)
    form.suggest(duplicates.pseudonyms_to_choose(prepared))
    ready = prepared.ready
    context = {
        **_frame(request, prepared.line, _("Een casus beginnen")),
        "form": form,
        "ready": ready.allowed,
        "refusal": None if ready.allowed else refusals.refusal(Decision(ready)),
        "matches": _shown(duplicates.known_here(actor, prepared, day)),
        "is_about_someone": prepared.is_about_someone,
    }
    return render(request, "signals/begin_case.html", context)


def _begin(request: ActingRequest, signal: SignalId, given: Mapping[str, Any]) -> CaseId:
    return open_case(
        request.acting.actor,
        signal,
        pseudonym=given["pseudonym"],
        director=MandateId(UUID(given["director"])),
        version=given["version"],
        day=request.acting.day,
    )


def _frame(request: ActingRequest, line: SignalLine, title: str) -> dict[str, object]:
    back = reverse("signal", args=[line.id])
    return {
        "page_title": title,
        "crumbs": [
            Crumb(_("Signalen"), reverse("signals")),
            Crumb(_("Signaal"), back),
            Crumb(title),
        ],
        "ground": ground_for(request.acting, line.at, why=("signal", line.id)),
        "line": line,
        "link": chain_of(line.state),
        "back": back,
    }


def _shown(matches: tuple[PossibleDuplicate, ...]) -> list[Todo]:
    return [_duplicate(one) for one in matches]


def _duplicate(one: PossibleDuplicate) -> Todo:
    born = ""
    if one.birth_date:
        born = _("Geboren op %(day)s. ") % {"day": day_words(one.birth_date)}
    where = (
        _("Casus %(pseudonym)s, sinds %(day)s.")
        if one.case
        else _("Signaal, naam gegeven op %(day)s.%(pseudonym)s")
    ) % {"pseudonym": one.pseudonym, "day": day_words(one.since)}
    url = presenter.case_url(one.case)
    if not url and one.signal:
        url = reverse("signal", args=[one.signal])
    tag = Tag(_("afgesloten")) if one.is_closed else None
    if one.same_birth_date:
        tag = Tag(_("zelfde geboortedatum"), "wait")
    return Todo(when=day_words(one.since), sentence=one.name, url=url, small=born + where, tag=tag)
