# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.why import views

urlpatterns = [
    path("waarom/<slug:kind>/<uuid:thing>/", views.why, name="why"),
]
