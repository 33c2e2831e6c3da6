# SPDX-License-Identifier: EUPL-1.2
"""What a protocol for a table with the procureur's reasoned consent says.

The articles quote no act of their own: sources, and doubt about them, come with the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schakel.documents.sheet import (
    Bullets,
    Grid,
    Prose,
    Section,
    Sheet,
    Signatures,
    Tone,
    dutch_day,
    filled,
    told,
)

if TYPE_CHECKING:
    from datetime import date

    from schakel.documents.facts import ProtocolDocument, ProtocolParticipant
    from schakel.documents.sheet import Part


def compose(protocol: ProtocolDocument) -> Sheet:
    """Return the sheet of this protocol, with a gap for whatever is still empty."""
    articles = (
        ("Waarvoor de tafel dient", _purposes(protocol)),
        ("Wie deelneemt", _participants(protocol)),
        ("Toestemming van de procureur des Konings", _consent(protocol)),
        ("Hoe de tafel werkt", _modalities(protocol)),
        ("Duur", _duration(protocol)),
        ("Bronnen", _sources(protocol)),
        ("Ondertekening", _signatures(protocol)),
    )
    return Sheet(
        title="Protocol voor een casusoverleg",
        subtitle=_or_gap(protocol.table_name, "naam van de overlegtafel"),
        marks=("Model: laat het nakijken voor u tekent",),
        facts=filled(
            ("Referentie", _or_gap(protocol.reference_placeholder, "referentie")),
            (
                "Arrondissement",
                _or_gap(protocol.arrondissement, "gerechtelijk arrondissement"),
            ),
            (
                "Gemeenten",
                ", ".join(told(protocol.municipalities)) or _gap("gemeenten"),
            ),
            ("Geldig van", _day_or_gap(protocol.valid_from, "begindatum")),
            ("Geldig tot en met", _day_or_gap(protocol.valid_until, "einddatum")),
        ),
        ground=None,
        ground_first=True,
        sections=tuple(
            Section(f"Artikel {number}. {heading}", "", parts)
            for number, (heading, parts) in enumerate(articles, start=1)
        ),
        footer="Protocol voor een casusoverleg",
        footer_state=f"Opgemaakt op {dutch_day(protocol.drawn_up_on)}",
        day=protocol.drawn_up_on,
    )


def _gap(what: str) -> str:
    return f"[in te vullen: {what}]"


def _or_gap(text: str, what: str) -> str:
    return text if text.strip() else _gap(what)


def _day_or_gap(day: date | None, what: str) -> str:
    return dutch_day(day) if day else _gap(what)


def _purposes(protocol: ProtocolDocument) -> tuple[Part, ...]:
    return (
        Prose(
            "",
            "De overlegtafel bespreekt casussen voor deze doelen en voor geen andere:",
        ),
        Bullets("", told(protocol.purposes) or (_gap("doel"),)),
    )


def _participants(protocol: ProtocolDocument) -> tuple[Part, ...]:
    rows = tuple(
        (
            p.function,
            p.organisation,
            dutch_day(p.signed_on) if p.signed_on else "nog niet",
        )
        for p in protocol.participants
    )
    gap = ((_gap("functie"), _gap("organisatie"), "nog niet"),)
    return (
        Grid("", ("Functie", "Organisatie", "Getekend op"), (5, 4, 3), rows or gap),
        Prose(
            "Wie later aansluit",
            "Een partner die niet in deze lijst staat, neemt pas deel nadat hij dit protocol "
            "heeft ondertekend.",
        ),
    )


def _consent(protocol: ProtocolDocument) -> tuple[Part, ...]:
    consent = protocol.consent
    arrondissement = _or_gap(protocol.arrondissement, "gerechtelijk arrondissement")
    return (
        Prose(
            "",
            f"De procureur des Konings ({arrondissement}) geeft met redenen omklede toestemming "
            "voor dit casusoverleg. De toestemming geldt voor de deelnemers, de doelen en de "
            "werkwijze in dit protocol, van de begindatum tot en met de einddatum.",
            Tone.DECISION,
        ),
        Prose("Redenen", _or_gap(consent.reasons, "redenen van de procureur des Konings")),
        Prose("Referentie van het parket", _or_gap(consent.reference, "referentie")),
        Prose("Datum van de toestemming", _day_or_gap(consent.given_on, "datum")),
    )


def _modalities(protocol: ProtocolDocument) -> tuple[Part, ...]:
    how = protocol.modalities
    return (
        Prose("Triage", _or_gap(how.triage, "wie een aanmelding bekijkt en hoe")),
        Prose("Ritme", _or_gap(how.rhythm, "hoe vaak de tafel samenkomt")),
        Prose("Verslag", _or_gap(how.minutes, "wat in het verslag komt en wie het leest")),
        Prose("Bewaring", _or_gap(how.retention, "hoe lang wat bewaard blijft")),
        Prose(
            "Beroepsgeheim",
            _or_gap(how.secrecy, "hoe de deelnemers het geheim bewaren"),
        ),
    )


def _duration(protocol: ProtocolDocument) -> tuple[Part, ...]:
    begin = _day_or_gap(protocol.valid_from, "begindatum")
    end = _day_or_gap(protocol.valid_until, "einddatum")
    return (
        Prose("", f"Dit protocol geldt van {begin} tot en met {end}."),
        Prose(
            "",
            "Daarna komt de overlegtafel niet meer samen op grond van dit protocol, tenzij het "
            "voordien is verlengd.",
        ),
    )


def _sources(protocol: ProtocolDocument) -> tuple[Part, ...]:
    rows = tuple((source.text, source.doubt or "nagekeken") for source in protocol.sources)
    gap = ((_gap("bron"), "nog na te kijken"),)
    return (Grid("", ("Bron", "Nagekeken?"), (7, 5), rows or gap),)


def _signatures(protocol: ProtocolDocument) -> tuple[Part, ...]:
    procureur = ("De procureur des Konings", protocol.arrondissement)
    signatories = protocol.signatories or protocol.participants
    return (Signatures((procureur, *(_signature(p) for p in signatories))),)


def _signature(participant: ProtocolParticipant) -> tuple[str, str]:
    return (participant.function, participant.organisation)
