# SPDX-License-Identifier: EUPL-1.2
"""SQL goes down only, as imports do: a function or policy of a room names tables and functions of
its own room or of a lower one. import-linter cannot see that."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from schakel.project.environment import REPOSITORY

SOURCE = REPOSITORY / "src" / "schakel"


def layers() -> list[list[str]]:
    """Return the rooms, the highest first, as import-linter orders them; equals stand together."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]
    found = next(one for one in contracts["contracts"] if one["type"] == "layers")["layers"]
    return [[name.strip() for name in layer.split("|")] for layer in found]


def rooms() -> list[str]:
    """Return the rooms that keep SQL, the highest first."""
    names = [name for layer in layers() for name in layer]
    return [name for name in names if (SOURCE / name / "migrations").is_dir()]


def files(room: str) -> Iterator[Path]:
    yield from sorted((SOURCE / room / "sql").glob("*.sql"))
    yield from sorted((SOURCE / room / "migrations").glob("0*.py"))


def named_in(text: str, known: list[str]) -> set[str]:
    """Return the rooms whose tables (cases_case) or functions (cases.reads_case) stand in SQL."""
    code = re.sub(r"(?m)(--|^\s*#).*$", "", text)
    code = re.sub(r"(?m)^(from|import) .*$", "", code)
    pattern = rf"(?<![\w.\"'])({'|'.join(known)})(?:_[a-z]+|\.[a-z_]+\()"
    return {found[1] for found in re.finditer(pattern, code)}


@pytest.mark.parametrize("room", rooms())
def test_the_sql_of_a_room_names_its_own_and_lower_rooms_only(room):
    order = rooms()
    higher = set(order[: order.index(room)])
    wrong = {
        path.name: sorted(found)
        for path in files(room)
        if (found := named_in(path.read_text(), order) & higher)
    }
    assert wrong == {}


def test_an_arrow_up_would_be_seen():
    order = rooms()
    assert order[0] == "meetings"
    assert order[-1] == "access", order
    assert named_in("SELECT 1 FROM meetings_meeting m", order) == {"meetings"}
    assert named_in("WHERE cases.reads_case(id) -- not meetings_meeting", order) == {"cases"}
    assert named_in("-- cases_case\n# cases_case", order) == set()


@pytest.mark.parametrize("room", rooms())
def test_every_file_of_sql_is_one_version_of_one_thing_and_is_run_by_a_migration(room):
    migrations = "".join(path.read_text() for path in (SOURCE / room / "migrations").glob("0*.py"))
    for path in (SOURCE / room / "sql").glob("*.sql"):
        assert re.fullmatch(r"[a-z_]+\.\d+", path.stem), (
            f"{path.name}: name it <name>.<version>.sql"
        )
        assert f'"{path.stem}"' in migrations, f"{path.name} is run by no migration"
