# SPDX-License-Identifier: EUPL-1.2
"""Private to the room."""

import uuid

from django.db import models


class Notice(models.Model):
    """Something happened that this mandate must hear: a kind and a link, never content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    mandate = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=30)
    about = models.UUIDField(null=True)
    day = models.DateField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["mandate", "at"], name="notice_of_mandate"),
            # Counted on every page.
            models.Index(
                fields=["mandate"],
                condition=models.Q(read_at__isnull=True),
                name="notice_unread",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.mandate_id}"
