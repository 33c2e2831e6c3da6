# SPDX-License-Identifier: EUPL-1.2
"""What is half-written."""

import uuid

from django.db import models


class Draft(models.Model):
    """Something half-written: sealed, the writer's alone, gone after its term."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey("vault.DataKey", on_delete=models.DO_NOTHING, related_name="+")
    # It begins the index of the constraint below.
    person = models.ForeignKey(
        "actors.Person", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    form = models.CharField(max_length=40)
    about = models.UUIDField(null=True)
    fields = models.BinaryField(default=b"")
    saved_at = models.DateTimeField()
    gone_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "form", "about"],
                name="one_draft_a_form",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"Draft {self.id}"
