"""Reads documents with python-docx, openpyxl and calamine into one shape: rows of placed cells."""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import python_calamine
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl.utils.escape import unescape

#: Cells of one row by their column; text, numbers, dates.
Row = dict[int, Any]
Grid = list[Row]


def docx_grid(path: Path) -> Grid:
    """Every table row and every paragraph outside tables, of the body, headers, footers and text boxes."""
    document = docx.Document(str(path))
    grid: Grid = []
    for story in _stories(document):
        for row in story.iter(qn("w:tr")):
            grid.append(_docx_row(row, document))
        for paragraph in story.iter(qn("w:p")):
            if not any(parent.tag == qn("w:tc") for parent in paragraph.iterancestors()):
                grid.append({0: Paragraph(paragraph, document).text})
    return grid


def _stories(document: Document) -> Iterator[Any]:
    yield document.element.body
    for section in document.sections:
        parts = (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer)
        yield from (part._element for part in parts if not part.is_linked_to_previous)


def _docx_row(row: Any, document: Document) -> Row:
    cells: Row = {}
    column = 0
    for cell in row.findall(qn("w:tc")):
        lines = [Paragraph(p, document).text for p in cell.iter(qn("w:p"))]
        cells[column] = "\n".join(lines)
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        column += int(span.get(qn("w:val"))) if span is not None else 1
    return cells


def openpyxl_grid(path: Path) -> Grid:
    """Every cell of every sheet, and the printed headers and footers."""
    book = openpyxl.load_workbook(path)
    grid: Grid = []
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            grid.append({cell.column: _decoded(cell.value) for cell in cells if cell.value not in (None, "")})
        for place in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter, sheet.firstHeader):
            grid.append({index: part.text for index, part in enumerate(
                (place.left, place.center, place.right)) if part.text})
    return [row for row in grid if row]


def _decoded(value: Any) -> Any:
    """openpyxl leaves `_x005F_` (ISO/IEC 29500-1, 22.9.2.19) to its own function, which no reader calls."""
    return unescape(value) if isinstance(value, str) else value


def calamine_grid(path: Path) -> Grid:
    """Every cell of every sheet as calamine sees it."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    grid: Grid = []
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
            cells = {column: value for column, value in enumerate(row, 1) if value != ""}
            if cells:
                grid.append(cells)
    return grid


def grids(path: Path) -> dict[str, Grid]:
    """What each client reads from a document, by the client's name."""
    if path.suffix == ".docx":
        return {"python-docx": docx_grid(path)}
    return {"openpyxl": openpyxl_grid(path), "calamine": calamine_grid(path)}


def text_of(path: Path) -> str:
    """All text of a document, a line for each cell."""
    grid = docx_grid(path) if path.suffix == ".docx" else openpyxl_grid(path)
    return "\n".join(str(cell) for row in grid for cell in row.values() if not isinstance(cell, datetime.date))
