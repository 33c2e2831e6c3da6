# SPDX-License-Identifier: EUPL-1.2
"""The Dutch sentence of every access rule: why it opens, why it stays shut, what would open it.

The law behind a table is added by the page from the framework; these rules are Schakel's own
(docs/architecture.md).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sentences:
    """Translatable sentences of one rule."""

    yes: str | Promise
    no: str | Promise = ""
    ways_open: tuple[str | Promise, ...] = ()


ASK_COORDINATOR = _("Bel de coördinator van deze tafel.")
NEW_SIGNAL = _("Begint er iets nieuws? Geef dan een nieuw signaal.")
ASK_MAYOR = _("De burgemeester kan u dit mandaat geven, met een begindatum en een reden.")

READING: dict[str, Sentences] = {
    "signal/giver": Sentences(_("U gaf dit signaal zelf.")),
    "signal/leads": Sentences(
        _("U bent coördinator, voorzitter of beslist over signalen aan deze tafel.")
    ),
    "identity/giver": Sentences(_("U gaf deze naam zelf.")),
    "identity/opened": Sentences(
        _("De naam is geopend met een beslissing die in het logboek staat.")
    ),
    "identity/asked": Sentences(_("De coördinator vroeg u of dit besproken mag worden.")),
    "identity/case": Sentences(_("U hoort bij de kring van deze casus.")),
    "check/decides": Sentences(_("U bent coördinator of beslist over signalen aan deze tafel.")),
    "check/asked": Sentences(_("De vraag is aan u gesteld.")),
    "case/leads": Sentences(_("De casus ligt vandaag bij een tafel die u leidt.")),
    "case/circle": Sentences(_("U bent uitgenodigd voor deze casus en u neemt deel.")),
    "member/runs": Sentences(_("U bent coördinator of voorzitter van de tafel.")),
    "member/circle": Sentences(_("U hoort bij de kring van deze casus.")),
    "member/own": Sentences(_("Deze uitnodiging is voor u.")),
    "contribution/giver": Sentences(_("U gaf deze inbreng zelf.")),
    "contribution/reader": Sentences(_("De gever koos u als lezer.")),
    "draft/writer": Sentences(_("Dit is uw eigen kladversie.")),
    "task/owner": Sentences(_("Deze afspraak is voor u.")),
    "task/case": Sentences(_("U mag de casus lezen waar deze afspraak bij hoort.")),
    "task/table": Sentences(
        _("U hebt een plaats aan deze tafel en de afspraak gaat over niemand.")
    ),
    "meeting/table": Sentences(_("U hebt een plaats aan deze tafel.")),
    "meeting/guest": Sentences(_("U bent uitgenodigd voor een punt van dit overleg.")),
    "item/case": Sentences(_("U mag de casus lezen waar dit punt over gaat.")),
    "item/meeting": Sentences(
        _("Dit punt gaat over niemand; wie het overleg ziet, ziet het punt.")
    ),
    "record/present": Sentences(_("U zat aan tafel toen dit punt besproken werd.")),
    "record/runs": Sentences(_("U bent coördinator of voorzitter van de tafel die overlegde.")),
    "record/general": Sentences(_("Dit punt gaat over niemand; wie het overleg ziet, leest mee.")),
    "notice/own": Sentences(_("Dit bericht is voor u.")),
    "tendency/receives": Sentences(_("U hebt een plaats aan de tafel die deze tendens ontvangt.")),
    "tendency/gave": Sentences(_("U leidt de tafel die deze tendens gaf.")),
}

WRITING: dict[str, Sentences] = {
    "coordinates": Sentences(
        _("U bent coördinator van deze tafel."),
        _("Alleen de coördinator van deze tafel kan dit."),
        (ASK_COORDINATOR, ASK_MAYOR),
    ),
    "retains": Sentences(
        _("U hebt het mandaat om signalen te weerhouden."),
        _("Een signaal weerhouden kan alleen wie daarvoor een mandaat van de burgemeester heeft."),
        (
            _("Stel het voor aan de burgemeester of aan wie het mandaat kreeg."),
            ASK_MAYOR,
        ),
    ),
    "triage_open": Sentences(
        _("Dit signaal wacht nog op een beslissing."),
        _("Over dit signaal is al beslist."),
        (NEW_SIGNAL,),
    ),
    "giver": Sentences(
        _("U gaf dit zelf."),
        _("Alleen wie dit gaf, kan dit doen."),
        (_("Vraag het aan de gever, zonder druk: spreken mag, het moet niet."),),
    ),
    "opens_identity": Sentences(
        _("U mag beslissen om de naam te openen."),
        _("Alleen de coördinator of wie signalen weerhoudt, kan een genoemde naam openen."),
        (ASK_COORDINATOR,),
    ),
    "identity_missing": Sentences(
        _("De gever koos om de naam te noemen."),
        _("De gever heeft nog geen naam genoemd."),
        (_("Bel de gever en leg uit waarom een naam nu nodig is. De gever kiest."),),
    ),
    "informs": Sentences(
        _("De vraag is aan u gesteld."),
        _("Alleen de information officer aan wie het gevraagd is, kan antwoorden."),
        (_("Bel de information officer."),),
    ),
    "signal_retained": Sentences(
        _("Het signaal is weerhouden en de naam is geopend."),
        _("Een casus begint pas als het signaal weerhouden is en de naam geopend is."),
        (
            _("Laat het signaal eerst weerhouden."),
            _("Open daarna de naam met een beslissing."),
        ),
    ),
    "runs_case": Sentences(
        _("U leidt deze casus als coördinator, voorzitter of casusregisseur."),
        _("Dit kan alleen de coördinator, de voorzitter of de casusregisseur."),
        (ASK_COORDINATOR,),
    ),
    "case_open": Sentences(
        _("De casus loopt nog."),
        _("Deze casus is afgesloten. U kunt er niets meer aan toevoegen."),
        (_("De voorzitter of de coördinator kan de casus heropenen, met een reden."),),
    ),
    "case_closed": Sentences(
        _("De casus is afgesloten."),
        _("Deze casus loopt nog, heropenen is niet nodig."),
    ),
    "invited": Sentences(
        _("Deze uitnodiging is voor u."),
        _("Alleen wie uitgenodigd is, kan antwoorden."),
        (ASK_COORDINATOR,),
    ),
    "circle": Sentences(
        _("U hoort bij de kring van deze casus."),
        _("Alleen wie bij de kring van deze casus hoort, kan dit."),
        (ASK_COORDINATOR,),
    ),
    "task_owner": Sentences(
        _("Deze afspraak is voor u."),
        _("Alleen wie de afspraak kreeg, of wie de casus leidt, kan erover berichten."),
        (ASK_COORDINATOR,),
    ),
    "contribution_standing": Sentences(
        _("Deze inbreng geldt nog."),
        _("Deze inbreng is al verbeterd of ingetrokken."),
        (_("Open de laatste versie."),),
    ),
    "runs_meeting": Sentences(
        _("U bent coördinator of voorzitter van deze tafel."),
        _("Dit kan alleen de coördinator of de voorzitter van deze tafel."),
        (ASK_COORDINATOR, ASK_MAYOR),
    ),
    "administrator": Sentences(
        _("U bent beheerder."),
        _("Dit kan alleen een beheerder."),
        (_("Vraag het aan de beheerder van uw organisatie."),),
    ),
    "governs": Sentences(
        _("U bent beheerder of burgemeester in het gebied van deze tafel."),
        _("Een mandaat aan een tafel geeft de burgemeester; de beheerder schrijft het in."),
        (ASK_MAYOR,),
    ),
    "any_function": Sentences(
        _("U hebt vandaag een functie."),
        _("U hebt vandaag geen functie meer in Schakel."),
        (_("Vraag de beheerder van uw organisatie om uw mandaat na te kijken."),),
    ),
}
