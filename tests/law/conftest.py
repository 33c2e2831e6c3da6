# SPDX-License-Identifier: EUPL-1.2
"""The law of this repository, and a copy that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from schakel.rules.law import LawBook, load

LAW = Path(__file__).parents[2] / "law"

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def law() -> LawBook:
    return load(LAW)


@pytest.fixture
def copied_law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def copy_without_measures(folder: Path) -> Path:
    """Return a copy that is quick to check, for faults that no measure has to do with."""
    left_out = shutil.ignore_patterns("M[0-9]*")
    return Path(shutil.copytree(LAW, folder / "law", ignore=left_out))


@pytest.fixture
def edit(copied_law: Path) -> Edit:
    """Replace a text in one file of the copy, once; the text must be there."""

    def replace(file: str, old: str, new: str) -> None:
        path = copied_law / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
