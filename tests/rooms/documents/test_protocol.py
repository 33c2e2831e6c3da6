# SPDX-License-Identifier: EUPL-1.2
"""The protocol of the procureur's table, complete or still a template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.documents import docx
from schakel.documents.facts import (
    InvalidDocumentError,
    ProcureurConsent,
    ProtocolDocument,
    ProtocolParticipant,
)
from tests.seeds import examples

from .cast import PROTOCOL
from .reading import docx_text

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

EMPTY = ProtocolDocument("", "", "", (), (), (), drawn_up_on=date(2025, 1, 10))


def test_the_protocol_fixes_who_what_for_and_how() -> None:
    text = docx_text(docx.protocol(PROTOCOL))

    for expected in (
        "# Protocol voor een casusoverleg",
        "Heidebeek, Lindeloo",
        "Korpschef | Politiezone Heideland | 15 januari 2025",
        "Directeur | CAW Heideland | nog niet",
        "neemt pas deel nadat hij dit protocol heeft ondertekend",
        "De procureur des Konings (Limburg) geeft met redenen omklede toestemming",
        "Ernstige zorgen over alleenwonende volwassenen.",
        "Elke derde donderdag van de maand.",
        "Dit protocol geldt van 1 februari 2025 tot en met 31 januari 2026.",
        "Decreet van 30 juni 2023 | bewaartermijn nog niet nagelezen",
        "Naam, datum en handtekening",
    ):
        assert expected in text


def test_an_empty_template_shows_every_gap() -> None:
    text = docx_text(docx.protocol(EMPTY))

    assert text.count("[in te vullen: ") >= 18
    assert "None" not in text
    assert "[in te vullen: redenen van de procureur des Konings]" in text


def test_the_procureur_and_every_participant_sign_unless_others_are_named() -> None:
    everyone = docx_text(docx.protocol(PROTOCOL))
    only_the_mayor = replace(
        PROTOCOL, signatories=(ProtocolParticipant("Burgemeester", "Heidebeek"),)
    )

    assert everyone.count("Naam, datum en handtekening") == 3
    assert docx_text(docx.protocol(only_the_mayor)).count("Naam, datum en handtekening") == 2


def test_a_given_consent_shows_its_reference_and_day() -> None:
    consent = ProcureurConsent("LIM-2025-7", date(2025, 1, 20), "Zie de aanvraag.")

    text = docx_text(docx.protocol(replace(PROTOCOL, consent=consent)))

    assert "LIM-2025-7" in text
    assert "20 januari 2025" in text


def test_a_protocol_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidDocumentError, match="before valid_from"):
        replace(PROTOCOL, valid_until=date(2024, 1, 1))


def test_the_protocol_reads_as_it_did(snapshot: SnapshotAssertion) -> None:
    assert docx_text(docx.protocol(PROTOCOL)) == snapshot


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_makes_a_protocol_that_opens(name: str, purpose: str) -> None:
    protocol = replace(
        PROTOCOL,
        table_name=name,
        purposes=(purpose,),
        consent=ProcureurConsent(reasons=name),
    )

    assert "# Protocol voor een casusoverleg" in docx_text(docx.protocol(protocol))
