# SPDX-License-Identifier: EUPL-1.2
"""What was agreed."""

import uuid

from django.db import models


class Task(models.Model):
    """An action with an owner and a date; about a case, or about no person at all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    table = models.ForeignKey(
        "tables.Table", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, related_name="tasks"
    )
    item = models.UUIDField(null=True)
    owner = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    what = models.BinaryField(default=b"")
    state = models.CharField(max_length=20, default="open")
    given_by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    due_on = models.DateField()
    report = models.BinaryField(default=b"")
    reported_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=["owner", "state"], name="task_of_owner"),
            # What is late at a table; where a table's foreign key is looked up too.
            models.Index(fields=["table", "state", "due_on"], name="task_at_table"),
            models.Index(
                fields=["item"], condition=models.Q(item__isnull=False), name="task_of_item"
            ),
        )

    def __str__(self) -> str:
        return f"Task {self.id}"
