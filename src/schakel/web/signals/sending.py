# SPDX-License-Identifier: EUPL-1.2
"""Sending a form to a command, and saying beside the field what the command could not take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import transaction
from django.forms import Form
from django.utils.translation import gettext as _

from schakel.kernel.errors import ChangedMeanwhileError, RefusedInputError

T = TypeVar("T")


@dataclass(frozen=True)
class Done(Generic[T]):
    """The command went through, with what it returned."""

    value: T


def send(form: Form, command: Callable[[], T], *, version: int | None = None) -> Done[T] | None:
    """Run the command in its own savepoint; None when the form must be shown again.

    `version` is what the thing has now, so that sending once more is a choice made with open eyes.
    """
    try:
        with transaction.atomic():
            return Done(command())
    except RefusedInputError as refused:
        known = refused.field if refused.field in form.fields else None
        form.add_error(known, refused.message)
    except ChangedMeanwhileError:
        form.add_error(
            None,
            _(
                "Iemand anders was u net voor. Kijk eerst hoe het er nu voorstaat; wat u typte, "
                "staat er nog."
            ),
        )
        if version is not None:
            # What was sent stays; only the number that guards it moves on.
            form.data = {**form.data, "version": str(version)}
    return None
