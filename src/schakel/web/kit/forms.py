# SPDX-License-Identifier: EUPL-1.2
"""The form every page starts from: Dutch words, what was typed is kept, no value answers 500."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schakel.web.kit.page import Text


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

    def field_of(self, said: str) -> str | None:
        """Return the field beside which a command's refusal stands; None for the form itself."""
        return said if said in self.fields else None


def _ask_in_dutch(field: forms.Field, label: Text) -> None:
    if field.error_messages["required"] != forms.Field.default_error_messages["required"]:
        return
    sentence = (
        _("Kies een antwoord: %(label)s")
        if field.widget.use_fieldset
        else _("Vul dit in: %(label)s")
    )
    field.error_messages["required"] = sentence % {"label": label}
