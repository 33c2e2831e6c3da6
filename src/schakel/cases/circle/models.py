# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in a case."""

import uuid

from django.db import models


class CaseMember(models.Model):
    """A mandate in the circle of a case. Not taking part is a state like another: no reason, no
    history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="members")
    mandate = models.ForeignKey("actors.Mandate", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    concern = models.CharField(max_length=30)
    invited_by = models.ForeignKey(
        "actors.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    begin = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "mandate"],
                condition=models.Q(ended_on__isnull=True),
                name="one_open_membership",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mandate_id} in {self.case_id}"
