# SPDX-License-Identifier: EUPL-1.2
"""Private to the room."""

import uuid

from django.db import models


class Meeting(models.Model):
    """A table that meets on a day. Its rows carry no name of anyone discussed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    table = models.ForeignKey(
        "tables.Table", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    file = models.ForeignKey("vault.DataKey", on_delete=models.DO_NOTHING, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=20, default="planned")
    chair = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["table", "starts_at"], name="meeting_of_table"),)

    def __str__(self) -> str:
        return f"Meeting {self.id}"


class Attendance(models.Model):
    """Who was present, from when until when; or excused. A replacement names the seat it fills."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="attendance", db_index=False
    )
    mandate = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    excused = models.BooleanField(default=False)
    fills_seat = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "mandate"], name="one_attendance_each"),
        )

    def __str__(self) -> str:
        return f"{self.mandate_id} at {self.meeting_id}"


class AgendaItem(models.Model):
    """A point on the agenda. With a case it exists only for who may read the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    # The key of the case, or of the meeting for a point about nobody.
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    kind = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    title = models.BinaryField(default=b"")
    question = models.BinaryField(default=b"")
    state = models.CharField(max_length=20, default="waiting")
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=models.Q(case__isnull=False),
                name="one_item_a_case",
            ),
        )

    def __str__(self) -> str:
        return f"Item {self.id}"


class ItemReader(models.Model):
    """A mandate that was at the table for this item; who came later has no row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # Both columns begin an index below.
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="readers", db_index=False
    )
    mandate = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "mandate"], name="one_item_reader_row"),
        )
        indexes = (models.Index(fields=["mandate", "item"], name="item_reader_of"),)

    def __str__(self) -> str:
        return f"{self.mandate_id} heard {self.item_id}"


class ItemRecord(models.Model):
    """What was said and decided at an item; the register of decisions reads from here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="record")
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    talk = models.BinaryField(default=b"")
    decision_kind = models.CharField(max_length=20, blank=True)
    manner = models.CharField(max_length=20, blank=True)
    decision = models.BinaryField(default=b"")
    objections = models.BinaryField(default=b"")
    decided_by = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Record of {self.item_id}"


class Minutes(models.Model):
    """A version of the minutes of one item: draft, then approved at a later meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="minutes", db_index=False
    )
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, default="draft")
    summary = models.BinaryField(default=b"")
    written_by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_on = models.DateField(null=True)
    approved_at_meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="approves"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "number"], name="one_minutes_version"),
        )

    def __str__(self) -> str:
        return f"Minutes {self.number} of {self.item_id}"
