# SPDX-License-Identifier: EUPL-1.2
"""Private to the room."""

import uuid

from django.db import models

from schakel.kernel.vocabulary import Keeps, TableLevel


class Table(models.Model):
    """An overlegtafel: configuration on a legal framework (law/frameworks/<kind>)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    level = models.CharField(
        max_length=20, choices=[(level.value, level.value) for level in TableLevel]
    )
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    municipalities = models.ManyToManyField("actors.Municipality")
    keeps = models.CharField(
        max_length=20,
        choices=[(keeps.value, keeps.value) for keeps in Keeps],
        default=Keeps.FULL.value,
    )
    begin = models.DateField()
    end = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class TableMandate(models.Model):
    """A place at a table: a seat (member), or a power the mayor gives to a mandate."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="mandates")
    mandate = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, related_name="places", db_index=False
    )
    role = models.CharField(max_length=20)
    begin = models.DateField()
    end = models.DateField(null=True)
    reason = models.CharField(max_length=200)
    end_reason = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="given"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("begin")),
                name="place_ends_after_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    role__in=[
                        "member",
                        "chair",
                        "retain",
                        "coordinate",
                        "direct_case",
                        "inform",
                    ]
                ),
                name="place_has_known_role",
            ),
        )
        indexes = (models.Index(fields=["mandate", "table"], name="place_of_mandate"),)

    def __str__(self) -> str:
        return f"{self.role} at {self.table_id}"


class Protocol(models.Model):
    """What the partners agreed and, for gateway G2, the procureur consented to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="protocols")
    reference = models.CharField(max_length=80)
    consent_by = models.CharField(max_length=160, blank=True)
    consent_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    purposes = models.JSONField(default=list)
    modalities = models.JSONField(default=dict)
    functions = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="protocol_ends_after_begin",
            ),
        )

    def __str__(self) -> str:
        return self.reference


class ProtocolSignature(models.Model):
    """An organisation that signed the protocol."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # It begins the index of the constraint below.
    protocol = models.ForeignKey(
        Protocol, on_delete=models.PROTECT, related_name="signatures", db_index=False
    )
    organisation = models.ForeignKey("actors.Organisation", on_delete=models.PROTECT)
    signed_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["protocol", "organisation"], name="one_signature_each"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} signed {self.protocol_id}"
