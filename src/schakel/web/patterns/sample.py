# SPDX-License-Identifier: EUPL-1.2
"""Sample data of the pattern page: a made-up table in a made-up town.

These people and sentences are examples, not words of the interface, so they are not translated.
"""

from __future__ import annotations

from django.core.paginator import Page, Paginator

from schakel.kernel.vocabulary import ChainLink
from schakel.web.kit import fields, forms, page
from schakel.web.kit.day_field import DayField

GROUND = page.Ground(
    as_function="CLB, uitgenodigd voor deze casus",
    table="LIVC R Noord",
    acts=("wet van 30 juli 2018", "decreet van 21 mei 2021"),
    doubt="één bron nog te verifiëren",
    why_url="#grond",
)
READERS = (
    page.Reader("Bilal Demir", "burgemeester, voorzitter"),
    page.Reader("An Verlinden", "coördinator integrale veiligheid"),
    page.Reader("Mia Jacobs", "information officer"),
    page.Reader("Tom De Smet", "CAW", note="alleen om hulp op te starten"),
)
AT_TABLE = (
    page.Reader("Bilal Demir", "burgemeester, voorzitter"),
    page.Reader("An Verlinden", "coördinator"),
    page.Reader("Tom De Smet", "CAW", note="kwam om 9.48 uur, ziet vanaf punt 2"),
    page.Reader("Justitiehuis", "verontschuldigd", absent=True),
)
TODOS = (
    page.Todo(
        when="ma 9 maart",
        sentence="Huisbezoek met wooncoach",
        url="#todo",
        small="OCMW Zandbeke beloofde dit tegen 9 maart. Er is nog geen terugmelding.",
        tag=page.Tag("3 dagen te laat", "no"),
        state="late",
    ),
    page.Todo(
        when="vandaag",
        sentence="Nieuw signaal van een CLB",
        url="#todo",
        small="Zonder naam. Gedrag op drie dagen beschreven. De vraag: hoort dit bij ons?",
        tag=page.Tag("wacht op triage", "wait"),
        state="today",
    ),
    page.Todo(
        when="vóór 11 mei",
        sentence="Het protocol met de procureur loopt af",
        url="#todo",
        small="De dag erna kan deze tafel niet meer vergaderen.",
        tag=page.Tag("nog 60 dagen"),
        state="soon",
    ),
)
REFUSAL = page.Refusal(
    title="Dit mag u hier niet delen, en u hoeft het ook niet",
    sentence=(
        "U gaf aan dat u dit weet door uw werk als hulpverlener. Dan valt het onder uw "
        "beroepsgeheim. Deze tafel "
        "gaat over een plaats en over overlast. Daarvoor laat de wet geen uitwisseling "
        "van beroepsgeheimen toe."
    ),
    source="Strafwetboek, casusoverleg. De wet somt de doelen op; overlast staat er niet bij.",
    doubt="nummering sinds april 2026 nog te verifiëren",
    nothing_kept=True,
    ways=(
        page.OpenWay(
            "Twijfelt u? Bel de coördinator",
            "An Verlinden, 016 00 00 00. U kunt praten zonder namen te noemen.",
            "tel:+3216000000",
            "Bellen",
        ),
        page.OpenWay(
            "Iets zeggen over de plaats",
            "Wat u op straat zag, kan hier wel: uur, lawaai, aantal mensen.",
            "#weigering",
            "Herschrijven",
        ),
        page.OpenWay("Liever nog even wachten", "U bent nooit verplicht iets te delen."),
    ),
)
SAID = (
    page.Said(
        giver="U, CLB",
        when="dinsdag 3 maart",
        text=(
            "Sinds januari eet hij niet meer in de refter. Hij zei me dat school “toch geen "
            "zin meer heeft”."
        ),
        tags=(
            page.Tag("beroepsgeheim", "secret"),
            page.Tag("waargenomen"),
            page.Tag("niet in het verslag"),
        ),
        footnote="Gelezen door de coördinator en de burgemeester.",
        actions=(page.Link("Verbeteren", "#gezegd"), page.Link("Intrekken", "#gezegd")),
    ),
    page.Said(
        giver="CAW",
        when="donderdag 5 maart",
        text="Een buddy van zijn leeftijd zou kunnen werken. Wij hebben iemand.",
        tags=(page.Tag("inschatting"), page.Tag("ook voor de hulp")),
    ),
    page.Said(
        giver="CLB",
        when="vandaag, 9.41 uur",
        tags=(page.Tag("beroepsgeheim", "secret"),),
        hidden="Verborgen op het grote scherm.",
        show_url="#gezegd",
    ),
)
AGENDA = (
    page.AgendaGroup("Nieuw", (page.AgendaItem("1. Specht", "#agenda", "8 minuten, beslist"),)),
    page.AgendaGroup(
        "Lopend",
        (
            page.AgendaItem("2. Kievit", "#agenda", "nu", current=True),
            page.AgendaItem("3. Merel", "#agenda"),
            page.AgendaItem("4. Wulp", "#agenda"),
        ),
    ),
    page.AgendaGroup("Af te sluiten", (page.AgendaItem("5. Fuut", "#agenda"),)),
)
TABLE = page.DataTable(
    caption="Afspraken",
    columns=("Wat", "Wie", "Tegen", "Stand"),
    rows=(
        (
            page.Cell("Samen met de moeder naar het CAW gaan", "#tabel"),
            page.Cell("CLB"),
            page.Cell("20 maart"),
            page.Cell("", tag=page.Tag("klaar", "ok")),
        ),
        (
            page.Cell("Buddy voorstellen", "#tabel"),
            page.Cell("CAW", small="Tom De Smet"),
            page.Cell("20 maart"),
            page.Cell("", tag=page.Tag("loopt")),
        ),
        (
            page.Cell("Huisbezoek met wooncoach", "#tabel"),
            page.Cell("OCMW"),
            page.Cell("9 maart"),
            page.Cell("", tag=page.Tag("te laat", "no")),
        ),
    ),
)
EVENTS = (
    page.Event("3 maart, 11.20 uur", "Een CLB gaf een signaal, zonder naam."),
    page.Event(
        "4 maart, 9.05 uur",
        "De coördinator stelde voor het te weerhouden.",
        "Met reden, te lezen in het dossier.",
    ),
    page.Event(
        "5 maart, 16.40 uur",
        "De burgemeester weerhield het signaal.",
        tag=page.Tag("u kunt verder", "ok"),
    ),
)
VERIFICATIONS = (
    page.Verification("unverified", "artikelnummer sinds 8 april 2026"),
    page.Verification("verified", "wet van 30 juli 2018", by="mr. L. Claes", on="2 februari 2026"),
    page.Verification("locked", "bevestigd door de opdrachtgever"),
)
TAGS = (
    page.Tag("tot 20 maart"),
    page.Tag("klaar", "ok"),
    page.Tag("5 dagen te laat", "no"),
    page.Tag("wacht op triage", "wait"),
    page.Tag("nog te verifiëren", "doubt"),
    page.Tag("beroepsgeheim", "secret"),
)
FACTS = (
    ("Casusregisseur", "An Verlinden"),
    ("Volgend overleg", "vrijdag 13 maart om 9.30 uur, punt 2"),
    ("Vernietigd op", "13 maart 2031, tenzij de tafel eerder afsluit"),
)


