# SPDX-License-Identifier: EUPL-1.2
"""The case, and where it lies on the ladder."""

import uuid

from django.db import models


class Case(models.Model):
    """A file about a person, family, group, place or business, under a pseudonym."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    # It begins the index of the constraint below.
    table = models.ForeignKey(
        "tables.Table", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pseudonym = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=20)
    concern = models.CharField(max_length=30)
    state = models.CharField(max_length=20)
    opened_on = models.DateField()
    review_on = models.DateField(null=True)
    director = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    exit_criterion = models.CharField(max_length=40, blank=True)
    closing_words = models.BinaryField(default=b"")
    destroy_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["table", "pseudonym"], name="one_pseudonym_each"),
        )

    def __str__(self) -> str:
        return f"Case {self.id}"


class CasePlace(models.Model):
    """The table where a case lies, from a day until a day: the ladder up and down, with its
    reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="places")
    table = models.ForeignKey("tables.Table", on_delete=models.PROTECT, related_name="+")
    begin = models.DateField()
    ended_on = models.DateField(null=True)
    by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.BinaryField(default=b"")
    end_reason = models.BinaryField(default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "table"],
                condition=models.Q(ended_on__isnull=True),
                name="one_open_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} at {self.table_id}"
