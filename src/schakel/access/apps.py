# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "schakel.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
