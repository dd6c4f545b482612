"""Print files: the copies of a list in one PDF or OFD, held by veraPDF, qpdf, the schemas of OFD and poppler; a list whose
program is killed again and again ends with the same files.
"""
from __future__ import annotations

import csv
import json
import random
import subprocess
import time
from pathlib import Path

import fixed
import ofd
import pdfa
from checks import Checks
from program import Liandan

_FORM = "satisfaction-survey"
_LABELS = ["第一联", "第二联", "第三联"]
_ROWS = 260
_NAME = f"DC-2026-000001_DC-2026-{_ROWS:06}"


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Issues a list into print files in every order."""
    folder.mkdir(parents=True)
    rows = _list(folder / "list.csv")
    files = {}
    for order in ("forms", "copies"):
        run = liandan.issue(
            _FORM, folder / "list.csv", folder / order / "register", "--as", "pdf,ofd", "--together", "--order", order,
            "--forms-per-file", _ROWS, "--out", folder / order, "--list-out", folder / order / "back.jsonl")
        checks.that(f"{order}: the list is issued", run.code == 0, run)
        files[order] = {kind: folder / order / f"{_year(_NAME)}.{kind}" for kind in ("pdf", "ofd")}
        checks.that(f"{order}: two print files", all(path.exists() for path in files[order].values()), folder / order)
    pdfs = [kinds["pdf"] for kinds in files.values()]
    checks.none("veraPDF: PDF/A-2u", pdfa.validate([("2u", path) for path in pdfs]))
    checks.none("qpdf finds nothing", fixed.qpdf(pdfs))
    if schemas := ofd.schema_folder():
        checks.none("OFD: schemas", (
            fault for kinds in files.values() for fault in ofd.schema_faults(kinds["ofd"], schemas)))
    else:
        checks.left_out("OFD: schemas", "LIANDAN_OFD_XSD does not name a folder with the schemas")
    _places(checks, folder, rows, files)
    _singles(checks, folder, files["forms"]["pdf"])
    _bookmarks(checks, rows, files)
    checks.that("a page takes less than 3 KB", pdfs[0].stat().st_size < 3_000 * _ROWS * 3, pdfs[0].stat().st_size)
    _sorted(checks, liandan, folder, rows)
    _killed(checks, liandan, folder, files)


def _this_year() -> str:
    """The year in China, by which numbers are given."""
    return time.strftime("%Y", time.gmtime(time.time() + 8 * 3600))


def _year(name: str) -> str:
    """Numbers of this year instead of 2026."""
    return name.replace("2026", _this_year())


def _list(path: Path) -> list[dict[str, str]]:
    """Surveys, some with much to say."""
    dice = random.Random(7)
    with open("forms/examples/surveys.csv", encoding="utf-8-sig", newline="") as file:
        shipped = list(csv.DictReader(file))
    rows = []
    for number in range(_ROWS):
        row = dict(shipped[number % len(shipped)])
        customer = next(name for name in row if name in ("customer_name", "顾客单位"))
        row[customer] = f"{dice.choice('皖江淮海长河')}第{number:03}公司"
        rows.append(row)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return rows


def _customer(row: dict[str, str]) -> str:
    return row.get("customer_name") or row["顾客单位"]


def _text(path: Path, first: int = 1, last: int = 0) -> list[str]:
    """The text of pages."""
    told = subprocess.run(
        ["pdftotext", "-f", str(first), *(["-l", str(last)] if last else []), path, "-"], capture_output=True, text=True,
        check=True).stdout
    return told.split("\f")[:-1]


def _close(page: str) -> str:
    """Text without the spaces that poppler sees where Han and Latin stand apart."""
    return "".join(page.split())


def _places(checks: Checks, folder: Path, rows: list[dict[str, str]], files: dict[str, dict[str, Path]]) -> None:
    """The list that came back says on which pages each form stands."""
    for order, kinds in files.items():
        pages = _text(kinds["pdf"])
        wrong = []
        with (folder / order / "back.jsonl").open(encoding="utf-8") as file:
            for row, line in zip(rows, map(json.loads, file)):
                place = next(place for place in line["prints"] if place["file"].endswith(".pdf"))
                for part in place["pages"]:
                    for page in pages[part["first"] - 1:part["first"] - 1 + part["count"]]:
                        if line["number"] not in page or _customer(row) not in _close(page):
                            wrong.append(line["number"])
                if sum(part["count"] for part in place["pages"]) != 3:
                    wrong.append(f"{line['number']}: {place}")
        checks.none(f"{order}: each form stands where the list says", wrong)


def _singles(checks: Checks, folder: Path, file: Path) -> None:
    """Each page reads as that of the copy on record."""
    pages = _text(file)
    record = folder / "forms" / "register" / "issued"
    copies = ["reply", "customer", "qc"]
    wrong = []
    for place in range(0, len(pages), 37):
        number = _year(f"DC-2026-{place // 3 + 1:06}")
        single = record / _this_year() / number / f"{number}-{copies[place % 3]}.pdf"
        if _text(single)[0] != pages[place]:
            wrong.append(f"{place}: {single.name}")
    checks.none("pages read as those of the copies on record", wrong)


def _bookmarks(checks: Checks, rows: list[dict[str, str]], files: dict[str, dict[str, Path]]) -> None:
    def read(path: Path) -> dict:
        told = subprocess.run(
            ["qpdf", "--json=2", "--json-key=outlines", "--json-key=pagelabels", path], capture_output=True, text=True)
        return json.loads(told.stdout)

    forms, copies = read(files["forms"]["pdf"]), read(files["copies"]["pdf"])
    names = [f"{_year(f'DC-2026-{place + 1:06}')}　{_customer(row)}" for place, row in enumerate(rows)]
    checks.that("forms: a bookmark for each form", [entry["title"] for entry in forms["outlines"]] == names)
    checks.that("forms: below it one for each copy", all(
        [kid["title"][:3] for kid in entry["kids"]] == _LABELS for entry in forms["outlines"]))
    checks.that("copies: a bookmark for each copy", [entry["title"][:3] for entry in copies["outlines"]] == _LABELS)
    checks.that("copies: below it one for each form", all(
        [kid["title"] for kid in entry["kids"]] == names for entry in copies["outlines"]))
    label = forms["pagelabels"][4]["label"]["/P"]
    checks.that("pages are numbered by form and copy", label == _year("u:DC-2026-000002-customer/"), label)


def _sorted(checks: Checks, liandan: Liandan, folder: Path, rows: list[dict[str, str]]) -> None:
    run = liandan.run(
        "print", _FORM, "--register", folder / "forms" / "register", "--together", "--copy", "reply", "--sort", "customer_name",
        "--forms-per-file", 1_000, "--out", folder / "sorted", "--json")
    checks.that("print puts issued forms together", run.code == 0 and len(run.objects) == 1, run)
    file = Path(run.objects[0]["file"])
    pages = [_close(page) for page in _text(file)]
    wanted = sorted(map(_customer, rows))
    checks.that("as many pages as forms", len(pages) == len(rows) == run.objects[0]["pages"], len(pages))
    checks.none("sorted by customer", (name for name, page in zip(wanted, pages) if name not in page))


def _killed(checks: Checks, liandan: Liandan, folder: Path, files: dict[str, dict[str, Path]]) -> None:
    """The program is killed until the list gets through."""
    dice = random.Random(20261130)
    for jobs in (1, 2):
        place = folder / f"killed-{jobs}"
        liandan.found(place / "register")
        command = [
            "issue", _FORM, folder / "list.csv", "--register", place / "register", "--operator", "测试员", "--as", "pdf,ofd",
            "--together", "--order", "copies", "--forms-per-file", _ROWS, "--out", place, "--jobs", jobs, "--quiet"]
        kills = 0
        while True:
            process = liandan.start(*command)
            try:
                process.wait(timeout=dice.uniform(0.2, 3 + kills))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
        checks.that(f"--jobs {jobs}: ended well after {kills} kills", process.returncode == 0, process.returncode)
        for kind, path in files["copies"].items():
            checks.that(
                f"--jobs {jobs}: the same {kind}", (place / path.name).read_bytes() == path.read_bytes(), path.name)
        left = [path.name for path in place.iterdir() if path.suffix in (".tmp", ".part", ".spool")]
        checks.none(f"--jobs {jobs}: nothing is left half written", left)
