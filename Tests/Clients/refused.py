"""Refused rows of a list: read, corrected and handed in again with openpyxl."""
from __future__ import annotations

import csv
from pathlib import Path

import openpyxl

import audit
import schemas
from checks import Checks
from program import Liandan

_HEADER = ["批次", "调查日期", "调查方式", "顾客单位", "填表人", "联系电话", "产品名称", "交付日期"]
#: The ground of cells that are marked as bad.
_RED = "FFFFC7CE"


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Issues lists of which rows are wrong, corrects these in the workbook that comes back, and issues that."""
    here = folder / "refused"
    here.mkdir()
    rows = [_row("甲"), _row("-乙", phone="12"), _row("丙"), _row(" 丁", mode="飞鸽", delivered="2026-12-31")]
    _list(here / "名单.csv", rows)
    workbook = openpyxl.Workbook()
    for row in [_HEADER, *rows]:
        workbook.active.append(row)
    workbook.save(here / "工作簿.xlsx")
    for source in ("名单.csv", "工作簿.xlsx"):
        _round(checks, liandan, here, here / source)


def _round(checks: Checks, liandan: Liandan, here: Path, source: Path) -> None:
    register = here / f"register of {source.name}"
    result = liandan.issue("satisfaction-survey", source, register)
    checks.equal(f"{source.name}: two issued", len(result.issued), 2)
    back = source.with_name(f"{source.stem}-退回.xlsx")
    book = openpyxl.load_workbook(back)
    sheet = book.active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    checks.equal(f"{source.name}: the columns", cells[0], ["原行号", "问题", *_HEADER])
    checks.equal(f"{source.name}: the rows", [row[0] for row in cells[1:]], ["3", "5"])
    checks.equal(f"{source.name}: the texts as typed", [cells[1][5], cells[1][7], cells[2][4]], ["-乙", "12", "飞鸽"])
    red = [[cell.column_letter for cell in row if cell.fill.fgColor.rgb == _RED] for row in sheet.iter_rows(min_row=2)]
    checks.equal(f"{source.name}: the bad cells are red", red, [["B", "H"], ["B", "E", "J"]])
    checks.that(f"{source.name}: the problem is said", "联系电话" in str(cells[1][1]), cells[1][1])
    schemas.check(checks, [back])
    audit.check(checks, [back])
    sheet["H2"] = "13956012345"
    sheet["E3"] = "电话"
    sheet["J3"] = "2026-02-16"
    book.save(back)
    again = liandan.issue("satisfaction-survey", back, register)
    checks.equal(f"{source.name}: the corrected rows get the next numbers",
                 [form["number"][-6:] for form in again.issued], ["000003", "000004"])
    checks.equal(f"{source.name}: the register is whole", liandan.run("verify", register, "--json").code, 0)


def _row(customer: str, phone: str = "13956012345", mode: str = "信函", delivered: str = "2026-02-16") -> list[str]:
    return ["2026-11", "2026-11-03", mode, customer, "郭明", phone, "洗扫车", delivered]


def _list(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_HEADER, *rows])
