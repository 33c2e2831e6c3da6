# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig


class ActorsConfig(AppConfig):
    """The room `actors`."""

    name = "schakel.actors"
    label = "actors"
    default_auto_field = "django.db.models.BigAutoField"
