# SPDX-License-Identifier: EUPL-1.2
"""The fields of a form: texts that can be kept, and choices that are all visible."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schakel.web.kit.page import Text

LINE_LIMIT = 200
CHOOSE = _("Kies …")
KEPT_CONTROLS = {"\n", "\t"}


class TextField(forms.CharField):
    """Text that PostgreSQL and a projector can hold.

    Control characters (pasted from a word processor) are refused with a sentence; the text shown
    again is without them, so that sending once more works. There is no ``maxlength``: a browser
    cuts off in silence what is pasted.
    """

    default_error_messages = {  # noqa: RUF012  (Django's own convention)
        "control": _(
            "In uw tekst stond een onzichtbaar teken dat hier niet bewaard kan worden. "
            "Het is weggehaald: kijk uw tekst na en verstuur hem opnieuw."
        ),
        "max_length": _(
            "Dit is te lang: %(show_value)d tekens, en er is plaats voor %(limit_value)d. "
            "Wat u typte staat er nog."
        ),
    }

    def __init__(self, *, limit: int = LINE_LIMIT, rows: int = 1, **kwargs: Any) -> None:
        self.limit = limit
        kwargs.setdefault(
            "widget", forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
        )
        super().__init__(max_length=limit, **kwargs)

    def to_python(self, value: object) -> str:
        """Return the text with one kind of line end, in composed form."""
        text = super().to_python(value)
        return unicodedata.normalize("NFC", (text or "").replace("\r\n", "\n").replace("\r", "\n"))

    def run_validators(self, value: str) -> None:
        """Refuse what cannot be kept before anything else looks at it."""
        if _without_controls(value) != value:
            raise ValidationError(self.error_messages["control"], code="control")
        super().run_validators(value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what was typed, without the characters that were refused."""
        typed = super().bound_data(data, initial)
        return _without_controls(typed.replace("\r\n", "\n")) if isinstance(typed, str) else typed

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the page the limit, so that it can count along."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return (
            {**attrs, "data-limit": str(self.limit)}
            if isinstance(widget, forms.Textarea)
            else attrs
        )


def _without_controls(text: str) -> str:
    return "".join(
        sign
        for sign in text
        if sign in KEPT_CONTROLS or unicodedata.category(sign) not in {"Cc", "Cs"}
    )


class OneOf(forms.ChoiceField):
    """One answer out of a few, all visible; ``option_hints`` explains a value under it."""

    widget = forms.RadioSelect
    default_error_messages = {  # noqa: RUF012
        "invalid_choice": _("Kies een van de antwoorden die hier staan."),
    }

    def __init__(self, *, option_hints: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        self.option_hints = option_hints or {}
        super().__init__(**kwargs)


class SomeOf(forms.MultipleChoiceField):
    """Any number of answers out of a few, all visible."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {  # noqa: RUF012
        "invalid_choice": _("Kies alleen antwoorden die hier staan."),
    }

    def __init__(self, *, option_hints: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        self.option_hints = option_hints or {}
        super().__init__(**kwargs)


class FromList(forms.ChoiceField):
    """One answer out of a list too long to show at once."""

    default_error_messages = {  # noqa: RUF012
        "invalid_choice": _("Kies iets uit de lijst."),
    }


class Tick(forms.BooleanField):
    """One box to tick; not required unless the page says so."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)


def offer(
    form: forms.Form, name: str, choices: Iterable[tuple[object, Text]], *, nothing: Text = ""
) -> None:
    """Give a field its choices; `nothing` is a first line that chooses none."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    first = [("", nothing)] if nothing else []
    field.choices = [*first, *((str(key), label) for key, label in choices)]
