"""Closing part by part: an order of parts is approved by two accounts, its arrival written down by a third, closed by a fourth."""
from __future__ import annotations

import json
from pathlib import Path

from checks import Checks
from desk import Desk, overflow, violations, visitor
from playwright.sync_api import Browser

_ROOT = Path(__file__).resolve().parents[2]
_CLOSING = {"approvals", "order_no", "promised_date", "arrived_date", "delay_reason", "applicant_sign", "keeper_sign"}


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Walks the form from one to the next."""
    desk = Desk(desk_program, liandan, folder)
    data = json.loads((_ROOT / "forms/examples/part-application.json").read_text())
    opening = {name: value for name, value in data.items() if name not in _CLOSING}
    for line in opening["lines"]:
        del line["arrived_qty"]
    (folder / "form.json").write_text(json.dumps(opening, ensure_ascii=False))
    desk.fill(("part-application", folder / "form.json", []))
    number = json.loads(desk.command("find", "--form", "part-application", "--as", "json").splitlines()[0])["number"]
    desk.add_accounts()
    desk.start()
    try:
        _walk(checks, browser, desk, number)
    finally:
        desk.stop()
    story = json.loads(desk.command("show", number, "--json"))
    checks.equal("each part is in the chain with its account", [
        (event["event"], event["operator"], event.get("account")) for event in story["history"]
        if event["event"] in ("issue", "add", "close")
    ], [("issue", "王建国", None), ("add", "赵部长", "zhao"), ("add", "钱总监", "qian"), ("add", "李现场", "li"),
        ("close", "王建国", "wang")])
    checks.equal("what arrived stands in its rows", [line.get("arrived_qty") for line in story["data"]["lines"]], [2, 3])
    checks.none("the register is sound", desk.faults())


def _walk(checks: Checks, browser: Browser, desk: Desk, number: str) -> None:
    with visitor(browser, desk, "zheng") as page:
        checks.equal("who designs forms closes none", page.goto(f"/f/{number}/close").status, 403)
    for login in ("zhao", "qian"):
        with visitor(browser, desk, login) as page:
            page.goto(f"/approvals/{number}")
            page.click("button[value=agree]")
            page.wait_for_url("**/approvals?said=decided")
    with visitor(browser, desk, "li", "narrow") as page:
        page.goto(f"/f/{number}/close")
        checks.none("axe finds nothing on a phone", violations(page))
        checks.equal("nothing is too wide on a phone", overflow(page), 0)
        page.fill("[name='f-lines[2].arrived_qty']", "３")
        page.fill("[name='f-lines[1].arrived_qty']", "2")
        page.fill("[name='f-order_no']", "ZJ-261105-18")
        page.click("button[formaction$='/part']")
        page.wait_for_url("**/f/*said=completed*")
    with visitor(browser, desk, "wang") as page:
        page.goto(f"/f/{number}/close")
        checks.equal("what is on record cannot be typed again", page.locator("[name='f-lines[1].arrived_qty']").count(), 0)
        page.click("button[formaction$='/finish']")
        page.wait_for_url("**/close?checked=yes&tried=finish*")
        checks.that("what is missing is told, each with its place", page.locator(".findings li a").count() >= 3)
        checks.none("axe finds nothing with findings", violations(page))
        today = json.loads(desk.command("show", number, "--json"))["data"]["approvals"][-1]["date"]
        page.fill("[name='f-arrived_date']", today)
        page.fill("[name='f-delay_reason']", "厂家缺货")
        for field, name in (("applicant_sign", "何婷"), ("keeper_sign", "马春兰")):
            page.fill(f"[name='f-{field}.name']", name)
            page.fill(f"[name='f-{field}.date']", today)
        page.click("button[formaction$='/finish']")
        page.wait_for_url("**/f/*said=closed*")
        checks.equal("a closed form is closed no more", page.goto(f"/f/{number}/close").status, 409)
