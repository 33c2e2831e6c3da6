# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import URLPattern, path

from schakel.web.meetings import (
    agenda,
    cockpit,
    composition,
    downloads,
    lists,
    meeting,
    minutes,
    plan,
)

urlpatterns: list[URLPattern] = [
    path("", lists.meetings, name="meetings"),
    path("tafel/<uuid:table>/plannen/", plan.plan, name="meeting_plan"),
    path("tafel/<uuid:table>/beslissingen/", lists.decisions, name="decisions"),
    path("tafel/<uuid:table>/protocol/", downloads.protocol, name="protocol_template"),
    path("<uuid:meeting>/", meeting.show, name="meeting"),
    path("<uuid:meeting>/wijzigen/", plan.change, name="meeting_change"),
    path("<uuid:meeting>/afgelasten/", plan.cancel, name="meeting_cancel"),
    path("<uuid:meeting>/casus-toevoegen/", agenda.add_case, name="meeting_add_case"),
    path("<uuid:meeting>/punt-toevoegen/", agenda.add_item, name="meeting_add_item"),
    path("<uuid:meeting>/uitnodiging.ics", meeting.invitation, name="meeting_calendar"),
    path("<uuid:meeting>/verontschuldigen/", meeting.excuse, name="meeting_excuse"),
    path("<uuid:meeting>/wie-is-er/", composition.composition, name="meeting_composition"),
    path(
        "<uuid:meeting>/vervanging/<slug:seat>/",
        composition.replacement,
        name="meeting_replacement",
    ),
    path("<uuid:meeting>/openen/", composition.open_now, name="meeting_open"),
    path("<uuid:meeting>/aan-tafel/", cockpit.cockpit, name="cockpit"),
    path("<uuid:meeting>/aan-tafel/<uuid:item>/", cockpit.item, name="cockpit_item"),
    path("<uuid:meeting>/aanwezig/", cockpit.presence, name="meeting_presence"),
    path("<uuid:meeting>/sluiten/", cockpit.close, name="meeting_close"),
    path("<uuid:meeting>/verslagen/", minutes.waiting, name="meeting_minutes"),
    path("punt/<uuid:item>/volgorde/", agenda.order, name="item_order"),
    path("punt/<uuid:item>/verplaatsen/", agenda.move, name="item_move"),
    path("punt/<uuid:item>/schrappen/", agenda.remove, name="item_remove"),
    path("punt/<uuid:item>/openen/", cockpit.start, name="item_open"),
    path("punt/<uuid:item>/laat-volgen/", cockpit.admit, name="item_admit"),
    path("punt/<uuid:item>/verslag/", minutes.minutes, name="item_minutes"),
    path(
        "punt/<uuid:item>/verslag/<slug:copy>.<slug:suffix>",
        downloads.file,
        name="item_minutes_file",
    ),
    path("punt/<uuid:item>/goedkeuren/", minutes.approve, name="item_approve"),
]
