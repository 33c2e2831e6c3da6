# SPDX-License-Identifier: EUPL-1.2
"""The two forms of the veiligheidskoffer: to look for a measure, and to choose two."""

import re
from collections.abc import Iterable
from typing import Any, TypedDict

from django import forms as django_forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import AddresseeKind, Phase
from schakel.web.kit import fields, forms
from schakel.web.toolbox.labels import ADDRESSEES, PHASES

OLDEST = 120
YEARS = re.compile(r"[0-9]{1,3}")
WORDS_LIMIT = 100


class Filters(TypedDict):
    """What the reader filled in beside the words; None where nothing was."""

    phase: Phase | None
    organ: str | None
    phenomenon: str | None
    addressee: AddresseeKind | None
    age: int | None


class SearchForm(forms.SchakelForm):
    """Words and filters; they travel in the body of a POST, never in an address."""

    words = fields.TextField(
        label=_("Wat zoekt u?"),
        help_text=_("Schrijf het zoals u het zegt: samenscholingsverbod, café sluiten, spijbelen."),
        required=False,
        limit=WORDS_LIMIT,
    )
    phenomenon = fields.FromList(label=_("Wat is er aan de hand?"), required=False)
    addressee = fields.FromList(label=_("Voor wie of wat?"), required=False)
    age = fields.TextField(label=_("Leeftijd in jaren"), required=False, limit=10)
    phase = fields.FromList(label=_("Fase"), required=False)
    organ = fields.FromList(label=_("Wie beslist?"), required=False)

    def __init__(self, *args: Any, toolbox: Toolbox, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["age"].widget.attrs["inputmode"] = "numeric"
        deciding = {measure.organ for measure in toolbox.measures}
        phases = [(one.value, PHASES[one][0]) for one in Phase]
        kinds = [(one.value, ADDRESSEES[one]) for one in AddresseeKind]
        phenomena = [(one.code, _sentence(one.name)) for one in toolbox.phenomena]
        organs = [(one.code, _sentence(one.name)) for one in toolbox.organs if one.code in deciding]
        fields.offer(self, "phase", phases, nothing=_("Elke fase"))
        fields.offer(self, "addressee", kinds, nothing=_("Iedereen en alles"))
        fields.offer(self, "phenomenon", phenomena, nothing=_("Om het even"))
        fields.offer(self, "organ", organs, nothing=_("Om het even wie"))

    def clean_age(self) -> int | None:
        """Return the age, None when nothing was written."""
        written = str(self.cleaned_data["age"]).strip()
        if not written:
            return None
        if not YEARS.fullmatch(written) or int(written) > OLDEST:
            raise django_forms.ValidationError(
                gettext("Schrijf de leeftijd als een getal, van 0 tot %(oldest)d."),
                params={"oldest": OLDEST},
            )
        return int(written)

    @property
    def filters(self) -> Filters:
        """Return the filters of a valid form."""
        given = self.cleaned_data
        return Filters(
            phase=Phase(given["phase"]) if given["phase"] else None,
            organ=given["organ"] or None,
            phenomenon=given["phenomenon"] or None,
            addressee=AddresseeKind(given["addressee"]) if given["addressee"] else None,
            age=given["age"],
        )

    @property
    def filtered(self) -> bool:
        """Whether a filter was filled in, so that the filters stay in sight."""
        return any(self[name].value() for name in Filters.__annotations__)


class CompareForm(forms.SchakelForm):
    """Two different measures."""

    first = fields.FromList(label=_("De ene maatregel"))
    second = fields.FromList(label=_("De andere maatregel"))

    def __init__(self, *args: Any, measures: Iterable[SafetyMeasure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.id, f"{one.name} ({one.id})") for one in measures]
        for name in self.fields:
            fields.offer(self, name, offered, nothing=_("Kies een maatregel"))
            self.fields[name].error_messages["required"] = _("Kies een maatregel uit de lijst.")

    def clean(self) -> dict[str, Any]:
        """Refuse to compare a measure with itself."""
        given = super().clean() or {}
        if given.get("first") and given.get("first") == given.get("second"):
            self.add_error("second", gettext("Kies twee verschillende maatregelen."))
        return given


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]
