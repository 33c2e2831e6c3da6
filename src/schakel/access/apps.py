# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives."""

from django.apps import AppConfig
from django.utils.translation import gettext

from schakel.kernel.message import translate_with


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "schakel.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let messages speak the language of the request, now that there is one."""
        translate_with(gettext)
