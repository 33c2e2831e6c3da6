# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.signals import giving, lists, officer, opening, step_page, steps

urlpatterns = [
    path("", lists.signal_list, name="signals"),
    path("oudere/", lists.settled, name="signals_settled"),
    path("geven/", giving.choose_table, name="signal_give"),
    path("geven/<uuid:table_id>/", giving.give, name="signal_give_to"),
    path("geven/<uuid:table_id>/klad/", giving.keep, name="signal_draft"),
    path("vraag/<uuid:check_id>/", officer.question, name="information_question"),
    path("<uuid:signal_id>/", lists.signal, name="signal"),
    path("<uuid:signal_id>/zoeken/", opening.search, name="signal_search"),
    path("<uuid:signal_id>/casus/", opening.begin_case, name="signal_open_case"),
    *(
        path(f"<uuid:signal_id>/{one.address}/", step_page.take, {"step": one}, name=one.name)
        for one in steps.STEPS
    ),
]
