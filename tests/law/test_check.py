# SPDX-License-Identifier: EUPL-1.2
"""A fault in the law folder is told with its file, its line and what mends it."""

from pathlib import Path

import pytest

from schakel.lawcheck.check import check, main
from schakel.rules.law import FOLDER_VARIABLE, LawDataError, law_folder, load
from tests.law.conftest import LAW, Edit, copy_without_measures

LIVC = "frameworks/livcr-2018/framework.yaml"
OVERLAST = "frameworks/overlast-admin/framework.yaml"
PROTOCOL = "frameworks/pdk-proto/framework.yaml"
TREE = "questions/mag-ik-dit-zeggen.yaml"
THIRTY = "        value: 30\n        unit: days\n"
OWN = '        source: {text: "keuze van Schakel, geen wet", tags: [derived]}\n'
SURE = "        verification: {status: unverified, confidence: medium}\n"


@pytest.fixture
def copied_law(tmp_path: Path) -> Path:
    return copy_without_measures(tmp_path)


def test_the_law_of_this_repository_is_whole() -> None:
    assert check(LAW) == ()


def test_a_value_without_a_source_is_told_as_a_jurist_would_say_it(
    copied_law: Path, edit: Edit
) -> None:
    edit(OVERLAST, THIRTY + OWN, THIRTY)
    line = _line(copied_law / OVERLAST, "    refused_signal_days:") + 1
    assert [str(problem) for problem in check(copied_law)] == [
        f"law/{OVERLAST} regel {line}: geen bron. Voeg het artikel toe waaruit deze waarde komt."
    ]


FAULTS = [
    (LIVC, "act: LIVC-R-2018", "act: LIVC-O-2018", "LIVC-O-2018 staat niet in sources.csv"),
    (LIVC, "id: livcr-2018", "id: livc-r", "de map heet livcr-2018"),
    (LIVC, "[mayor, mayor_rep", "[sheriff, mayor_rep", "de functie sheriff is niet bekend"),
    (LIVC, "[prevention_officer, s", "[mayor, s", "vult al een andere verplichte zetel"),
    (LIVC, "sw-458ter, vl-livc-2021]", "livc-o]", "het kader livc-o bestaat niet"),
    (LIVC, "from: 2021-08-10", "from: 2021-07-01", "geldt niet de hele tijd"),
    (LIVC, "from: 2021-08-10", "from: 2018-09-24", "twee waarden gelden op dezelfde dag"),
    (LIVC, "  - from: 2018-09-24", "  - from: 2018-10-24", "gat van 24 september 2018 tot"),
    (LIVC, "concern: nuisance", "concern: other", "voor nuisance staat er geen juiste tafel"),
    (LIVC, "status: unverified", "status: verified", "maar niet door wie en wanneer"),
    (LIVC, "status: unverified", "status: zeker", "Kies uit"),
    (LIVC, "gateway: G1", "gatway: G1", "gatway is hier niet bekend"),
    (LIVC, "tags: [S0, F2, F3]", "tags: []", "een lege bron"),
    (LIVC, "name: LIVC R\n", "name: [LIVC R\n", "geen geldige YAML"),
    (PROTOCOL, THIRTY, "        until: 2025-12-31\n" + THIRTY, "gat na 31 december 2025"),
    (TREE, "to: bel-eerst", "to: nergens", "nergens bestaat niet"),
    (TREE, "to: bel-eerst", "to: gevaar", "gevaar komt bij zichzelf uit"),
    (TREE, "start: gevaar", "start: bel-eerst", "het begint met een antwoord"),
    (TREE, "to: waar}", "to: gevaar-geheim}", "niemand komt bij waar"),
    (TREE, "to: overlast-geheim", "to: bel-eerst", "niemand komt bij overlast-geheim"),
    (TREE, "to: livcr-ja", "to: gevaar-wie", "dit is de zesde vraag op deze weg"),
    (TREE, "to: bel-eerst", "to: mail", "laat niemand zeggen dat hij het niet weet"),
    (TREE, "framework: pdk-proto", "framework: livc-o", "het kader livc-o bestaat niet"),
    (
        "frameworks/livcr-2018/access/ALLOW/iedereen-is-er.yaml",
        "  allowed: true",
        "  allowed: false",
        "de regels zeggen toegelaten",
    ),
    (
        "frameworks/livcr-2018/access/DENY/korpschef-ontbreekt.yaml",
        "because: seat_missing",
        "because: protocol_missing",
        "niet protocol_missing",
    ),
    (
        "frameworks/overlast-admin/scenarios/cafe-central.yaml",
        "allowed: true",
        "allowed: false",
        "de regels zeggen toegelaten",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[one[3] for one in FAULTS])
def test_a_fault_names_its_file_line_and_remedy(
    copied_law: Path, edit: Edit, file: str, old: str, new: str, told: str
) -> None:
    edit(file, old, new)
    problems = [problem for problem in check(copied_law) if told in str(problem)]
    assert problems
    assert all(problem.file == f"law/{file}" for problem in problems)
    assert all(problem.line > 1 and problem.remedy for problem in problems)


def test_a_value_that_ends_after_the_next_begins_overlaps(copied_law: Path, edit: Edit) -> None:
    later = "      - from: 2027-01-01\n        value: 60\n        unit: days\n" + OWN + SURE
    edit(PROTOCOL, THIRTY + OWN + SURE, THIRTY + OWN + SURE + later)
    assert check(copied_law) == ()
    edit(PROTOCOL, THIRTY, "        until: 2027-06-30\n" + THIRTY)
    assert "twee waarden gelden op dezelfde dag" in str(check(copied_law)[0])


@pytest.mark.parametrize("file", ["functions.yaml", "glossary.yaml", "sources.csv", TREE])
def test_a_missing_file_is_told(copied_law: Path, file: str) -> None:
    (copied_law / file).unlink()
    assert any(one.file == f"law/{file}" and "ontbreekt" in one.what for one in check(copied_law))


def test_an_empty_file_is_told(copied_law: Path) -> None:
    (copied_law / LIVC).write_text("", encoding="utf-8")
    assert any("leeg" in problem.what for problem in check(copied_law))


def test_a_broken_folder_cannot_be_loaded(copied_law: Path, edit: Edit) -> None:
    edit(LIVC, "gateway: G1\n", "")
    with pytest.raises(LawDataError, match="geen gateway"):
        load(copied_law)


def test_the_command_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(LAW) == 0
    assert capsys.readouterr().out == "De wet is in orde.\n"


def test_the_command_fails_on_a_problem(
    copied_law: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(LIVC, "gateway: G1\n", "")
    assert main(copied_law) == 1
    assert "1 probleem." in capsys.readouterr().out


def test_the_command_counts_the_problems(
    copied_law: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied_law / LIVC).write_text("id: livcr-2018\n", encoding="utf-8")
    assert main(copied_law) == 1
    assert " problemen." in capsys.readouterr().out


def test_an_installation_may_keep_its_law_elsewhere(
    copied_law: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    assert law_folder() == LAW
    monkeypatch.setenv(FOLDER_VARIABLE, str(copied_law))
    assert law_folder() == copied_law


def _line(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(text) + 1
