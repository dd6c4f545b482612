"""Lists: uploaded, checked, corrected in the page, issued, stopped and gone on with."""
from __future__ import annotations

import csv
import io
import json
import signal
import time
from pathlib import Path

import views
import openpyxl
from checks import Checks
from desk import Desk, visitor
from playwright.sync_api import Browser, Page
from program import ROOT
from wire import ask, cookie, multipart

_FORM = "satisfaction-survey"
_SURVEYS = ROOT / "forms" / "examples" / "surveys.csv"


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Takes a list from its upload to its files."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    rows = list(csv.reader(io.StringIO(_SURVEYS.read_text(encoding="utf-8-sig"))))
    bad = [list(row) for row in rows]
    bad[2][rows[0].index("调查日期")] = "2026-13-45"
    bad[5][rows[0].index("调查日期")] = "昨天"
    desk.start()
    try:
        _walk(checks, browser, desk, rows, bad)
        _long(checks, browser, desk, rows)
        _refused(checks, desk)
        _decisions(checks, desk)
        with visitor(browser, desk, "wu") as page:
            page.goto("/lists")
            lists = {f"list{n}": link.get_attribute("href") or "" for n, link in enumerate(page.locator("tbody a").all())}
        checks.none("axe finds nothing on pages of lists, nothing is too wide", views.faults(
            browser, desk, "wu", {"lists": "/lists", **lists}))
    finally:
        desk.stop()


def _csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()


def _upload(page: Page, name: str, content: bytes, act: str = "issue", form: str = _FORM) -> None:
    page.goto("/lists")
    page.select_option("#form", form)
    page.select_option("#act", act)
    page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": content})
    page.click("main button.primary")
    page.wait_for_url("**/lists/*")


def _wait(page: Page, state: str, seconds: int = 60) -> None:
    page.wait_for_selector(f"h1 .badge:text-is('{state}')", timeout=seconds * 1000)


def _walk(checks: Checks, browser: Browser, desk: Desk, rows: list[list[str]], bad: list[list[str]]) -> None:
    with visitor(browser, desk, "wu") as page:
        # A name that would lead elsewhere, were it a path.
        _upload(page, "../../<b>回访</b>.csv", _csv(bad))
        checks.that("the file's name is shown as it is", "<b>回访<" in page.locator("h1").inner_text()
                    or "b>.csv" in page.locator("h1").inner_text(), page.locator("h1").inner_text())
        page.click("button:text-is('检查')")
        _wait(page, "已检查")
        marked = page.locator("td input[aria-invalid=true]")
        checks.equal("the cells that are wrong are marked", [cell.input_value() for cell in marked.all()], ["2026-13-45", "昨天"])
        page.goto("/")
        checks.that("the workbench tells that rows were refused", "行要改" in page.locator("main").inner_text())
        page.click("a[href^='/lists/']")
        for cell in marked.all():
            cell.fill("2026-11-03")
        page.click("text=改好，再检查")
        _wait(page, "已检查")
        checks.equal("cells are corrected in the page", page.locator("td input[aria-invalid=true]").count(), 0)
        page.select_option("#output", "print")
        page.click("main form button:has-text('开单')")
        _wait(page, "办完")
        figures = page.locator(".figures b").all_inner_texts()
        count = len(rows) - 1
        checks.equal("all forms are issued", figures, [str(count), str(count), "0", "0"])
        with page.expect_download() as download:
            page.click("text=带编号的清单")
        book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
        place = [cell.value for cell in book.active[1]].index("编号")
        numbers = [row[place].value for row in book.active.iter_rows(min_row=2)]
        checks.equal("the list comes back with numbers", len(set(filter(None, numbers))), count)
        with page.expect_download() as download:
            page.click("text=打印文件")
        checks.that("and a file to print", Path(download.value.path()).read_bytes().startswith(b"%PDF"))
        page.click("main form button:has-text('开单')")
        _wait(page, "办完")
        checks.equal("the same list again issues nothing twice", page.locator(".figures b").all_inner_texts(),
                     [str(count), "0", str(count), "0"])
        page.on("dialog", lambda dialog: dialog.accept())
        path = page.url
    with visitor(browser, desk, "wu", java_script_enabled=False) as page:
        page.goto(path)
        checks.that("the page is whole without scripts", page.locator("text=带编号的清单").count() == 1)


