# SPDX-License-Identifier: EUPL-1.2
"""The form every page starts from: Dutch words, what was typed is kept, no value answers 500."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schakel.web.kit.page import Text

LINE_LIMIT = 200
TEXT_LIMIT = 5000
YEARS = range(1900, 2200)
KEPT_CONTROLS = {"\n", "\t"}
DAY_FIRST = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


class Option:
    """One choice of a radio or checkbox list as the template draws it."""

    def __init__(self, widget: Any, hint: Text) -> None:
        self.tag = widget.tag
        self.label = widget.choice_label
        self.id = widget.id_for_label
        self.hint = hint


class SchakelBoundField(forms.BoundField):
    """A field with its data, and what its template needs to draw it."""

    @property
    def is_checkbox(self) -> bool:
        """Whether this is one box to tick."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        """Whether to say "niet verplicht" after the label; a box to tick never needs it."""
        return not self.field.required and not self.is_checkbox

    @property
    def anchor(self) -> str:
        """Return the id that a link in the summary of errors leads to."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id

    @property
    def options(self) -> list[Option]:
        """Return the choices of a list with their hints."""
        hints: Mapping[str, Text] = getattr(self.field, "option_hints", {})
        return [
            Option(widget, hints.get(str(widget.data["value"]), "")) for widget in self.subwidgets
        ]


class SchakelRenderer(DjangoTemplates):
    """Draws forms and fields with the components."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = SchakelBoundField


class SchakelForm(forms.Form):
    """A form of which every message is Dutch and stands beside its field.

    The browser's own checks stay off: they speak the language of the browser, not of the page.
    """

    default_renderer = SchakelRenderer
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _ask_in_dutch(field, label=field.label or name)


def _ask_in_dutch(field: forms.Field, label: Text) -> None:
    if field.error_messages["required"] != forms.Field.default_error_messages["required"]:
        return
    sentence = (
        _("Kies een antwoord: %(label)s")
        if field.widget.use_fieldset
        else _("Vul dit in: %(label)s")
    )
    field.error_messages["required"] = sentence % {"label": label}


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


class DayInput(forms.DateInput):
    """The browser's own calendar; a plain box when what was typed is no day, to be corrected."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the native input for a day, a text input for anything else."""
        context = super().get_context(name, _as_iso(value), attrs)
        written = context["widget"]["value"]
        if written and not YEAR_FIRST.fullmatch(written):
            context["widget"]["type"] = "text"
        return context


def _as_iso(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_day(value).isoformat()
    except ValidationError:
        return value


def parse_day(text: str) -> date:
    """Return the day that was written as 31/12/2026, 31-12-2026 or 2026-12-31.

    Raises:
        ValidationError: no such day, with the reason in a sentence.
    """
    written = text.strip()
    if match := DAY_FIRST.fullmatch(written):
        day, month, year = (int(part) for part in match.groups())
    elif match := YEAR_FIRST.fullmatch(written):
        year, month, day = (int(part) for part in match.groups())
    else:
        raise ValidationError(
            _("Schrijf de dag als dag, maand en jaar: 31/12/2026."), code="invalid"
        )
    if month not in MONTHS:
        raise ValidationError(
            _("Maand %(month)d bestaat niet."), code="invalid", params={"month": month}
        )
    if year not in YEARS:
        raise ValidationError(
            _("Kijk het jaar na: %(year)d."), code="invalid", params={"year": year}
        )
    try:
        return date(year, month, day)
    except ValueError as error:
        params = {"day": day, "month": MONTHS[month], "year": year}
        if (day, month) == (29, 2):
            sentence = _("29 februari %(year)d bestaat niet: %(year)d is geen schrikkeljaar.")
        else:
            sentence = _("%(day)d %(month)s bestaat niet.")
        raise ValidationError(sentence, code="invalid", params=params) from error


class DayField(forms.DateField):
    """A day, written the Belgian way or chosen in the browser's calendar."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """Return the day, or None when nothing was written."""
        if isinstance(value, str) and value.strip():
            return parse_day(value)
        return super().to_python(value)


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


class Tick(forms.BooleanField):
    """One box to tick; not required unless the page says so."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
