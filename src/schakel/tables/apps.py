# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """The room `tables`."""

    name = "schakel.tables"
    label = "tables"
    default_auto_field = "django.db.models.BigAutoField"
