# SPDX-License-Identifier: EUPL-1.2
"""`schakel law measures` and `schakel law advise`: the veiligheidskoffer at a shell."""

import json
from pathlib import Path

import pytest

from schakel.project.cli import main
from schakel.project.cli.law import measures
from schakel.project.cli.refusals import Exit
from schakel.rules.problems import LawDataError, Problem
from schakel.toolbox.toolbox import toolbox

ON = ("--day", "2026-12-29")
STATION = """
answers:
  subject: person
  age: 19
  ground: repeated_breaches
  tried: [written_warning]
  perimeter: [clear]
  persons: one_by_one
  evidence: [gas_report]
  concern: [rule_breaches]
"""


@pytest.fixture
def answers(tmp_path: Path):
    """Return a function that writes the answers and returns the words of the command."""

    def write(text: str) -> tuple[str, ...]:
        file = tmp_path / "station.yaml"
        file.write_text(text, encoding="utf-8")
        return ("law", "advise", str(file), *ON)

    return write


def refusal(words: tuple[str, ...], capsys) -> str:
    assert main(words) == Exit.FOUND_PROBLEMS
    shown = capsys.readouterr()
    assert shown.out == ""
    return str(shown.err)


def test_advice_is_grouped_by_what_is_possible_lightest_first(answers, capsys):
    assert main(answers(STATION)) == Exit.DONE
    shown = capsys.readouterr().out
    assert shown.startswith("Advies op 29 december 2026, van licht naar zwaar: ")
    now, maybe, never = (shown.index(f"\n{one}\n") for one in headings())
    place_ban = shown.index("\nM25 Tijdelijk plaatsverbod (handhaving)\n")
    assert now < shown.index("\nM01 ") < place_ban < maybe < never
    told = " ".join(shown[place_ban:maybe].split())
    assert "Mogelijk nu, door de burgemeester." in told
    assert "In orde: Bij herhaalde overtredingen ging er een schriftelijke verwittiging" in told
    assert "Bron: Nieuwe Gemeentewet, artikel 134sexies, § 4. Te verifiëren." in told


def test_what_is_missing_says_who_can_supply_it_and_what_comes_next(answers, capsys):
    assert main(answers("answers: {concern: [rule_breaches]}\n")) == Exit.DONE
    told = " ".join(capsys.readouterr().out.split())
    assert "Nog nodig: Het gebied is duidelijk begrensd" in told
    assert "Wie dit weet of kan doen: jurist van de gemeente, medewerker van de lokale" in told
    assert "Volgende vraag (subject): Over wie of wat gaat het? person: Een persoon" in told


def test_when_enough_is_known_no_question_follows(answers, capsys):
    assert main(answers("answers: {subject: place, concern: [closing]}\n")) == Exit.DONE
    assert "Volgende vraag" not in capsys.readouterr().out


def test_a_script_gets_every_measure_with_every_line(answers, capsys):
    assert main((*answers(STATION), "--json")) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["day"] == "2026-12-29"
    assert {one["measure"] for one in told["advice"]} == {one.id for one in toolbox().measures}
    place_ban = next(one for one in told["advice"] if one["measure"] == "M25")
    assert place_ban["outcome"] == "possible_now"
    assert {one["condition"] for one in place_ban["met"]} >= {"prior-warning", "disclosable-facts"}
    assert place_ban["met"][0]["source"]["text"]


def test_an_empty_question_is_a_question_nobody_answered(answers, capsys):
    assert main(answers("answers: {age: }\nconfirmed: []\n")) == Exit.DONE
    assert "0 mogelijk nu" in capsys.readouterr().out


def test_every_wrong_answer_is_told_with_its_line(answers, capsys):
    wrong = "answers:\n  subject: dog\n  age: oud\nconfirmed:\n  - M25/one-person\n  - M25/sun\n"
    told = refusal(answers(wrong), capsys).splitlines()
    assert [one.split(":")[0] for one in told] == [
        f"station.yaml regel {line}" for line in (2, 3, 6)
    ]
    assert told[1] == (
        "station.yaml regel 3: age: “oud” is geen leeftijd. "
        "Geef een heel getal van 0 tot en met 130, of laat de vraag open."
    )


def test_a_file_that_is_none_is_refused_in_one_sentence(answers, tmp_path, capsys):
    assert refusal(answers("answers: [\n"), capsys).startswith(
        "station.yaml regel 2: dit is geen geldige YAML."
    )
    assert "regel 1: antwoorden is hier niet bekend" in refusal(answers("antwoorden: {}\n"), capsys)
    assert "regel 1: de waarde van answers past niet" in refusal(answers("answers: 3\n"), capsys)
    assert "dit bestand is leeg" in refusal(answers(""), capsys)
    missing = ("law", "advise", str(tmp_path / "niet.yaml"))
    assert "niet.yaml regel 1: dit bestand ontbreekt." in refusal(missing, capsys)
    folder = ("law", "advise", str(tmp_path))
    assert "is geen tekstbestand dat Schakel kan lezen" in refusal(folder, capsys)


def test_a_day_that_is_none_is_a_wrong_word(answers, capsys):
    with pytest.raises(SystemExit) as ended:
        main((*answers(STATION)[:3], "--day", "31 februari"))
    assert ended.value.code == 2
    capsys.readouterr()


def test_the_catalogue_is_searched_in_dutch(capsys):
    assert main(["law", "measures", "stationsverbod"]) == Exit.DONE
    shown = capsys.readouterr().out
    assert shown.startswith("M25 Tijdelijk plaatsverbod (handhaving)\n")
    assert "Wie: de burgemeester." in shown
    assert shown.endswith("\n1 maatregel.\n")


def test_filters_combine_and_a_script_gets_data(capsys):
    words = ["law", "measures", "--addressee", "minor", "--age", "15", "--organ", "mayor", "--json"]
    assert main(words) == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    place_ban = next(one for one in found if one["id"] == "M25")
    assert place_ban["locked"] is False
    assert {"kind": "minor", "youngest": None, "oldest": None} in place_ban["addressees"]
    assert {one["organ"] for one in found} == {"mayor"}


def test_nothing_found_says_what_to_try(capsys):
    assert main(["law", "measures", "qwertyuiop"]) == Exit.DONE
    assert capsys.readouterr().out == (
        "Geen maatregel gevonden. Probeer een ander woord, of laat een filter weg.\n"
    )


def test_a_filter_that_does_not_exist_is_refused_with_those_that_do(capsys):
    told = refusal(("law", "measures", "--organ", "sheriff"), capsys)
    assert told.startswith("--organ sheriff bestaat niet. Kies uit mayor, college, council,")
    told = refusal(("law", "measures", "--phenomenon", "weer"), capsys)
    assert told.startswith("--phenomenon weer bestaat niet. Kies uit nuisance,")


def test_a_law_folder_that_is_not_whole_is_refused(monkeypatch, capsys):
    def broken():
        raise LawDataError((Problem("law/measures/M25.yaml", 7, "geen bron", "Voeg ze toe."),))

    monkeypatch.setattr(measures, "toolbox", broken)
    assert refusal(("law", "measures"), capsys) == (
        "law/measures/M25.yaml regel 7: geen bron. Voeg ze toe. "
        "Kijk de rest na met: schakel law check.\n"
    )


def headings() -> tuple[str, ...]:
    return "MOGELIJK NU", "MOGELIJK ALS", "NIET MOGELIJK"
