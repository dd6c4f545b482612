"""Approvals: the chain of a cost approval by three accounts, refusal, and a deputy."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path

from checks import Checks
from desk import Desk, overflow, violations, visitor
from playwright.sync_api import Browser, Page

_ROOT = Path(__file__).resolve().parents[2]


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Walks the chain."""
    desk = Desk(desk_program, liandan, folder)
    data = json.loads((_ROOT / "forms/examples/cost-approval.json").read_text())
    described = json.loads(desk_describe(desk))
    closing = {field["id"] for field in described["fields"] if field["stage"] == "closing"}
    opening = {name: value for name, value in data.items() if name not in closing}
    for number, name in enumerate(("甲公司", "乙公司", "丙公司")):
        (folder / f"{number}.json").write_text(json.dumps({**opening, "customer_name": name}, ensure_ascii=False))
        desk.fill(("cost-approval", folder / f"{number}.json", []))
    desk.add_accounts()
    desk.start()
    try:
        _walk(checks, browser, desk)
    finally:
        desk.stop()


def desk_describe(desk: Desk) -> str:
    """The form as the command line describes it."""
    return subprocess.run(
        [desk.liandan, "describe", "cost-approval", "--json"], capture_output=True, text=True, check=True).stdout


def _walk(checks: Checks, browser: Browser, desk: Desk) -> None:
    numbers = [line["number"] for line in map(json.loads, desk.command("find", "--form", "cost-approval", "--as", "json").splitlines())]
    first, second, third = sorted(numbers)
    with visitor(browser, desk, "zhao", "narrow") as page:
        page.goto("/approvals")
        checks.equal("three forms wait for the head of department", page.locator("tbody tr").count(), 3)
        checks.none("axe finds nothing on the list", violations(page))
        page.click(f"text={first}")
        checks.none("axe finds nothing on the form", violations(page))
        checks.equal("nothing is too wide on a phone", overflow(page), 0)
        _decide(page, "agree", "情况属实")
        checks.equal("it waits no more", page.locator(f"text={first}").count(), 0)
        page.goto(f"/approvals/{second}")
        _decide(page, "refuse", "")
        checks.that("who refuses says why", page.locator(".failure").count() == 1)
        _decide(page, "refuse", "报价过高")
        page.goto("/approvals")
        checks.equal("a form that went back waits for nobody", page.locator(f"text={second}").count(), 0)
        page.select_option("#deputy", "qian")
        page.click("text=委托 >> nth=-1")
        checks.that("the head is away", page.locator("text=由 钱总监 代为审批").count() == 1)
    with visitor(browser, desk, "qian") as page:
        page.goto("/approvals")
        checks.equal("the deputy sees what waits for the head", page.locator(f"text={third}").count(), 1)
        checks.equal("and not what waits for finance", page.locator(f"text={first}").count(), 0)
        page.goto(f"/approvals/{first}")
        checks.equal("what is not one's turn cannot be decided", page.locator("button[name=decision]").count(), 0)
        page.goto(f"/approvals/{third}")
        _decide(page, "agree", "")
    with visitor(browser, desk, "wang") as page:
        checks.equal("who approves nothing is shut out", page.goto(f"/approvals/{first}").status, 403)
    shown = json.loads(desk.command("show", first, "--json"))
    checks.equal("the decision is in the record", [
        (step["role"], step["decision"], step["name"], step["opinion"]) for step in shown["data"]["approvals"]
    ], [("部门负责人", "agree", "赵部长", "情况属实")])
    told = [event for event in shown["history"] if event["event"] == "add"]
    checks.equal("the chain names the account", [(event["operator"], event["account"]) for event in told], [("赵部长", "zhao")])
    deputy = json.loads(desk.command("show", third, "--json"))["data"]["approvals"][0]
    checks.equal("a deputy signs with the own name", (deputy["name"], deputy["opinion"]), ("钱总监", "（代赵部长）"))
    checks.none("the register is sound", desk.faults())


def _decide(page: Page, decision: str, opinion: str) -> None:
    page.fill("#opinion", opinion)
    page.click(f"button[value={decision}]")
    page.wait_for_load_state()
