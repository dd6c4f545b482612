#!/usr/bin/env python3
"""Two people of one group work on one register, each with a login of their own; a third is told why not.

It takes root, to make logins: without it the section is left out and says so.
"""
from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from checks import Checks
from program import ROOT, Liandan, Result

_GROUP = "liandan-people"
#: Each with a group of their own, as Debian makes logins; the third is not in the common one.
_LOGINS = ("liandan-wang", "liandan-li", "liandan-guest")


def check(checks: Checks, liandan: Liandan) -> None:
    """Both issue, void, print and pack; files belong to the group; who may not is told what to do."""
    if os.geteuid() != 0:
        checks.left_out("two logins", "making them takes root")
        return
    # Where other logins can go: the folder of a test run is its owner's alone.
    folder = Path(tempfile.mkdtemp(prefix="liandan-people-", dir="/var/tmp"))
    made = [login for login in _LOGINS if not _exists(login)]
    try:
        subprocess.run(["groupadd", "-f", _GROUP], check=True)
        for login in made:
            subprocess.run(["useradd", "--user-group", "--no-create-home", login], check=True)
        for login in _LOGINS[:2]:
            subprocess.run(["usermod", "-aG", _GROUP, login], check=True)
        folder.chmod(0o755)
        for name in ("forms", "templates"):
            # Their contents, not their modes: what an author made is for owner and group alone.
            shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
        _Office(checks, _installed(liandan, folder), folder).run()
    finally:
        for login in made:
            subprocess.run(["userdel", login], check=True, stderr=subprocess.DEVNULL)
        subprocess.run(["groupdel", _GROUP], check=True)
        shutil.rmtree(folder)


def _exists(login: str) -> bool:
    return any(entry.pw_name == login for entry in pwd.getpwall())


def _installed(liandan: Liandan, folder: Path) -> Path:
    """A copy of the program that every login can run."""
    program = folder / "liandan"
    shutil.copy(liandan.path, program)
    program.chmod(0o755)
    return program


class _Office:
    """A register in a folder of the group."""

    def __init__(self, checks: Checks, program: Path, folder: Path) -> None:
        self.checks, self.program, self.folder = checks, program, folder
        self.shared = folder / "shared"
        self.register = self.shared / "register"

    def run(self) -> None:
        """All that people do and are told."""
        self.shared.mkdir()
        os.chown(self.shared, 0, grp.getgrnam(_GROUP).gr_gid)
        self.shared.chmod(0o2770)
        self._work_together()
        self._be_refused()

    def _as(self, login: str, *arguments: object, umask: str = "022") -> Result:
        """One command of a login, under its umask."""
        return self._as_reader(login, *arguments, "--register", self.register, umask=umask)

    def _as_reader(self, login: str, *arguments: object, umask: str = "022") -> Result:
        """One command of a login that names no register."""
        line = f'umask {umask}; exec "$0" "$@"'
        done = subprocess.run(
            ["setpriv", f"--reuid={login}", f"--regid={login}", "--init-groups", "--reset-env", "sh", "-c", line,
             str(self.program), *map(str, arguments)],
            cwd=self.folder, capture_output=True, text=True, timeout=120, env={"PATH": os.environ["PATH"]})
        return Result(done.returncode, done.stdout, done.stderr)

    def _work_together(self) -> None:
        wang, li, _ = _LOGINS
        example = self.folder / "forms/examples"
        print_folder = self.shared / "print"
        first = self._as(wang, "issue", "return-record", example / "return-record.json", "--close", "--out", print_folder)
        self.checks.that("the first issues", first.code == 0, first)
        for login, umask in ((li, "077"), (wang, "022"), (li, "002")):
            run = self._as(
                login, "issue", "cost-approval", example / "cost-approval.json", "--again", "--out", print_folder,
                umask=umask)
            self.checks.that(f"{login} with umask {umask} goes on", run.code == 0, run)
        run = self._as(li, "void", "SP-2026-000002", "--reason", "填错", "--out", print_folder)
        self.checks.that("one makes void what the other issued", run.code == 0, run)
        run = self._as(wang, "reprint", "SP-2026-000001", "--out", print_folder)
        self.checks.that("one prints again what the other issued", run.code == 0, run)
        run = self._as(li, "pack", "--to", "财务部")
        self.checks.that("one packs what the other issued", run.code == 0, run)
        self._sign(wang, li)
        for login in (wang, li):
            run = self._as(login, "ledger")
            self.checks.that(f"{login} reads the ledger", run.code == 0, run)
        group = grp.getgrnam(_GROUP).gr_gid
        strangers = [str(path) for path in self.register.rglob("*")
                     if path.lstat().st_gid != group or path.lstat().st_mode & 0o007]
        self.checks.equal("everything belongs to the group, nothing to others", strangers, [])

    def _sign(self, owner: str, other: str) -> None:
        """The key in the register is its owner's alone: what others pack is not signed, and they are told."""
        example = self.folder / "forms/examples/cost-approval.json"
        run = self._as(owner, "keys", "make")
        self.checks.that("one makes a key", run.code == 0, run)
        key = self.register / "signing-key.pub.pem"
        for login, is_signed in ((other, False), (owner, True)):
            run = self._as(login, "issue", "cost-approval", example, "--again", "--close")
            self.checks.that("a form for a packet", run.code == 0, run)
            out = self.shared / f"packets-{login}"
            run = self._as(login, "pack", "--to", "财务部", "--out", out)
            told = owner in run.err and "LIANDAN_KEY" in run.err
            self.checks.that(f"{login} packs, and is told if nothing is signed", run.code == 0 and told != is_signed, run)
            packet = max(out.glob("*.zip"))
            run = self._as_reader(login, "verify", packet, "--key", key)
            self.checks.that(f"the packet of {login} is signed or not", (run.code == 0) == is_signed, run)
            run = self._as(login, "anchor")
            told = owner in run.err and "LIANDAN_KEY" in run.err
            self.checks.that(f"so is the anchor of {login}", run.code == 0 and told != is_signed, run)
            run = self._as(login, "keys", "show")
            self.checks.that(f"{login} sees whose key it is", run.code == 0 and "BEGIN PUBLIC KEY" in run.out, run)

    def _be_refused(self) -> None:
        wang, li, guest = _LOGINS
        example = self.folder / "forms/examples/cost-approval.json"
        for command in (["ledger"], ["issue", "cost-approval", example]):
            run = self._as(guest, *command)
            self.checks.that(f"a stranger's {command[0]} is refused", run.code == 70, run)
            self.checks.that("and told how to get in", f"usermod -aG {_GROUP} {guest}" in run.err, run)
        database = self.register / "register.sqlite"
        database.chmod(0o640)
        owner = pwd.getpwuid(database.stat().st_uid).pw_name
        other = li if owner == wang else wang
        run = self._as(other, "issue", "cost-approval", example, "--again")
        self.checks.that(
            "a database that the group cannot write is named with its owner",
            run.code == 70 and "chmod g+rwX" in run.err and owner in run.err, run)
        database.chmod(0o660)
        self.register.chmod(0o770)
        run = self._as(other, "issue", "cost-approval", example, "--again")
        self.checks.that(
            "a folder whose group is not inherited is named", run.code == 70 and "chmod g+s" in run.err, run)
        run = self._as(owner, "issue", "cost-approval", example, "--again")
        mode = self.register.stat().st_mode & 0o7777
        self.checks.that("its owner's next command mends it", run.code == 0 and mode == 0o2770, f"{mode:o} {run}")
