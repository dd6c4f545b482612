"""Passwords that a directory answers for: a real slapd, with and without encryption, and away."""
from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlencode

from checks import Checks
from desk import PASSWORD, Desk, violations, visitor
from playwright.sync_api import Browser
from wire import ask, cookie

_SUFFIX = "dc=example,dc=com"
_BIND = f"uid={{login}},ou=people,{_SUFFIX}"
#: What the directory knows.
_KNOWN = {"feng": "verzeichnis-1", "chu": "verzeichnis-2"}


class Directory:
    """A slapd in a folder of its own: plain and StartTLS on one port, TLS on another."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        (folder / "data").mkdir(exist_ok=True)
        self.plain, self.secure = _free_port(), _free_port()
        self.authority = folder / "authority.pem"
        self._certificates()
        (folder / "slapd.conf").write_text("\n".join([
            *(f"include /etc/ldap/schema/{name}.schema" for name in ("core", "cosine", "inetorgperson")),
            "modulepath /usr/lib/ldap", "moduleload back_mdb", f"TLSCACertificateFile {self.authority}",
            f"TLSCertificateFile {folder}/server.pem", f"TLSCertificateKeyFile {folder}/server.key",
            "database mdb", "maxsize 1048576", f'suffix "{_SUFFIX}"', f"directory {folder}/data"]) + "\n")
        people = "".join(
            f"dn: uid={login},ou=people,{_SUFFIX}\nobjectClass: inetOrgPerson\nuid: {login}\ncn: {login}\nsn: {login}\n"
            f"userPassword: {password}\n\n" for login, password in _KNOWN.items())
        (folder / "people.ldif").write_text(
            f"dn: {_SUFFIX}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: example\n\n"
            f"dn: ou=people,{_SUFFIX}\nobjectClass: organizationalUnit\nou: people\n\n{people}")
        subprocess.run(
            ["/usr/sbin/slapadd", "-f", folder / "slapd.conf", "-l", folder / "people.ldif"], check=True, capture_output=True)
        self.process: subprocess.Popen[bytes] | None = None

    def _certificates(self) -> None:
        def openssl(*arguments: str) -> None:
            subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test authority",
                "-keyout", "authority.key", "-out", "authority.pem")
        (self.folder / "names").write_text("subjectAltName=IP:127.0.0.1,IP:127.0.0.2\n")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=directory", "-keyout", "server.key", "-out", "server.csr")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial",
                "-days", "2", "-extfile", "names", "-out", "server.pem")

    def start(self) -> None:
        # 127.0.0.2 is this machine too, but none of the names for which the desk does without encryption.
        addresses = f"ldap://127.0.0.1:{self.plain} ldap://127.0.0.2:{self.plain} ldaps://127.0.0.1:{self.secure}"
        self.log = open(self.folder / "slapd.log", "ab")
        self.process = subprocess.Popen(
            ["/usr/sbin/slapd", "-f", str(self.folder / "slapd.conf"), "-h", addresses, "-d", "stats"], stderr=self.log, stdout=self.log)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.plain)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError((self.folder / "slapd.log").read_text()[-2000:])

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)
            self.process = None

    def binds(self) -> int:
        """How many passwords it was sent."""
        return (self.folder / "slapd.log").read_text(errors="replace").count(" BIND dn=\"uid=")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Logs in by the directory in every way."""
    if not checks.that("slapd is there (Debian package slapd)", Path("/usr/sbin/slapd").exists() and shutil.which("openssl")):
        return
    directory = Directory(folder / "slapd")
    desk = Desk(desk_program, liandan, folder / "desk")
    desk.add_accounts()
    desk.user("add", "feng", "--name", "冯目录", "--role", "填单", "--ldap")
    directory.start()
    try:
        _plain(checks, browser, desk, directory)
        _encrypted(checks, desk, directory)
        _away(checks, desk, directory)
    finally:
        directory.stop()
        if desk.process:
            desk.stop()


def _log_in(desk: Desk, login: str, password: str) -> tuple[int, str]:
    status, _, body = ask(desk, "POST", "/login", urlencode({"login": login, "password": password}))
    return status, body.decode()


