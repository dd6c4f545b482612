"""A desk on a register of its own, and browsers that use it."""
from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

#: The password of every account here.
PASSWORD = "korb-leise-77"
#: The accounts: login, name, roles.
ACCOUNTS = [
    ("admin", "管理员", ["管理"]),
    ("wang", "王建国", ["填单"]),
    ("li", "李现场", ["现场"]),
    ("zhao", "赵部长", ["审批:部门负责人"]),
    ("qian", "钱总监", ["审批:分管领导", "审批:总经理"]),
    ("sun", "孙财务", ["财务", "审批:财务"]),
    ("zhou", "周质检", ["质检"]),
    ("wu", "吴批量", ["批量", "填单"]),
    ("zheng", "郑设计", ["设计"]),
    ("shen", "沈审计", ["审计"]),
]
#: The two widths at which every page is looked at.
WIDTHS = {"wide": (1280, 900), "narrow": (360, 740)}


class Desk:
    """A running desk."""

    def __init__(self, desk: Path, liandan: Path, folder: Path) -> None:
        self.program, self.liandan, self.folder = desk.resolve(), liandan.resolve(), folder
        self.register = folder / "register"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "password").write_text(PASSWORD)
        self.log = open(folder / "desk.log", "ab")
        self.process: subprocess.Popen[bytes] | None = None
        #: What the server finds in its environment besides.
        self.environment: dict[str, str] = {}
        self.address = ""
        self.port = 0

    def fill(self, *forms: tuple[str, Path | str, list[str]]) -> None:
        """Issues forms by the command line: form, data, options."""
        for form, data, options in forms:
            self.command("issue", form, str(data), *options)

    def command(self, *arguments: str, code: int = 0) -> str:
        """Runs the command line on the register."""
        done = subprocess.run(
            [self.liandan, *arguments, "--register", str(self.register)], capture_output=True, text=True,
            env={**os.environ, "LIANDAN_OPERATOR": "王建国", "LIANDAN_LANG": "zh-Hans"})
        if done.returncode != code:
            raise RuntimeError(f"{arguments}: {done.returncode} {done.stdout} {done.stderr}")
        return done.stdout

    def faults(self) -> list[str]:
        """What `liandan verify` finds wrong with the register."""
        done = subprocess.run([self.liandan, "verify", self.register], capture_output=True, text=True)
        return [] if done.returncode == 0 else [done.stdout + done.stderr]

    def user(self, *arguments: str) -> str:
        """Runs `liandan-desk user …`."""
        done = subprocess.run(
            [self.program, "user", *arguments, "--register", str(self.register)], capture_output=True, text=True,
            env={**os.environ, "LIANDAN_LANG": "zh-Hans"})
        if done.returncode != 0:
            raise RuntimeError(f"{arguments}: {done.returncode} {done.stdout} {done.stderr}")
        return done.stdout

    def add_accounts(self) -> None:
        """Adds `ACCOUNTS`."""
        for login, name, roles in ACCOUNTS:
            options = [part for role in roles for part in ("--role", role)]
            self.user("add", login, "--name", name, *options, "--password-file", str(self.folder / "password"))

    def start(self, *options: str) -> None:
        """Starts the server on a free port, or on the one it had, and waits until it answers."""
        self.process = subprocess.Popen(
            [self.program, "--register", str(self.register), "--listen", f"127.0.0.1:{self.port}", *options],
            stdout=subprocess.PIPE, stderr=self.log, env={**os.environ, "LIANDAN_LANG": "zh-Hans", **self.environment})
        assert self.process.stdout
        for line in self.process.stdout:
            if found := re.search(rb"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                self.address = f"http://127.0.0.1:{self.port}"
                return
        raise RuntimeError(f"the desk did not start: {(self.folder / 'desk.log').read_text()[-2000:]}")

    def stop(self, how: int = signal.SIGTERM) -> float:
        """Ends the server; gives the seconds that took."""
        assert self.process
        begin = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(timeout=60)
        assert self.process.stdout
        self.process.stdout.close()
        self.process = None
        return time.monotonic() - begin


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium; never a browser that playwright brings."""
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])


@contextmanager
def visitor(
    browser: Browser, desk: Desk, login: str | None, width: str = "wide", scheme: str = "light",
    language: str = "zh-Hans", **options: object,
) -> Iterator[Page]:
    """A page of a new browser profile, logged in; errors of scripts and of the policy raise at the end."""
    size = WIDTHS[width]
    phone = {"has_touch": True, "is_mobile": True} if width == "narrow" else {}
    context: BrowserContext = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale=language, base_url=desk.address,
        **phone, **options)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    try:
        if login:
            log_in(page, login)
        yield page
    finally:
        context.close()
    # A page that answers with an error status is told on the console too; tests ask for some.
    if real := [fault for fault in faults if "Failed to load resource" not in fault]:
        raise AssertionError(f"{login} on the console: {real[:3]}")


def log_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Logs in, as one who types does."""
    page.goto("/login")
    page.fill("#login", login)
    page.fill("#password", password)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/login" not in url)


def violations(page: Page) -> list[str]:
    """What axe finds on the page (WCAG 2.2 A and AA, best practices)."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
