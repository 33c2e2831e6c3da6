# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("gelezen/", views.read_all, name="notices_read"),
    path("<uuid:notice>/gelezen/", views.read_one, name="notice_read"),
]
