# SPDX-License-Identifier: EUPL-1.2
"""The addresses of this folder."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
