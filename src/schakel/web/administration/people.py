# SPDX-License-Identifier: EUPL-1.2
"""The pages about the people who work with Schakel: list, one person, adding, name and address."""

import uuid
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.commands import accounts
from schakel.actors.commands import people as commands
from schakel.actors.facts import AccountState, MandateFact, PersonInput, StaffFact
from schakel.kernel.ids import PersonId
from schakel.tables import governing
from schakel.tables.governing import GivenPlace
from schakel.web.administration import mails
from schakel.web.administration.forms import ChangeContactForm, NameForm, PersonForm
from schakel.web.administration.gate import administrators_only, crumbs, page_of, show
from schakel.web.administration.labels import EVENTS, ROLES, account_tag
from schakel.web.kit.carry_out import carry_out, tell_why_not
from schakel.web.kit.days import begin_end, day_words
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.page import Cell, Crumb, DataTable, Event
from schakel.web.kit.request import ActingRequest, posted


class Everybody:
    """The people as a list of which only the asked page is read."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __len__(self) -> int:
        return actors.number_of_people()

    def __getitem__(self, part: slice) -> tuple[StaffFact, ...]:
        begin = part.start or 0
        return actors.staff(self.day, offset=begin, limit=part.stop - begin)


@administrators_only
def listed(request: ActingRequest) -> HttpResponse:
    """Show everybody with the mandates that hold today; three queries and the frame's."""
    page = page_of(request, Everybody(request.acting.day))
    rows = tuple(
        (
            Cell(one.person.name, url=reverse("admin_person", args=[one.person.id])),
            Cell(", ".join(_function(mandate) for mandate in one.mandates) or _("geen mandaat")),
            Cell("", tag=account_tag(one.account)),
        )
        for one in page
    )
    columns = (_("Naam"), _("Functie vandaag"), _("Account"))
    return show(
        request,
        "list",
        page_title=_("Mensen"),
        crumbs=crumbs((_("Mensen"), "")),
        lead=_("Wie met Schakel werkt. Over wie besproken wordt, staat hier niets."),
        table=DataTable(_("Mensen, op familienaam"), columns, rows),
        records=page,
        add_url=reverse("admin_person_add"),
        add_label=_("Collega toevoegen"),
    )


