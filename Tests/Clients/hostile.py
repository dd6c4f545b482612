"""Values that break careless programs come out as the text they are, or are refused with a finding."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape

import examples
import schemas
from checks import Checks
from program import ROOT, Liandan
from readers import docx_grid, grids

_KEPT = [
    "A & B <c> \"d\" 'e'",
    "]]><w:p/>&amp;&#65;",
    "=1+1",
    "+1-2",
    "@SUM(A1:A9)",
    "=HYPERLINK(\"http://x.example\",\"a\")",
    "{{number}}",
    "{{#items}}{{/items}}",
    "{{customer_name|money}} }} {{",
    "${total} {0} %s %n",
    "😀👩‍🔧🇨🇳",
    "𠮷野家 𡃁 𪚥",
    "_x0041_ _x000D_",
    "第一行\n第二行",
    "1680.32",
    "2026-11-20",
    "0012",
    "TRUE",
    "إختبار עברית",
    "é e\u0301 ﬁ ½ ①",
]

#: A control character may be refused or shown as something else, but never written as it is.
_REFUSED = {
    "U+0000": "a\u0000b",
    "U+0007": "a\u0007b",
    "U+001B": "a\u001bb",
    "U+FFFE": "a\ufffeb",
    "32,768 characters": "长" * 32_768,
    "a million characters": "x" * 1_000_000,
}


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Each value in a text field of a return record, in its table, and as the customer's name in the ledger."""
    here = folder / "hostile"
    here.mkdir()
    for index, value in enumerate(_KEPT):
        _kept(checks, liandan, here, index, value)
    _ledger(checks, liandan, here)
    for name, value in _REFUSED.items():
        _refused(checks, liandan, here, name, value)


def _record(value: str) -> dict[str, Any]:
    data = examples.load("return-record")
    data["customer_name"] = data["problem_desc"] = data["items"][0]["product_name"] = value
    return data


def _kept(checks: Checks, liandan: Liandan, here: Path, index: int, value: str) -> None:
    file = examples.write(_record(value), here / f"kept-{index}.json")
    run = liandan.issue("return-record", file, here / "register", "--as", "docx,xlsx", "--close")
    if not checks.that(f"{value!r} is issued", run.code == 0, run):
        return
    for path in [ROOT / copy["file"] for copy in run.issued[0]["copies"] if copy["id"] == "stub"]:
        for client, grid in grids(path).items():
            cells = [str(cell).replace("\r\n", "\n") for row in grid for cell in row.values() if isinstance(cell, str)]
            checks.equal(f"{value!r} is read three times by {client}", cells.count(value), 3)
        schemas.check(checks, [path])


def _ledger(checks: Checks, liandan: Liandan, here: Path) -> None:
    table = here / "ledger.xlsx"
    run = liandan.run("ledger", "--register", here / "register", "--as", "xlsx", "--out", table)
    cells = [cell for row in openpyxl.load_workbook(table).active.iter_rows() for cell in row]
    # openpyxl resolves the _xHHHH_ escapes of shared texts, but leaves those of inline texts to its caller.
    names = {unescape(str(cell.value)).replace("\r\n", "\n") for cell in cells if cell.data_type in ("s", "inlineStr")}
    checks.none("the ledger as .xlsx has every customer as text", [repr(v) for v in _KEPT if v not in names])
    objects = liandan.run("ledger", "--register", here / "register", "--as", "json").objects
    checks.none("the ledger as JSON has every customer", [
        repr(v) for v in _KEPT if v not in {entry["customer"] for entry in objects}])
    checks.equal("the ledger is made", run.code, 0)


def _refused(checks: Checks, liandan: Liandan, here: Path, name: str, value: str) -> None:
    file = examples.write(_record(value), here / "refused.json")
    run = liandan.issue("return-record", file, here / "register-refused", "--close")
    if run.code == 1:
        checks.that(f"{name}: a finding for each field", len(set(
            found["field"] for found in run.objects if found.get("severity") == "error")) >= 1 and run.codes, run)
        checks.that(f"{name}: the finding is short", all(len(f["message"]) < 300 for f in run.objects), run)
        return
    checks.that(f"{name}: issued or refused, nothing else", run.code == 0, run)
    for copy in run.issued[0]["copies"]:
        text = "".join(str(cell) for row in docx_grid(ROOT / copy["file"]) for cell in row.values())
        checks.that(f"{name}: the rest of the text is kept in {copy['id']}", value[0] in text and value not in text)
