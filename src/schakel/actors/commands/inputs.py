# SPDX-License-Identifier: EUPL-1.2
"""What the commands of this room ask of every input."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.kernel.errors import RefusedInputError


@contextmanager
def only_once(field: str, sentence: str) -> Iterator[None]:
    """Turn a value that is taken into a sentence beside its field."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise RefusedInputError(field, sentence) from error


def check_period(begin: date, end: date | None) -> None:
    """Refuse a period that ends before it begins.

    Raises:
        RefusedInputError: beside `end`.
    """
    if end is not None and end < begin:
        raise RefusedInputError(field="end", message=_("De einddag ligt voor de begindag."))


def ended_on(begin: date, wanted: date) -> date:
    """Return the end day of something that may not have begun yet: it then never counts."""
    return max(begin, wanted)
