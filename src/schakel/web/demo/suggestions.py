# SPDX-License-Identifier: EUPL-1.2
"""What is worth trying as somebody in a function; one sentence each."""

from django.utils.translation import gettext_lazy as _

from schakel.web.kit.page import Text

SUGGESTIONS: dict[str, Text] = {
    "mayor": _("Beslis of een signaal weerhouden wordt, en geef een mandaat aan een tafel."),
    "mayor_representative": _("Zit een overleg voor en leg een beslissing vast."),
    "police_chief": _("Bekijk een casus waarvoor u uitgenodigd bent, en wat u er niet van ziet."),
    "information_officer": _("Antwoord op de vraag of een naam besproken mag worden."),
    "local_police_officer": _("Kijk welke afspraken op u wachten."),
    "safety_coordinator": _(
        "Begin hier: signalen, casussen en afspraken van al uw tafels staan klaar."
    ),
    "prevention_officer": _("Volg een afspraak op en meld wat u deed."),
    "radicalisation_officer": _("Schrijf een inbreng en kies wie hem leest."),
    "clb_counsellor": _("Geef een signaal zonder naam en lees vooraf wie het zal lezen."),
    "caw_worker": _("Verwijs een kwetsbare volwassene zonder naam, of meld een afspraak terug."),
    "ocmw_social_worker": _(
        "Probeer te delen wat u als hulpverlener weet, en zie waarom het niet kan."
    ),
    "cgg_therapist": _("Vraag na welke geheimhouding voor u geldt."),
    "probation_officer": _("Deel een inbreng met een deel van de tafel."),
    "youth_worker": _("Antwoord op een uitnodiging. Niet deelnemen mag, zonder reden."),
    "street_worker": _("Vraag advies zonder een naam te noemen."),
    "school_staff": _("Vraag eerst: mag ik dit zeggen?"),
    "prosecutor": _("Bekijk de tafel onder het protocol en wanneer het afloopt."),
    "prosecution_criminologist": _("Bekijk de tafel onder het protocol en wie tekende."),
    "housing_officer": _("Geef een signaal over een plaats, zonder personen."),
    "community_guard": _("Geef een signaal over een plaats, zonder personen."),
    "municipal_service": _("Stuur een plaats door naar het volgende niveau van de ladder."),
    "neighbourhood_mediator": _("Vraag advies zonder een naam te noemen."),
    "legal_officer": _("Kijk de bronnen na: wat is geverifieerd en wat nog niet?"),
    "dpo": _("Lees in het logboek wie wanneer een dossier opende."),
    "monitor": _("Bekijk wat een tafel zonder namen doorgeeft."),
    "administrator": _("Nodig een collega uit en beëindig een mandaat. Casussen ziet u niet."),
}


def suggestion(function: str) -> Text:
    """Return what to try in this function."""
    return SUGGESTIONS.get(function, _("Kijk rond: wat heeft u vandaag nodig?"))
