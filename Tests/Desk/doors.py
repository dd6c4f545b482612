"""The doors of the desk: logging in and out, who may what, what is refused; each attack as a client that is no browser makes it."""
from __future__ import annotations

import http.client
import re
import socket
import subprocess
import time
from pathlib import Path

from checks import Checks
from desk import ACCOUNTS, PASSWORD, Desk, log_in, overflow, violations, visitor
from playwright.sync_api import Browser

#: The headers that every answer has.
_HEADERS = {
    "content-security-policy": "default-src 'none'", "x-content-type-options": "nosniff", "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN", "cross-origin-opener-policy": "same-origin",
}


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Opens every door that is to be open, and tries those that are not."""
    desk = Desk(desk_program, liandan, folder)
    desk.add_accounts()
    listed = desk.user("list")
    checks.none("the terminal lists every account", (login for login, _, _ in ACCOUNTS if f"{login}\t" not in listed))
    begin = time.monotonic()
    desk.start()
    seconds = time.monotonic() - begin
    # The goal is a second; machines are shared, and this is no measurement.
    checks.that(f"it is ready ({seconds:.1f} s)", seconds < 30, seconds)
    try:
        _log_in(checks, browser, desk)
        _wire(checks, desk)
        _brute_force(checks, desk)
        _backup(checks, desk)
    finally:
        seconds = desk.stop()
    checks.that(f"it stops when told to ({seconds:.1f} s)", seconds < 30, seconds)
    _lock(checks, desk)


def _log_in(checks: Checks, browser: Browser, desk: Desk) -> None:
    faults = []
    for width in ("wide", "narrow"):
        for scheme in ("light", "dark"):
            for language in ("zh-Hans", "zh-Hant", "en"):
                with visitor(browser, desk, None, width, scheme, language) as page:
                    page.goto("/login")
                    name = f"login {width} {scheme} {language}"
                    faults += [f"{name}: {fault}" for fault in violations(page)]
                    if (pixels := overflow(page)) > 0:
                        faults.append(f"{name}: {pixels} pixels too wide")
                    if page.locator("html").get_attribute("lang") != language:
                        faults.append(f"{name}: another language")
    checks.none("the page to log in: axe finds nothing, nothing is too wide, in three languages", faults)
    with visitor(browser, desk, None) as page:
        page.goto("/me?words=x")
        checks.that("who is not logged in is led to the door", "/login" in page.url, page.url)
        page.fill("#login", "wang")
        page.fill("#password", "falsch-geraten")
        page.press("#password", "Enter")
        checks.that("a wrong password is told", page.locator(".failure").count() == 1)
        page.fill("#password", PASSWORD)
        page.press("#password", "Enter")
        page.wait_for_url("**/me?words=x")
        checks.that("and then to where one wanted", True)
    with visitor(browser, desk, "wang") as page:
        cookie = next(cookie for cookie in page.context.cookies() if cookie["name"] == "liandan")
        checks.that(
            "the cookie is for the server alone", cookie["httpOnly"] and cookie["sameSite"] == "Strict", cookie)
        page.click("header .me button")
        page.wait_for_url("**/login")
        page.context.add_cookies([cookie])
        page.goto("/")
        checks.that("a session that was ended is no session", "/login" in page.url, page.url)
    with visitor(browser, desk, None) as page:
        page.context.add_cookies([{"name": "liandan", "value": "a" * 64, "url": desk.address}])
        log_in(page, "wang")
        token = next(cookie for cookie in page.context.cookies() if cookie["name"] == "liandan")["value"]
        checks.that("a session's id that was planted is not taken over", token != "a" * 64)
    for login, _, _ in ACCOUNTS:
        with visitor(browser, desk, login) as page:
            found = violations(page)
            checks.none(f"{login}: axe finds nothing on the first page", found)


def _ask(
    desk: Desk, method: str, path: str, body: str = "", host: str | None = None, **headers: str,
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{desk.port}")
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body:
            connection.putheader("Content-Length", str(len(body.encode())))
            connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        connection.endheaders(body.encode() if body else None)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def _token(desk: Desk, login: str) -> str:
    _, headers, _ = _ask(desk, "POST", "/login", f"login={login}&password={PASSWORD}")
    found = re.search(r"liandan=([0-9a-f]{64})", headers.get("set-cookie", ""))
    assert found, headers
    return found[1]


def _wire(checks: Checks, desk: Desk) -> None:
    """What no browser of a decent person sends."""
    for path in ("/login", "/nothing", "/assets/x/desk.css", "/health"):
        _, headers, _ = _ask(desk, "GET", path)
        checks.none(f"{path} has the headers of safety", (
            name for name, value in _HEADERS.items() if not headers.get(name, "").startswith(value)))
    checks.equal("another Host is refused", _ask(desk, "GET", "/login", host="evil.example")[0], 421)
    checks.equal("a forwarded host of nobody we know is not believed", _ask(
        desk, "GET", "/login", host="evil.example", X_Forwarded_Host=f"127.0.0.1:{desk.port}")[0], 421)
    token = _token(desk, "wang")
    cookie = f"liandan={token}"
    checks.equal("the cookie opens", _ask(desk, "GET", "/", Cookie=cookie)[0], 200)
    for name, headers in {
        "another site": {"Sec_Fetch_Site": "cross-site"}, "a sister site": {"Sec_Fetch_Site": "same-site"},
        "an older browser": {"Origin": "https://evil.example"}, "a sandbox": {"Origin": "null"},
    }.items():
        checks.equal(f"{name} cannot post", _ask(desk, "POST", "/language", "language=en", Cookie=cookie, **headers)[0], 403)
    own = {"Origin": f"http://127.0.0.1:{desk.port}"}
    checks.equal("our own page can", _ask(desk, "POST", "/language", "language=zh-Hans", Cookie=cookie, **own)[0], 303)
    for target in ("//evil.example/", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:alert(1)"):
        _, headers, _ = _ask(desk, "POST", "/language", f"language=en&back={target}")
        checks.equal(f"{target!r} leads nowhere else", headers.get("location"), "/")
    for path in ("/assets/../../etc/passwd", "/assets/x/..%2f..%2fetc%2fpasswd", "/assets/x/%2e%2e%2fdesk.sqlite"):
        status, _, body = _ask(desk, "GET", path)
        checks.that(f"{path} leads out of nothing", status in (400, 404) and b"root:" not in body, status)
    status, _, body = _ask(desk, "GET", "/%3Cscript%3Ealert(1)%3C/script%3E")
    checks.that("an address that is none is told without its words", status == 404 and b"<script>alert" not in body, status)
    checks.equal("a body that is too large is refused", _ask(desk, "POST", "/login", "a=" + "x" * (1 << 20))[0], 413)
    with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as wire:
        wire.sendall(b"GET /login HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % desk.port + b"X-A: b\r\n" * 10_000 + b"\r\n")
        answer = wire.recv(4_096)
        checks.that("ten thousand headers are refused", not answer.startswith(b"HTTP/1.1 200"), answer[:40])
    log = (desk.folder / "desk.log").read_text()
    checks.none("the log has no names, no passwords, no tokens", (
        word for word in (PASSWORD, token, "王建国", "falsch-geraten", "words=x") if word in log))
    status, _, body = _ask(desk, "GET", "/metrics")
    checks.that("the server measures itself", status == 200 and b"liandan_desk_response_seconds_bucket" in body, status)


def _brute_force(checks: Checks, desk: Desk) -> None:
    codes = [_ask(desk, "POST", "/login", f"login=qian&password=geraten-{n}")[0] for n in range(12)]
    checks.that("who guesses has to wait", 401 in codes and codes[-1] == 429, codes)


def _lock(checks: Checks, desk: Desk) -> None:
    desk.start()
    try:
        token = _token(desk, "li")
        checks.equal("a session outlives a restart", _ask(desk, "GET", "/", Cookie=f"liandan={token}")[0], 200)
        desk.user("lock", "li")
        checks.equal("an account that is locked is out at once", _ask(desk, "GET", "/", Cookie=f"liandan={token}")[0], 303)
        said = desk.user("reset", "zheng")
        password = re.search(r"[：:] ?(\S{12})", said)
        checks.that("a new password is told", password is not None, said)
        if password:
            _, headers, _ = _ask(desk, "POST", "/login", f"login=zheng&password={password[1]}")
            checks.equal("and must be changed first", headers.get("location"), "/me")
    finally:
        desk.stop()


def _backup(checks: Checks, desk: Desk) -> None:
    """Accounts are in a backup that was made while the desk ran, and come back with it."""
    desk.fill(("satisfaction-survey", "forms/examples/satisfaction-survey.json", []))
    desk.command("backup", str(desk.folder / "backups"))
    restored = desk.folder / "restored"
    done = subprocess.run(
        [desk.liandan, "restore", desk.folder / "backups", "--register", restored, "--no-later"], capture_output=True,
        text=True)
    other = Desk(desk.program, desk.liandan, desk.folder / "other")
    other.register = restored
    checks.that("a backup of a running desk holds its accounts", done.returncode == 0 and "wang\t" in other.user("list"), done)
    checks.equal("for its owner alone", oct((restored / "desk.sqlite").stat().st_mode & 0o777), "0o600")
