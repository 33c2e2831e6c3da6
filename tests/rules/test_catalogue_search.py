# SPDX-License-Identifier: EUPL-1.2
"""Finding a measure in the catalogue by the words that people really use."""

import dataclasses

import pytest

from schakel.kernel.words import folded, stemmed
from schakel.toolbox.search import find
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import AddresseeKind, Phase


def found(words: str, **filters: object) -> list[str]:
    return [measure.id for measure in find(toolbox(), words, **filters)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("plaatsverbod", "M25"),
        ("huisarrest", "M39"),
        ("burenruzie", "M02"),
        ("spijbelen", "M05"),
        ("drugspand", "M27"),
        ("134sexies", "M25"),
        ("m25", "M25"),
        ("huisverbod", "M38"),
    ],
)
def test_the_words_people_use_come_first(words: str, first: str) -> None:
    assert found(words)[0] == first


@pytest.mark.parametrize(
    ("words", "among"),
    [("samenscholingsverbod", "M25"), ("avondklok", "M39"), ("krot", "M18"), ("krot", "M19")],
)
def test_a_word_that_people_use_for_several_measures_finds_them_all(words: str, among: str) -> None:
    assert among in found(words)[:5]


@pytest.mark.parametrize("words", ["cafe sluiten", "Café sluiten?", "een café sluiten"])
def test_a_cafe_can_be_closed_on_four_grounds(words: str) -> None:
    assert {"M22", "M23", "M27", "M33"} <= set(found(words))


def test_a_part_of_a_compound_is_enough_from_five_letters() -> None:
    assert "M25" in found("verbod")
    assert "M25" in found("stations")
    assert "M25" in found("tatio")
    assert not found("tati")


def test_a_typing_error_is_forgiven_when_nothing_else_is_found() -> None:
    assert found("plaatsverbot")[0] == "M25"
    assert found("huisarest")[0] == "M39"
    assert not found("qwertyuiop")


def test_the_name_counts_more_than_the_words_and_these_more_than_the_text() -> None:
    named = (
        toolbox()
        .measure("M25")
        .model_copy(
            update={"name": "Drugs", "full_name": "Drugs", "words": (), "phenomena": ("closing",)}
        )
    )
    called = named.model_copy(
        update={"id": "M03", "name": "Een", "full_name": "Een", "words": ("drugs",)}
    )
    about = called.model_copy(update={"id": "M02", "words": (), "phenomena": ("drugs",)})
    told = about.model_copy(
        update={"id": "M01", "summary": "Bij drugs.", "phenomena": ("closing",)}
    )
    box = dataclasses.replace(toolbox(), measures=(told, about, called, named))
    assert [one.id for one in find(box, "drugs")] == ["M25", "M03", "M02", "M01"]


def test_who_types_more_words_finds_what_fits_most_of_them() -> None:
    assert found("plaatsverbod station")[0] == "M25"
    assert found("plaatsverbod qwertyuiop") == found("plaatsverbod")


def test_without_words_everything_comes_in_the_order_of_the_numbers() -> None:
    everything = [measure.id for measure in toolbox().measures]
    assert found("") == found("  ?! ") == found("de een het") == sorted(everything)


def test_filters_narrow_together() -> None:
    care = found("", phase=Phase.CARE)
    assert care
    assert all(toolbox().measure(one).phase is Phase.CARE for one in care)
    assert all(toolbox().measure(one).organ == "mayor" for one in found("", organ="mayor"))
    assert "M27" in found("", phenomenon="drugs", phase="enforcement", organ="mayor")
    assert "M27" not in found("", phenomenon="drugs", phase="care")
    assert found("drugs sluiten", phenomenon="drugs", organ="mayor")[0] == "M27"
    assert "M27" not in found("drugs sluiten", organ="college")


def test_an_age_finds_what_fits_that_age() -> None:
    assert "M29" in found("", addressee=AddresseeKind.MINOR, age=14)
    assert "M29" not in found("", addressee="minor", age=13)
    assert "M28" not in found("", age=15)
    assert "M23" not in found("", age=15)
    assert found("", addressee="business", age=15) == []
    assert found("", addressee="person", age=15) == []


def test_accents_capitals_and_forms_of_a_word_do_not_count() -> None:
    assert folded("Café-uitbating!") == "cafe uitbating"
    assert len(set(stemmed(["sluiten", "sluiting"]))) == 1
    assert found("SLUITING café") == found("sluiten cafe")