def _plain(checks: Checks, browser: Browser, desk: Desk, directory: Directory) -> None:
    desk.start("--ldap", f"ldap://127.0.0.1:{directory.plain}", "--ldap-bind", _BIND)
    seen = {
        "the directory's password": _log_in(desk, "feng", _KNOWN["feng"])[0], "another's": _log_in(desk, "feng", _KNOWN["chu"])[0],
        "the desk's usual one": _log_in(desk, "feng", PASSWORD)[0],
        "whom the directory knows and the desk does not": _log_in(desk, "chu", _KNOWN["chu"])[0],
        "a local account": _log_in(desk, "wang", PASSWORD)[0],
    }
    checks.equal("who logs in by which password", seen, {
        "the directory's password": 303, "another's": 401, "the desk's usual one": 401,
        "whom the directory knows and the desk does not": 401, "a local account": 303})
    before = directory.binds()
    checks.equal("an empty password is wrong", _log_in(desk, "feng", "")[0], 401)
    checks.equal("and is never sent", directory.binds(), before)
    token = cookie(desk, "feng", _KNOWN["feng"])
    checks.equal("the desk changes no password of the directory", ask(
        desk, "POST", "/me/password", urlencode({"old": _KNOWN["feng"], "new": "neues-wort-9", "again": "neues-wort-9"}), token)[0], 409)
    with visitor(browser, desk, None) as page:
        page.goto("/login")
        page.fill("#login", "feng")
        page.fill("#password", _KNOWN["feng"])
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/login" not in url)
        page.goto("/me")
        checks.equal("and says so on one's page", (page.locator("#old").count(), "目录" in page.locator("main").inner_text()), (0, True))
    with visitor(browser, desk, "admin") as page:
        page.goto("/accounts")
        checks.that("accounts of the directory are marked", "LDAP" in page.locator("tr:has(a[href='/accounts/feng'])").inner_text())
        page.fill("#login", "chu")
        page.fill("#name", "褚目录")
        page.check("input[name=role][value=filling]")
        page.check("input[name=ldap]")
        checks.none("axe finds nothing on the page", violations(page))
        page.click("#new button.primary")
        page.wait_for_url("**/accounts/chu?**")
    checks.equal("one is added in the page", _log_in(desk, "chu", _KNOWN["chu"])[0], 303)
    desk.user("lock", "chu")
    checks.equal("who is locked stays out, whatever the directory says", _log_in(desk, "chu", _KNOWN["chu"])[0], 401)
    desk.stop()


def _encrypted(checks: Checks, desk: Desk, directory: Directory) -> None:
    ways = {"StartTLS": f"ldap://127.0.0.2:{directory.plain}", "TLS": f"ldaps://127.0.0.1:{directory.secure}"}
    for name, url in ways.items():
        desk.environment = {"LDAPTLS_CACERT": str(directory.authority), "LIANDAN_LDAP": url, "LIANDAN_LDAP_BIND": _BIND}
        desk.start()
        checks.equal(f"by {name}", (_log_in(desk, "feng", _KNOWN["feng"])[0], _log_in(desk, "feng", "falsch-1")[0]), (303, 401))
        desk.stop()
        before = directory.binds()
        # Nobody vouches for the server, and the settings of the machine would put up with that.
        desk.environment = {"LDAPTLS_REQCERT": "never", "LIANDAN_LDAP": url, "LIANDAN_LDAP_BIND": _BIND}
        desk.start()
        status, body = _log_in(desk, "feng", _KNOWN["feng"])
        checks.that(f"{name}: a server without a right certificate", status == 503 and url in body, status)
        checks.equal(f"{name}: is sent no password", directory.binds(), before)
        desk.stop()
    desk.environment = {}


def _away(checks: Checks, desk: Desk, directory: Directory) -> None:
    directory.stop()
    desk.start("--ldap", f"ldap://127.0.0.1:{directory.plain}", "--ldap-bind", _BIND)
    status, body = _log_in(desk, "feng", _KNOWN["feng"])
    checks.that("a directory that is away is told", status == 503 and "现在不能核对密码" in body, (status, body[-600:]))
    checks.equal("local accounts log in as ever", _log_in(desk, "wang", PASSWORD)[0], 303)
    token = cookie(desk, "admin")
    _, _, body_ = ask(desk, "POST", "/accounts/feng/reset", cookie=token)
    given = body_.decode().split('class="secret">')[1].split("<")[0]
    checks.equal("an account may be given a password of the desk's own", _log_in(desk, "feng", given)[0], 303)
    desk.user("reset", "feng", "--ldap")
    desk.stop()
    desk.start()
    status, body = _log_in(desk, "feng", _KNOWN["feng"])
    checks.that("a desk without a directory says so", status == 503 and "--ldap" in body, status)
    directory.start()
    desk.stop()
    desk.start("--ldap", f"ldap://127.0.0.1:{directory.plain}", "--ldap-bind", _BIND)
    checks.equal("when it is back, it answers again", _log_in(desk, "feng", _KNOWN["feng"])[0], 303)
    desk.stop()
