# SPDX-License-Identifier: EUPL-1.2
"""Private to the room."""

import uuid

from django.db import models


class Entry(models.Model):
    """One thing that happened. The database adds a sequence number and refuses every later
    change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField()
    day = models.DateField()
    actor = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30)
    subject = models.UUIDField(null=True)
    case = models.UUIDField(null=True)
    table = models.UUIDField(null=True)
    refused_by = models.CharField(max_length=80, blank=True)
    file = models.UUIDField(null=True)
    reason = models.BinaryField(default=b"")
    canonical = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=["case", "at"], name="journal_by_case"),
            models.Index(fields=["actor", "at"], name="journal_by_actor"),
            # The reading log of the DPO: the newest first, of everything or of one day.
            models.Index(fields=["-at", "id"], name="journal_newest_first"),
            models.Index(fields=["day", "-at"], name="journal_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
