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
from schakel.web.cases import contribution_presenter, list_presenter, log_presenter, presenter
from schakel.web.cases.labels import ABOUT, OUTCOMES, STATES
from schakel.web.cases.next_steps import open_steps
from schakel.web.cases.search_forms import SearchForm
from schakel.web.cases.sharing_forms import ShareForm
from schakel.web.kit.days import day_words
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.page import Crumb, Reader, Text, Todo
from schakel.web.kit.request import ActingRequest


def case_list(request: ActingRequest) -> HttpResponse:
    """Show the invitations that wait, the cases the actor may read, and the search."""
    table, state = _table(request.GET.get("tafel")), _state(request.GET.get("stand"))
    cases = reading.visible_cases(
        request.acting.actor, request.acting.day, table=table, state=state
    )
    named = {one.table: one.table_name for one in cases}
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
        "cases": cases,
        "rows": list_presenter.case_rows(cases, request.acting.day),
        "tables": sorted(named.items(), key=lambda one: one[1]),
        "states": [(one.value, words) for one, (words, _kind) in STATES.items()],
        "chosen_table": table,
        "chosen_state": state,
        "search": SearchForm(),
    }
    return render(request, "cases/list.html", context)


def case(request: ActingRequest, case: UUID) -> HttpResponse:
    """Open a file; the journal remembers."""
    file = reading.open_case_file(request.acting.actor, CaseId(case), request.acting.day)
    meeting, meeting_url = presenter.next_meeting(
        next_meeting_of_case(file.id, request.acting.day), request.acting.day
    )
    form = share_form(file)
    context = {
        "page_title": _("Casus"),
        "crumbs": [Crumb(_("Casussen"), reverse("cases")), Crumb(_("Casus"))],
        "ground": presenter.ground(request.acting, file),
        "file": file,
        "about": ABOUT[file.summary.subject_kind],
        "concern": CONCERNS[file.summary.concern],
        "link": chain_of(file.summary.state),
        "meeting": meeting,
        "meeting_url": meeting_url,
        "said": contribution_presenter.said(file, request.acting.day),
        "may_share": SHARE_CONTRIBUTION in file.may and file.keeps_texts,
        "form": form,
        "readers_chosen": chosen_readers(form),
        "partners": presenter.readers(file.partners),
        "others": presenter.others(file) if file.runs else (),
        "members_to_end": [one for one in file.members if file.runs],
        "tasks": presenter.tasks(file.tasks, request.acting.day),
        "may_give_task": GIVE_TASK in file.may,
        "may_invite": INVITE in file.may,
        "steps": open_steps(file),
        "outcome": _outcome(file),
        "destroy_on": _day(file),
    }
    return render(request, "cases/case.html", context)


def names(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show whom a case is about; the journal remembers who asked."""
    file, shown_names = reading.open_names(request.acting.actor, CaseId(case), request.acting.day)
    context = {
        "page_title": _("De naam bij een casus"),
        "crumbs": case_crumbs(file, _("Naam")),
        "ground": presenter.ground(request.acting, file),
        "file": file,
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
    file = reading.read_case_file(request.acting.actor, CaseId(case), request.acting.day)
    entries = reading.who_opened(file.id)
    context = {
        "page_title": _("Wie opende dit dossier"),
        "crumbs": case_crumbs(file, _("Wie opende dit dossier")),
        "ground": presenter.ground(request.acting, file),
        "file": file,
        "events": log_presenter.log(entries),
        "opened": log_presenter.opened(reading.opened_summary(entries)),
    }
    return render(request, "cases/log.html", context)


def case_crumbs(file: CaseFile, here: str) -> list[Crumb]:
    """Return the path to a page of a case."""
    return [
        Crumb(_("Casussen"), reverse("cases")),
        Crumb(_("Casus"), reverse("case", args=[file.id])),
        Crumb(here),
    ]


def share_form(
    file: CaseFile,
    data: QueryDict | None = None,
    initial: Mapping[str, object] | None = None,
) -> ShareForm:
    """Return the form to share in this case: the giver's function, and whom he may choose."""
    own = next(one for one in file.partners if one.id == file.seen_as)
    mine = own.mandate.person.id
    return ShareForm(
        data,
        initial=dict(initial or {}),
        function=own.mandate.function,
        possible=[one for one in file.partners if one.mandate.person.id != mine],
    )


def chosen_readers(form: ShareForm) -> tuple[Reader, ...]:
    """Return the readers that are ticked in a form, sent or not yet."""
    ticked = {str(one) for one in form["readers"].value() or ()}
    return presenter.readers(one for one in form.possible if str(one.id) in ticked)


def _outcome(file: CaseFile) -> Text:
    closing = file.closing
    return OUTCOMES[closing.outcome] if closing and closing.outcome else ""


def _day(file: CaseFile) -> str:
    closing = file.closing
    return day_words(closing.destroy_on) if closing and closing.destroy_on else ""


def _table(text: str | None) -> TableId | None:
    try:
        return TableId(UUID(text)) if text else None
    except ValueError:
        return None


def _state(text: str | None) -> CaseState | None:
    return CaseState(text) if text in set(CaseState) else None
