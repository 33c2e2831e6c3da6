# SPDX-License-Identifier: EUPL-1.2
"""A town that only holds meetings installs Schakel without the extra of the trend room."""

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from schakel.monitor.extra import PACKAGES
from schakel.project.cli import main
from schakel.project.cli.refusals import Exit
from schakel.project.environment import REPOSITORY

ROOM = REPOSITORY / "src" / "schakel" / "monitor"
ELSEWHERE = """
import importlib, pkgutil, sys
sys.modules["numpy"] = sys.modules["scipy"] = None
import django
django.setup()
import schakel
for module in pkgutil.walk_packages(schakel.__path__, "schakel."):
    if not module.name.startswith("schakel.monitor.") and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


@pytest.fixture
def detect(tmp_path: Path) -> list[str]:
    """Return the words of a command in the trend room that works."""
    path = tmp_path / "tellingen.csv"
    path.write_text("week,Gent\n" + "".join(f"{week},3\n" for week in range(1, 12)))
    return ["monitor", "detect", str(path), "--method", "earsC"]


def test_an_analyst_with_the_extra_gets_an_answer(detect, capsys):
    assert main(detect) == Exit.DONE
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("package", PACKAGES)
def test_an_analyst_without_it_reads_in_one_sentence_what_to_install(
    detect, package, monkeypatch, capsys
):
    monkeypatch.setitem(sys.modules, package, None)
    assert main(detect) == Exit.TOOL_MISSING
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        "De trendkamer is hier niet geïnstalleerd: voeg haar toe met "
        "pip install 'schakel[monitor]', of in de map van het project met make env.\n"
    )


def test_the_help_of_the_trend_room_needs_nothing(monkeypatch, capsys):
    for package in PACKAGES:
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SystemExit) as left:
        main(["monitor", "detect", "--help"])
    assert left.value.code == Exit.DONE
    assert "CSV" in capsys.readouterr().out


def test_everything_outside_the_trend_room_does_without_it():
    words = [sys.executable, "-c", ELSEWHERE]
    settings = {"PATH": os.defpath, "DJANGO_SETTINGS_MODULE": "schakel.project.settings_test"}
    done = subprocess.run(words, env=settings, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.returncode == 0


def test_the_extra_holds_what_the_room_imports_and_nothing_else_does():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]["monitor"]
    assert {one.partition(">")[0] for one in extra} == set(PACKAGES) == imported_by(ROOM)
    assert not {one.partition(">")[0] for one in project["dependencies"]} & set(PACKAGES)


def imported_by(folder: Path) -> set[str]:
    """Return the packages of others that the code in a folder imports."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).partition(".")[0])
    return found - sys.stdlib_module_names - {"schakel"}
