# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The room `meetings`."""

    name = "schakel.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
