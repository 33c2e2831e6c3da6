# SPDX-License-Identifier: EUPL-1.2
"""The one way to carry out what somebody sent: a form, and the command it is for.

    done = carry_out(form, lambda: give_task(actor, what=form.cleaned_data["what"], day=day))
    if done:
        return redirect("task", done.value)
    return render(...)                     # opened, or refused: the form says which

A refused form answers 200, like any page: an error status would roll the transaction back, and with
it what the journal wrote about the page that is shown again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from schakel.kernel.errors import ChangedMeanwhileError, RefusedInputError
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.versions import VersionForm

T = TypeVar("T")


@dataclass(frozen=True)
class Done(Generic[T]):
    """The command went through, with what it returned."""

    value: T


def carry_out(form: SchakelForm, command: Callable[[], T]) -> Done[T] | None:
    """Return what the command gave; None when the page must be shown, with what was typed.

    Nothing of a refused command stays: it runs in a savepoint. A form that was only opened is not
    carried out.

    Raises:
        NotFoundError, AccessDeniedError: as the command does; the middleware makes a page of these.
    """
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            return Done(command())
    except RefusedInputError as refused:
        form.add_error(form.field_of(refused.field), refused.message)
    except ChangedMeanwhileError:
        form.add_error(None, somebody_was_first())
        if isinstance(form, VersionForm):
            form.renew()
    return None


def press(
    request: HttpRequest,
    command: Callable[[], object],
    *,
    back: str,
    done: str = "",
    form: SchakelForm | None = None,
) -> HttpResponse:
    """Carry out a button and go `back`, with what happened or why it could not.

    `form` reads what the button sends along; nothing of it is typed, so nothing is shown again.
    """
    sent = SchakelForm(request.POST) if form is None else form
    if carry_out(sent, command) is None:
        tell_why_not(request, sent)
    elif done:
        messages.success(request, done)
    return redirect(back)


def tell_why_not(request: HttpRequest, form: SchakelForm) -> None:
    """Say on the next page why a form that is not shown again was refused."""
    for sentence in (one for errors in form.errors.values() for one in errors):
        messages.error(request, str(sentence))


def somebody_was_first() -> str:
    """Return what the second of two people hears."""
    return _(
        "Iemand anders was u net voor. Kijk eerst hoe het er nu voorstaat, en verstuur daarna "
        "opnieuw als het nog klopt."
    )
