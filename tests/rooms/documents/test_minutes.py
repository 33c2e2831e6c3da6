# SPDX-License-Identifier: EUPL-1.2
"""Minutes on paper: what the table agreed, and not a word more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.documents import docx, pdf
from schakel.documents.facts import (
    InvalidDocumentError,
    MinutesAction,
    MinutesDocument,
    MinutesItem,
    MinutesStatus,
)
from tests.seeds import examples

from .cast import CLB_SAID, COMMON_MINUTES, KASTANJE
from .reading import docx_text, pdf_declaration, pdf_root, pdf_tags, pdf_text, squeezed

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

Write = Callable[[MinutesDocument], bytes]
Read = Callable[[bytes], str]

WRITERS = [pytest.param(pdf.minutes, pdf_text, id="pdf")]
WRITERS += [pytest.param(docx.minutes, docx_text, id="docx")]

INJECTIONS = (
    '#panic("weg") $x^2$ @label *vet* _schuin_ `code` \\ <label> // geen commentaar',
    "{{ 7 * 7 }} {% for x in y %} ]]> <w:p/> &amp;",
)


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_everyone_reads_what_the_table_agreed(write: Write, read: Read) -> None:
    text = read(write(COMMON_MINUTES))

    for expected in (
        "Lokale integrale veiligheidscel, tafel Noord",
        "dinsdag 4 maart 2025",
        "1. Kastanje",
        "Sinds februari zestien dagen afwezig op school.",
        "Beslissing, bij consensus",
        "Beslissing, door de voorzitter",
        "Gesprek met de ouders op school",
        "14 maart 2025",
        "De jeugdwerker vindt een huisbezoek te vroeg.",
        "1 april 2025",
        "Nog na te kijken:",
        "Gemeenschappelijk exemplaar",
        "Vertrouwelijk: Wet van 30 juli 2018 (LIVC R); art. 458ter Strafwetboek",
        "Versie 1, ontwerp",
    ):
        assert expected in text


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_the_common_copy_holds_nothing_of_what_the_clb_gave(write: Write, read: Read) -> None:
    text = read(write(COMMON_MINUTES))

    assert KASTANJE.own_contributions == (CLB_SAID,)
    assert CLB_SAID not in text
    assert "Eigen inbreng" not in text


def test_not_even_the_bytes_of_the_common_copy_depend_on_what_the_clb_gave() -> None:
    without = replace(COMMON_MINUTES, items=(replace(KASTANJE, own_contributions=()),))
    with_it = replace(COMMON_MINUTES, items=(KASTANJE,))

    assert pdf.minutes(with_it) == pdf.minutes(without)


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_the_clb_finds_its_own_contribution_in_its_copy(write: Write, read: Read) -> None:
    text = read(write(replace(COMMON_MINUTES, copy_for="CLB")))

    assert "Exemplaar voor CLB" in text
    assert "Eigen inbreng van CLB" in text
    assert CLB_SAID in text


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_what_nobody_wrote_leaves_no_empty_label(write: Write, read: Read) -> None:
    bare = replace(
        COMMON_MINUTES,
        items=(MinutesItem(1, "Kastanje", "Casus"),),
        place="",
        excused=(),
        doubts=(),
    )

    text = read(write(bare))

    assert "Bij dit punt is niets genoteerd." in text
    for label in (
        "None",
        "Plaats",
        "Verontschuldigd",
        "Beslissing",
        "Afspraken",
        "Bezwaren",
    ):
        assert label not in text
    assert "Nog na te kijken" not in text


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_decision_actions_and_dates_are_enough(write: Write, read: Read) -> None:
    spoken = replace(KASTANJE, summary="", objections=(), own_contributions=())

    text = read(write(replace(COMMON_MINUTES, items=(spoken,))))

    assert "De tafel volgt de casus zelf verder op." in text
    assert "Vaste begeleider voorstellen" in text
    assert "Afgesproken samenvatting" not in text


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_approved_minutes_say_since_when(write: Write, read: Read) -> None:
    approved = replace(
        COMMON_MINUTES,
        status=MinutesStatus.APPROVED,
        approved_on=date(2025, 4, 1),
        version=2,
    )

    text = read(write(approved))

    assert "Goedgekeurd op 1 april 2025" in text
    assert "Versie 2, goedgekeurd" in text


def test_approved_without_a_day_is_refused() -> None:
    with pytest.raises(InvalidDocumentError, match="day of approval"):
        replace(COMMON_MINUTES, status=MinutesStatus.APPROVED)


@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_a_table_outside_458ter_does_not_claim_it(write: Write, read: Read) -> None:
    overlast = replace(
        COMMON_MINUTES,
        framework_name="Overlast",
        framework_sources=("Art. 135 NGW",),
        doubts=(),
    )

    text = read(write(overlast))

    assert "458ter" not in text
    assert "Vertrouwelijk: Art. 135 NGW" in text


@pytest.mark.parametrize(
    ("sources", "footer"),
    [
        ((), "Vertrouwelijk"),
        (("Een bron met een lange naam. " * 5,), "zie de grond op de eerste bladzijde"),
    ],
)
def test_the_footer_stays_on_its_line(sources: tuple[str, ...], footer: str) -> None:
    assert footer in pdf_text(pdf.minutes(replace(COMMON_MINUTES, framework_sources=sources)))


@pytest.mark.parametrize("injection", INJECTIONS)
@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_typed_code_stays_text(write: Write, read: Read, injection: str) -> None:
    item = replace(KASTANJE, subject=injection, summary=injection, objections=(injection,))

    text = squeezed(read(write(replace(COMMON_MINUTES, items=(item,)))))

    assert text.count(squeezed(injection)) == 3


@pytest.mark.parametrize("foreign", ["Overlast 😀 in de straat", "مرحبا en שלום", "Ştefan Δ Ж ő"])
@pytest.mark.parametrize(("write", "read"), WRITERS)
def test_other_scripts_are_written_not_numbered(write: Write, read: Read, foreign: str) -> None:
    text = read(write(replace(COMMON_MINUTES, place=foreign)))

    assert "[U+" not in text
    # Right-to-left words come out of a PDF in visual order.
    assert set(foreign.split()) & set(text.split())


def test_what_cannot_be_drawn_is_shown_by_its_number() -> None:
    item = replace(KASTANJE, summary="bel\x07 en \u202eomgekeerd en 🧑")

    drawn = pdf_text(pdf.minutes(replace(COMMON_MINUTES, items=(item,))))
    written = docx_text(docx.minutes(replace(COMMON_MINUTES, items=(item,))))

    assert "bel[U+0007] en [U+202E]omgekeerd en [U+1F9D1]" in drawn
    assert "bel[U+0007] en [U+202E]omgekeerd en 🧑" in written


def test_a_screen_reader_gets_language_title_and_structure() -> None:
    content = pdf.minutes(COMMON_MINUTES)
    tags = pdf_tags(content)

    assert str(pdf_root(content)["/Lang"]) == "nl-BE"
    assert tags["/H1"] == 3, "the ground and two items"
    assert tags["/Table"] == 1
    assert tags["/TH"] == 3


def test_the_pdf_declares_its_title_and_both_standards() -> None:
    declared = pdf_declaration(pdf.minutes(COMMON_MINUTES))

    assert "Verslag van het overleg: Lokale integrale veiligheidscel, tafel Noord" in declared
    assert "<pdfaid:part>2</pdfaid:part>" in declared
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in declared
    assert "<pdfuaid:part>1</pdfuaid:part>" in declared


def test_the_composed_minutes_read_as_they_did(snapshot: SnapshotAssertion) -> None:
    assert docx_text(docx.minutes(replace(COMMON_MINUTES, copy_for="CLB"))) == snapshot


AWKWARD = (
    *INJECTIONS,
    "x" * 400,
    "bel\x07, nul\x00, om\u202e, \ue000, 🧑\u200d🚒",
    "مرحبا en שלום",
)
ANY_TEXT = st.text(st.characters(), max_size=80) | st.sampled_from(AWKWARD)
ANY_DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))
ANY_TEXTS = st.lists(ANY_TEXT, max_size=3).map(tuple)

ANY_ITEM = st.builds(
    MinutesItem,
    position=st.integers(1, 99),
    subject=ANY_TEXT,
    kind=ANY_TEXT,
    summary=ANY_TEXT,
    decision=ANY_TEXT,
    actions=st.lists(st.builds(MinutesAction, ANY_TEXT, ANY_TEXT, ANY_DAY), max_size=2).map(tuple),
    objections=ANY_TEXTS,
    own_contributions=ANY_TEXTS,
)
ANY_MINUTES = st.builds(
    MinutesDocument,
    table_name=ANY_TEXT,
    framework_name=ANY_TEXT,
    framework_sources=ANY_TEXTS,
    doubts=ANY_TEXTS,
    purpose=ANY_TEXT,
    meeting_day=ANY_DAY,
    place=ANY_TEXT,
    chair_function=ANY_TEXT,
    present=ANY_TEXTS,
    excused=ANY_TEXTS,
    items=st.lists(ANY_ITEM, max_size=2).map(tuple),
    copy_for=st.none() | ANY_TEXT,
    version=st.integers(1, 40),
    status=st.just(MinutesStatus.DRAFT),
    approved_on=st.none(),
)


@settings(max_examples=examples(60), deadline=None)
@given(ANY_MINUTES)
def test_any_text_makes_a_document_that_opens(document: MinutesDocument) -> None:
    assert "Verslag van het overleg" in pdf_text(pdf.minutes(document))
    assert "Verslag van het overleg" in docx_text(docx.minutes(document))