def _long(checks: Checks, browser: Browser, desk: Desk, rows: list[list[str]]) -> None:
    """A longer list: stopped, killed with the server, gone on with."""
    name = rows[0].index("顾客单位")
    many = [rows[0]] + [
        [f"{value}{n}" if place == name else value for place, value in enumerate(rows[1 + n % (len(rows) - 1)])]
        for n in range(1_500)]
    with visitor(browser, desk, "wu") as page:
        _upload(page, "长清单.csv", _csv(many))
        page.click("main form button:has-text('开单')")
        page.wait_for_selector("button:text-is('停下')")
        path = page.url
        token = cookie(desk, "wu")
        other = ask(desk, "PUT", f"/lists/file?form={_FORM}&name=a.csv", _csv(rows), token)
        again = ask(desk, "POST", json.loads(other[2])["page"] + "/check", b"", token)[0]
        checks.equal("a second list of the same account has to wait", again, 409)
        page.click("button:text-is('停下')")
        page.wait_for_selector("h1 .badge:text-is('已停下'), h1 .badge:text-is('办完')", timeout=120_000)
        checks.that("a list is stopped", page.locator("h1 .badge").inner_text() == "已停下", page.locator("h1").inner_text())
        page.click("main form button:has-text('接着开单')")
        page.wait_for_selector("button:text-is('停下')")
        time.sleep(1)
    desk.stop(signal.SIGKILL)
    desk.start()
    with visitor(browser, desk, "wu") as page:
        page.goto(path)
        checks.equal("a list that a killed server left says so", page.locator("h1 .badge").inner_text(), "中断")
        page.click("main form button:has-text('接着开单')")
        _wait(page, "办完", 300)
        figures = [int(text) for text in page.locator(".figures b").all_inner_texts()]
        checks.that("and goes on to its end", figures[0] == 1_500 and figures[1] + figures[2] == 1_500, figures)
    token = cookie(desk, "shen")
    lines = ask(desk, "GET", "/audit/chain.jsonl?kind=issue", cookie=token)[2].splitlines()
    numbers = [json.loads(line)["number"] for line in lines]
    checks.equal("no number twice, none missing", (len(numbers), len(set(numbers))), (1_512, 1_512))


def _refused(checks: Checks, desk: Desk) -> None:
    token, other = cookie(desk, "wu"), cookie(desk, "wang")
    body, kind = multipart({"form": _FORM, "act": "issue"}, "file", "a.exe", b"MZ")
    checks.equal("what is no list is refused", ask(desk, "POST", "/lists", body, token, kind)[0], 422)
    body, kind = multipart({"form": _FORM, "act": "issue"}, "file", "a.csv", b"x" * (65 << 20))
    try:
        status = ask(desk, "POST", "/lists", body, token, kind)[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 413
    checks.equal("what is too large is refused", status, 413)
    checks.equal("half a body is refused", ask(
        desk, "POST", "/lists", b"--x\r\nContent-Disposition: form-data; name=\"file\"", token,
        "multipart/form-data; boundary=x")[0], 400)
    body, kind = multipart({"form": _FORM, "act": "issue"}, "file", "a.csv", _SURVEYS.read_bytes())
    checks.equal("who has no such role uploads nothing", ask(desk, "POST", "/lists", body, other, kind)[0], 403)
    made = json.loads(ask(desk, "PUT", f"/lists/file?form={_FORM}&name=b.csv", _SURVEYS.read_bytes(), token)[2])
    for name in ("..%2f..%2fdesk.sqlite", "refused.json", "%2e%2e", "numbered.xlsx"):
        checks.equal(f"{name} is no file of a list", ask(desk, "GET", f"{made['page']}/files/{name}", cookie=token)[0], 404)
    desk.user("add", "wu2", "--name", "吴二", "--role", "批量", "--password-file", str(desk.folder / "password"))
    checks.equal("another's list is not there", ask(desk, "GET", made["page"], cookie=cookie(desk, "wu2"))[0], 404)
    left = [path.name for path in desk.register.with_name("register-desk").iterdir() if path.name.startswith(".incoming")]
    checks.none("no body is left behind", left)


def _decisions(checks: Checks, desk: Desk) -> None:
    """A row that carries the decisions of a whole chain."""
    token = cookie(desk, "wu")
    row = json.dumps(json.loads((ROOT / "forms" / "examples" / "cost-approval.json").read_text(encoding="utf-8")), ensure_ascii=False)
    page = json.loads(ask(desk, "PUT", "/lists/file?form=cost-approval&name=a.jsonl", row + "\n", token)[2])["page"]
    for act in ("check", "run"):
        ask(desk, "POST", f"{page}/{act}", b"options=yes&format=pdf", token)
        while b'"ended":true' not in ask(desk, "GET", f"{page}/events", cookie=token)[2]:
            pass
        shown = ask(desk, "GET", page, cookie=token)[2].decode()
        checks.that(f"a list decides nothing for others ({act})", "的审批不能由这份数据给出" in shown, shown[-900:])
    lines = ask(desk, "GET", "/audit/chain.jsonl?kind=issue", cookie=cookie(desk, "shen"))[2].splitlines()
    checks.none("and such a row gets no number", [line for line in lines if b"SP-" in line])
