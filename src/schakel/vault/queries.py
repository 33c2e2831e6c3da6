# SPDX-License-Identifier: EUPL-1.2
"""Opening files: the database hands over the wrapped key only to who may read something in the
file."""

from collections.abc import Iterable

from django.conf import settings

from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import FileId
from schakel.vault import sealing
from schakel.vault.files import OpenFile
from schakel.vault.models import DataKey


class NoSuchFileError(NotFoundError):
    """The file does not exist, or the actor may read nothing in it."""


def open_file(file: FileId) -> OpenFile:
    """Return the opened file; one query.

    Raises:
        NoSuchFileError: it is destroyed, or not the actor's to read.
    """
    files = open_files([file])
    if file not in files:
        raise NoSuchFileError
    return files[file]


def open_files(files: Iterable[FileId]) -> dict[FileId, OpenFile]:
    """Return the files the actor may open, by id; one query, none when nothing is asked."""
    wanted = set(files)
    if not wanted:
        return {}
    return {FileId(key.id): opened(key) for key in DataKey.objects.filter(pk__in=wanted)}


def opened(key: DataKey) -> OpenFile:
    """Return the file of a key that came along with the row it belongs to; no query."""
    data_key = sealing.unwrap(settings.SCHAKEL_KEKS[key.wrapped_by], bytes(key.wrapped))
    return OpenFile(FileId(key.id), data_key)
