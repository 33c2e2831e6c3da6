# SPDX-License-Identifier: EUPL-1.2
"""Sharing in a case: write, look who reads along, and only then send."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.access.decision import AccessDeniedError, Decision
from schakel.cases.case.facts import CaseFile
from schakel.cases.case.queries import cases as reading
from schakel.cases.contributions import commands as contributions
from schakel.cases.contributions.access import SHARE_CONTRIBUTION
from schakel.cases.contributions.writing_at import keeps_texts
from schakel.cases.drafts.queries import draft_of
from schakel.kernel.ids import CaseId
from schakel.web.cases import contribution_presenter, presenter
from schakel.web.cases.opening import case_crumbs, chosen_readers, share_form
from schakel.web.cases.sharing_forms import ShareForm
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.days import day_words
from schakel.web.kit.labels import contribution_tags
from schakel.web.kit.page import Refusal
from schakel.web.kit.request import ActingRequest

SENDS, WRITES = "share", "write"


def share(request: ActingRequest, case: UUID) -> HttpResponse:
    """Write, look who reads along, and only then share; or keep it for later."""
    acting, case_id = request.acting, CaseId(case)
    if request.method != "POST":
        file = reading.case_step(acting.actor, case_id, SHARE_CONTRIBUTION, acting.day)
        return _page(request, file, _form(request, file))
    file = contributions.open_to_share(acting.actor, case_id, acting.day)
    form = _form(request, file, bound=True)
    if "keep" in request.POST:
        return _keep(request, file, form)
    if request.POST.get("step") == WRITES:
        return _page(request, file, form)
    try:
        return _send(request, file, form)
    except AccessDeniedError as denied:
        return _refused(request, file, form, denied.decision)


@require_POST
def readers(request: ActingRequest, case: UUID) -> HttpResponse:
    """Answer with the list of readers that the ticks make; changes nothing."""
    file = reading.case_step(
        request.acting.actor, CaseId(case), SHARE_CONTRIBUTION, request.acting.day
    )
    people = chosen_readers(_form(request, file, bound=True))
    return render(request, "cases/readers.html", {"people": people})


def _form(request: ActingRequest, file: CaseFile, *, bound: bool = False) -> ShareForm:
    if bound:
        return share_form(file, request.POST)
    draft = draft_of(contributions.DRAFT, file.id)
    fields: dict[str, object] = {} if draft is None else dict(draft.fields)
    if draft is not None and "readers" in draft.fields:
        fields["readers"] = draft.fields["readers"].split(",")
    return share_form(file, initial=fields)


def _keep(request: ActingRequest, file: CaseFile, form: ShareForm) -> HttpResponse:
    fields = {name: request.POST.get(name, "") for name in form.fields}
    fields["readers"] = ",".join(request.POST.getlist("readers"))
    gone_on = contributions.keep_contribution_draft(
        request.acting.actor, file, fields, secrecy=form.stated, day=request.acting.day
    )
    if gone_on is None:
        messages.warning(
            request,
            _("Er is niets bewaard: zeg eerst of u dit weet door uw werk als hulpverlener."),
        )
        return _page(request, file, form)
    sentence = _("Bewaard tot %(day)s. Alleen u kunt dit lezen.")
    messages.success(request, sentence % {"day": day_words(gone_on)})
    return redirect("contribution_share", file.id)


def _send(request: ActingRequest, file: CaseFile, form: ShareForm) -> HttpResponse:
    sends = request.POST.get("step") == SENDS
    act = contributions.share_contribution if sends else contributions.check_contribution
    done = carry_out(
        form,
        lambda: act(
            request.acting.actor, file, form.words(), form.chosen(), day=request.acting.day
        ),
    )
    if not done:
        return _page(request, file, form)
    if not sends:
        return _check(request, file, form)
    messages.success(request, _("Uw inbreng is gedeeld. U kunt ze verbeteren of intrekken."))
    return redirect("case", file.id)


def _check(request: ActingRequest, file: CaseFile, form: ShareForm) -> HttpResponse:
    chosen = set(form.chosen())
    context = {
        "page_title": _("Wie leest mee?"),
        "crumbs": case_crumbs(file, _("Wie leest mee?")),
        "ground": presenter.ground(request.acting, file),
        "file": file,
        "form": form,
        "words": form.words(),
        "tags": contribution_tags(form.words()),
        "people": presenter.readers(one for one in form.possible if one.id in chosen),
        "again": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
    }
    return render(request, "cases/check.html", context)


def _refused(
    request: ActingRequest, file: CaseFile, form: ShareForm, decision: Decision
) -> HttpResponse:
    """Explain, forget what was kept, and leave the text on the screen and nowhere else.

    Answers 200: an error status would roll back the forgetting.
    """
    if not decision.may_know:
        raise AccessDeniedError(decision)
    contributions.let_go(request.acting.actor, file.id, rule=decision.rule, day=request.acting.day)
    refusal = contribution_presenter.share_refusal(decision.ruling, file.partners)
    return _page(request, file, form, refusal=refusal)


def _page(
    request: ActingRequest,
    file: CaseFile,
    form: ShareForm,
    *,
    refusal: Refusal | None = None,
) -> HttpResponse:
    rulings = [keeps_texts(one) for one in file.tables]
    silent = next((one for one in rulings if not one.allowed), None)
    context = {
        "page_title": _("Iets delen"),
        "crumbs": case_crumbs(file, _("Iets delen")),
        "ground": presenter.ground(request.acting, file),
        "file": file,
        "form": form,
        "refusal": refusal,
        "silent": None
        if silent is None
        else presenter.law_refusal(silent, _("Hier schrijft u niets op, u vertelt het aan tafel")),
        "people": chosen_readers(form),
    }
    return render(request, "cases/share.html", context)