@administrators_only
def person(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Show one person: account, mandates, places, clearance; six queries and the frame's."""
    key, day = PersonId(person), request.acting.day
    found = actors.staff_member(key)
    clearance = actors.clearances([key]).get(key)
    return show(
        request,
        "person",
        page_title=_("Collega"),
        crumbs=crumbs((_("Mensen"), reverse("admin_people")), (_("Collega"), "")),
        person=found.person,
        account=account_tag(found.account),
        may_invite=found.account is AccountState.INVITED,
        may_leave=found.account is not AccountState.CLOSED or any(_runs(found, day)),
        mandates=_mandates(found.mandates, day),
        places=_places(governing.places_of_person(key, day)),
        clearance=clearance,
        clearance_until="" if clearance is None else day_words(clearance.valid_until),
        clearance_over=clearance is not None and clearance.valid_until < day,
        events=[
            Event(day_words(one.on), EVENTS[one.change], small=_by(one.by, one.reason))
            for one in actors.account_events(key)
        ],
    )


@administrators_only
def add(request: ActingRequest) -> HttpResponse:
    """Add somebody, and send the invitation when asked."""
    form = PersonForm(posted(request))
    acting = request.acting

    def save() -> PersonId:
        words = {key: value for key, value in form.cleaned_data.items() if key != "invite"}
        return commands.add_person(acting.actor, PersonInput(**words), day=acting.day)

    done = carry_out(form, save)
    if done:
        messages.success(request, _("De collega is toegevoegd. Geef nu een mandaat."))
        if form.cleaned_data["invite"]:
            _send(request, done.value)
        return redirect("admin_person", done.value)
    title = _("Collega toevoegen")
    path = crumbs((_("Mensen"), reverse("admin_people")), (title, ""))
    lead = _("Zonder mandaat ziet deze collega niets. Dat geeft u op de volgende bladzijde.")
    return show(request, "form", page_title=title, form=form, crumbs=path, button=title, lead=lead)


@administrators_only
def name(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Change a name."""
    key, acting = PersonId(person), request.acting
    found = actors.person(key)
    now = {"given_name": found.given_name, "family_name": found.family_name}
    form = NameForm(posted(request), initial=now)
    if carry_out(
        form,
        lambda: commands.change_name(acting.actor, key, day=acting.day, **form.cleaned_data),
    ):
        messages.success(request, _("De naam is gewijzigd."))
        return redirect("admin_person", key)
    return show(
        request,
        "form",
        page_title=_("Naam wijzigen"),
        form=form,
        crumbs=person_crumbs(key, _("Naam wijzigen")),
        button=_("Naam wijzigen"),
        lead=_(
            "De nieuwe naam staat meteen overal, ook bij wat vroeger gebeurde. De oude wordt "
            "niet bewaard."
        ),
    )


@administrators_only
def contact(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Change how to reach somebody; the old address hears it when the address changes."""
    key, acting = PersonId(person), request.acting
    current = actors.person_input(key)
    form = ChangeContactForm(posted(request), shown=current, initial=vars(current))

    def save() -> str | None:
        form.require_unchanged()
        given = form.cleaned_data
        new = replace(
            current,
            email=given["email"],
            phone=given["phone"],
            introduction=given["introduction"],
        )
        return commands.change_contact(acting.actor, key, new, shown=current, day=acting.day)

    done = carry_out(form, save)
    if done:
        messages.success(request, _("De gegevens zijn gewijzigd."))
        if done.value and not mails.warn_address_changed(done.value):
            messages.warning(
                request, _("Het oude adres kon niet verwittigd worden. Bel deze collega.")
            )
        return redirect("admin_person", key)
    return show(
        request,
        "form",
        page_title=_("Gegevens wijzigen"),
        form=form,
        crumbs=person_crumbs(key, _("Gegevens wijzigen")),
        button=_("Bewaren"),
        lead=_("Wijzigt het e-mailadres, dan meldt deze collega zich overal opnieuw aan."),
    )


@administrators_only
def invite(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Send a new invitation."""
    if request.method == "POST":
        _send(request, PersonId(person))
    return redirect("admin_person", person)


def person_crumbs(person: PersonId, here: str) -> tuple[Crumb, ...]:
    """Return the path to a page about one person."""
    return crumbs(
        (_("Mensen"), reverse("admin_people")),
        (_("Collega"), reverse("admin_person", args=[person])),
        (here, ""),
    )


def _send(request: ActingRequest, person: PersonId) -> None:
    form = SchakelForm(request.POST)
    done = carry_out(
        form, lambda: accounts.invite(request.acting.actor, person, day=request.acting.day)
    )
    if not done:
        tell_why_not(request, form)
    elif mails.send_invitation(request, done.value):
        messages.success(request, _("De uitnodiging is verstuurd. De link werkt drie dagen."))
    else:
        messages.error(
            request,
            _(
                "De uitnodiging vertrok niet: de mailserver antwoordt niet. Probeer het "
                "later opnieuw."
            ),
        )


def _runs(found: StaffFact, day: date) -> list[MandateFact]:
    return [one for one in found.mandates if one.end is None or one.end > day]


def _function(mandate: MandateFact) -> str:
    return f"{mandate.function_name} ({mandate.organisation.name})"


def _by(name: str, reason: str) -> str:
    if reason:
        return _("door %(name)s: %(reason)s") % {"name": name, "reason": reason}
    return _("door %(name)s") % {"name": name}


def _mandates(mandates: tuple[MandateFact, ...], day: date) -> DataTable:
    labels = {one.id: one.label for one in mandates}
    rows = []
    for one in reversed(mandates):
        ends = one.end is None or one.end > day
        url = reverse("admin_mandate_end", args=[one.id]) if ends else ""
        deputy = _("als vervanger") if one.deputy_for and one.deputy_for not in labels else ""
        rows.append(
            (
                Cell(one.function_name, small=deputy),
                Cell(one.organisation.name),
                Cell(begin_end(one.begin, one.end), small=one.end_reason or one.reason),
                Cell(_("Beëindigen") if ends else _("beëindigd"), url=url),
            )
        )
    columns = (_("Functie"), _("Organisatie"), _("Wanneer"), _("Doen"))
    return DataTable(_("Mandaten"), columns, tuple(rows))


def _places(places: tuple[GivenPlace, ...]) -> DataTable:
    rows = tuple(
        (
            Cell(one.table_name, url=reverse("admin_table", args=[one.table])),
            Cell(ROLES[one.role]),
            Cell(begin_end(one.begin, one.end)),
        )
        for one in places
    )
    return DataTable(_("Plaatsen aan tafels"), (_("Tafel"), _("Als"), _("Wanneer")), rows)
