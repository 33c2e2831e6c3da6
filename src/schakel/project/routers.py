# SPDX-License-Identifier: EUPL-1.2
"""Which connection a table is reached by."""

from django.db.models import Model


class ThrottleRouter:
    """Sends the counts of failed log-ins over their own connection."""

    def db_for_read(self, model: type[Model], **_hints: object) -> str | None:
        return "throttle" if model._meta.app_label == "django_cache" else None

    db_for_write = db_for_read
