"""A backup that is made while people work at the desk holds their drafts and lists, and a desk goes on from it."""
from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path
from urllib.parse import urlencode

from checks import Checks
from desk import Desk, visitor
from playwright.sync_api import Browser
from program import ROOT
from wire import ask, cookie

_EXAMPLES = ROOT / "forms" / "examples"
_FORM = "satisfaction-survey"
#: A PNG of one dot.
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082")


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Works, backs up meanwhile, restores, works on."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    desk.command("issue", "return-record", str(_EXAMPLES / "return-record.json"), "--as", "pdf")
    desk.start()
    try:
        draft = _draft(desk)
        job = _list(desk)
        backup = _backed_up(checks, desk, draft)
    finally:
        desk.stop()
    restored = Desk(desk_program, liandan, folder / "restored")
    restored.command("restore", str(backup), "--no-later")
    (restored.register.with_name("register-desk") / ("0" * 64 + ".csv")).write_text("of nobody")
    restored.start()
    try:
        _gone_on_with(checks, browser, restored, draft, job)
    finally:
        restored.stop()


def _draft(desk: Desk) -> str:
    """Begins a draft with a picture; gives its address."""
    token = cookie(desk, "wang")
    draft = ask(desk, "POST", "/fill/quality-issue", cookie=token)[1]["location"]
    assert ask(desk, "PUT", f"{draft}/files/photo-1.png", _DOT, token, "image/png")[0] == 200
    return draft


def _save(desk: Desk, token: str, draft: str, text: str) -> int:
    fields = {"f-customer_name": text, "f-photos": "photo-1.png"}
    return ask(desk, "POST", draft, urlencode(fields), token, Accept="application/json")[0]


def _list(desk: Desk) -> str:
    """Uploads a list with a wrong row and checks it; gives its address."""
    token = cookie(desk, "wu")
    lines = (_EXAMPLES / "surveys.csv").read_text(encoding="utf-8-sig").replace("2026-", "2026-13-", 1)
    page = json.loads(ask(desk, "PUT", f"/lists/file?form={_FORM}&name=a.csv", lines, token)[2])["page"]
    ask(desk, "POST", f"{page}/check", b"options=yes&format=pdf", token)
    while b"event: state" in (events := ask(desk, "GET", f"{page}/events", cookie=token)[2]) and b'"ended":true' not in events:
        pass
    return page


def _backed_up(checks: Checks, desk: Desk, draft: str) -> Path:
    """Backs up while somebody saves a draft all the time; gives the folder."""
    token, ends, statuses = cookie(desk, "wang"), threading.Event(), []

    def work() -> None:
        while not ends.is_set():
            statuses.append(_save(desk, token, draft, f"客户{len(statuses)}"))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        said = json.loads(desk.command("backup", str(desk.folder / "backups"), "--json"))
    finally:
        ends.set()
        worker.join()
    folder = Path(said["backup"])
    checks.that("drafts are saved while a backup is made", len(statuses) > 0 and set(statuses) == {200}, set(statuses))
    sums = subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
    checks.equal("the backup is whole", (sums.returncode, sums.stdout), (0, ""))
    verified = subprocess.run([desk.liandan, "verify", folder], capture_output=True, text=True)
    checks.that("and verify has nothing to say of it", verified.returncode == 0 and "desk.sqlite" not in verified.stdout + verified.stderr,
                verified.stdout + verified.stderr)
    return folder


def _gone_on_with(checks: Checks, browser: Browser, desk: Desk, draft: str, job: str) -> None:
    with visitor(browser, desk, "wang") as page:
        page.goto(draft)
        checks.that("a draft is there", page.input_value("[name$=customer_name]").startswith("客户"), page.url)
        checks.equal("with its picture", page.request.get(f"{draft}/files/photo-1.png").body(), _DOT)
    with visitor(browser, desk, "wu") as page:
        page.goto(job)
        checks.equal("a list with its refused cells is there", page.locator("td input[aria-invalid=true]").count(), 1)
        page.locator("td input[aria-invalid=true]").fill("2026-11-03")
        page.click("text=改好，再检查")
        page.wait_for_selector("h1 .badge:text-is('已检查')")
        page.click("main form button:has-text('开单')")
        page.wait_for_selector("h1 .badge:text-is('办完')", timeout=60_000)
        checks.that("and is issued", int(page.locator(".figures b").nth(1).inner_text()) > 0)
    left = [path.name for path in desk.register.with_name("register-desk").iterdir()]
    checks.none("what belongs to no list is removed at the start", [name for name in left if name.startswith("0" * 64)])
    checks.none("the register is whole", desk.faults())
