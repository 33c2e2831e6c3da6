# SPDX-License-Identifier: EUPL-1.2
"""What a partner writes: owned by its giver, read by who stands in its reader rows."""

import uuid

from django.db import models


class Contribution(models.Model):
    """A written contribution. Each partner stays controller of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="contributions")
    giver = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    source_kind = models.CharField(max_length=20)
    secrecy = models.CharField(max_length=20)
    onward_use = models.CharField(max_length=20)
    not_in_minutes = models.BooleanField(default=False)
    text = models.BinaryField(default=b"")
    shared_at = models.DateTimeField()
    shared_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )

    def __str__(self) -> str:
        return f"Contribution {self.id}"


class ContributionReader(models.Model):
    """A mandate that reads a contribution; it ends with the function."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # Both columns begin an index below; there are millions of these rows.
    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="readers", db_index=False
    )
    mandate = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    since = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["contribution", "mandate"], name="one_reader_row"),
        )
        indexes = (models.Index(fields=["mandate", "contribution"], name="reader_of"),)

    def __str__(self) -> str:
        return f"{self.mandate_id} reads {self.contribution_id}"
