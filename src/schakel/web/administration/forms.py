# SPDX-License-Identifier: EUPL-1.2
"""The forms about organisations and people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schakel.actors.facts import MandateFact, MunicipalityFact, OrganisationFact
from schakel.kernel.people import Clearance
from schakel.rules import law
from schakel.web.administration.fields import Address
from schakel.web.administration.labels import KINDS
from schakel.web.kit.day_field import DayField
from schakel.web.kit.fields import CHOOSE, FromList, TextField, Tick, offer
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.versions import MarkForm

DEPUTY = _("Een vervanger handelt zelf, in dezelfde functie, zolang het mandaat loopt.")


class OrganisationForm(SchakelForm):
    """A service that takes part."""

    name = TextField(label=_("Naam"), limit=160)
    kind = FromList(label=_("Soort"))
    municipality = FromList(
        label=_("Gemeente"),
        required=False,
        help_text=_(
            "Alleen voor wie bij één gemeente hoort. De burgemeester bestuurt er de tafels."
        ),
    )
    phone = TextField(label=_("Telefoon"), limit=40, required=False)

    def __init__(self, *args: Any, municipalities: tuple[MunicipalityFact, ...], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, "kind", KINDS.items(), nothing=CHOOSE)
        places = ((one.nis, one.name) for one in municipalities)
        offer(self, "municipality", places, nothing=_("geen, of meer dan één"))


class ChangeOrganisationForm(MarkForm, OrganisationForm):
    """What may change of a service that takes part."""


class NameForm(SchakelForm):
    """The name that somebody carries now."""

    given_name = TextField(label=_("Voornaam"), limit=80)
    family_name = TextField(label=_("Familienaam"), limit=80)


class ContactForm(SchakelForm):
    """How to reach somebody."""

    email = Address(
        label=_("E-mailadres"),
        help_text=_("Hiermee meldt deze collega zich aan. Elk adres is van één mens."),
    )
    phone = TextField(label=_("Telefoon"), limit=40, required=False)
    introduction = TextField(
        label=_("Wie is dit"),
        limit=200,
        required=False,
        help_text=_(
            "Eén zin die collega's helpt: wat doet deze mens, en waarvoor belt u hem of haar?"
        ),
    )


class ChangeContactForm(MarkForm, ContactForm):
    """Another way to reach somebody."""


class PersonForm(NameForm, ContactForm):
    """Somebody new."""

    invite = Tick(label=_("Stuur meteen een uitnodiging per e-mail"), initial=True, required=False)
    field_order = ("given_name", "family_name", "email", "phone", "introduction", "invite")


class MandateForm(SchakelForm):
    """A function in an organisation, from a day."""

    organisation = FromList(label=_("Organisatie"))
    function = FromList(
        label=_("Functie"),
        help_text=_("De functie bepaalt welke geheimhouding geldt, niet de werkgever."),
    )
    begin = DayField(label=_("Eerste dag"))
    end = DayField(
        label=_("Einde"), required=False, help_text=_("De eerste dag waarop het niet meer geldt.")
    )
    reason = TextField(
        label=_("Reden"),
        limit=200,
        help_text=_("Waarop steunt dit: een aanstelling, een besluit, een afspraak?"),
    )
    deputy_for = FromList(label=_("Vervangt"), required=False, help_text=DEPUTY)

    def __init__(
        self,
        *args: Any,
        organisations: tuple[OrganisationFact, ...],
        others: tuple[MandateFact, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        functions = sorted(law.book().functions, key=lambda one: one.name)
        offer(self, "organisation", ((one.id, one.name) for one in organisations), nothing=CHOOSE)
        offer(self, "function", ((one.code, one.name) for one in functions), nothing=CHOOSE)
        offer(self, "deputy_for", ((one.id, one.label) for one in others), nothing=_("niemand"))


class EndForm(SchakelForm):
    """From which day something no longer counts, and why."""

    on = DayField(label=_("Vanaf"), help_text=_("De eerste dag waarop het niet meer geldt."))
    reason = TextField(label=_("Reden"), limit=200)


class LeaveForm(SchakelForm):
    """Somebody leaves."""

    last_day = DayField(label=_("Vanaf"), help_text=_("Vandaag of vroeger. Alles eindigt meteen."))
    reason = TextField(
        label=_("Reden"),
        limit=200,
        help_text=_("Kort en zakelijk: andere functie, pensioen, einde contract."),
    )


class ReasonForm(SchakelForm):
    """Why something is done."""

    reason = TextField(label=_("Reden"), limit=200)


class ClearanceForm(SchakelForm):
    """A clearance and its last day."""

    level = FromList(label=_("Niveau"))
    valid_until = DayField(label=_("Geldig tot en met"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [one for one in Clearance if one is not Clearance.NONE]
        offer(self, "level", ((one.value, one.value.lower()) for one in levels), nothing=CHOOSE)
