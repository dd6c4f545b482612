"""Renders every template of the corpus by the program, and looks at each result with every client."""
from __future__ import annotations

import csv
import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import audit
import office
import schemas
from checks import Checks
from program import ROOT, Liandan

_FOLDER = ROOT / "Tests" / "Fixtures" / "corpus"


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """All templates with their data; what must come out is in cases.json, written by hand."""
    cases = json.loads((_FOLDER / "cases.json").read_text(encoding="utf-8"))
    rendered = _render(checks, liandan, folder / "rendered")
    _inspect(checks, liandan, rendered)
    profile = folder / "profile"
    papers = [path for path in rendered if path.suffix == ".docx"]
    office.convert(papers, "pdf", folder / "pdf", profile)
    for path in papers:
        _document(checks, cases[_name(path)], path, folder)
    books = [path for path in rendered if path.suffix == ".xlsx"]
    office.convert(books, "pdf", folder / "pdf-books", profile)
    # Commas, quotes, UTF-8, from the first line on, values as they are stored and not as they are shown.
    office.convert(books, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", folder / "csv", profile)
    for path in books:
        _workbook(checks, cases[_name(path)], path, folder)


def _name(path: Path) -> str:
    """The template's name in cases.json."""
    return path.name.replace(".libreoffice.", ".")


def _render(checks: Checks, liandan: Liandan, folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    rendered = []
    faults = []
    for template in sorted([*_FOLDER.glob("*.docx"), *_FOLDER.glob("*.xlsx")]):
        path = folder / template.name
        done = liandan.run("template", "render", template, _FOLDER / "data.json", "--out", path)
        if done.code == 0 and path.is_file():
            rendered.append(path)
        else:
            faults.append(f"{template.name}: {done}")
    checks.none("the program renders every template of the corpus", faults)
    checks.that("there are at least thirty templates of other engines' troubles", len(rendered) >= 30, len(rendered))
    return rendered


def _inspect(checks: Checks, liandan: Liandan, rendered: list[Path]) -> None:
    """The schemas, our own checks and openxml-audit find nothing that the template did not have."""
    faults = []
    for path in rendered:
        inherited = Counter(_plain(fault) for fault in schemas.faults(_FOLDER / path.name))
        faults += [f"{path.name}: {fault}" for fault in schemas.faults(path) if _plain(fault) not in inherited]
    checks.none("every part is valid against ISO 29500", faults)
    faults = []
    for path in rendered:
        done, before = (
            liandan.run("template", "check-output", file, "--json") for file in (path, _FOLDER / path.name))
        known = {fault["code"] for fault in before.objects}
        faults += [f"{path.name}: {fault['code']} {fault['message']}" for fault in done.objects if fault["code"] not in known]
        if done.code not in (0, 1):
            faults.append(f"{path.name}: {done}")
    checks.none("the program's own checks find nothing", faults)
    templates = {report["file"].rsplit("/", 1)[-1]: report for report in audit.reports([_FOLDER / path.name for path in rendered])}
    faults = []
    for report in audit.reports(rendered):
        name = report["file"].rsplit("/", 1)[-1]
        before = {_plain(error["description"]) for error in templates[name]["errors"]}
        faults += [
            f"{name}: {error['part_uri']}: {error['description']} ({error['path']})" for error in report["errors"]
            if _plain(error["description"]) not in before and not audit.is_allowed(error)]
    checks.none("openxml-audit finds nothing that the template did not have", faults)


def _plain(fault: str) -> str:
    """A fault without the numbers in it: repeated rows repeat the faults of their template."""
    return re.sub(r"\d+", "#", fault)


def _document(checks: Checks, case: dict, path: Path, folder: Path) -> None:
    """LibreOffice shows the texts as often as they must be there, and as many pages and pictures."""
    pdf = folder / "pdf" / f"{path.stem}.pdf"
    pages = office.page_count(pdf)
    text = "".join(office.page_text(pdf, page) for page in range(1, pages + 1))
    # What a field makes of its own, such as today's date, takes the place of what the template showed there.
    hidden = case.get("recalculated", [])
    pieces = Counter(
        re.sub(r"\s", "", piece) for line in case["lines"] if line not in hidden for piece in re.split(r" \| |/|⏎|⇥|\[|\]", line) if piece.strip())
    checks.none(
        f"LibreOffice shows {path.name}",
        [f"{piece} {text.count(piece)} times, not {count}" for piece, count in pieces.items() if text.count(piece) < count])
    if "pages" in case:
        checks.equal(f"pages of {path.name}", pages, case["pages"])
    if "pictures" in case:
        checks.equal(f"pictures of {path.name}", _pictures(pdf), case["pictures"])


def _workbook(checks: Checks, case: dict, path: Path, folder: Path) -> None:
    """LibreOffice shows as many rows as there must be, with their texts and numbers, and calculates the formulas."""
    with (folder / "csv" / f"{path.stem}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [[cell.strip() for cell in row] for row in csv.reader(file)]
    while rows and not any(rows[-1]):
        rows.pop()
    wanted = [[_shown(cell) for cell in line.split(" | ")] for line in case["lines"]]
    faults = []
    if len(rows) != len(wanted):
        faults.append(f"{len(rows)} rows instead of {len(wanted)}")
    # `values` say what a cell shows in its format, or as its result; what LibreOffice cannot calculate is not looked at.
    known = {*case.get("values", {}), *case.get("uncalculated", [])}
    for number, (row, cells) in enumerate(zip(rows, wanted), 1):
        for column, cell in enumerate(cells):
            if f"{chr(65 + column)}{number}" in known:
                continue
            got = row[column] if column < len(row) else ""
            if cell is not None and not _same(got, cell):
                faults.append(f"{chr(65 + column)}{number} is {got!r}, not {cell!r}")
            elif cell is None and (not got or got.startswith(("Err:", "#"))):
                faults.append(f"{chr(65 + column)}{number} has no result: {got!r}")
    for cell, value in case.get("values", {}).items():
        column, number = ord(cell[0]) - 65, int(cell[1:]) - 1
        got = rows[number][column] if number < len(rows) and column < len(rows[number]) else ""
        if not _same(got, value):
            faults.append(f"{cell} is {got!r}, not {value!r}")
    checks.none(f"LibreOffice shows {path.name}", faults)
    if "pictures" in case:
        checks.equal(f"pictures of {path.name}", _pictures(folder / "pdf-books" / f"{path.stem}.pdf"), case["pictures"])


def _shown(cell: str) -> str | None:
    """What a cell of cases.json shows; `None` for a formula, whose result is in `values`."""
    if cell.startswith("="):
        return None
    return {"b:1": "TRUE", "b:0": "FALSE"}.get(cell, cell.removeprefix("n:")).strip()


def _same(got: str, wanted: str) -> bool:
    """Whether two cells show the same: numbers by their value, texts without white space."""
    try:
        return abs(float(got) - float(wanted)) < 1e-6
    except ValueError:
        return re.sub(r"\s", "", got) == re.sub(r"\s", "", wanted)


def _pictures(pdf: Path) -> int:
    """How many pictures the pages show."""
    listed = subprocess.run(["pdfimages", "-list", str(pdf)], check=True, capture_output=True, text=True).stdout
    return sum(1 for line in listed.splitlines()[2:] if line.split()[2] == "image")
