# SPDX-License-Identifier: EUPL-1.2
"""A command that says no: beside its field, or as a message on the page it came from."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from schakel.kernel.errors import ChangedMeanwhileError, RefusedInputError
from schakel.web.kit.request import ActingRequest


def filled(form: Form, command: Callable[[], object]) -> bool:
    """Return whether a valid form was carried out; a refusal stands beside its field."""
    if not form.is_valid():
        return False
    try:
        command()
    except RefusedInputError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    except ChangedMeanwhileError:
        form.add_error(None, changed_words())
        return False
    return True


def changed_words() -> str:
    """Return what the second of two people hears."""
    return _(
        "Iemand anders bewaarde intussen iets. Wat u typte, staat er nog. Lees eerst wat er nu "
        "staat en bewaar daarna opnieuw."
    )


def pressed(
    request: ActingRequest, command: Callable[[], object], back: str, done: str = ""
) -> HttpResponse:
    """Carry out a button and go back, with what happened or why it could not."""
    try:
        command()
    except RefusedInputError as refused:
        messages.error(request, refused.message)
    except ChangedMeanwhileError:
        messages.error(request, changed_words())
    else:
        if done:
            messages.success(request, done)
    return redirect(back)
