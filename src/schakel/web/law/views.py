# SPDX-License-Identifier: EUPL-1.2
"""What Schakel is, and the law it works with on a chosen day; public, and about nobody."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.kernel.errors import NotFoundError
from schakel.rules import law
from schakel.rules.framework import NotInForceError
from schakel.web.kit.day_field import parse_day
from schakel.web.kit.days import day_words
from schakel.web.kit.frameworks import entry
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import today
from schakel.web.law import open_questions, presenter


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what Schakel is, and what it refuses to be."""
    return render(request, "law/about.html", {"page_title": _("Over Schakel")})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show every framework in force on the day asked, and what jurists still must answer."""
    day, error = _day_asked(request)
    on_day = law.book().on(day)
    context = {
        "page_title": _("Wetten en bronnen"),
        **_day_context(day, error),
        "table_kinds": [entry(one, day) for one in on_day.table_kinds()],
        "groups": presenter.groups(on_day),
        "later": presenter.not_yet(law.book(), day),
        "open_questions": open_questions.QUESTIONS,
    }
    return render(request, "law/sources.html", context)


@require_safe
def source(request: HttpRequest, framework: str) -> HttpResponse:
    """Show one framework as it holds on the day asked."""
    if framework not in {record.id for record in law.book().records}:
        raise NotFoundError
    day, error = _day_asked(request)
    context = {
        "page_title": law.book().on(day).name_of(framework),
        "crumbs": (
            Crumb(_("Wetten en bronnen"), presenter.sources_url(day)),
            Crumb(_("Eén kader")),
        ),
        **_day_context(day, error),
    }
    try:
        held = law.book().on(day).framework(framework)
    except NotInForceError as not_in_force:
        context["not_in_force"] = str(not_in_force)
    else:
        context["shown"] = presenter.whole(held, day)
    return render(request, "law/source.html", context)


def _day_context(day: date, error: str) -> dict[str, object]:
    return {
        "day": day.isoformat(),
        "day_in_words": day_words(day),
        "is_today": day == today(),
        "day_error": error,
    }


def _day_asked(request: HttpRequest) -> tuple[date, str]:
    """Return the day in the address, else today, and what was wrong with it."""
    written = request.GET.get("dag", "").strip()
    if not written:
        return today(), ""
    try:
        return parse_day(written), ""
    except ValidationError as error:
        return today(), " ".join(error.messages)
