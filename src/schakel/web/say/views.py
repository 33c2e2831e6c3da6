# SPDX-License-Identifier: EUPL-1.2
"""'Mag ik dit zeggen?' without an account: the answers stand in the address alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from schakel.documents import pdf
from schakel.rules import say as tree
from schakel.web.kit.request import today
from schakel.web.say import sheet


@require_safe
@never_cache
def say(request: HttpRequest) -> HttpResponse:
    """Ask the first question."""
    return _page(request, ())


@require_safe
@never_cache
def say_step(request: HttpRequest, choices: str) -> HttpResponse:
    """Ask the next question, or answer; a path that leads nowhere begins again."""
    try:
        return _page(request, tuple(choices.split("/")))
    except tree.NoSuchPathError:
        return redirect("say")


@require_safe
@never_cache
def say_print(_request: HttpRequest, choices: str) -> HttpResponse:
    """Return the answer as PDF, for one's director."""
    path = tuple(choices.split("/"))
    try:
        answer = tree.follow(path)
    except tree.NoSuchPathError:
        return redirect("say")
    if not isinstance(answer, tree.Answer):
        return redirect("say_step", choices)
    print_out = sheet.print_of(answer, sheet.answered(path), today())
    response = HttpResponse(pdf.answer(print_out), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="mag-ik-dit-zeggen.pdf"'
    return response


def _page(request: HttpRequest, path: tuple[str, ...]) -> HttpResponse:
    step = tree.follow(path)
    context = {
        "page_title": _("Mag ik dit zeggen?"),
        "back_url": sheet.address(path[:-1]) if path else "",
        "answered": sheet.answered(path),
    }
    if isinstance(step, tree.Answer):
        context |= sheet.answer_context(step, path)
        return render(request, "say/answer.html", context)
    context |= sheet.question_context(step, path)
    return render(request, "say/question.html", context)
