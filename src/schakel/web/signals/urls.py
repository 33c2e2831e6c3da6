# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.signals import giving, lists, officer, opening, steps

urlpatterns = [
    path("", lists.signal_list, name="signals"),
    path("oudere/", lists.settled, name="signals_settled"),
    path("geven/", giving.choose_table, name="signal_give"),
    path("geven/<uuid:table_id>/", giving.give, name="signal_give_to"),
    path("geven/<uuid:table_id>/klad/", giving.keep, name="signal_draft"),
    path("vraag/<uuid:check_id>/", officer.question, name="information_question"),
    path("<uuid:signal_id>/", lists.signal, name="signal"),
    path("<uuid:signal_id>/antwoord/", steps.answer, name="signal_answer"),
    path("<uuid:signal_id>/advies/", steps.advise, name="signal_advise"),
    path("<uuid:signal_id>/meer-vragen/", steps.ask, name="signal_ask"),
    path("<uuid:signal_id>/juiste-plaats/", steps.redirect_elsewhere, name="signal_redirect"),
    path("<uuid:signal_id>/voorstel/", steps.propose, name="signal_propose"),
    path("<uuid:signal_id>/weerhouden/", steps.retain, name="signal_retain"),
    path("<uuid:signal_id>/niet-weerhouden/", steps.refuse, name="signal_refuse"),
    path("<uuid:signal_id>/naam/", steps.name, name="signal_name"),
    path("<uuid:signal_id>/naam-openen/", steps.open_name, name="signal_open_name"),
    path("<uuid:signal_id>/information-officer/", steps.ask_officer, name="signal_officer"),
    path("<uuid:signal_id>/zoeken/", opening.search, name="signal_search"),
    path("<uuid:signal_id>/casus/", opening.begin_case, name="signal_open_case"),
]
