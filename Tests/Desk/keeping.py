"""What a browser keeps of drafts: only who wrote them reads it, and who logs out leaves nothing. Fields of any name."""
from __future__ import annotations

import json
import shutil
from pathlib import Path

from checks import Checks
from desk import Desk, log_in, visitor
from playwright.sync_api import Browser, Page, expect
from program import ROOT

#: What the browser keeps, as text: keys of objects, and bytes as letters.
_KEPT = """async () => {
  const names = (await indexedDB.databases()).map(one => one.name);
  if (!names.includes('liandan')) return [];
  const known = await new Promise(done => { const request = indexedDB.open('liandan'); request.onsuccess = () => done(request.result); });
  const rows = await new Promise(done => {
    const request = known.transaction('drafts').objectStore('drafts').getAll();
    request.onsuccess = () => done(request.result);
  });
  known.close();
  const text = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder('utf-8').decode(value) + new TextDecoder('utf-16').decode(value)
    : value && typeof value === 'object' ? Object.entries(value).map(([name, one]) => name + text(one)).join() : String(value);
  return rows.map(text);
}"""
#: Ids of fields that are also names of the page's controls, or of what scripts ask of a form.
_NAMES = ["version", "stage", "row", "close", "action", "elements", "dataset", "append", "f-f", "name"]


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Writes drafts, goes away in every way, and looks at what is left."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    forms = folder / "forms"
    shutil.copytree(ROOT / "forms", forms)
    (forms / "names.yaml").write_text(_form(), encoding="utf-8")
    desk.start("--forms", str(forms))
    try:
        _expired(checks, browser, desk)
        _logged_out(checks, browser, desk)
        _names(checks, browser, desk, scripts=True)
        _names(checks, browser, desk, scripts=False)
    finally:
        desk.stop()


def _form() -> str:
    fields = "\n".join(f"  - {{ id: {name}, label: 栏目{n}, type: text, max_length: 40 }}" for n, name in enumerate(_NAMES))
    rows = "  - { id: lines, label: 明细, type: repeat, max_rows: 5, fields: [ { id: row, label: 甲, type: text }, { id: version, label: 乙, type: text } ] }"
    cells = "\n".join(f"    - [ {{ field: {name}, span: 12 }} ]" for name in _NAMES)
    return f"""id: names
title: 各种名称
version: 1
number: {{ prefix: NM, pattern: "{{prefix}}-{{year}}-{{serial:6}}", restart: yearly }}
retention: {{ years: 10, class: 业务档案 }}
copies:
  - {{ id: one, label: 第一联, keeper: 售后服务部 }}
  - {{ id: two, label: 第二联, keeper: 客户 }}
fields:
{fields}
{rows}
layout:
  rows:
{cells}
    - {{ table: lines, columns: [ {{ field: row, span: 6 }}, {{ field: version, span: 6 }} ], blank_rows: 2 }}
"""


def _begin(page: Page, form: str) -> str:
    page.goto("/fill")
    page.click(f'form[action="/fill/{form}"] button')
    page.wait_for_url("**/drafts/*")
    return page.url.rsplit("/", 1)[1]


def _write_unsaved(page: Page, draft: str, text: str) -> None:
    """Types while the server does not answer, until the browser keeps it."""
    page.route(f"**/drafts/{draft}", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.fill("#f-customer_name", text)
    expect(page.locator("#state.offline")).to_have_count(1, timeout=10_000)
    page.wait_for_function(f"async () => (await ({_KEPT})()).length > 0")


def _expired(checks: Checks, browser: Browser, desk: Desk) -> None:
    with visitor(browser, desk, "wang") as page:
        draft = _begin(page, "return-record")
        _write_unsaved(page, draft, "王的秘密客户")
        kept = page.evaluate(_KEPT)
        checks.that("what is kept in the browser cannot be read there", len(kept) == 1 and "秘密" not in kept[0] and "%E7" not in kept[0], kept)
        # The login ends without anybody logging out.
        page.context.clear_cookies()
        page.on("dialog", lambda dialog: dialog.accept())
        log_in(page, "wang")
        page.goto(f"/drafts/{draft}")
        expect(page.locator("#f-customer_name")).to_have_value("王的秘密客户")
        checks.that("whoever wrote it gets it back", True)
        page.unroute(f"**/drafts/{draft}")
        expect(page.locator("#state.saved")).to_have_count(1, timeout=15_000)
        _write_unsaved(page, draft, "王的第二个客户")
        page.context.clear_cookies()
        log_in(page, "li")
        other = _begin(page, "return-record")
        page.wait_for_function(f"async () => (await ({_KEPT})()).length === 0")
        checks.equal("another account at this browser finds nothing of it", page.evaluate(_KEPT), [])
        checks.equal("nor sees it in a draft", page.input_value("#f-customer_name"), "")
        page.goto(f"/drafts/{other}")
        checks.equal("nor later", page.input_value("#f-customer_name"), "")


def _logged_out(checks: Checks, browser: Browser, desk: Desk) -> None:
    with visitor(browser, desk, "wang") as page:
        draft = _begin(page, "return-record")
        _write_unsaved(page, draft, "还没保存")
        asked: list[str] = []

        def stay(dialog) -> None:
            asked.append(dialog.message)
            dialog.dismiss()

        page.once("dialog", stay)
        page.click("header form[action='/logout'] button")
        page.wait_for_function("true")
        expect(page.locator("#f-customer_name")).to_have_value("还没保存")
        checks.that("who logs out is asked about what is not saved", len(asked) == 1 and "没保存" in asked[0], asked)
        page.once("dialog", lambda dialog: dialog.accept())
        page.click("header form[action='/logout'] button")
        page.wait_for_url("**/login")
        checks.equal("after logging out the browser keeps nothing", page.evaluate(_KEPT), [])
        log_in(page, "wang")
        draft = _begin(page, "return-record")
        page.fill("#f-customer_name", "刚刚输入")
        page.click("header form[action='/logout'] button")
        page.wait_for_url("**/login")
        checks.equal("nor what was saved on the way out", page.evaluate(_KEPT), [])
        log_in(page, "wang")
        page.goto(f"/drafts/{draft}")
        checks.equal("which the server has", page.input_value("#f-customer_name"), "刚刚输入")


def _names(checks: Checks, browser: Browser, desk: Desk, scripts: bool) -> None:
    kind = "with" if scripts else "without"
    with visitor(browser, desk, "wang", java_script_enabled=scripts) as page:
        draft = _begin(page, "names")
        wanted = {name: f"{kind} {name}" for name in _NAMES}
        for name, text in wanted.items():
            page.fill(f"[id='f-{name}']", text)
        page.fill("[name='f-lines[1].row']", "甲一")
        page.fill("[name='f-lines[1].version']", "乙一")
        if scripts:
            expect(page.locator("#state.saved")).to_have_count(1, timeout=15_000)
        else:
            page.click(".bar button:text-is('保存')")
        page.goto(f"/drafts/{draft}")
        checks.equal(f"fields may be called anything ({kind} scripts)",
                     {name: page.input_value(f"[id='f-{name}']") for name in _NAMES}, wanted)
        page.click('button[formaction$="/issue"]:not([name])')
        page.wait_for_url("**/f/NM-*")
        number = page.url.split("/f/")[1].split("?")[0]
        data = json.loads(desk.command("show", number, "--json", "--forms", str(desk.folder / "forms")))["data"]
        checks.equal(f"and are issued as they were typed ({kind} scripts)", data, wanted | {"lines": [{"row": "甲一", "version": "乙一"}]})
