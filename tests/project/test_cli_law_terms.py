# SPDX-License-Identifier: EUPL-1.2
"""`schakel law terms`: a jurist asks for dates and reads why they are so."""

import json
from pathlib import Path

import pytest

from schakel.project.cli import main
from schakel.project.cli.refusals import Exit
from schakel.toolbox.bridge_days import bridge_days
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import toolbox

BAN, CLOSURE = toolbox().measure("M25"), toolbox().measure("M23")
PLACE_BAN = ("law", "terms", "M25")
DECIDED = ("--start", "2026-12-30", "--event", "decision=2026-12-30,ground=keeping_order")
TUESDAYS = ("--college", "2026-12-29,2027-01-05", "--college", "2027-01-12")


def name(measure: SafetyMeasure, step: str) -> str:
    return measure.step(step).name


@pytest.fixture
def ask(capsys):
    """Return a function that gives the words and returns what is shown, on one line."""

    def asking(*words: str) -> str:
        assert main(words) == Exit.DONE
        return " ".join(capsys.readouterr().out.split())

    return asking


@pytest.fixture
def ask_as_script(capsys):
    def asking(*words: str) -> dict[str, object]:
        assert main((*words, "--json")) == Exit.DONE
        return dict(json.loads(capsys.readouterr().out))

    return asking


@pytest.fixture
def refusal(capsys):
    """Return a function that gives words which are refused, and returns the sentence."""

    def asking(*words: str) -> str:
        assert main(words) == Exit.FOUND_PROBLEMS
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.count("\n") == 1
        return str(shown.err)

    return asking


def test_only_a_start_is_enough_and_what_is_assumed_is_said(ask):
    told = ask(*PLACE_BAN, "--start", "2026-12-30", *TUESDAYS)
    confirm, hear = name(BAN, "confirmation"), name(BAN, "hearing")
    assert told.startswith(f"M25 {BAN.name} (handhaving) op 30 december 2026")
    assert "Nog te bevestigen. Gebeurt dat niet op tijd, dan vervalt de maatregel." in told
    assert "Van 30 december 2026 tot en met 29 januari 2027." in told
    taken = (f"{name(BAN, step)} (30 december 2026)" for step in ("findings", "perimeter"))
    assert f"Aangenomen dat dit al in orde is: {'; '.join(taken)}." in told
    assert f"MOET NOG {confirm}: uiterlijk 5 januari 2027 Eerstvolgende collegeverg" in told
    assert "Bron: Nieuwe Gemeentewet, artikel 134sexies. Te verifiëren." in told
    assert f"MAG NOG NIET {confirm} (confirmation): Eerst nog: {hear}." in told
    assert "De termijn begint pas met de kennisgeving." in told
    assert "TE VERIFIËREN" in told


def test_without_meetings_the_day_is_unknown_and_the_way_to_give_it_is_said(ask):
    told = ask(*PLACE_BAN, "--start", "2026-12-30")
    assert f"{name(BAN, 'confirmation')}: de dag is nog niet bekend" in told
    assert "Geef de vergaderdagen mee met --college of --council." in told


def test_what_happened_is_judged_on_its_day(ask):
    told = ask(
        *PLACE_BAN,
        *DECIDED,
        *TUESDAYS,
        *("--event", "hearing=2027-01-04"),
        *("--event", "confirmation=2027-01-05", "--event", "notice=2026-12-31"),
    )
    assert "op 5 januari 2027 De maatregel loopt." in told
    assert "MOET NOG" not in told
    assert "vernietiging door de Raad van State: tot en met 1 maart 2027" in told
    assert "Dan is het tot en met 29 juni 2027." in told


def test_what_could_not_happen_is_told_with_its_reason_and_source(ask):
    told = ask(*PLACE_BAN, *DECIDED, *TUESDAYS, "--event", "confirmation=2027-01-05")
    confirm, hear = name(BAN, "confirmation"), name(BAN, "hearing")
    assert f"KON NIET, EN TELT DUS NIET MEE {confirm} op 5 januari 2027: Eerst nog: {hear}." in told


def test_a_warning_is_shown_with_the_step(ask):
    told = ask(
        "law", "terms", "M23", "--event", "findings=2026-03-02", "--event", "decision=2026-03-02"
    )
    decide, hear = name(CLOSURE, "decision"), name(CLOSURE, "hearing")
    assert f"LET OP {decide} op 2 maart 2026 Let op: Nog niet gebeurd: {hear}." in told


def test_a_missed_confirmation_is_a_lapse(ask):
    told = ask(*PLACE_BAN, *DECIDED, *TUESDAYS, "--day", "2027-01-06")
    confirm = name(BAN, "confirmation")
    assert f"Vervallen. Vervallen na 5 januari 2027: ‘{confirm}’ gebeurde niet." in told
    assert "KAN NIET MEER" in told
    assert "MOET NOG" not in told


def test_a_judge_suspends_annuls_and_is_told_so(ask):
    begun = ("--start", "2026-03-02", "--college", "2026-03-03")
    suspended = (*begun, "--event", "suspended=2026-03-03")
    assert "Geschorst. Van 2 maart 2026" in ask("law", "terms", "M23", *suspended)
    twice = ask("law", "terms", "M23", *suspended, "--event", "suspended=2026-03-04")
    assert "Geschorst op 4 maart 2026: De maatregel is al geschorst" in twice
    again = ask(
        "law",
        "terms",
        "M23",
        "--start",
        "2026-03-02",
        "--event",
        "annulled=2026-03-03",
        "--event",
        "annulled=2026-03-04",
    )
    assert "Vernietigd op 4 maart 2026: De maatregel is al vernietigd op 3 maart 2026." in again


