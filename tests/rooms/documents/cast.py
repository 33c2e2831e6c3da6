# SPDX-License-Identifier: EUPL-1.2
"""The papers of our town: one fictional meeting, protocol, invitation and answer."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from schakel.documents.facts import (
    AnsweredQuestion,
    Manner,
    MeetingInvitation,
    MinutesAction,
    MinutesDocument,
    MinutesItem,
    PrintableAnswer,
    ProcureurConsent,
    ProtocolDocument,
    ProtocolModalities,
    ProtocolParticipant,
    ProtocolSource,
)

BRUSSELS = ZoneInfo("Europe/Brussels")

CLB_SAID = "De leerling vertelde ons dat hij 's avonds niet naar huis durft."

KASTANJE = MinutesItem(
    position=1,
    subject="Kastanje",
    kind="Casus, tweede bespreking",
    summary=(
        "Sinds februari zestien dagen afwezig op school. De jeugddienst ziet hem elke woensdag.\n\n"
        "De tafel is het eens dat school en thuis eerst rust nodig hebben."
    ),
    decision="De tafel volgt de casus zelf verder op. De preventieambtenaar is casusregisseur.",
    manner=Manner.CONSENSUS,
    actions=(
        MinutesAction("Gesprek met de ouders op school", "CLB-medewerker", date(2025, 3, 14)),
        MinutesAction("Vaste begeleider voorstellen", "Hulpverlener CAW", date(2025, 3, 21)),
    ),
    review_day=date(2025, 4, 1),
    objections=("De jeugdwerker vindt een huisbezoek te vroeg.",),
    own_contributions=(CLB_SAID,),
)

CALENDAR = MinutesItem(
    position=2,
    subject="Vergaderdata na de zomer",
    kind="Punt zonder persoon",
    decision="De tafel komt samen op de eerste dinsdag van de maand.",
    manner=Manner.CHAIR,
)

COMMON_MINUTES = MinutesDocument(
    table_name="Lokale integrale veiligheidscel, tafel Noord",
    framework_name="Lokale integrale veiligheidscel (LIVC R)",
    framework_sources=("Wet van 30 juli 2018 (LIVC R)", "art. 458ter Strafwetboek"),
    doubts=("Het artikel over de geheimhouding is nog niet in de officiële tekst nagelezen.",),
    purpose="Voorkomen van terroristische misdrijven",
    meeting_day=date(2025, 3, 4),
    place="Gemeentehuis, zaal 2",
    chair_function="Burgemeester",
    present=(
        "Burgemeester",
        "Korpschef",
        "Preventieambtenaar",
        "CLB-medewerker",
        "Jeugdwerker",
    ),
    excused=("Hulpverlener CAW",),
    items=(KASTANJE, CALENDAR),
)

ANSWER = PrintableAnswer(
    question_path=(
        AnsweredQuestion("Weet u dit door uw werk als hulpverlener?", "Ja"),
        AnsweredQuestion("Zit u aan een overlegtafel met een wettelijke grond?", "Nee"),
    ),
    verdict="Zeg het niet aan deze tafel. Bel eerst met uw coördinator.",
    explanation="Wat u als hulpverlener hoorde, valt onder uw beroepsgeheim.",
    source="Art. 458 Strafwetboek",
    doubt="De nummering van het nieuwe Strafwetboek is nog niet nagekeken.",
    day=date(2025, 3, 4),
)

PROTOCOL = ProtocolDocument(
    reference_placeholder="",
    arrondissement="Limburg",
    table_name="Tafel voor kwetsbare volwassenen",
    municipalities=("Heidebeek", "Lindeloo"),
    purposes=("Bescherming van de fysieke en psychische integriteit van de persoon of van derden",),
    participants=(
        ProtocolParticipant("Korpschef", "Politiezone Heideland", date(2025, 1, 15)),
        ProtocolParticipant("Directeur", "CAW Heideland"),
    ),
    drawn_up_on=date(2025, 1, 10),
    modalities=ProtocolModalities(
        triage="De coördinator en de parketjurist bekijken elke aanmelding.",
        rhythm="Elke derde donderdag van de maand.",
    ),
    sources=(
        ProtocolSource("Art. 458ter Strafwetboek"),
        ProtocolSource("Decreet van 30 juni 2023", "bewaartermijn nog niet nagelezen"),
    ),
    consent=ProcureurConsent(reasons="Ernstige zorgen over alleenwonende volwassenen."),
    valid_from=date(2025, 2, 1),
    valid_until=date(2026, 1, 31),
)

INVITATION = MeetingInvitation(
    uid="0b6a6a1e-6e58-4d3e-9a39-5f6c3f0c8a11@schakel.example",
    table_name="Tafel Noord",
    starts_at=datetime(2025, 3, 4, 14, 0, tzinfo=BRUSSELS),
    ends_at=datetime(2025, 3, 4, 16, 0, tzinfo=BRUSSELS),
    place="Gemeentehuis, zaal 2",
    organiser_email="coordinator@heideland.example",
    issued_at=datetime(2025, 2, 18, 9, 0, tzinfo=BRUSSELS),
)
