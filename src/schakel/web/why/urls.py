# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.why import log, views

urlpatterns = [
    path("waarom/<slug:kind>/<uuid:thing>/", views.why, name="why"),
    path("waarom-niet/<slug:action>/<slug:kind>/<uuid:thing>/", views.why_not, name="why_not"),
    path("logboek/", log.reading_log, name="reading_log"),
]
