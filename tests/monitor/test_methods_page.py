# SPDX-License-Identifier: EUPL-1.2
"""What a policy officer reads about the methods is whole: docs/monitor/methods.md."""

import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.monitor import __main__ as command
from benchmarks.monitor import pictures
from benchmarks.monitor.table import Row, markdown, ratio_of
from schakel.monitor import effects
from schakel.monitor.effects.clock import Spells
from schakel.monitor.effects.estimate import Estimate

FOLDER = Path(__file__).parents[2] / "docs" / "monitor"
PAGE = (FOLDER / "methods.md").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
PICTURES = re.findall(r"!\[([^]]+)\]\(([a-z-]+\.svg)\)", PAGE)
METHODS = {
    part.partition("\n")[0]: part for part in PAGE.split("\n## ") if "\n### De vraag\n" in part
}
PARTS = ("De vraag", "Hoe het werkt", "Zo leest u het", "Wat het niet kan zeggen", "Bron")


def exported(room: str) -> Iterator[str]:
    module = importlib.import_module(f"schakel.monitor.{room}")
    return (name for name in module.__all__ if inspect.isfunction(getattr(module, name)))


def of_effects() -> Iterator[str]:
    """Return the functions that answer: with an estimate, an interval or time at risk."""
    for found in pkgutil.iter_modules(effects.__path__):
        module = importlib.import_module(f"schakel.monitor.effects.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and name != "estimate" and answers(typing.get_type_hints(function)["return"]):
                yield name


def answers(kind: object) -> bool:
    if not isinstance(kind, type) or not is_dataclass(kind):
        return False
    return kind in {Estimate, Spells} or "assumptions" in {one.name for one in fields(kind)}


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            *exported("aberration"),
            *exported("detector"),
            *exported("scan"),
            *exported("disclosure"),
            *of_effects(),
        }
    ),
)
def test_the_page_names_every_function_that_answers(name):
    assert f"`{name}`" in PAGE, f"docs/monitor/methods.md does not tell what {name} is for."


def test_there_are_five_methods():
    assert len(METHODS) == 5


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("part", PARTS)
def test_each_method_has_its_parts_and_says_what_it_cannot_tell(method, part):
    found = METHODS[method].split(f"\n### {part}\n")
    assert len(found) == 2
    assert found[1].partition("\n### ")[0].strip()


@pytest.mark.parametrize("method", METHODS)
def test_each_method_has_a_picture(method):
    assert re.search(r"!\[[^]]+\]\([a-z-]+\.svg\)", METHODS[method])


@pytest.mark.parametrize(("title", "name"), PICTURES)
def test_each_picture_is_told_in_words_and_titled_as_on_the_page(title, name):
    picture = ElementTree.parse(FOLDER / name).getroot()
    assert picture.tag == f"{SVG}svg"
    told = {part: picture.find(f"{SVG}{part}") for part in ("title", "desc")}
    for part in told.values():
        assert part is not None
        assert part.text
        assert part.get("id") in picture.get("aria-labelledby", "").split()
    assert told["title"] is not None
    assert told["title"].text == title


@pytest.mark.parametrize("draw", pictures.PICTURES, ids=lambda draw: draw.__name__)
def test_each_picture_shows_what_our_code_answers_today(draw):
    drawing = draw()
    shown = (FOLDER / f"{drawing.name}.svg").read_text(encoding="utf-8")
    assert shown == drawing.svg(), "Draw it again: python -m benchmarks.monitor.pictures"


def test_no_picture_lies_about_that_the_page_does_not_show():
    assert {name for _, name in PICTURES} == {path.name for path in FOLDER.glob("*.svg")}


def test_every_link_leads_to_a_page_of_this_folder():
    for link in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert (FOLDER / link).is_file(), link


def test_the_reader_is_addressed_as_u():
    assert not re.search(r"\b(je|jij|jouw|jullie)\b", PAGE, re.IGNORECASE)


def test_the_command_tells_its_subjects(capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(subject in told for subject in command.SUBJECTS)


def test_a_subject_that_is_not_there_is_refused_with_the_ones_that_are(capsys):
    with pytest.raises(SystemExit):
        command.main(["weather"])
    assert "there is no subject weather; choose from aberration" in capsys.readouterr().err


def test_the_page_of_figures_begins_with_what_was_missed():
    rows = (
        Row("seconds", "2.0 s", "166 s", "1.8 s", "3 s", met=True),
        Row("found", "0.50", "0.467", target="0.52", met=False),
        Row("pictures", "5"),
    )
    found = command.Comparison("scan", "Clusters.", rows, 61.0)
    page = command.page([found], "Machine: Linux.", date(2026, 11, 21))
    assert "on 2026-11-21" in page
    assert page.index("**1 of 2 targets met.**") < page.index("## Scan")
    assert "- Missed in scan: found: 0.50, target 0.52." in page
    assert "| seconds | 2.0 s | 166 s | 1.8 s | 0.012 | 3 s | yes |  |" in page


def test_a_run_without_the_answers_of_the_peers_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "SHARED", tmp_path / "nowhere")
    row = Row("power", "", note=f"not measured: {tmp_path / 'nowhere'} is not there")
    found = command.Comparison("detector", "Signals.", (row,), 1.0)
    page = command.page([found], "Machine: Linux.", date(2026, 11, 21))
    assert f"{command.NOT_HERE} Each subject says what it leaves out." in page
    assert f"{command.NOT_HERE} Left out: {command.LEFT_OUT['detector']}." in page
    assert "not measured: ../shared/benchmarks is not there" in page
    assert str(tmp_path) not in page


@pytest.mark.parametrize(
    ("ours", "peer", "ratio"),
    [
        ("500 ms", "2 min", "0.0042"),
        ("1,041", "1,387", "0.75"),
        ("9 %", "59 %", "0.15"),
        ("0.52", "0.467", "1.1"),
        ("0.5 s", "59 %", ""),
        ("14.78; 8.29", "14.78; 8.29", ""),
        ("3", "0", ""),
        ("3", "", ""),
    ],
)
def test_a_ratio_is_of_two_numbers_of_one_kind(ours, peer, ratio):
    assert ratio_of(ours, peer) == ratio


def test_a_cell_cannot_break_the_table():
    assert "a\\|b" in markdown([Row("a|b", "1")])
