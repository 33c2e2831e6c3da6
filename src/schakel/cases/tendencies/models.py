# SPDX-License-Identifier: EUPL-1.2
"""What goes up without a name."""

import uuid

from django.db import models


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
