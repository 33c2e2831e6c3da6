# SPDX-License-Identifier: EUPL-1.2
"""A day in a form: written the Belgian way, or chosen in the browser's own calendar."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

YEARS = range(1900, 2200)
DAY_FIRST = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


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
