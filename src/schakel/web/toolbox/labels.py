# SPDX-License-Identifier: EUPL-1.2
"""The Dutch of the closed lists of the veiligheidskoffer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.toolbox.vocabulary import AddresseeKind, Need, Phase
from schakel.web.kit.page import Tag, Text

# Lightest first, as the list is.
PHASES: dict[Phase, tuple[Text, Text]] = {
    Phase.PREVENTION: (
        gettext_lazy("Preventie"),
        gettext_lazy("Spreken, aanwezig zijn, regels duidelijk maken."),
    ),
    Phase.CARE: (
        gettext_lazy("Zorg en hulp"),
        gettext_lazy("Iemand weer op weg helpen."),
    ),
    Phase.ENFORCEMENT: (
        gettext_lazy("Handhaving"),
        gettext_lazy("Iets verbieden of opleggen, als iets lichters niet volstaat."),
    ),
    Phase.AFTERCARE: (
        gettext_lazy("Nazorg"),
        gettext_lazy("Afronden zonder iemand los te laten."),
    ),
}
ADDRESSEES: dict[AddresseeKind, Text] = {
    AddresseeKind.PERSON: gettext_lazy("Een volwassene"),
    AddresseeKind.MINOR: gettext_lazy("Een minderjarige"),
    AddresseeKind.GROUP: gettext_lazy("Een groep"),
    AddresseeKind.BUSINESS: gettext_lazy("Een zaak"),
    AddresseeKind.PLACE: gettext_lazy("Een plaats of gebouw"),
}


def need_tag(need: Need) -> Tag | None:
    """Return how much a step is needed; nothing for a step that always comes."""
    return {
        Need.REQUIRED: None,
        Need.REASONED: Tag(_("overslaan kan met een reden"), "default"),
        Need.OPTIONAL: Tag(_("mag, moet niet"), "default"),
        Need.SITUATIONAL: Tag(_("alleen als het zich voordoet"), "default"),
    }[need]


def ages(youngest: int | None, oldest: int | None) -> str:
    """Return the ages a measure is for; empty when every age is."""
    years = {"youngest": youngest, "oldest": oldest}
    if youngest is not None and oldest is not None:
        return _("van %(youngest)d tot en met %(oldest)d jaar") % years
    if youngest is not None:
        return _("vanaf %(youngest)d jaar") % years
    if oldest is not None:
        return _("tot en met %(oldest)d jaar") % years
    return ""
