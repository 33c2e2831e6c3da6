# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The room `notices`."""

    name = "schakel.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