class SampleForm(forms.SchakelForm):
    """A form with every kind of field, as a contribution would ask."""

    subject = fields.TextField(label="Waarover gaat het?", limit=80, help_text="Zonder namen.")
    text = fields.TextField(
        label="Wat wilt u delen?",
        rows=4,
        limit=400,
        help_text=(
            "Beschrijf wat u zag of hoorde, en wanneer. Geen diagnose, geen namen van anderen."
        ),
    )
    known_through = fields.OneOf(
        label="Weet u dit door uw werk als hulpverlener?",
        choices=(
            ("yes", "Ja"),
            ("no", "Nee, als buur, ouder of voorbijganger"),
            ("doubt", "Ik twijfel"),
        ),
        option_hints={
            "yes": "Dan geldt uw beroepsgeheim; u ziet meteen wat hier kan.",
            "doubt": "Bel eerst de coördinator. U kunt praten zonder namen te noemen.",
        },
    )
    use = fields.SomeOf(
        label="Waarvoor mag dit gebruikt worden?",
        choices=(
            ("background", "Als achtergrond voor dit overleg"),
            ("help", "Om hulp op te starten"),
        ),
        required=False,
    )
    seen_on = DayField(label="Wanneer zag u het?", help_text="Bijvoorbeeld 3/3/2026.")
    review_on = DayField(label="Wanneer kijken we opnieuw?", required=False)
    off_minutes = fields.Tick(label="Niet in het verslag")


def form() -> SampleForm:
    """Return the form as it comes back after a mistake: the first field empty, a "
    "day that does not exist."""
    typed = {
        "text": "Zijn moeder belde ons. Ze wil hulp, maar durft niet alleen te komen.",
        "known_through": "yes",
        "seen_on": "31/2/2026",
        "review_on": "20/3/2026",
    }
    return SampleForm(typed)


def middle_page() -> Page[int]:
    """Return a page with one before and one after it."""
    return Paginator(range(30), 10).page(2)


def context() -> dict[str, object]:
    """Return what patterns.html shows."""
    return {
        "ground": GROUND,
        "readers_sample": READERS,
        "at_table": AT_TABLE,
        "todos": TODOS,
        "refusal_sample": REFUSAL,
        "said": SAID,
        "agenda_sample": AGENDA,
        "table": TABLE,
        "events": EVENTS,
        "verifications": VERIFICATIONS,
        "tags": TAGS,
        "facts": FACTS,
        "form": form(),
        "middle_page": middle_page(),
        "crumbs": (page.Crumb("Vandaag", "/"), page.Crumb("Patronen")),
        "chain_links": tuple(ChainLink),
    }
