"""Forms changed at the desk: findings while typing, the sample beside it, published only without errors."""
from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import views
from checks import Checks
from desk import Desk, visitor
from playwright.sync_api import Browser, Page
from program import ROOT
from wire import ask, cookie

_FORM = "dispatch"


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Changes a form in a copy of the forms' folder."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    forms = folder / "forms"
    shutil.copytree(ROOT / "forms", forms)
    desk.command("issue", _FORM, str(ROOT / "forms" / "examples" / f"{_FORM}.json"))
    desk.start("--forms", str(forms))
    try:
        _change(checks, browser, desk, forms)
        _new(checks, browser, desk, forms)
        _refused(checks, desk, forms)
        checks.none("axe finds nothing on pages of forms, nothing is too wide", views.faults(
            browser, desk, "zheng", {"design": "/design", "new": "/design/site-visit", "form": f"/design/{_FORM}", "versions": f"/design/{_FORM}/versions"}))
    finally:
        desk.stop()


def _change(checks: Checks, browser: Browser, desk: Desk, forms: Path) -> None:
    path = forms / f"{_FORM}.yaml"
    before = path.read_text(encoding="utf-8")
    version = int(re.search(r"^version: (\d+)", before, re.M)[1])
    with visitor(browser, desk, "zheng") as page:
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/design")
        page.goto(f"/design/{_FORM}")
        checks.equal("the text is that of the file", page.input_value("#text"), before)
        checks.equal("its lines are counted", page.locator(".gutter div").count(), before.count("\n") + 1)
        page.fill("#text", before.replace("title:", "titel:", 1))
        page.wait_for_selector("#findings li.error")
        line = page.locator("#findings [data-line]").first
        line.click()
        checks.that("a finding leads to its line", page.evaluate("document.activeElement.id") == "text")
        page.fill("#reason", "Probe")
        page.click("button:text-is('发布')")
        page.wait_for_selector(".failure")
        checks.equal("nothing is published with errors", path.read_text(encoding="utf-8"), before)
        added = re.sub(r"^(fields:\n)", r"\1  - { id: desk_remark, type: text, label: { zh-Hans: 设计备注, zh-Hant: 設計備註, en: Remark } }\n", before, count=1, flags=re.M)
        page.fill("#text", added)
        page.fill("#reason", "加设计备注")
        page.click("button:text-is('发布')")
        page.wait_for_selector(".failure")
        checks.that("changed fields of an issued form need a higher version", "version" in page.locator("#findings").inner_text(),
                    page.locator("main").inner_text()[:300])
        raised = re.sub(r"^version: \d+", f"version: {version + 1}", added, count=1, flags=re.M)
        page.fill("#text", raised)
        page.wait_for_selector("#findings-state:has-text('没有错误')")
        page.fill("#reason", "加设计备注")
        page.click("button:text-is('发布')")
        page.wait_for_url("**said=published")
        checks.equal("then it is published", path.read_text(encoding="utf-8"), raised)
        page.goto(f"/design/{_FORM}/versions")
        checks.that("with both versions kept", page.locator("tbody tr").count() == 2
                    and "加设计备注" in page.locator("tbody").inner_text(), page.locator("tbody").inner_text())
        page.locator("tbody a").last.click()
        checks.equal("the text of the former one", page.locator("pre.source").inner_text().strip(), before.strip())
    status, _, body = ask(desk, "GET", "/audit/chain.jsonl?kind=issue", cookie=cookie(desk, "shen"))
    number = json.loads(body.splitlines()[0])["number"]
    shown = desk.command("show", number, "--json")
    checks.that("what was issued keeps its schema", number in shown and "desk_remark" not in shown)


