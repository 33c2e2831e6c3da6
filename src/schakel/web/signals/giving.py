# SPDX-License-Identifier: EUPL-1.2
"""Giving a signal: choose a table, write without names, keep it for later, send it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.access.decision import AccessDeniedError, Decision
from schakel.actors import queries as actors
from schakel.cases.drafts import queries as drafts
from schakel.cases.signals.commands import giving as signals
from schakel.cases.signals.facts import IntakeTable, NewSignal
from schakel.cases.signals.queries import intake
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.vocabulary import ConcernKind, SubjectKind
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.days import day_words
from schakel.web.kit.ground import ground_for
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest
from schakel.web.kit.sources import verification_of
from schakel.web.signals import presenter
from schakel.web.signals.giving_form import SELF, SignalForm


def choose_table(request: ActingRequest) -> HttpResponse:
    """Show the tables that take signals, and what each is about."""
    context = {
        "page_title": _("Een signaal geven"),
        "crumbs": [Crumb(_("Signalen"), reverse("signals")), Crumb(_("Een signaal geven"))],
        "tables": intake.intake_tables(request.acting.actor, request.acting.day),
    }
    return render(request, "signals/choose_table.html", context)


def give(request: ActingRequest, table_id: UUID) -> HttpResponse:
    """Show the form with its readers and its ground; keep it, or send it."""
    table = intake.intake_table(request.acting.actor, TableId(table_id), request.acting.day)
    if request.method != "POST":
        return _page(request, table, _form(request, table))
    form = _form(request, table, bound=True)
    if "keep" in request.POST:
        gone_on = _keep(request, table, form)
        if gone_on:
            sentence = _("Bewaard tot %(day)s. Alleen u kunt dit lezen.") % {"day": gone_on}
            messages.success(request, sentence)
        else:
            messages.warning(request, _not_kept())
            return _page(request, table, form)
        return redirect("signal_give_to", table_id)
    try:
        done = carry_out(form, lambda: _give(request, table, form))
    except AccessDeniedError as denied:
        return _refused(request, table, form, denied.decision)
    if not done:
        return _page(request, table, form)
    messages.success(request, _("Uw signaal is verstuurd. U hoort het als er iets gebeurt."))
    return redirect("signal", done.value)


@require_POST
def keep(request: ActingRequest, table_id: UUID) -> HttpResponse:
    """Keep what is being written, while it is written; answers with one line."""
    table = intake.intake_table(request.acting.actor, TableId(table_id), request.acting.day)
    gone_on = _keep(request, table, _form(request, table, bound=True))
    sentence = _("Bewaard tot %(day)s. Alleen u kunt dit lezen.") % {"day": gone_on}
    context = {"sentence": sentence if gone_on else _not_kept()}
    return render(request, "signals/kept.html", context)


def _not_kept() -> str:
    return _("Zeg eerst of u dit weet door uw werk als hulpverlener. Er is niets bewaard.")


def _form(request: ActingRequest, table: IntakeTable, *, bound: bool = False) -> SignalForm:
    draft = None if bound else drafts.draft_of(signals.DRAFT, table.table.id)
    mine = request.acting.actor.mandate_ids(request.acting.day)
    givers = actors.active_mandates(request.acting.day) if table.may_note_for_others else ()
    return SignalForm(
        request.POST if bound else None,
        initial=dict(draft.fields) if draft else None,
        intake=table,
        functions=actors.mandate_facts(mine).values(),
        givers=[one for one in givers if one.id not in mine],
    )


def _keep(request: ActingRequest, table: IntakeTable, form: SignalForm) -> str:
    """Return until when it is kept, empty when it may not be."""
    fields = {name: request.POST.get(name, "") for name in form.fields}
    gone_on = signals.keep_signal_draft(
        request.acting.actor, table.table, fields, day=request.acting.day
    )
    return day_words(gone_on) if gone_on else ""


def _give(request: ActingRequest, table: IntakeTable, form: SignalForm) -> UUID:
    given = form.cleaned_data
    new = NewSignal(
        table=table.table.id,
        concern=ConcernKind(given["concern"]),
        subject_kind=SubjectKind(given["subject_kind"]),
        words=form.words(),
        known_as_helper=form.known_as_helper,
    )
    return signals.give_signal(
        request.acting.actor, new, giver=_giver(request, form), day=request.acting.day
    )


def _giver(request: ActingRequest, form: SignalForm) -> MandateId:
    other = form.cleaned_data.get("giver", SELF)
    own = form.cleaned_data.get("as_mandate")
    if other:
        return MandateId(UUID(other))
    if own:
        return MandateId(UUID(own))
    mine = sorted(request.acting.actor.mandate_ids(request.acting.day), key=str)
    # Without a function there is nobody to give it; the command says so.
    return mine[0] if mine else MandateId(UUID(int=0))


def _refused(
    request: ActingRequest, table: IntakeTable, form: SignalForm, decision: Decision
) -> HttpResponse:
    """Explain, forget what was kept, and leave the text on the screen and nowhere else."""
    if not decision.may_know:
        raise AccessDeniedError(decision)
    signals.let_go(request.acting.actor, table.table.id, rule=decision.rule, day=request.acting.day)
    refusal = presenter.refused(decision.ruling, table.readers, "#uw-tekst")
    # Not 403: an error page keeps nothing, and the journal must keep the refusal.
    return _page(request, table, form, refusal=refusal)


def _page(
    request: ActingRequest, table: IntakeTable, form: SignalForm, **more: object
) -> HttpResponse:
    framework = table.framework
    title = _("Een signaal geven")
    context = {
        "page_title": title,
        "crumbs": [
            Crumb(_("Signalen"), reverse("signals")),
            Crumb(title, reverse("signal_give")),
            Crumb(table.table.name),
        ],
        "ground": ground_for(request.acting, table.table),
        "table": table,
        "form": form,
        "readers_along": presenter.readers(table.readers),
        "source": framework.source.text,
        "verification": verification_of(framework.verification),
        "secrets": framework.table.secrets if framework.table else None,
        "autosaves": not table.asks_secrecy,
        **more,
    }
    return render(request, "signals/give.html", context)
