"""Writes a form's data as the kinds of files that people fill in."""
from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

#: A worksheet: its name and its rows of cells.
Sheet = tuple[str, list[list[Any]]]


def cell(kind: dict[str, Any], field: dict[str, Any], value: Any) -> Any:
    """A value as a person enters it in a cell: a label for a choice, a true date, a true number."""
    match field["type"]:
        case "select_one" | "select_multiple":
            labels = {choice["id"]: choice["label"] for choice in kind["choices"][field["choices"]]}
            return "、".join(labels[one] for one in (value if isinstance(value, list) else [value]))
        case "date" | "dateTime":
            moment = datetime.datetime.fromisoformat(value.replace(" ", "T"))
            return moment if field["type"] == "dateTime" else moment.date()
        case "integer":
            return int(value)
        case "decimal" | "money":
            return float(value)
        case _:
            return str(value)


def columns(kind: dict[str, Any], data: dict[str, Any], labels: bool) -> list[tuple[str, Any]]:
    """The cells of a form in one row, headed by labels or ids; signatures take a column for each part."""
    found = []
    for field in kind["fields"]:
        value = data.get(field["id"])
        if value is None or field["type"] in ("repeat", "approvals"):
            continue
        head = field["label"] if labels else field["id"]
        if field["type"] != "signature":
            found.append((head, cell(kind, field, value)))
        elif labels and "opinion" not in value:
            found.append((head, f"{value['name']} {value['date']}"))
        else:
            found += [(f"{field['id']}.{part}", inner) for part, inner in value.items()]
    return found


def details(kind: dict[str, Any], data: dict[str, Any], labels: bool) -> list[tuple[dict[str, Any], Sheet]]:
    """The further sheets: rows of repeats and approvals, without a key."""
    found = []
    for field in kind["fields"]:
        rows = data.get(field["id"])
        if field["type"] not in ("repeat", "approvals") or not rows:
            continue
        if field["type"] == "approvals":
            names = {"role": "角色", "decision": "决定", "name": "姓名", "date": "日期", "opinion": "意见"}
            decisions = {"agree": "同意", "refuse": "不同意", "change": "修改"}
            heads = list(names.values() if labels else names)
            body = [[decisions.get(row.get(part), row.get(part)) for part in names] for row in rows]
            found.append((field, (_sheet_name(field, labels), [heads, *body])))
            continue
        used = [column for column in field["fields"] if any(column["id"] in row for row in rows)]
        heads = [column["label"] if labels else column["id"] for column in used]
        body = [
            [cell(kind, column, row[column["id"]]) if column["id"] in row else None for column in used]
            for row in rows]
        found.append((field, (_sheet_name(field, labels), [heads, *body])))
    return found


def _sheet_name(field: dict[str, Any], labels: bool) -> str:
    """A label as far as a worksheet can be named so."""
    return field["label"] if labels and not set(field["label"]) & set("[]:*?/\\") else field["id"]


def table(kind: dict[str, Any], data: dict[str, Any], labels: bool) -> list[Sheet]:
    """A table of forms with one form, its rows on further sheets keyed by a row number."""
    heads, row = zip(*columns(kind, data, labels))
    key = "行号"
    sheets: list[Sheet] = [(kind["title"], [[key, *heads], [1, *row]])]
    for _, (name, rows) in details(kind, data, labels):
        sheets.append((name, [[key, *rows[0]], *([1, *body] for body in rows[1:])]))
    return sheets


def write_openpyxl(sheets: list[Sheet], target: Path) -> Path:
    """A workbook by openpyxl, which keeps texts in the shared table."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(target)
    return target


def write_xlsxwriter(sheets: list[Sheet], target: Path) -> Path:
    """A workbook by XlsxWriter with inline texts, dates of 1904 and formats of its own."""
    book = xlsxwriter.Workbook(str(target), {"in_memory": False, "constant_memory": True, "date_1904": True})
    day, moment = book.add_format({"num_format": "yyyy/m/d"}), book.add_format({"num_format": "yyyy/m/d h:mm"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                if isinstance(value, datetime.datetime):
                    sheet.write_datetime(y, x, value, moment)
                elif isinstance(value, datetime.date):
                    sheet.write_datetime(y, x, value, day)
                elif isinstance(value, str):
                    sheet.write_string(y, x, value)
                elif value is not None:
                    sheet.write_number(y, x, value)
    book.close()
    return target


def write_csv(kind: dict[str, Any], data: dict[str, Any], target: Path, encoding: str) -> Path:
    """One row under labels."""
    heads, row = zip(*columns(kind, data, labels=True))
    text = io.StringIO()
    csv.writer(text).writerows([heads, row])
    target.write_bytes(text.getvalue().encode(encoding))
    return target


def write_yaml(data: dict[str, Any], target: Path) -> Path:
    """Block style; dates and plain words without quotes, as people write them."""
    def scalar(value: Any) -> str:
        if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?|[一-鿿]+|[a-z]{4,}", value):
            return json.dumps(value, ensure_ascii=False)
        return str(value)

    def block(value: Any, indent: str) -> list[str]:
        lines = []
        for key, inner in value.items():
            if isinstance(inner, dict):
                lines += [f"{indent}{key}:", *block(inner, indent + "  ")]
            elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
                lines.append(f"{indent}{key}:")
                for row in inner:
                    first, *rest = block(row, indent + "    ")
                    lines += [f"{indent}  - {first.strip()}", *rest]
            elif isinstance(inner, list):
                lines.append(f"{indent}{key}: [{', '.join(map(scalar, inner))}]")
            else:
                lines.append(f"{indent}{key}: {scalar(inner)}")
        return lines

    target.write_text("\n".join(block(data, "")) + "\n", encoding="utf-8")
    return target


def fill_entry(kind: dict[str, Any], data: dict[str, Any], blank: Path, target: Path) -> Path:
    """Fills the entry workbook as a person does: column C by the ids of column A, a row for each line of a table."""
    book = openpyxl.load_workbook(blank)
    form, *others = book.worksheets
    values = dict(columns(kind, data, labels=False))
    for row in form.iter_rows(min_row=3):
        if row[0].value in values:
            row[2].value = values.pop(row[0].value)
    rows = {field["id"]: sheet for field, (_, sheet) in details(kind, data, labels=False)}
    for sheet in others:
        mark = str(sheet["A1"].value)
        if not mark.startswith("liandan-rows "):
            continue
        heads, *body = rows.pop(mark.removeprefix("liandan-rows "), [[]])
        places = {str(c.value): c.column for c in sheet[1] if c.value}
        for y, line in enumerate(body, 3):
            for head, value in zip(heads, line):
                if value is not None:
                    sheet.cell(y, places[head], value)
    if values or rows:
        raise ValueError(f"the entry workbook of {kind['id']} has no place for {[*values, *rows]}")
    book.save(target)
    return target
