# SPDX-License-Identifier: EUPL-1.2
"""Open a document as its reader would."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.table import Table
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.text.paragraph import Paragraph


def pdf_text(content: bytes) -> str:
    """Return the text of all pages, each piece of white space as one space."""
    pages = PdfReader(BytesIO(content), strict=True).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u200b", "").split())


def pdf_root(content: bytes) -> DictionaryObject:
    """Return the catalogue: language, structure, metadata."""
    return PdfReader(BytesIO(content), strict=True).root_object


def pdf_tags(content: bytes) -> Counter[str]:
    """Return how often each structure tag occurs."""
    return Counter(_tags(pdf_root(content)["/StructTreeRoot"]))


def pdf_declaration(content: bytes) -> str:
    """Return the XMP metadata, in which the file names its standards."""
    metadata = pdf_root(content)["/Metadata"]
    assert isinstance(metadata, StreamObject)
    return metadata.get_data().decode()


def docx_text(content: bytes) -> str:
    """Return body, tables and footer, in reading order."""
    paper = Document(BytesIO(content))
    rows: list[str] = []
    for block in paper.iter_inner_content():
        if isinstance(block, Table):
            rows += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            rows.append(_marked(block))
    rows += [_marked(paragraph) for paragraph in paper.sections[0].footer.paragraphs]
    return "\n".join(rows)


def squeezed(text: str) -> str:
    """Return the text without white space, which line breaking may add."""
    return "".join(text.split())


def _marked(paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style else ""
    mark = {"Title": "# ", "Heading 1": "## ", "Heading 2": "### ", "List Bullet": "- "}
    return mark.get(style or "", "") + paragraph.text


def _tags(reference: PdfObject) -> Iterator[str]:
    node = reference.get_object()
    if isinstance(node, ArrayObject):
        for inner in node:
            yield from _tags(inner)
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from _tags(node["/K"])
