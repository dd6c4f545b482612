"""Copies of issued forms: looking at them changes nothing; a format that is not on record is made and recorded on demand."""
from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from pathlib import Path

from checks import Checks
from desk import Desk, visitor
from playwright.sync_api import Browser, Page
from wire import ask, cookie

_EXAMPLES = Path(__file__).resolve().parents[2] / "forms" / "examples"


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Looks at forms that are on record as Word documents alone, then prints them."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    number, card = _issued(desk, "return-record", "docx"), _issued(desk, "product-file", "docx,pdf")
    desk.start()
    try:
        with visitor(browser, desk, "wang") as page:
            _looked_at(checks, desk, page, number)
            _printed(checks, desk, page, number)
            _card(checks, desk, page, card)
            _by_strangers(checks, desk, number)
        checks.none("the register is whole", desk.faults())
    finally:
        desk.stop()


def _issued(desk: Desk, form: str, formats: str) -> str:
    said = desk.command("issue", form, str(_EXAMPLES / f"{form}.json"), "--as", formats, "--json")
    return next(number for line in said.splitlines() if (number := json.loads(line).get("number")))


def _content(desk: Desk) -> str:
    """A digest of all that the register holds: its database, and the names of its files."""
    database = sqlite3.connect(f"file:{desk.register}/register.sqlite?mode=ro", uri=True)
    try:
        digest = hashlib.sha256("\n".join(database.iterdump()).encode())
    finally:
        database.close()
    digest.update("\n".join(sorted(str(path) for path in (desk.register / "issued").rglob("*"))).encode())
    return digest.hexdigest()


def _looked_at(checks: Checks, desk: Desk, page: Page, number: str) -> None:
    before = _content(desk)
    faults: list[str] = []
    page.goto(f"/f/{number}")
    for copy in json.loads(desk.command("show", number, "--json"))["copies"]:
        answer = page.request.get(f"/f/{number}/copies/{copy['id']}.docx")
        if hashlib.sha256(answer.body()).hexdigest() != copy["sha256"]:
            faults.append(f"{copy['id']}.docx: {answer.status}")
        for kind in ("pdf", "xlsx", "ofd", "txt"):
            if (status := page.request.get(f"/f/{number}/copies/{copy['id']}.{kind}").status) != 404:
                faults.append(f"{copy['id']}.{kind}: {status}")
    if (status := page.request.get(f"/f/{number}/all.pdf").status) != 404:
        faults.append(f"all.pdf: {status}")
    checks.none("copies on record are handed out, others are not there", faults)
    checks.equal("looking changes nothing in the register", _content(desk), before)


def _printed(checks: Checks, desk: Desk, page: Page, number: str) -> None:
    page.goto(f"/f/{number}")
    checks.equal("no page is shown that is not on record", page.locator("iframe").count(), 0)
    with page.expect_download() as download:
        page.locator(".copies button", has_text="XLSX").first.click()
    checks.that("a button makes another format", zipfile.is_zipfile(download.value.path()), download.value.suggested_filename)
    with page.expect_download():
        page.locator(".copies button", has_text="XLSX").nth(1).click()
    with page.expect_response(lambda answer: answer.url.endswith("/all.pdf")) as printed:
        page.locator(".actions button", has_text="打印").click()
    checks.equal("the print button makes the PDF", printed.value.status, 200)
    kinds = {Path(copy["file"]).suffix for copy in json.loads(desk.command("show", number, "--json"))["copies"]}
    checks.equal("all are on record now", kinds, {".docx", ".xlsx", ".pdf"})
    page.goto(f"/f/{number}")
    checks.that("and shown in the page", page.locator("iframe").count() == 1 and page.locator(".copies button").count() == 0)
    before = _content(desk)
    checks.that("all copies in one PDF", page.request.get(f"/f/{number}/all.pdf").body().startswith(b"%PDF"))
    checks.equal("are put together without a change", _content(desk), before)


def _card(checks: Checks, desk: Desk, page: Page, card: str) -> None:
    """A card is printed as it is now when somebody asks; until then its earlier copies stay what is on record."""
    page.goto(f"/f/{card}")
    checks.equal("a card as it was printed is linked", page.locator(".actions a", has_text="打印").count(), 1)
    desk.command("add", card, str(_EXAMPLES / "product-file-lines.jsonl"))
    page.goto(f"/f/{card}")
    with page.expect_response(lambda answer: "/copies/" in answer.url or answer.url.endswith("/all.pdf")) as printed:
        page.locator(".actions button", has_text="打印").click()
    checks.equal("one that was added to is printed anew", printed.value.status, 200)
    page.goto(f"/f/{card}")
    checks.equal("and is on record then", page.locator(".actions a", has_text="打印").count(), 1)


def _by_strangers(checks: Checks, desk: Desk, number: str) -> None:
    before = _content(desk)
    path = f"/f/{number}/print"
    seen = {
        "another site": ask(desk, "POST", path, "format=ofd", cookie(desk, "wang"), Origin="http://elsewhere.example")[0],
        "who only looks": ask(desk, "POST", path, "format=ofd", cookie(desk, "shen"))[0],
        "a format that is none": ask(desk, "POST", path, "format=exe", cookie(desk, "wang"))[0],
        "a copy that is none": ask(desk, "POST", path, "format=pdf&copy=none", cookie(desk, "wang"))[0],
        "a number that is none": ask(desk, "POST", "/f/XX-1/print", "format=pdf", cookie(desk, "wang"))[0],
    }
    checks.equal("whom and what printing is refused", seen, {
        "another site": 403, "who only looks": 403, "a format that is none": 400, "a copy that is none": 400,
        "a number that is none": 404})
    checks.equal("and nothing changed", _content(desk), before)
