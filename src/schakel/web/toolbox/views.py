# SPDX-License-Identifier: EUPL-1.2
"""The catalogue, one measure, two beside each other; for everybody with an account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.kernel.errors import NotFoundError
from schakel.kernel.sources import Status
from schakel.toolbox.search import find
from schakel.toolbox.toolbox import toolbox
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest, form_page
from schakel.web.toolbox import comparison, presenter, sources, steps
from schakel.web.toolbox.forms import CompareForm, SearchForm
from schakel.web.toolbox.labels import PHASES

# So many measures are read at a glance, whichever fits best.
FEW = 5


@form_page
def catalogue(request: ActingRequest) -> HttpResponse:
    """Show all measures by phase, or those that fit what was asked."""
    box = toolbox()
    form = SearchForm(request.POST if request.method == "POST" else None, toolbox=box)
    asked, measures = form.is_bound, box.measures
    if asked:
        measures = find(box, form.cleaned_data["words"], **form.filters) if form.is_valid() else ()
    context = {
        "page_title": _("Veiligheidskoffer"),
        "form": form,
        "asked": asked and form.is_valid(),
        "count": len(measures),
        "nearest": presenter.entry(box, measures[0])
        if len(measures) > FEW and _has_words(form)
        else None,
        "groups": presenter.groups(box, measures),
    }
    return render(request, "toolbox/catalogue.html", context)


@require_safe
def measure(request: ActingRequest, measure_id: str) -> HttpResponse:
    """Show one measure, with the days of an example that begins today."""
    box, day = toolbox(), request.acting.day
    try:
        chosen = box.measure(measure_id)
    except KeyError as unknown:
        raise NotFoundError from unknown
    own, shared = presenter.contents(box, chosen)
    line = steps.example(box, chosen, day)
    rests = sources.every_source(box, chosen, day)
    context = {
        "page_title": chosen.name,
        "crumbs": (_home(), Crumb(chosen.id)),
        "measure": chosen,
        "in_force": chosen.in_force(day),
        "phase": PHASES[chosen.phase][0],
        "glance": presenter.glance(box, chosen, day),
        "addressees": presenter.for_whom(chosen.addressees),
        "example": line,
        "conditions": presenter.conditions(box, chosen, day),
        "own_contents": own,
        "shared_contents": shared,
        "appeals": presenter.appeals(box, chosen, day, line.last_days),
        "lighter": presenter.lighter(box, chosen),
        "articles": sources.articles(chosen, day),
        "frameworks": presenter.frameworks(chosen, day),
        "sources": rests,
        "unverified": sum(one.verification.state == Status.UNVERIFIED for one in rests),
        "compare_url": f"{reverse('measure_compare')}?first={chosen.id}",
    }
    return render(request, "toolbox/measure.html", context)


@require_safe
def compare(request: ActingRequest) -> HttpResponse:
    """Ask for two measures; show them when two different ones were chosen."""
    box, day = toolbox(), request.acting.day
    # A link from a measure brings the first one along; only a sent form is looked at.
    sent = request.GET if "second" in request.GET else None
    form = CompareForm(sent, initial=request.GET.dict(), measures=box.measures)
    columns: tuple[comparison.Column, ...] = ()
    if form.is_bound and form.is_valid():
        chosen = (form.cleaned_data["first"], form.cleaned_data["second"])
        columns = tuple(comparison.column(box, box.measure(one), day) for one in chosen)
    context = {
        "page_title": _("Twee maatregelen vergelijken"),
        "crumbs": (_home(), Crumb(_("Vergelijken"))),
        "form": form,
        "columns": columns,
    }
    return render(request, "toolbox/compare.html", context)


def _has_words(form: SearchForm) -> bool:
    return form.is_bound and bool(form.cleaned_data["words"])


def _home() -> Crumb:
    return Crumb(_("Veiligheidskoffer"), reverse("toolbox"))
