# SPDX-License-Identifier: EUPL-1.2
"""Making files."""

import uuid
from datetime import date

from django.conf import settings

from schakel.kernel.ids import FileId
from schakel.vault import sealing
from schakel.vault.files import OpenFile
from schakel.vault.models import DataKey


def new_file(day: date) -> OpenFile:
    """Make a data key, keep it wrapped, and return the opened file to seal with."""
    current = settings.SCHAKEL_KEK_CURRENT
    data_key = sealing.new_data_key()
    key = DataKey(
        id=uuid.uuid4(),
        wrapped=sealing.wrap(settings.SCHAKEL_KEKS[current], data_key),
        wrapped_by=current,
        created_on=day,
    )
    key.save(force_insert=True)
    return OpenFile(FileId(key.id), data_key)


def destroy_file(file: uuid.UUID) -> None:
    """Destroy the data key: what was sealed with it is unreadable from now on, wherever a copy
    lies."""
    DataKey.objects.filter(pk=file).delete()
