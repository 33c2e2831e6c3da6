# SPDX-License-Identifier: EUPL-1.2
"""The list of cases, the page of one, its name, and who opened it."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.facts import CaseFile
from schakel.cases.case.queries import cases as reading
from schakel.cases.circle import queries as circle
from schakel.cases.circle.access import INVITE
from schakel.cases.contributions.access import SHARE_CONTRIBUTION
from schakel.cases.tasks.access import GIVE_TASK
from schakel.kernel.ids import CaseId, TableId
from schakel.kernel.vocabulary import CaseState, chain_of
from schakel.meetings.queries.upcoming import next_meeting_of_case
from schakel.web.cases import shown
from schakel.web.cases.forms import SearchForm, ShareForm
from schakel.web.cases.steps import open_steps
from schakel.web.cases.words import ABOUT, OUTCOMES, STATES, day_words
from schakel.web.page import Crumb, Reader, Todo
from schakel.web.request import ActingRequest
from schakel.web.signals.words import CONCERNS


def case_list(request: ActingRequest) -> HttpResponse:
    """Show the invitations that wait, the cases the actor may read, and the search."""
    table, state = _table(request.GET.get("tafel")), _state(request.GET.get("stand"))
    found = reading.visible_cases(
        request.acting.actor, request.acting.day, table=table, state=state
    )
    named = {one.table: one.table_name for one in found}
    context = {
        "page_title": _("Casussen"),
        "invitations": [
            Todo(
                when=day_words(one.asked_on),
                sentence=_("U bent uitgenodigd voor een casus"),
                url=reverse("invitation", args=[one.id]),
                small=_("%(who)s vraagt het. Over %(concern)s.")
                % {
                    "who": one.asked_by.label if one.asked_by else _("De tafel"),
                    "concern": CONCERNS[one.concern],
                },
                state="today",
            )
            for one in circle.my_invitations(request.acting.actor, request.acting.day)
        ],
        "cases": found,
        "rows": shown.case_rows(found, request.acting.day),
        "tables": sorted(named.items(), key=lambda one: one[1]),
        "states": [(one.value, words) for one, (words, _kind) in STATES.items()],
        "chosen_table": table,
        "chosen_state": state,
        "search": SearchForm(),
    }
    return render(request, "cases/list.html", context)


def case(request: ActingRequest, case: UUID) -> HttpResponse:
    """Open a file; the journal remembers."""
    found = reading.open_case_file(request.acting.actor, CaseId(case), request.acting.day)
    meeting, meeting_url = shown.next_meeting(
        next_meeting_of_case(found.id, request.acting.day), request.acting.day
    )
    form = share_form(found)
    context = {
        "page_title": _("Casus"),
        "crumbs": [Crumb(_("Casussen"), reverse("cases")), Crumb(_("Casus"))],
        "ground": shown.ground(request.acting, found),
        "found": found,
        "about": ABOUT[found.summary.subject_kind],
        "concern": CONCERNS[found.summary.concern],
        "link": chain_of(found.summary.state),
        "meeting": meeting,
        "meeting_url": meeting_url,
        "said": shown.said(found, request.acting.day),
        "may_share": SHARE_CONTRIBUTION in found.may and found.keeps_texts,
        "form": form,
        "readers_chosen": chosen_readers(form),
        "partners": shown.readers(found.partners),
        "others": shown.others(found) if found.runs else (),
        "members_to_end": [one for one in found.members if found.runs],
        "tasks": shown.tasks(found.tasks, request.acting.day),
        "may_give_task": GIVE_TASK in found.may,
        "may_invite": INVITE in found.may,
        "steps": open_steps(found),
        "outcome": OUTCOMES.get(found.closing.outcome, "") if found.closing else "",  # type: ignore[call-overload]
        "destroy_on": _day(found),
    }
    return render(request, "cases/case.html", context)


def names(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show whom a case is about; the journal remembers who asked."""
    found, shown_names = reading.open_names(request.acting.actor, CaseId(case), request.acting.day)
    context = {
        "page_title": _("De naam bij een casus"),
        "crumbs": case_crumbs(found, _("Naam")),
        "ground": shown.ground(request.acting, found),
        "found": found,
        "names": [
            [
                (term, words)
                for term, words in (
                    (_("Naam"), one.name),
                    (_("Geboortedatum"), one.birth_date),
                    (_("Adres"), one.address),
                )
                if words
            ]
            for one in shown_names
        ],
    }
    return render(request, "cases/names.html", context)


def opened_by(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show who did what in a file, as far as the actor may know."""
    found = reading.read_case_file(request.acting.actor, CaseId(case), request.acting.day)
    entries = reading.who_opened(found.id)
    context = {
        "page_title": _("Wie opende dit dossier"),
        "crumbs": case_crumbs(found, _("Wie opende dit dossier")),
        "ground": shown.ground(request.acting, found),
        "found": found,
        "events": shown.log(entries),
        "opened": shown.opened(reading.opened_summary(entries)),
    }
    return render(request, "cases/log.html", context)


def case_crumbs(found: CaseFile, here: str) -> list[Crumb]:
    """Return the path to a page of a case."""
    return [
        Crumb(_("Casussen"), reverse("cases")),
        Crumb(_("Casus"), reverse("case", args=[found.id])),
        Crumb(here),
    ]


def share_form(
    found: CaseFile,
    data: QueryDict | None = None,
    initial: Mapping[str, object] | None = None,
) -> ShareForm:
    """Return the form to share in this case: the giver's function, and whom he may choose."""
    own = next(one for one in found.partners if one.id == found.seen_as)
    mine = own.mandate.person.id
    return ShareForm(
        data,
        initial=dict(initial or {}),
        function=own.mandate.function,
        possible=[one for one in found.partners if one.mandate.person.id != mine],
    )


def chosen_readers(form: ShareForm) -> tuple[Reader, ...]:
    """Return the readers that are ticked in a form, sent or not yet."""
    ticked = {str(one) for one in form["readers"].value() or ()}
    return shown.readers(one for one in form.possible if str(one.id) in ticked)


def _day(found: CaseFile) -> str:
    closing = found.closing
    return day_words(closing.destroy_on) if closing and closing.destroy_on else ""


def _table(text: str | None) -> TableId | None:
    try:
        return TableId(UUID(text)) if text else None
    except ValueError:
        return None


def _state(text: str | None) -> CaseState | None:
    return CaseState(text) if text in set(CaseState) else None
