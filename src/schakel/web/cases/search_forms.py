# SPDX-License-Identifier: EUPL-1.2
"""What to look for in cases, and where a search goes on."""

from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.kernel.ids import CaseId
from schakel.kernel.words import folded
from schakel.web.kit import fields, forms

# So many cases that a search found before stand on its next page.
SHOWN_AGAIN = 100


class SearchForm(forms.SchakelForm):
    """Words to look for; they travel in the body of a POST, never in an address."""

    words = fields.TextField(
        label=_("Zoek in wat u mag lezen"),
        help_text=_("Een pseudoniem, een naam of een woord. Een tikfout mag."),
        limit=100,
    )

    def clean_words(self) -> str:
        """Refuse what holds nothing to look for."""
        words: str = self.cleaned_data["words"]
        if not folded(words):
            raise django_forms.ValidationError(gettext("Schrijf een naam, een woord of een getal."))
        return words


class FurtherForm(forms.SchakelForm):
    """Where a search goes on and what it found before; hidden, and written by the page itself."""

    opened_on = django_forms.DateField(input_formats=["%Y-%m-%d"])
    case = django_forms.UUIDField()
    found = django_forms.CharField(required=False, max_length=37 * SHOWN_AGAIN)

    def clean_found(self) -> tuple[CaseId, ...]:
        """Return the cases that were found before."""
        try:
            return tuple(CaseId(UUID(one)) for one in self.cleaned_data["found"].split())
        except ValueError as error:
            raise django_forms.ValidationError(gettext("Zoek opnieuw.")) from error
