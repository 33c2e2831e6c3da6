# SPDX-License-Identifier: EUPL-1.2
"""The search in cases, part by part; what was typed stays in the body of each request."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.cases.case.facts import SearchPart, SearchPlace
from schakel.cases.case.queries.search import found_before, search_cases
from schakel.kernel.ids import CaseId
from schakel.web.cases import list_presenter
from schakel.web.cases.search_forms import SHOWN_AGAIN, FurtherForm, SearchForm
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest, posted


def search(request: ActingRequest) -> HttpResponse:
    """Look for words in the newest cases, or go on where the page before this one stopped."""
    form = SearchForm(posted(request))
    context: dict[str, object] = {
        "page_title": _("Zoeken in casussen"),
        "crumbs": [Crumb(_("Casussen"), reverse("cases")), Crumb(_("Zoeken"))],
        "search": form,
    }
    if form.is_valid():
        after, before = _came_so_far(FurtherForm(request.POST))
        part = search_cases(
            request.acting.actor,
            form.cleaned_data["words"],
            day=request.acting.day,
            after=after,
        )
        context |= {
            "asked": True,
            "results": list_presenter.found_rows(part.found),
            "nothing": _nothing(part, has_found=bool(before)),
            "how_far": _how_far(part),
            "further": _further(form, part, before),
            "again_title": _again_title(before),
            "again": list_presenter.found_again(found_before(before)) if before else [],
        }
    return render(request, "cases/search.html", context)


def _came_so_far(form: FurtherForm) -> tuple[SearchPlace | None, tuple[CaseId, ...]]:
    """Return where to go on and what was found before; what no page wrote begins anew."""
    if not form.is_valid():
        return None, ()
    place = SearchPlace(form.cleaned_data["opened_on"], CaseId(form.cleaned_data["case"]))
    return place, form.cleaned_data["found"]


def _further(
    form: SearchForm, part: SearchPart, before: tuple[CaseId, ...]
) -> dict[str, str] | None:
    """Return what the button to go on sends; None when everything was searched."""
    if part.further is None:
        return None
    kept = (*before, *(one.case.id for one in part.found))[:SHOWN_AGAIN]
    return {
        "words": form.cleaned_data["words"],
        "opened_on": part.further.opened_on.isoformat(),
        "case": str(part.further.case),
        "found": " ".join(str(one) for one in kept),
    }


def _again_title(before: tuple[CaseId, ...]) -> str:
    if len(before) < SHOWN_AGAIN:
        return _("Eerder gevonden")
    return _("Eerder gevonden, de nieuwste %(number)d") % {"number": SHOWN_AGAIN}


def _how_far(part: SearchPart) -> str:
    if not part.total:
        return ""
    counts = {
        "done": number_format(part.done, force_grouping=True),
        "total": number_format(part.total, force_grouping=True),
    }
    if part.further:
        sentence = _("Doorzocht: %(done)s van uw %(total)s casussen, de nieuwste eerst.")
        return sentence % counts
    return (
        ngettext("Doorzocht: uw ene casus.", "Doorzocht: al uw %(total)s casussen.", part.total)
        % counts
    )


def _nothing(part: SearchPart, *, has_found: bool) -> str:
    """Return what to say when this part found nothing, and the parts before it perhaps did."""
    if not part.total:
        return _("Niets gevonden: er is nog geen casus die u mag lezen.")
    if part.further:
        return _("In dit deel niets gevonden.") if has_found else _("Nog niets gevonden.")
    if has_found:
        return _("In de oudste casussen niets gevonden.")
    return _(
        "Niets gevonden in wat u mag lezen. Probeer een ander woord, of een stuk van een naam."
    )
