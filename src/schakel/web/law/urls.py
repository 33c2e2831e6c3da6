# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.law import views

urlpatterns = [
    path("over/", views.about, name="about"),
    path("bronnen/", views.sources, name="sources"),
    path("bronnen/<slug:framework>/", views.source, name="source"),
]
