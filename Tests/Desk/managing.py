"""Accounts and the audit chain: who is added, changed and locked; and that the chain tells of it."""
from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import views
from checks import Checks
from desk import PASSWORD, Desk, visitor
from playwright.sync_api import Browser
from wire import ask, cookie


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Manages accounts in a browser, and reads the chain as its auditor."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    desk.start()
    try:
        _accounts(checks, browser, desk)
        _sessions(checks, browser, desk)
        _chain(checks, browser, desk)
        checks.none("axe finds nothing on the pages of accounts, nothing is too wide", views.faults(
            browser, desk, "admin", {"accounts": "/accounts", "account": "/accounts/sun", "sessions": "/sessions"}))
        checks.none("nor on those of the chain", views.faults(
            browser, desk, "shen", {"audit": "/audit", "anchor": "/audit/anchor", "audit-none": "/audit?person=nobody"}))
    finally:
        desk.stop()
    said = desk.command("anchor")
    checks.that("the command line reads a chain with accounts in it", said.startswith("liandan anchor"), said)


def _accounts(checks: Checks, browser: Browser, desk: Desk) -> None:
    with visitor(browser, desk, "admin") as page:
        page.goto("/accounts")
        page.fill("#login", "Feng Lin")
        page.fill("#name", "冯琳")
        page.click("section#new button.primary")
        checks.that("a bad login is told, and what was typed stays", page.locator(".failure").count() == 1
                    and page.input_value("#name") == "冯琳")
        page.fill("#login", "feng")
        page.check("input[name=role][value=filling]")
        page.check("input[name=role][value='keeping:财务部']")
        page.click("section#new button.primary")
        password = page.locator(".secret").inner_text()
        checks.that("a temporary password is shown once", re.fullmatch(r"[a-z0-9]{12}", password) is not None, password)
        page.goto("/accounts/feng")
        checks.that("and nowhere again", password not in page.content())
        checks.that("the roles are those that were ticked", page.locator("input[name=role]:checked").count() == 2)
        page.uncheck("input[name=role][value=filling]")
        page.check("input[name=role][value=audit]")
        page.click("text=保存角色")
        checks.that("the roles are changed", "审计" in page.locator(".facts").inner_text())
        with visitor(browser, desk, None) as other:
            other.goto("/login")
            other.fill("#login", "feng")
            other.fill("#password", password)
            other.press("#password", "Enter")
            other.wait_for_url("**/me")
            other.goto("/audit")
            checks.that("a temporary password is to be changed first", other.url.endswith("/me"), other.url)
            other.fill("#old", password)
            other.fill("#new", "ganz-anders-12")
            other.fill("#again", "ganz-anders-12")
            other.press("#again", "Enter")
            other.wait_for_url("**/?said=password")
            page.on("dialog", lambda dialog: dialog.accept())
            page.goto("/accounts/feng")
            page.click("text=停用账号")
            page.wait_for_url("**/accounts/feng?said=changed")
            other.goto("/audit")
            checks.that("who is locked is out at once", "/login" in other.url, other.url)
        page.click("text=恢复账号")
        page.wait_for_url("**/accounts/feng?said=changed")
        page.click("text=重设密码")
        checks.that("a password is reset", page.locator(".secret").count() == 1)
        page.goto("/accounts/admin")
        page.click("text=停用账号")
        checks.that("the last administrator cannot be locked", page.locator(".failure").count() == 1)


def _sessions(checks: Checks, browser: Browser, desk: Desk) -> None:
    with visitor(browser, desk, "admin") as page, visitor(browser, desk, "li") as other:
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/sessions")
        page.click("tr:has-text('李现场') button")
        page.wait_for_url("**/sessions?said=ended")
        other.goto("/me")
        checks.that("a login that an administrator ends is ended", "/login" in other.url, other.url)


def _chain(checks: Checks, browser: Browser, desk: Desk) -> None:
    token = cookie(desk, "shen")
    status, headers, body = ask(desk, "GET", "/audit/chain.jsonl", cookie=token)
    events = [json.loads(line) for line in body.splitlines()]
    told = [(event["detail"]["login"], event["detail"]["change"]) for event in events if event["kind"] == "account"]
    checks.none("the chain tells of every change of an account", (
        change for change in [
            ("admin", "add"), ("feng", "add"), ("feng", "roles"), ("feng", "lock"), ("feng", "unlock"),
            ("feng", "password"), ("li", "logout")] if change not in told))
    checks.that("by whom it was done", any(
        event["operator"] == "管理员" and event["detail"].get("account") == "admin" for event in events))
    checks.none("without any password", (word for word in (PASSWORD, "ganz-anders-12") if word in body.decode()))
    previous = "0" * 64
    for event in reversed(events):
        if event["previous"] != previous:
            break
        previous = event["hash"]
    checks.equal("the lines that are downloaded are the whole chain", previous, events[0]["hash"])
    status, headers, body = ask(desk, "GET", "/audit/chain.csv?account=feng", cookie=token)
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    checks.that("a part of it comes as CSV", len(rows) > 3 and all("feng" in row[5] for row in rows[1:]), rows[:2])
    with visitor(browser, desk, "shen") as page:
        page.goto("/audit")
        page.wait_for_selector("text=链完整")
        checks.that("the auditor sees that the chain is whole", True)
        page.select_option("#kind", "account")
        page.fill("#person", "管理员")
        page.click("form.card button.primary")
        names = set(page.locator("tbody tr td:nth-child(5)").all_inner_texts())
        checks.equal("events are filtered", names, {"管理员"})
        page.goto("/audit/anchor")
        line = page.locator("code.long").inner_text()
        checks.that("an anchor is taken", line.startswith("liandan anchor 1:") and page.locator("svg.code").count() == 1, line)
    status, _, _ = ask(desk, "GET", "/audit?first=2026-13-01", cookie=token)
    checks.equal("a day that is none is refused", status, 400)
