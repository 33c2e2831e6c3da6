# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder: an address holds ids of measures, never a word of the reader."""

from django.urls import path

from schakel.web.toolbox import adviser, views

urlpatterns = [
    path("", views.catalogue, name="toolbox"),
    path("vergelijken/", views.compare, name="measure_compare"),
    path("adviseur/", adviser.adviser, name="adviser"),
    path("adviseur/afdrukken/", adviser.adviser_print, name="adviser_print"),
    path("<str:measure_id>/", views.measure, name="measure"),
]
