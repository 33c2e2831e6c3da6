# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder: an address holds ids of measures, never a word of the reader."""

from django.urls import path

from schakel.web.toolbox import views

urlpatterns = [
    path("", views.catalogue, name="toolbox"),
    path("vergelijken/", views.compare, name="measure_compare"),
    path("<str:measure_id>/", views.measure, name="measure"),
]
