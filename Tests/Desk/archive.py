"""Packing for one's own department, and verifying packets that are uploaded."""
from __future__ import annotations

import zipfile
from pathlib import Path

import views
from checks import Checks
from desk import Desk, visitor
from playwright.sync_api import Browser
from program import ROOT
from wire import ask, cookie

_EXAMPLES = ROOT / "forms" / "examples"


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Packs as finance, tries what belongs to quality, verifies good and bad packets."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    for form, example in [("return-record", "return-record"), ("return-record", "return-record-replace"),
                          ("service-report", "service-report")]:
        desk.command("issue", form, str(_EXAMPLES / f"{example}.json"), "--close", "--as", "pdf")
    desk.start()
    try:
        packet = _pack(checks, browser, desk, folder)
        _others(checks, desk)
        _verify(checks, browser, desk, folder, packet)
        checks.none("axe finds nothing on pages of the archive, nothing is too wide", views.faults(
            browser, desk, "sun", {"archive": "/archive", "archive-preview": "/archive?preview=yes&period="}))
    finally:
        desk.stop()


def _pack(checks: Checks, browser: Browser, desk: Desk, folder: Path) -> Path:
    with visitor(browser, desk, "sun") as page:
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/archive")
        checks.that("one's own department is shown", "财务部" in page.locator("h1").inner_text())
        page.fill("#period", "so bald")
        page.press("#period", "Enter")
        checks.that("a period that is none is told", page.locator(".failure").count() == 1)
        page.fill("#period", "")
        page.press("#period", "Enter")
        page.wait_for_selector("#preview")
        checks.that("what would be packed is told first", "份单" in page.locator("#preview").inner_text())
        page.click("#preview button.primary")
        page.wait_for_selector("text=打好了", timeout=120_000)
        links = page.locator("a[href^='/archive/packets/']")
        checks.that("packets are listed", links.count() >= 1, page.content()[:200])
        with page.expect_download() as download:
            links.first.click()
        packet = folder / "packet.zip"
        download.value.save_as(packet)
    with zipfile.ZipFile(packet) as file:
        checks.that("a packet is downloaded whole", file.testzip() is None and any(
            name.endswith("bagit.txt") for name in file.namelist()))
    return packet


def _others(checks: Checks, desk: Desk) -> None:
    finance, quality = cookie(desk, "sun"), cookie(desk, "zhou")
    packets = desk.register / "packets"
    name = next(path.stem for path in packets.iterdir() if path.suffix == ".zip")
    checks.equal("finance has its packet", ask(desk, "GET", f"/archive/packets/{name}", cookie=finance)[0], 200)
    checks.equal("quality has not", ask(desk, "GET", f"/archive/packets/{name}", cookie=quality)[0], 404)
    keeper = "%E8%B4%A2%E5%8A%A1%E9%83%A8"
    checks.equal("nor sees it the archive of finance", ask(desk, "GET", f"/archive?keeper={keeper}", cookie=quality)[0], 403)
    checks.equal("nor packs for finance", ask(
        desk, "POST", "/archive/pack", f"keeper={keeper}&period=", cookie=quality)[0], 403)
    checks.equal("not by the id of a copy either", ask(
        desk, "POST", "/archive/pack", "keeper=finance&period=", cookie=quality)[0], 403)
    checks.equal("a path is no packet", ask(desk, "GET", "/archive/packets/..%2f..%2fdesk.sqlite", cookie=finance)[0], 404)


def _verify(checks: Checks, browser: Browser, desk: Desk, folder: Path, packet: Path) -> None:
    with visitor(browser, desk, "sun") as page:
        page.goto("/archive")
        page.set_input_files("#file", packet)
        page.click("text=上传并检测")
        page.wait_for_selector("main .notice", timeout=120_000)
        checks.that("a good packet passes", "合格" in page.locator("main .notice").inner_text())
        for ending, head in (("pdf", b"%PDF"), ("docx", b"PK")):
            with page.expect_download() as download:
                page.click(f"text=检测报告 {ending}")
            checks.that(f"the report comes as {ending}", Path(download.value.path()).read_bytes().startswith(head))
        report = page.url
        bad = folder / "bad.zip"
        _alter(packet, bad)
        page.goto("/archive")
        page.set_input_files("#file", bad)
        page.click("text=上传并检测")
        page.wait_for_selector("main .failure", timeout=120_000)
        checks.that("an altered one does not", "不合格" in page.locator("main .failure").inner_text())
    path = report[len(desk.address):]
    checks.equal("another's check is not there", ask(desk, "GET", path, cookie=cookie(desk, "zhou"))[0], 404)


def _alter(packet: Path, target: Path) -> None:
    """The same packet with one byte of a form's data changed."""
    with zipfile.ZipFile(packet) as file, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        done = False
        for member in file.infolist():
            content = file.read(member)
            if not done and member.filename.endswith(".json"):
                content, done = content.replace(b"1", b"2", 1), True
            out.writestr(member, content)
