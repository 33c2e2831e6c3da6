# SPDX-License-Identifier: EUPL-1.2
"""From a case to the veiligheidskoffer: what the adviser may know is offered, never taken."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.cases.case.facts import CaseSummary
from schakel.cases.case.queries import cases as reading
from schakel.cases.tasks.access import GIVE_TASK
from schakel.kernel.ids import CaseId
from schakel.kernel.vocabulary import chain_of
from schakel.toolbox.answers import AnswersError, read_answers
from schakel.toolbox.toolbox import CONCERN, Toolbox, toolbox
from schakel.web.cases import presenter
from schakel.web.cases.opening import case_crumbs
from schakel.web.kit.request import ActingRequest


@dataclass(frozen=True)
class Offer:
    """One answer that the file can give: the question, the answer, and how the form names them."""

    question: str
    answer: str
    name: str
    value: str


@require_safe
def case_toolbox(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show what the file can answer; the reader ticks what the adviser may know."""
    file = reading.case_step(request.acting.actor, CaseId(case), GIVE_TASK, request.acting.day)
    title = _("Wat kan hier?")
    context = {
        "page_title": title,
        "crumbs": case_crumbs(file, title),
        "ground": presenter.ground(request.acting, file),
        "file": file,
        "link": chain_of(file.summary.state),
        "offers": _offers(toolbox(), file.summary),
    }
    return render(request, "cases/toolbox.html", context)


def _offers(box: Toolbox, case: CaseSummary) -> list[Offer]:
    """Return what the frame of the file can answer; nothing that was said at the table."""
    concerns = (one.code for one in box.phenomena if case.concern in one.offered_for)
    known = [("subject", case.subject_kind.value), ("framework", case.kind)]
    known += [(CONCERN, code) for code in concerns]
    return [offer for name, code in known if (offer := _offer(box, name, code))]


def _offer(box: Toolbox, name: str, code: str) -> Offer | None:
    """Return the offer; None when the adviser has no such answer (a table kind of one's own)."""
    question = box.question(name)
    try:
        read_answers(box, {name: [code]})
    except AnswersError:
        return None
    answer = next(choice.text for choice in question.choices if choice.code == code)
    return Offer(question.text, answer, f"q-{name}", code)
