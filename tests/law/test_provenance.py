# SPDX-License-Identifier: EUPL-1.2
"""Whoever reads a tag can look up what it means."""

import re

from pydantic import BaseModel

from schakel.kernel.sources import Source
from schakel.lawcheck.check_sources import parts
from schakel.rules.folder import read_folder
from schakel.rules.indicators import read_indicators
from schakel.rules.reading import LawFile
from schakel.toolbox.toolbox import read_toolbox
from tests.law.conftest import LAW

TAG = re.compile(r"(?:[SFK]\d*b?(?:-[A-Za-z]+)?|derived)(?=[ ,|])")


def _files() -> list[LawFile[BaseModel]]:
    law, toolbox = read_folder(LAW), read_toolbox(LAW)
    indicators, _ = read_indicators(LAW)
    tables = [*law.frameworks, *law.functions, *law.criteria, *law.glossary]
    return [*tables, *toolbox.measures, *toolbox.shared, *indicators]


def test_every_tag_of_a_source_is_explained() -> None:
    lines = (LAW / "PROVENANCE.md").read_text(encoding="utf-8").splitlines()
    named = (line.split("|")[1] for line in lines if line.startswith("| "))
    explained = {tag for cell in named for tag in TAG.findall(f"{cell},")}
    used = {
        tag
        for file in _files()
        for _, part in parts(file.record)
        if isinstance(part, Source)
        for tag in part.tags
    }
    assert used <= explained
