# SPDX-License-Identifier: EUPL-1.2
"""The address of the pattern page."""

from django.urls import path

from schakel.web.patterns import views

urlpatterns = [path("", views.patterns, name="patterns")]
