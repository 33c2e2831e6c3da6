# SPDX-License-Identifier: EUPL-1.2
"""DOCX, to be corrected and completed in a word processor.

Built element by element: there is no template language, so nothing typed can be executed.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from schakel.documents import minutes as minutes_sheet
from schakel.documents import protocol as protocol_sheet
from schakel.documents.sheet import Bullets, Grid, Prose, Tone
from schakel.documents.text import one_line, visible

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from schakel.documents.facts import MinutesDocument, ProtocolDocument
    from schakel.documents.sheet import Ground, Part, Section, Sheet, Signatures

_FONT = "Atkinson Hyperlegible Next"
_INK = RGBColor(0x1D, 0x2A, 0x2F)
_SOFT = RGBColor(0x56, 0x64, 0x69)
_PETROL = RGBColor(0x0B, 0x55, 0x63)
_AMBER = RGBColor(0x8A, 0x5A, 0x00)
_WASHES = {Tone.DECISION: ("0B5563", "E6F0F1"), Tone.OWN: ("8A5A00", "FDF3DC")}
_LABELS = {Tone.PLAIN: _SOFT, Tone.DECISION: _PETROL, Tone.OWN: _AMBER}
_WIDTH = Cm(16.2)
# The longest a property may be (ECMA-376 part 2, core properties, as python-docx checks it).
_PROPERTY_LENGTH = 255


def minutes(document: MinutesDocument) -> bytes:
    """Return the minutes as a Word document."""
    return write(minutes_sheet.compose(document))


def protocol(document: ProtocolDocument) -> bytes:
    """Return the protocol, or its template with gaps to fill in, as a Word document."""
    return write(protocol_sheet.compose(document))


def write(sheet: Sheet) -> bytes:
    """Return any sheet as a Word document."""
    paper = Document()
    _set_page(paper)
    _set_styles(paper)
    _set_properties(paper, sheet)
    _write_top(paper, sheet)
    if sheet.ground is not None and sheet.ground_first:
        _write_ground(paper, sheet.ground)
    for section in sheet.sections:
        _write_section(paper, section)
    if sheet.ground is not None and not sheet.ground_first:
        _write_ground(paper, sheet.ground)
    _write_footer(paper, sheet)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _set_page(paper: DocumentObject) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin, page.bottom_margin = Cm(2.2), Cm(2.4)


def _set_styles(paper: DocumentObject) -> None:
    normal = _style(paper, "Normal", size=10.5, colour=_INK)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.15
    title = _style(paper, "Title", size=23, colour=_INK, bold=True)
    title.paragraph_format.space_after = Pt(2)
    _drop(title, "w:pBdr")
    _drop(_style(paper, "Subtitle", size=12.5, colour=_SOFT), "w:spacing")
    _drop(_style(paper, "Footer", size=8.5, colour=_INK), "w:tabs")
    _style(paper, "Heading 1", size=13.5, colour=_INK, bold=True)
    label = _style(paper, "Heading 2", size=9.5, colour=_SOFT, bold=True)
    label.paragraph_format.space_before, label.paragraph_format.space_after = (
        Pt(9),
        Pt(2),
    )
    language = normal.element.get_or_add_rPr().makeelement(
        qn("w:lang"),
        {qn("w:val"): "nl-BE", qn("w:eastAsia"): "nl-BE", qn("w:bidi"): "ar-SA"},
    )
    normal.element.get_or_add_rPr().append(language)


def _style(
    paper: DocumentObject,
    name: str,
    *,
    size: float,
    colour: RGBColor,
    bold: bool = False,
) -> ParagraphStyle:
    style: ParagraphStyle = paper.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme font would win over the one named here.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    return style


def _drop(style: ParagraphStyle, tag: str) -> None:
    for element in style.element.findall(f".//{qn(tag)}"):
        element.getparent().remove(element)


def _set_properties(paper: DocumentObject, sheet: Sheet) -> None:
    properties = paper.core_properties
    properties.title = one_line(f"{sheet.title}: {sheet.subtitle}")[:_PROPERTY_LENGTH]
    properties.author = properties.last_modified_by = "Schakel"
    properties.language = "nl-BE"
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(sheet.day, time())


def _write_top(paper: DocumentObject, sheet: Sheet) -> None:
    brand = paper.add_paragraph()
    _border(brand, "top", "0B5563", eighths=32)
    _run(brand, "Schakel", bold=True, colour=_PETROL)
    paper.add_paragraph(visible(sheet.title), style="Title")
    _lines(paper.add_paragraph(style="Subtitle"), sheet.subtitle)
    if sheet.marks:
        _run(paper.add_paragraph(), "  |  ".join(sheet.marks), bold=True, colour=_PETROL)
    for label, value in sheet.facts:
        fact = paper.add_paragraph()
        fact.paragraph_format.left_indent = Cm(4)
        fact.paragraph_format.first_line_indent = Cm(-4)
        fact.paragraph_format.tab_stops.add_tab_stop(Cm(4))
        _run(fact, f"{label}", bold=True, colour=_SOFT)
        fact.add_run().add_tab()
        _lines(fact, value)


def _write_ground(paper: DocumentObject, ground: Ground) -> None:
    heading = paper.add_paragraph(style="Heading 1")
    _lines(heading, "Op welke grond")
    if ground.name:
        _run(_washed(paper, Tone.DECISION), ground.name, bold=True)
    for source in ground.sources:
        _lines(_washed(paper, Tone.DECISION), source)
    for doubt in ground.doubts:
        paragraph = _washed(paper, Tone.OWN)
        _run(paragraph, "Nog na te kijken: ", bold=True, colour=_AMBER)
        _lines(paragraph, doubt)


def _write_section(paper: DocumentObject, section: Section) -> None:
    _lines(paper.add_paragraph(style="Heading 1"), section.heading)
    if section.remark:
        remark = paper.add_paragraph()
        remark.paragraph_format.keep_with_next = True
        _run(remark, section.remark, colour=_SOFT)
    for part in section.parts:
        _write_part(paper, part)


def _write_part(paper: DocumentObject, part: Part) -> None:
    match part:
        case Prose():
            _write_label(paper, part.label, part.tone)
            for piece in visible(part.body).split("\n\n"):
                _lines(_washed(paper, part.tone), piece)
        case Bullets():
            _write_label(paper, part.label, part.tone)
            for entry in part.entries:
                _lines(_wash(paper.add_paragraph(style="List Bullet"), part.tone), entry)
        case Grid():
            _write_label(paper, part.label, Tone.PLAIN)
            _write_grid(paper, part)
        case _:
            _write_signatures(paper, part)


def _write_label(paper: DocumentObject, label: str, tone: Tone) -> None:
    if label:
        heading = _wash(paper.add_paragraph(style="Heading 2"), tone)
        _run(heading, label, bold=True, colour=_LABELS[tone])


def _write_grid(paper: DocumentObject, grid: Grid) -> None:
    table = paper.add_table(rows=1, cols=len(grid.columns))
    table.autofit = False
    _rule_below_rows(table)
    for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
        _run(cell.paragraphs[0], name, bold=True, colour=_PETROL)
        _shade(cell, "E6F0F1")
    # Repeats on each page, and tells a screen reader that this row names the columns.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for row in grid.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            _lines(cell.paragraphs[0], value)
    for column, share in zip(table.columns, grid.widths, strict=True):
        # Word reads the cells, LibreOffice the columns.
        column.width = Length(_WIDTH * share // 12)
        for cell in column.cells:
            cell.width = column.width
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_signatures(paper: DocumentObject, signatures: Signatures) -> None:
    for who, on_behalf_of in signatures.entries:
        signer = paper.add_paragraph()
        signer.paragraph_format.space_before = Pt(12)
        signer.paragraph_format.keep_with_next = True
        _run(signer, who, bold=True)
        if on_behalf_of.strip():
            _run(signer, f"\n{on_behalf_of}", colour=_SOFT)
        place = paper.add_paragraph()
        place.paragraph_format.space_before = Pt(40)
        _border(place, "top", "DDD8CD", eighths=6)
        _run(place, "Naam, datum en handtekening", colour=_SOFT)


def _write_footer(paper: DocumentObject, sheet: Sheet) -> None:
    footer = paper.sections[0].footer
    first = footer.paragraphs[0]
    first.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _border(first, "top", "DDD8CD", eighths=4)
    _run(first, one_line(sheet.footer), bold=True)
    first.add_run().add_tab()
    _run(first, "Bladzijde ", colour=_SOFT)
    _field(first, "PAGE")
    _run(first, " van ", colour=_SOFT)
    _field(first, "NUMPAGES")
    _run(footer.add_paragraph(style="Footer"), one_line(sheet.footer_state), colour=_SOFT)


def _lines(paragraph: Paragraph, text: str) -> Paragraph:
    paragraph.add_run(visible(text))
    return paragraph


def _run(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
) -> None:
    run = paragraph.add_run(visible(text))
    run.bold = bold or None
    if colour is not None:
        run.font.color.rgb = colour


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)  # noqa: SLF001


def _washed(paper: DocumentObject, tone: Tone) -> Paragraph:
    return _wash(paper.add_paragraph(), tone)


def _wash(paragraph: Paragraph, tone: Tone) -> Paragraph:
    if tone in _WASHES:
        edge, fill = _WASHES[tone]
        _border(paragraph, "left", edge, eighths=24)
        shade = OxmlElement("w:shd")
        _set(shade, val="clear", color="auto", fill=fill)
        paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001
            shade, *_AFTER_SHADE
        )
    return paragraph


# Word refuses a paragraph whose properties stand in another order (ECMA-376 17.3.1.26).
_AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _border(paragraph: Paragraph, side: str, colour: str, *, eighths: int) -> None:
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    _set(edge, val="single", sz=str(eighths), space="6", color=colour)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001
        borders, "w:shd", *_AFTER_SHADE
    )


def _rule_below_rows(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        edge = OxmlElement(f"w:{side}")
        _set(edge, val="single", sz="4", space="0", color="DDD8CD")
        borders.append(edge)
    table._tbl.tblPr.insert_element_before(  # noqa: SLF001
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def _shade(cell: _Cell, fill: str) -> None:
    shade = OxmlElement("w:shd")
    _set(shade, val="clear", color="auto", fill=fill)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _set(element: BaseOxmlElement, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
