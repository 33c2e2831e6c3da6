# SPDX-License-Identifier: EUPL-1.2
"""The forms about protocols."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import OrganisationFact
from schakel.rules import law
from schakel.web.administration.fields import Lines
from schakel.web.kit.day_field import DayField
from schakel.web.kit.fields import CHOOSE, FromList, SomeOf, TextField, offer
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.versions import MarkForm

MODALITY = _(
    "Schrijf op elke lijn eerst waarover het gaat, dan een dubbele punt: verslag: per punt."
)


class ProtocolForm(SchakelForm):
    """What a protocol says."""

    reference = TextField(label=_("Kenmerk"), limit=80)
    valid_from = DayField(label=_("Geldig van"))
    valid_until = DayField(label=_("Geldig tot en met"))
    purposes = Lines(label=_("Waarvoor de tafel dient"), help_text=_("Eén doel op elke lijn."))
    functions = SomeOf(label=_("Wie mag deelnemen"))
    modalities = Lines(label=_("Hoe de tafel werkt"), required=False, help_text=MODALITY)
    consent_by = TextField(
        label=_("Toestemming van"),
        limit=160,
        required=False,
        help_text=_(
            "Leeg zolang de procureur niet toestemde. Daarna verandert de tekst niet meer."
        ),
    )
    consent_on = DayField(label=_("Toestemming op"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        functions = sorted(law.book().functions, key=lambda one: one.name)
        others = (one for one in functions if one.code != "administrator")
        offer(self, "functions", ((one.code, one.name) for one in others))

    def clean_modalities(self) -> dict[str, str]:
        """Return what each line is about with what was agreed."""
        modalities: dict[str, str] = {}
        for line in Lines.split(self.cleaned_data["modalities"]):
            subject, colon, agreed = line.partition(":")
            if not (colon and subject.strip() and agreed.strip()):
                raise ValidationError(
                    _("In deze lijn ontbreekt een dubbele punt: %(line)s"),
                    params={"line": line[:60]},
                )
            modalities[subject.strip()] = agreed.strip()
        return modalities


class ChangeProtocolForm(MarkForm, ProtocolForm):
    """What may change of a protocol without consent."""


class SignForm(SchakelForm):
    """An organisation that signed, and when."""

    organisation = FromList(label=_("Organisatie"))
    on = DayField(label=_("Ondertekend op"))

    def __init__(
        self, *args: Any, organisations: tuple[OrganisationFact, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", ((one.id, one.name) for one in organisations), nothing=CHOOSE)


class LastDayForm(SchakelForm):
    """The last day on which a protocol carries a meeting."""

    last_day = DayField(label=_("Laatste dag"))
