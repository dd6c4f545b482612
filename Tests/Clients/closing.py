"""The closing sheet: filled in by openpyxl, opened and saved by LibreOffice, taken back by the program."""
from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl

import office
import schemas
from checks import Checks
from program import ROOT, Liandan

_FORM = "return-record"
_REPEAT = "更换零部件"


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Opens three forms, closes two of them through each client, and tries to change what was issued."""
    for client in ("openpyxl", "LibreOffice"):
        here = folder / client
        here.mkdir(parents=True)
        _round(checks, liandan, here, client)


def _round(checks: Checks, liandan: Liandan, here: Path, client: str) -> None:
    register, sheet = here / "register", here / "结单.xlsx"
    kind = json.loads(liandan.run("describe", _FORM, "--json").out)
    values = json.loads((ROOT / f"forms/examples/{_FORM}.json").read_text(encoding="utf-8"))
    fields = {field["label"]: field for field in kind["fields"]}
    closing = {field["id"] for field in kind["fields"] if field.get("stage") == "closing"}
    opened = {name: value for name, value in values.items() if name not in closing}
    names = ["甲公司", "乙公司", "丙公司"]
    (here / "开单.json").write_text(
        json.dumps([{**opened, "customer_name": name} for name in names], ensure_ascii=False), encoding="utf-8")
    numbers = [form["number"] for form in liandan.issue(_FORM, here / "开单.json", register).issued]
    made = liandan.run("blank", _FORM, "--as", "closing", "--register", register, "--out", sheet)
    checks.equal(f"{client}: the sheet is made", made.code, 0)
    schemas.check(checks, [sheet])

    book = openpyxl.load_workbook(sheet)
    main = book.worksheets[0]
    heads = [str(cell.value or "") for cell in main[4]]
    checks.equal(f"{client}: a row for each form", [main.cell(row, 1).value for row in range(5, 8)], numbers)
    checks.equal(f"{client}: by which it is known", [main.cell(row, 2).value for row in range(5, 8)], names)
    locked = [main.cell(5, column).protection.locked for column in range(1, len(heads) + 1)]
    checks.that(f"{client}: what was issued is locked, the rest is not",
                main.protection.sheet and all(locked[:4]) and not any(locked[heads.index("收货日期 *"):]), locked)
    for row in (5, 7):
        for column, head in enumerate(heads, 1):
            field = fields.get(head.removesuffix(" (*)").removesuffix(" *"))
            if field and field["id"] in closing and field["id"] in values:
                main.cell(row, column).value = _cell(kind, field, values[field["id"]])
        for index, line in enumerate(values["items"], 1):
            column = next(place for place, head in enumerate(heads, 1) if head.startswith(f"产品明细[{index}].实收数"))
            main.cell(row, column).value = line["received_qty"]
    detail = book[_REPEAT]
    columns = [str(cell.value).removesuffix(" (*)").removesuffix(" *") for cell in detail[1]]
    repeat = fields[_REPEAT]
    target = 2
    for number in (numbers[0], numbers[2]):
        for line in values[repeat["id"]]:
            detail.cell(target, 1).value = number
            for field in repeat["fields"]:
                if field["id"] in line and field["label"] in columns:
                    detail.cell(target, columns.index(field["label"]) + 1).value = _cell(kind, field, line[field["id"]])
            target += 1
    book.save(sheet)
    if client == "LibreOffice":
        office.convert([sheet], "xlsx", here / "saved", here / "profile")
        shutil.move(here / "saved" / sheet.name, sheet)

    checked = liandan.run("check", _FORM, sheet, "--register", register, "--json")
    checks.that(f"{client}: check finds nothing wrong", checked.code == 0, checked)
    closed = liandan.run("close", _FORM, sheet, "--register", register, "--json")
    checks.equal(f"{client}: what is filled in is closed", [form["number"] for form in closed.issued],
                 [numbers[0], numbers[2]])
    shown = json.loads(liandan.run("show", numbers[2], "--register", register, "--json").out)
    data: dict[str, Any] = shown["data"]
    checks.equal(f"{client}: signature", data["service_sign"]["name"], values["service_sign"]["name"])
    checks.equal(f"{client}: rows of the repeat", len(data[repeat["id"]]), len(values[repeat["id"]]))

    book = openpyxl.load_workbook(sheet)
    book.worksheets[0]["B6"] = "丁公司"
    book.save(sheet)
    again = liandan.run("close", _FORM, sheet, "--register", register, "--json")
    checks.equal(f"{client}: what was issued cannot be changed", again.codes, ["changed"])


def _cell(kind: dict[str, Any], field: dict[str, Any], value: Any) -> Any:
    """A value as somebody types it."""
    if isinstance(value, dict):
        return f"{value['name']} {value['date']}"
    labels = {choice["id"]: choice["label"] for choice in kind["choices"].get(field.get("choices", ""), [])}
    return labels.get(value, value)
