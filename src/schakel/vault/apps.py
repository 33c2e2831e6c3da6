# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The room `vault`."""

    name = "schakel.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
