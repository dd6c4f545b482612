"""Every address with every account, and with none: what the table closes is closed, and nothing fails."""
from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from checks import Checks
from desk import ACCOUNTS, Desk
from playwright.sync_api import Browser
from wire import ask, cookie

#: What each role allows, written down here once more: a slip in the program's table shows.
ALLOWED = {
    "填单": {"read", "fill", "close", "revise", "attach"}, "现场": {"read", "fill", "close", "attach"},
    "审批": {"read", "approve"}, "财务": {"read", "archive", "attach"}, "质检": {"read", "archive", "attach"}, "批量": {"read", "list"}, "设计": {"design"},
    "管理": {"administer"}, "审计": {"read", "audit"},
}
#: The permission that the address must need, by its first segment.
NEEDED = {
    "accounts": {"administer"}, "sessions": {"administer"}, "audit": {"audit"}, "lists": {"list"},
    "archive": {"archive"}, "design": {"design"},
}
#: Addresses of people who are not logged in.
OPEN = {"/login", "/language", "/assets/:version/:name", "/health", "/metrics"}


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Tries all addresses."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    routes = json.loads(subprocess.run(
        [desk_program, "routes", "--json"], capture_output=True, text=True, check=True).stdout)
    checks.that("the program lists its addresses", len(routes) > 20, len(routes))
    checks.equal(
        "nobody but these is let in without logging in", {r["pattern"] for r in routes if r["access"] == "anybody"}, OPEN)
    checks.none("each part of the desk needs its permission", (
        route for route in routes if (part := route["pattern"].split("/")[1]) in NEEDED
        and set(route["access"]) != NEEDED[part]))
    desk.start()
    try:
        faults = list(_strangers(desk, routes))
        checks.none("who is not logged in is let in nowhere", faults)
        for login, _, roles in ACCOUNTS:
            allowed = set().union(*(ALLOWED[role.split(":")[0]] for role in roles))
            checks.none(f"{login}: open what the table opens, closed what it closes", list(_try(desk, routes, login, allowed)))
        log = (desk.folder / "desk.log").read_text()
        checks.none("no route failed inside", re.findall(r"error.*failed.*", log))
    finally:
        desk.stop()


def _path(pattern: str) -> str:
    return re.sub(r":[a-z]+", "x", pattern)


def _strangers(desk: Desk, routes: list[dict]):
    for route in routes:
        status, headers, _ = ask(desk, route["method"], _path(route["pattern"]))
        name = f"{route['method']} {route['pattern']}: {status}"
        if route["access"] == "anybody":
            # Logging in with nothing typed is told as any wrong password.
            if status >= 500 or status in (401, 403) and route["pattern"] != "/login":
                yield name
        elif route["method"] == "GET":
            if status != 303 or not headers["location"].startswith("/login"):
                yield name
        elif status != 401:
            yield name


def _try(desk: Desk, routes: list[dict], login: str, allowed: set[str]):
    token = cookie(desk, login)
    for route in routes:
        # These end the session or are told as a wrong password.
        if route["pattern"] in ("/logout", "/login"):
            continue
        access = route["access"]
        is_open = access in ("anybody", "account") or bool(set(access) & allowed)
        status, headers, body = ask(desk, route["method"], _path(route["pattern"]), cookie=token)
        name = f"{route['method']} {route['pattern']}: {status}"
        if status >= 500:
            yield f"{name} {body[-200:]!r}"
        elif is_open and (status in (401, 403) or headers.get("location", "").startswith("/login?")):
            yield f"{name}, which the table opens"
        elif not is_open and status != 403:
            yield f"{name}, which the table closes"
        if route["method"] == "GET" and not is_open:
            status, _, _ = ask(desk, "HEAD", _path(route["pattern"]), cookie=token)
            if status != 403:
                yield f"HEAD {route['pattern']}: {status}, which the table closes"
    status, _, _ = ask(desk, "POST", "/logout", cookie=token)
    if status != 303:
        yield f"POST /logout: {status}"
