# SPDX-License-Identifier: EUPL-1.2
"""The worry before it is a case, and the name that may come later."""

import uuid

from django.db import models


class Signal(models.Model):
    """A worry at the door of a table. Its texts are sealed; a refused one is hidden by the database
    at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    table = models.ForeignKey(
        "tables.Table", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    giver = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    noted_by = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    concern = models.CharField(max_length=30)
    subject_kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="new")
    given_on = models.DateField()
    decided_on = models.DateField(null=True)
    destroy_on = models.DateField(null=True)
    redirected_to = models.CharField(max_length=200, blank=True)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, related_name="signals"
    )
    behaviour = models.BinaryField(default=b"")
    observed_by = models.BinaryField(default=b"")
    context = models.BinaryField(default=b"")
    protective = models.BinaryField(default=b"")
    tried = models.BinaryField(default=b"")
    question = models.BinaryField(default=b"")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["table", "state"], name="signal_at_table"),)

    def __str__(self) -> str:
        return f"Signal {self.id}"


class SignalTurn(models.Model):
    """One turn between the table and the giver: a question back, an answer, an advice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=20)
    by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    day = models.DateField()
    text = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"{self.kind} on {self.signal_id}"


class Identity(models.Model):
    """Whom or what it is about. Sealed; readable for the table only after a recorded decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(
        "vault.DataKey", on_delete=models.DO_NOTHING, null=True, related_name="+"
    )
    signal = models.OneToOneField(
        Signal, on_delete=models.PROTECT, related_name="identity", null=True
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, related_name="identities"
    )
    table = models.ForeignKey("tables.Table", on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    opened_on = models.DateField(null=True)
    opened_by = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_reason = models.BinaryField(default=b"")
    name = models.BinaryField(default=b"")
    birth_date = models.BinaryField(default=b"")
    address = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"Identity {self.id}"


class InformationCheck(models.Model):
    """The question to the information officer. Kept as a date, never as a verdict on the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, related_name="checks")
    table = models.ForeignKey("tables.Table", on_delete=models.PROTECT, related_name="+")
    asked_of = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    # Copied, because the officer sees this question and never the signal.
    concern = models.CharField(max_length=30, default="")
    asked_on = models.DateField()
    cleared_on = models.DateField(null=True)
    call_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"Check of {self.signal_id}"
