# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The room `journal`."""

    name = "schakel.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
