# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this door lives."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The door `web`."""

    name = "schakel.web"
    label = "web"