def test_a_term_for_what_nobody_must_do_stands_apart(ask):
    told = ask("law", "terms", "M23", "--start", "2026-03-02", "--day", "2026-05-20")
    reminder = name(CLOSURE, "reminder")
    assert f"KAN NOG TOT EEN DAG {reminder}: uiterlijk 16 mei 2026 (te laat)" in told


def test_a_measure_without_an_end_says_since_when_it_works(ask):
    told = ask("law", "terms", "M18", "--start", "2026-03-02")
    assert f"Vanaf 2 maart 2026. {toolbox().measure('M18').duration.sentence}" in told


def test_without_anything_the_first_steps_are_shown(ask):
    told = ask("law", "terms", "m25", "--day", "2026-03-02")
    first = name(BAN, "findings")
    assert f"op 2 maart 2026 Nog niet begonnen. MAG NU {first} (findings)" in told
    assert "M25" in ask("law", "terms", "M25")


def test_working_days_skip_the_bridge_days_that_are_given(ask):
    inquiry = ("law", "terms", "M34", "--start", "2026-03-02")
    assert "uiterlijk 13 mei 2026" in ask(*inquiry)
    assert "uiterlijk 15 mei 2026" in ask(*inquiry, "--bridge-day", "2026-05-04")


def test_the_bridge_days_of_a_town_come_from_the_law_folder(ask, tmp_path: Path, monkeypatch):
    file = tmp_path / "toolbox" / "bridge-days.csv"
    file.parent.mkdir()
    row = "36015,2026-05-04,brug,college van 5 januari 2026"
    file.write_text(f"municipality,day,name,source\n{row}\n", encoding="utf-8")
    assert bridge_days(tmp_path, "36015")
    inquiry = ("law", "terms", "M34", "--start", "2026-03-02", "--municipality", "36015")
    assert "uiterlijk 13 mei 2026" in ask(*inquiry)
    monkeypatch.setattr("schakel.project.cli.law.terms.law_folder", lambda: tmp_path)
    assert "uiterlijk 15 mei 2026" in ask(*inquiry)


def test_a_wrong_bridge_file_is_told(refusal, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("schakel.project.cli.law.terms.law_folder", lambda: tmp_path)
    words = ("law", "terms", "M34", "--start", "2026-03-02", "--municipality", "36015")
    assert "bridge-days.csv regel 1: dit bestand ontbreekt" in refusal(*words)


def test_a_script_gets_the_same_facts(ask_as_script):
    told = ask_as_script(
        *PLACE_BAN, *DECIDED, *TUESDAYS, "--event", "notice=2026-12-30,reason=a, b"
    )
    assert told["measure"] == "M25"
    assert told["state"] == "to_confirm"
    assert (told["day"], told["ends"]) == ("2026-12-30", "2027-01-29")
    assert [one["step"] for one in told["assumed"]] == ["findings", "perimeter"]
    due = told["must"][0]
    assert due["step"] == {
        "id": "confirmation",
        "name": name(BAN, "confirmation"),
        "organ": "college",
    }
    assert (due["day"], due["counted_from"]) == ("2027-01-05", "2026-12-30")
    assert due["quantity"] == "eerstvolgende collegevergadering"
    assert due["source"]["text"] == "Nieuwe Gemeentewet, artikel 134sexies"
    appeal = told["appeals"][0]
    assert appeal["remedy"]["code"] == "council-of-state"
    assert appeal["last_day"] == "2027-02-28"
    assert told["judged"][-1]["event"]["reason"] == "a, b"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("M99", "--start", "2026-12-30"), "M99 bestaat niet. Zoek het nummer met: schakel law"),
        (
            ("M25", "--start", "30/12/2026"),
            "--start: 30/12/2026 is geen dag. Schrijf jaar-maand-dag",
        ),
        (("M25", "--start", "9999-12-30"), "--start: 9999-12-30 is geen dag."),
        (("M25", "--day", "morgen"), "--day: morgen is geen dag."),
        (("M25", "--college", "2027-13-05"), "--college: 2027-13-05 is geen dag."),
        (("M34", "--bridge-day", "x"), "--bridge-day: x is geen dag."),
        (("M25", "--event", "dansen=2026-12-30"), "stap dansen bestaat niet. Kies uit findings,"),
        (("M25", "--event", "decision"), "--event decision: zeg de dag."),
        (("M25", "--event", "decision=gisteren"), "--event decision: gisteren is geen dag."),
        (("M25", "--event", "decision=2026-12-30,until=x"), "decision, until: x is geen dag."),
        (("M25", "--event", "decision=2026-12-30,ground=x"), "grond x bestaat niet. Kies uit keep"),
        (("M23", "--event", "decision=2026-12-30,ground=x"), "Deze maatregel kent er geen."),
        (("M25", "--event", "decision=2026-12-30,duur=x"), "duur bestaat niet. Kies uit begins,"),
        (
            ("M25", "--start", "2026-12-30", "--event", "decision=2026-12-31"),
            "--start zegt 30 december 2026, en --event decision zegt 31 december 2026.",
        ),
        (("M25", "--start", "1900-01-01", "--event", "suspended=1829-01-01"), "is geen dag"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_that_says_what_to_do(words, told, refusal):
    assert told in refusal("law", "terms", *words)


def test_a_value_that_is_missing_on_that_day_is_one_sentence(refusal, monkeypatch):
    from schakel.project.cli.law import terms

    gone = toolbox().measure("M25").model_copy(update={"values": {}})
    monkeypatch.setattr(terms, "_measure", lambda _box, _measure_id: gone)
    told = refusal(*PLACE_BAN, "--start", "2026-12-30")
    assert "kent op 30 december 2026 geen waarde voor longest" in told
