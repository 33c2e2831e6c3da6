# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import path

from schakel.web.today import views

urlpatterns = [path("", views.today, name="today")]
