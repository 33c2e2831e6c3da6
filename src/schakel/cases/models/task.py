# SPDX-License-Identifier: EUPL-1.2
"""What was agreed, what someone must hear, and what goes up without a name."""

import uuid

from django.db import models


class Task(models.Model):
    """An action with an owner and a date; about a case, or about no person at all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    table = models.ForeignKey("tables.Table", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, related_name="tasks"
    )
    item = models.UUIDField(null=True)
    owner = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    what = models.BinaryField(default=b"")
    state = models.CharField(max_length=20, default="open")
    given_by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    due_on = models.DateField()
    report = models.BinaryField(default=b"")
    reported_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["owner", "state"], name="task_of_owner"),)

    def __str__(self) -> str:
        return f"Task {self.id}"


class Notice(models.Model):
    """Something happened that this mandate must hear: a kind and a link, never content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    mandate = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=30)
    about = models.UUIDField(null=True)
    day = models.DateField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["mandate", "at"], name="notice_of_mandate"),)

    def __str__(self) -> str:
        return f"{self.kind} for {self.mandate_id}"


class Tendency(models.Model):
    """What a table tells the strategic table: a tendency and a question, without names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey("vault.DataKey", on_delete=models.DO_NOTHING, related_name="+")
    from_table = models.ForeignKey("tables.Table", on_delete=models.PROTECT, related_name="+")
    to_table = models.ForeignKey("tables.Table", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    text = models.BinaryField(default=b"")
    question = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"Tendency {self.id}"
