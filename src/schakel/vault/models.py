# SPDX-License-Identifier: EUPL-1.2
"""Private to the room."""

import uuid

from django.db import models


class DataKey(models.Model):
    """The key of one file, wrapped. Its id is the file id that sealed rows carry.

    Those rows point here with DO_NOTHING: the foreign key in the database refuses to destroy a key
    that is still
    carried, and Django must not look for carriers in tables that the clock may not read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    wrapped = models.BinaryField()
    wrapped_by = models.CharField(max_length=40)
    created_on = models.DateField()

    def __str__(self) -> str:
        return f"DataKey {self.id}"
