"""Passphrases typed on a terminal: nothing of them is shown, and Ctrl-C leaves the terminal as it was."""
from __future__ import annotations

import os
import pty
import select
import subprocess
import termios
import time
from pathlib import Path

from checks import Checks
from program import ROOT, Liandan


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """A key is made under a passphrase that is typed twice, and used with it."""
    folder.mkdir(parents=True)
    key = folder / "key.pem"
    made = _typed(liandan, ["keys", "make", "--passphrase", "--out", key], ["口令", "口令"])
    checks.that("a key under a passphrase that was typed", made.code == 0 and "口令\n" not in made.shown, made.shown)
    opened = subprocess.run(["openssl", "pkey", "-in", key, "-noout", "-passin", "pass:口令"], capture_output=True)
    checks.equal("openssl opens it with the passphrase", opened.returncode, 0)
    other = folder / "other.pem"
    differ = _typed(liandan, ["keys", "make", "--passphrase", "--out", other], ["one", "two"])
    checks.that("two that differ make no key", differ.code == 64 and not other.exists(), differ.shown)
    stopped = _typed(liandan, ["keys", "make", "--passphrase", "--out", other], ["\x03"])
    checks.that("Ctrl-C makes no key", stopped.code == 64 and not other.exists(), stopped.shown)
    for run in [made, differ, stopped]:
        checks.that("the terminal shows again what is typed", run.has_echo)


class _Run:
    """What came of a run on a terminal."""

    def __init__(self, code: int, shown: str, has_echo: bool) -> None:
        self.code, self.shown, self.has_echo = code, shown, has_echo


def _typed(liandan: Liandan, arguments: list[object], answers: list[str]) -> _Run:
    """Runs the program on a terminal and answers each question that ends with a colon."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        liandan.command(*arguments), cwd=ROOT, env=liandan.environment(), stdin=slave, stdout=slave, stderr=slave)
    shown, asked = b"", 0
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            shown += os.read(master, 4096)
        # The question stands there a moment before the terminal is silent.
        if shown.count("：".encode()) > asked and asked < len(answers) and not _has_echo(slave):
            os.write(master, (answers[asked] + ("" if answers[asked] == "\x03" else "\n")).encode())
            asked += 1
    process.kill()
    code = process.wait()
    while select.select([master], [], [], 0)[0]:
        shown += os.read(master, 4096)
    run = _Run(code, shown.decode("utf-8", "replace"), _has_echo(slave))
    os.close(master)
    os.close(slave)
    return run


def _has_echo(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
