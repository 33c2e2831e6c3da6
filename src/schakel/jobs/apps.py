# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this door lives."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The door `jobs`."""

    name = "schakel.jobs"
    label = "jobs"