def _new(checks: Checks, browser: Browser, desk: Desk, forms: Path) -> None:
    """Forms that were not there: from a skeleton and from another form, published, filled in, issued and closed."""
    with visitor(browser, desk, "zheng") as page:
        page.on("dialog", lambda dialog: dialog.accept())
        for wish, part in ((("x y", "走访", "ZQX"), "id"), (("dispatch", "走访", "ZQX"), "已有"), (("site-visit", "走访", "PG"), "PG"),
                           (("profile", "走访", "ZQX"), "id")):
            _begin(page, *wish)
            checks.that(f"{wish} is refused", part in page.locator(".failure").inner_text(), page.locator("main").inner_text()[:300])
        _begin(page, "site-visit", "走访：“记录” #1", "ZQX")
        page.wait_for_url("**/design/site-visit")
        checks.equal("the skeleton has no errors", page.locator("#findings li.error").all_inner_texts(), [])
        sample = page.request.get("/design/site-visit/preview.pdf").body()
        checks.that("and a sample", sample.startswith(b"%PDF"))
        checks.that("nothing is written before it is published", not (forms / "site-visit.yaml").exists())
        text = page.input_value("#text")
        page.fill("#text", text.replace("type: signature", "type: signatur"))
        page.fill("#reason", "新表")
        page.click("button:text-is('发布')")
        page.wait_for_selector(".failure")
        checks.that("nothing is published with errors, a new form neither", not (forms / "site-visit.yaml").exists())
        page.fill("#text", text)
        page.fill("#reason", "新表")
        page.click("button:text-is('发布')")
        page.wait_for_url("**said=published")
        checks.equal("the skeleton is published", (forms / "site-visit.yaml").read_text(encoding="utf-8"), text)
        _begin(page, "dispatch-2", "派工单（二部）", "PGB", "dispatch")
        page.wait_for_url("**/design/dispatch-2")
        checks.equal("a copy has no errors", page.locator("#findings li.error").all_inner_texts(), [])
        page.goto("/design")
        checks.that("a form that is begun is in the list", page.locator("tr:has(a[href='/design/dispatch-2']) .badge").count() > 0)
        page.goto("/design/dispatch-2")
        page.click("button:text-is('放弃草稿')")
        page.wait_for_url("**/design?**")
        checks.equal("and gone when it is given up", page.request.get("/design/dispatch-2").status, 404)
    with visitor(browser, desk, "wang") as page:
        page.goto("/fill")
        page.click("form[action='/fill/site-visit'] button")
        page.wait_for_url("**/drafts/*")
        page.fill("#f-customer_name", "庐阳环卫")
        page.fill("#f-date", "2026-11-02")
        page.fill("#f-content", "看了三台车")
        page.click("button[formaction$='/issue']:not([name])")
        page.wait_for_url("**/f/ZQX-2026-000001?**")
        checks.that("it is filled in and issued", "庐阳环卫" in page.locator("main").inner_text())
        page.goto("/f/ZQX-2026-000001/close")
        page.locator("[name$='handler_sign.name']").fill("王建国")
        page.locator("[name$='handler_sign.date']").fill("2026-11-03")
        page.click("button[formaction$='/finish']")
        page.wait_for_url("**/f/ZQX-2026-000001?**")
        checks.equal("and closed", page.locator(".badge.closed").count() > 0, True)
    checks.none("the register is whole", desk.faults())


def _begin(page: Page, form: str, title: str, prefix: str, model: str = "") -> None:
    page.goto("/design")
    page.click("summary:has-text('新建表单')")
    page.fill("#title", title)
    page.fill("#id", form)
    page.fill("#prefix", prefix)
    page.select_option("#from", model)
    page.click("button:text-is('新建')")


def _refused(checks: Checks, desk: Desk, forms: Path) -> None:
    token = cookie(desk, "zheng")
    for name in ("..%2f..%2fetc%2fpasswd", "profile", "common", "nothing"):
        checks.equal(f"{name} is no form", ask(desk, "GET", f"/design/{name}", cookie=token)[0], 404)
        checks.equal(f"{name} is not written", ask(
            desk, "POST", f"/design/{name}/publish", "text=a&reason=b", cookie=token)[0], 404)
    status, headers, body = ask(desk, "GET", f"/design/{_FORM}/preview.pdf", cookie=token)
    checks.that("the sample is a PDF", status == 200 and body.startswith(b"%PDF"), status)
