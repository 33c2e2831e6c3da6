# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room `cases`."""

    name = "schakel.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
