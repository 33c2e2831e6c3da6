# SPDX-License-Identifier: EUPL-1.2
"""The reading log: who looked at what, for the data protection officer; ids and actions only."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.access.decision import AccessDeniedError, Rule
from schakel.actors import queries as actors
from schakel.actors.facts import PersonFact
from schakel.journal import queries as journal
from schakel.journal.access import LOG, READ_LOG
from schakel.journal.commands import record
from schakel.journal.facts import About, EntryFact
from schakel.kernel.ids import PersonId
from schakel.kernel.people import Actor
from schakel.kernel.ways import Way
from schakel.web.kit import fields, forms
from schakel.web.kit.day_field import DayField
from schakel.web.kit.days import logged_moment
from schakel.web.kit.deeds import action_words, thing_words
from schakel.web.kit.page import Cell, DataTable, Tag
from schakel.web.kit.paging import page_number
from schakel.web.kit.request import ActingRequest, form_page

if TYPE_CHECKING:
    from datetime import date

PAGE = 50


class LogForm(forms.SchakelForm):
    """Whose entries, of which day; sent by POST, so that no address says whom somebody checks."""

    person = fields.FromList(label=gettext_lazy("Wie"), required=False)
    day = DayField(label=gettext_lazy("Dag"), required=False)

    def __init__(self, people: Mapping[PersonId, PersonFact], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        names = sorted((one.family_name, one.name, str(one.id)) for one in people.values())
        people_by_name = ((key, name) for _family, name, key in names)
        fields.offer(self, "person", people_by_name, nothing=_("Iedereen"))


@form_page
def reading_log(request: ActingRequest) -> HttpResponse:
    """Show the newest entries, or those of one person or day."""
    _require_oversight(request.acting.actor)
    people = {one.id: one for one in actors.people()}
    form = LogForm(people, data=request.POST or None)
    number = page_number(request.POST.get("pagina", ""))
    entries = _entries(form, number)
    record(request.acting.actor.person, READ_LOG, About(LOG, None), day=request.acting.day)
    context = {
        "page_title": _("Logboek"),
        "form": form,
        "number": number,
        "newer": number - 1 if number > 1 else 0,
        "older": number + 1 if len(entries) > PAGE else 0,
        "table": _table(entries[:PAGE], people),
        "is_empty": not entries,
    }
    return render(request, "why/reading_log.html", context)


def _require_oversight(actor: Actor) -> None:
    rule = Rule(
        id="oversight",
        yes=_("U houdt toezicht op wie wat las."),
        no=_("Het logboek is voor de functionaris voor gegevensbescherming."),
        ways_open=(
            Way(_("Vraag haar of hem wie uw gegevens las.")),
            Way(_("Wie een casus leidt, ziet bij de casus zelf wie ze opende.")),
        ),
    )
    if not actor.is_dpo:
        raise AccessDeniedError(rule.answer(allowed=False))


def _entries(form: LogForm, number: int) -> tuple[EntryFact, ...]:
    """Return one entry more than a page holds, to know whether there are older ones."""
    by: PersonId | None = None
    on: date | None = None
    if form.is_bound:
        if not form.is_valid():
            return ()
        by = form.cleaned_data["person"] or None
        on = form.cleaned_data["day"]
    return journal.entries(by=by, on=on, limit=PAGE + 1, offset=(number - 1) * PAGE)


def _table(entries: tuple[EntryFact, ...], people: Mapping[PersonId, PersonFact]) -> DataTable:
    rows = tuple(
        (
            Cell(logged_moment(one.at)),
            Cell(_who(one, people)),
            Cell(
                action_words(one.action, one.kind),
                tag=Tag(_("geweigerd"), "no") if one.refused_by else None,
                small=_("regel: %(rule)s") % {"rule": one.refused_by} if one.refused_by else "",
            ),
            Cell(thing_words(one.kind, one.action), small=_short(one)),
        )
        for one in entries
    )
    columns = (_("Wanneer"), _("Wie"), _("Wat"), _("Waarover"))
    return DataTable(_("Wie keek waarnaar"), columns, rows)


def _who(entry: EntryFact, people: Mapping[PersonId, PersonFact]) -> str:
    if entry.actor is None:
        return _("de klok")
    return people[entry.actor].name if entry.actor in people else _("iemand die vertrok")


def _short(entry: EntryFact) -> str:
    """Return the id of the thing, and of its case when that is another."""
    ids = [one for one in (entry.id, entry.case) if one is not None]
    return ", ".join(str(one)[:8] for one in dict.fromkeys(ids))
