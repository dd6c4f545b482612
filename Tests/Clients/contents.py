"""Finds every value of a form in what a client reads from its printed copies."""
from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from calculated import CALCULATED
from checks import Checks
from examples import Issued, Kinds, load
from expected import Expectation, Leaf, date_writings, expectation, moment, moment_writings, number_writings, stands_in
from readers import Grid, Row, grids, text_of


def check(checks: Checks, kinds: Kinds, issued: list[Issued]) -> None:
    """Every value of every example, on every copy, as each client reads it."""
    for form in issued:
        data = merged(load(form.example), CALCULATED[form.example])
        for document in form.documents:
            wanted = expectation(kinds[form.form], data, document.copy["omit"])
            for client, grid in grids(document.path).items():
                missing = absent(wanted, grid, typed=client != "python-docx")
                checks.none(f"{client} reads every value of {document.path.name} ({form.example})", missing)
            if document.kind == "xlsx":
                long = [f["id"] for f in kinds[form.form]["fields"] if f.get("appearance") == "multiline"]
                texts = {data[name] for name in long if name in data}
                checks.none(f"long texts wrap at full size in {document.path.name}", _unwrapped(document.path, texts))
            text = text_of(document.path)
            checks.that(f"no tag is left in {document.path.name}", "{{" not in text and "}}" not in text)


def _unwrapped(path: Path, texts: set[str]) -> list[str]:
    """The cells with a long text that do not wrap, or that shrink their letters."""
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    return [
        f"{cell.coordinate}: {cell.value}" for cell in cells
        if isinstance(cell.value, str) and any(text in cell.value for text in texts)
        and (not cell.alignment.wrap_text or cell.alignment.shrink_to_fit)]


def merged(data: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The data with its calculated values, row by row in tables."""
    result = dict(data)
    for name, value in more.items():
        if isinstance(value, list):
            result[name] = [{**row, **extra} for row, extra in zip(data[name], value, strict=True)]
        else:
            result[name] = value
    return result


def absent(wanted: Expectation, grid: Grid, typed: bool) -> list[str]:
    """The leaves that are not there; the leaves of a table's row have to stand in one row."""
    missing = [str(leaf) for leaf in wanted.single if not any(_in_row(leaf, row, grid, typed) for row in grid)]
    for leaves in wanted.rows:
        best = min(([leaf for leaf in leaves if not _in_row(leaf, row, grid, typed)] for row in grid), key=len)
        missing += [f"{leaf} (in the row of the others)" for leaf in best]
    return missing


def _in_row(leaf: Leaf, row: Row, grid: Grid, typed: bool) -> bool:
    if leaf.type == "choice":
        return any(_is_ticked(leaf, cell) for cell in row.values()) or _is_ticked_in_matrix(leaf, row, grid)
    return any(_in_cell(leaf, cell, typed) for cell in row.values())


def _in_cell(leaf: Leaf, cell: Any, typed: bool) -> bool:
    match leaf.type:
        case "integer" | "decimal" | "money":
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                return typed and Decimal(str(cell)) == Decimal(str(leaf.value))
            return _in_text(number_writings(leaf.value, leaf.type == "money"), cell, typed)
        case "date":
            if isinstance(cell, datetime.date):
                return typed and _day(cell) == moment(leaf.value).date()
            return _in_text(date_writings(leaf.value), cell, typed)
        case "signed":
            return _in_text(date_writings(leaf.value), cell, typed=False)
        case "dateTime":
            if isinstance(cell, datetime.datetime):
                return typed and cell == moment(leaf.value)
            return _in_text(moment_writings(leaf.value), cell, typed)
        case "approval":
            parts = [leaf.value["name"], "☑" + leaf.value["decision"], leaf.value.get("opinion", "")]
            return isinstance(cell, str) and cell.startswith(leaf.value["role"]) and all(p in cell for p in parts)
        case _:
            return isinstance(cell, str) and stands_in(str(leaf.value), cell.replace("\r\n", "\n"))


def _in_text(writings: list[str], cell: Any, typed: bool) -> bool:
    """A value within other text; in a workbook a cell that is nothing but the value must be a number or a date."""
    if not isinstance(cell, str) or (typed and cell.strip() in writings):
        return False
    return any(stands_in(writing, cell) for writing in writings)


def _day(cell: datetime.date) -> datetime.date:
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def _is_ticked(leaf: Leaf, cell: Any) -> bool:
    """All options in one cell, the chosen ones ticked and no others; or the chosen label alone."""
    if not isinstance(cell, str):
        return False
    if cell == "、".join(leaf.value):
        return True
    return all(("☑" if option in leaf.value else "□") + option in cell for option in leaf.options)


def _is_ticked_in_matrix(leaf: Leaf, row: Row, grid: Grid) -> bool:
    """A row of boxes under a heading of labels, as in a survey: the only tick stands below the chosen label."""
    if leaf.label not in row.values():
        return False
    ticks = [column for column, cell in row.items() if cell == "☑"]
    boxes = [column for column, cell in row.items() if cell == "□"]
    for heading in grid:
        if all(option in heading.values() for option in leaf.options):
            below = [heading.get(column) for column in ticks]
            return below == leaf.value and {heading.get(c) for c in boxes} == set(leaf.options) - set(leaf.value)
    return False
