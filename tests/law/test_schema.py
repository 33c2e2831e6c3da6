# SPDX-License-Identifier: EUPL-1.2
"""The schemas for editors are those of the code, and every law file fits its own."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from schakel.lawcheck.schema import SCHEMAS, schema_text, write
from schakel.rules.yaml_text import LawLoader
from tests.law.conftest import LAW

FILES = sorted(LAW.rglob("*.yaml"))
MARK = "# yaml-language-server: $schema="


def _name(path: Path) -> str:
    return path.relative_to(LAW).as_posix()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schema_on_disk_is_current(name: str) -> None:
    assert (LAW / "schema" / f"{name}.json").read_text(encoding="utf-8") == schema_text(name)


def test_writing_the_schemas_writes_each_of_them(tmp_path: Path) -> None:
    write(tmp_path)
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_law_file_fits_the_schema_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = next(line for line in text.splitlines() if line.startswith(MARK))
    schema = json.loads((path.parent / named.removeprefix(MARK)).read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(_as_json(text))


def _as_json(text: str) -> object:
    return json.loads(json.dumps(LawLoader(text).get_single_data(), default=str))
