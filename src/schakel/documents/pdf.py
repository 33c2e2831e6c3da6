# SPDX-License-Identifier: EUPL-1.2
"""PDF by typst: archivable (PDF/A-2a) and accessible (PDF/UA-1) at once.

The template is ours and fixed; all text goes in as one JSON value, so it is never typst code.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from schakel.documents import answer as answer_sheet
from schakel.documents import minutes as minutes_sheet
from schakel.documents.text import characters_of, drawable

if TYPE_CHECKING:
    from schakel.documents.facts import MinutesDocument, PrintableAnswer
    from schakel.documents.sheet import Sheet

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_FONTS = _HERE / "fonts"
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def minutes(document: MinutesDocument) -> bytes:
    """Return the minutes as PDF/A-2a and PDF/UA-1."""
    return typeset(minutes_sheet.compose(document))


def answer(document: PrintableAnswer) -> bytes:
    """Return the print of "Mag ik dit zeggen?" as PDF/A-2a and PDF/UA-1."""
    return typeset(answer_sheet.compose(document))


def typeset(sheet: Sheet) -> bytes:
    """Return any sheet as PDF/A-2a and PDF/UA-1."""
    content = asdict(sheet) | {
        "year": sheet.day.year,
        "month": sheet.day.month,
        "day": sheet.day.day,
    }
    return typst.compile(
        _TEMPLATES / "sheet.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"sheet": json.dumps(_drawable(content))},
        pdf_standards=_STANDARDS,
        # The same facts give the same bytes.
        timestamp=datetime.combine(sheet.day, time(), UTC),
    )


def _drawable(value: object) -> object:
    if isinstance(value, str):
        return drawable(value, _drawable_characters())
    if isinstance(value, dict):
        return {key: _drawable(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_drawable(inner) for inner in value]
    return value


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]
    )


@cache
def _drawable_characters() -> tuple[frozenset[int], ...]:
    return tuple(
        characters_of(_FONTS / name)
        for name in ("AtkinsonHyperlegibleNext-Regular.ttf", "DejaVuSans.ttf")
    )
