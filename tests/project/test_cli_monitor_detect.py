# SPDX-License-Identifier: EUPL-1.2
"""`schakel monitor detect`: the weeks of a series judged at a shell, with R's names."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from schakel.monitor.aberration import ears_c, farrington_flexible
from schakel.project.cli import main
from schakel.project.cli.monitor.methods import METHODS
from schakel.project.cli.refusals import Exit

WEEKS = 295
MONDAY = date(2020, 1, 6)


def cells(*, dated: bool = False) -> list[list[str]]:
    """Return six years of two places; the last week of Gent is far out of the ordinary."""
    chance = np.random.default_rng(8)
    counts = chance.poisson((6, 2), (WEEKS, 2))
    counts[-1, 0] = 30
    weeks = [
        str(MONDAY + timedelta(weeks=week)) if dated else str(week + 1) for week in range(WEEKS)
    ]
    rows = [[week, *map(str, row)] for week, row in zip(weeks, counts.tolist(), strict=True)]
    return [["week", "Gent", "Aalst"], *rows]


@pytest.fixture
def write(tmp_path: Path):
    """Return a function that writes cells, and returns the path as a word."""

    def file(table: list[list[str]], name: str = "tellingen.csv") -> str:
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as target:
            csv.writer(target).writerows(table)
        return str(path)

    return file


def told(words: list[str], capsys) -> list[dict]:
    assert main(["monitor", "detect", *words, "--json"]) == Exit.DONE
    return list(json.loads(capsys.readouterr().out))


def refusal(words: list[str], capsys) -> str:
    assert main(["monitor", "detect", *words]) == Exit.FOUND_PROBLEMS
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    return str(shown.err)


def test_a_script_gets_a_row_per_series_and_week_with_rs_arguments(write, capsys):
    table = cells()
    words = ["--method", "farringtonFlexible", "--range", "220:295", "--freq", "52"]
    words += ["--set", "b=4", "--set", "limit54=5,4"]
    rows = told([write(table), *words], capsys)
    counts = np.array([row[1:] for row in table[1:]], dtype=float)
    found = farrington_flexible(counts, range(220, 296), b=4, limit54=(5, 4))
    assert [(row["series"], row["index"]) for row in rows] == [
        (name, week) for name in ("Gent", "Aalst") for week in range(220, 296)
    ]
    for name in ("observed", "upperbound", "alarm", "mu0", "phi", "trend", "score", "p_value"):
        ours = [np.nan if row[name] is None else row[name] for row in rows]
        np.testing.assert_array_equal(ours, getattr(found, name).T.ravel(), err_msg=name)
    assert rows[75]["alarm"] is True
    assert rows[75]["observed"] == 30


def test_dates_decide_on_the_anniversary(write, capsys):
    table = cells(dated=True)
    rows = told([write(table), "--set", "b=4"], capsys)
    counts = np.array([row[1:] for row in table[1:]], dtype=float)
    dates = [date.fromisoformat(row[0]) for row in table[1:]]
    found = farrington_flexible(counts, [WEEKS], b=4, dates=dates)
    assert [row["mu0"] for row in rows] == found.mu0[0].tolist()


def test_a_method_without_a_figure_says_null(write, capsys):
    table = cells()
    rows = told([write(table), "--method", "earsC", "--set", "method=C2"], capsys)
    counts = np.array([row[1:] for row in table[1:]], dtype=float)
    assert rows[0]["upperbound"] == ears_c(counts, [WEEKS], method="C2").upperbound[0, 0]
    assert [rows[0][name] for name in ("phi", "trend", "p_value")] == [None] * 3


@pytest.mark.parametrize("method", METHODS)
def test_every_method_of_r_answers(write, capsys, method):
    words = [] if "arrington" not in method else ["--set", "b=4"]
    rows = told([write(cells()), "--method", method, "--range", "295", *words], capsys)
    assert [row["series"] for row in rows] == ["Gent", "Aalst"]
    assert rows[0]["alarm"] is (method != "glrnb" or rows[0]["alarm"])


def test_a_reader_gets_the_alarms_in_a_sentence_each(write, capsys):
    words = ["monitor", "detect", write(cells(dated=True)), "--set", "b=4", "--range", "290:295"]
    assert main(words) == Exit.DONE
    lines = capsys.readouterr().out.splitlines()
    last = next(line for line in lines if line.startswith("Gent, week 295"))
    assert last.startswith("Gent, week 295 (2025-08-25): 30 gezien, verwacht ")
    assert lines[-1].endswith("van 12 beoordeelde tellingen liggen boven hun grens.")


def test_population_of_the_same_shape_is_an_offset(write, capsys):
    table = cells()
    people = [table[0], *([row[0], "1000", "500.5"] for row in table[1:])]
    words = [write(table), "--set", "b=4", "--set", "trend=FALSE"]
    plain = told(words, capsys)
    even = told([*words, "--population", write(people, "bevolking.csv")], capsys)
    assert even[0]["mu0"] == pytest.approx(plain[0]["mu0"], rel=1e-9)


def test_glrnb_takes_rs_logarithm_and_list(write, capsys):
    words = ["--method", "glrnb", "--set", "c.ARL=4", "--set", "theta=log(2)"]
    words += ["--set", "mu0.S=1", "--set", "mu0.trend=TRUE", "--set", "ret=value"]
    assert told([write(cells()), *words], capsys)[0]["upperbound"] >= 0


def changed(row: int, column: int, cell: str) -> list[list[str]]:
    table = cells()
    table[row - 1][column - 1] = cell
    return table


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (changed(5, 2, "-3"), "tellingen.csv rij 5, kolom Gent: -3 is negatief."),
        (changed(6, 3, ""), "tellingen.csv rij 6, kolom Aalst: hier ontbreekt een telling."),
        (changed(6, 3, "NA"), "tellingen.csv rij 6, kolom Aalst: hier ontbreekt een telling."),
        (changed(7, 2, "veel"), "tellingen.csv rij 7, kolom Gent: “veel” is geen telling."),
        (changed(7, 2, "1e999"), "tellingen.csv rij 7, kolom Gent: “1e999” is geen telling."),
        (changed(7, 2, "2.5"), "tellingen.csv rij 7, kolom Gent: 2.5 is geen geheel getal."),
        (changed(9, 1, "12"), "tellingen.csv rij 9, kolom week: “12”, en hier hoort week 8."),
        (changed(2, 1, "maandag"), "tellingen.csv rij 2, kolom week: “maandag” is geen week."),
        (changed(1, 1, "datum"), "tellingen.csv rij 1, kolom 1: de eerste kolom heet “week”"),
        (changed(1, 3, "Gent"), "tellingen.csv rij 1, kolom Gent: deze naam staat er twee keer."),
        (changed(1, 3, ""), "tellingen.csv rij 1, kolom 3: deze kolom heeft geen naam."),
        ([row[:1] for row in cells()], "tellingen.csv rij 1, kolom 2: er is geen enkele reeks"),
        (cells()[:1], "tellingen.csv: er staat geen week in."),
        ([*cells()[:4], ["4", "1"]], "tellingen.csv rij 5, kolom Aalst: 2 cellen, en"),
        ([*cells()[:4], ["4", "1", "1", "1"]], "tellingen.csv rij 5, kolom Aalst: 4 cellen, en"),
        (cells()[:101], "tellingen.csv rij 101, kolom week: De reeks is te kort: om week 100"),
    ],
)
def test_bad_input_is_told_in_one_sentence_with_its_row_and_column(write, capsys, table, sentence):
    assert refusal([write(table)], capsys).startswith(sentence)


def test_a_week_that_is_missing_or_out_of_order_is_told(write, capsys):
    table = cells(dated=True)
    path = write(table[:9] + table[10:])
    assert "rij 10, kolom week: 2020-03-09 ligt geen zeven dagen na" in refusal([path], capsys)
    path = write([*table[:9], table[5], *table[9:]])
    assert "rij 10, kolom week: 2020-02-03 komt niet na de rij erboven" in refusal([path], capsys)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--method", "magie"], "--method magie: die methode is er niet. Kies uit: farringtonFlex"),
        (["--set", "b"], "--set b: geef naam=waarde, zoals b=4."),
        (["--set", "periods=3"], "--set periods=3: farringtonFlexible heeft geen argument periods"),
        (["--set", "b=vier"], "--set b=vier: b is een geheel getal."),
        (["--set", "trend=ja"], "--set trend=ja: trend is TRUE of FALSE."),
        (["--set", "limit54=5"], "--set limit54=5: limit54 is twee getallen zoals 5,4."),
        (["--set", "alpha=inf"], "--set alpha=inf: alpha is een getal zoals 0.05."),
        (["--set", "alpha=2"], "tellingen.csv: alpha is een kans tussen 0 en 1, niet 2.0."),
        (["--set", "populationOffset=TRUE"], "--set populationOffset: geef de bevolking met"),
        (["--range", "200:300"], "--range 200:300: tellingen.csv telt de weken 1 tot en met 295."),
        (["--range", "a:b"], "--range a: geef gehele getallen vanaf 1"),
        (["--freq", "0"], "--freq 0: geef gehele getallen vanaf 1"),
        (["--method", "bayes", "--population", "x.csv"], "--population: bayes rekent niet met"),
        (["--population", "nergens.csv"], "nergens.csv: dit bestand is niet te lezen."),
    ],
)
def test_a_wrong_word_is_told_in_one_sentence(write, capsys, words, sentence):
    assert refusal([write(cells()), *words], capsys).startswith(sentence)


def test_a_population_of_another_shape_or_with_nobody_is_told(write, capsys):
    table = cells()
    short = write([table[0], *([row[0], "9", "9"] for row in table[1:-1])], "bevolking.csv")
    sentence = refusal([write(table), "--population", short], capsys)
    assert sentence.startswith("bevolking.csv: andere kolommen of een ander aantal weken")
    empty = write([table[0], *([row[0], "9", "0"] for row in table[1:])], "bevolking.csv")
    sentence = refusal([write(table), "--population", empty], capsys)
    assert sentence.startswith("bevolking.csv rij 2, kolom Aalst: 0 is geen bevolking.")


def test_a_file_that_is_no_text_is_told(tmp_path, capsys):
    path = tmp_path / "beeld.csv"
    path.write_bytes(b"\xff\xfe\x00week")
    assert refusal([str(path)], capsys).startswith("beeld.csv: dit is geen tekst.")
