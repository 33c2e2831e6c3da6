# SPDX-License-Identifier: EUPL-1.2
"""Fields that administration asks: an address, a list with one thing on each line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.web.kit.fields import TextField


class Address(forms.EmailField):
    """An e-mail address, in small letters: one mailbox is one person."""

    default_error_messages = {  # noqa: RUF012
        "invalid": _("Dit is geen e-mailadres. Schrijf het zoals naam@gemeente.be."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, **kwargs)

    def to_python(self, value: object) -> str:
        """Return the address without spaces around it."""
        return str(super().to_python(value) or "").strip().lower()


class Lines(TextField):
    """A list, one thing on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=3000, rows=5, **kwargs)

    @staticmethod
    def split(text: str) -> tuple[str, ...]:
        """Return the lines that hold something."""
        return tuple(line.strip() for line in text.split("\n") if line.strip())
