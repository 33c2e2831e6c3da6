# SPDX-License-Identifier: EUPL-1.2
"""`schakel law record` and `schakel law diff`: a jurist at a shell."""

import json
import shutil
from pathlib import Path

import pytest

from schakel.project.cli import main
from schakel.project.cli.refusals import Exit

LAW = Path(__file__).parents[2] / "law"
MONTH = "    - {value: P1M, from: 2014-01-01,"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def _change(law: Path, old: str, new: str) -> None:
    path = law / "measures" / "M25.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_nothing_is_recorded_while_a_past_value_was_changed_in_silence(law, capsys):
    before = (law / "published.csv").read_text(encoding="utf-8")
    _change(law, MONTH, MONTH.replace("P1M", "P28D"))
    assert main(["law", "record", "--folder", str(law)]) == Exit.FOUND_PROBLEMS
    assert "Er is niets vastgelegd." in capsys.readouterr().out
    assert (law / "published.csv").read_text(encoding="utf-8") == before


def test_a_whole_folder_is_recorded_once(law, capsys):
    (law / "published.csv").unlink()
    assert main(["law", "check", "--folder", str(law)]) == Exit.FOUND_PROBLEMS
    assert main(["law", "record", "--folder", str(law)]) == Exit.DONE
    assert "waarden vastgelegd." in capsys.readouterr().out
    assert main(["law", "record", "--folder", str(law)]) == Exit.DONE
    assert "Alles was al vastgelegd." in capsys.readouterr().out
    assert main(["law", "check", "--folder", str(law)]) == Exit.DONE


def test_what_changed_is_told_in_dutch_and_as_json(law, capsys):
    _change(law, "name: Tijdelijk plaatsverbod", "name: Plaatsverbod voor even")
    assert main(["law", "diff", str(LAW), str(law)]) == Exit.DONE
    assert "naam: was 'Tijdelijk plaatsverbod', wordt 'Plaatsverbod voor even'." in (
        capsys.readouterr().out
    )
    assert main(["law", "diff", str(LAW), str(law), "--json"]) == Exit.DONE
    [change] = json.loads(capsys.readouterr().out)
    assert change["file"] == "law/measures/M25.yaml"
    assert main(["law", "diff", str(law), str(law)]) == Exit.DONE
    assert "Er is niets veranderd." in capsys.readouterr().out


def test_a_revision_that_does_not_exist_is_one_sentence(capsys):
    assert main(["law", "diff", "nergens", str(LAW)]) == Exit.FOUND_PROBLEMS
    assert "nergens is geen map en geen git-revisie" in capsys.readouterr().err
