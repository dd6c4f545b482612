"""Many processes at once, and batches that are killed and run again."""
from __future__ import annotations

import csv
import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import examples
from checks import Checks
from program import ROOT, Liandan

_PROCESSES = 30
_ROWS = 600
_ROUNDS = 5
_KILLS = 12


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Numbers without gap or double in both cases."""
    _at_once(checks, liandan, folder / "crowd")
    _stopped(checks, liandan, folder / "stopped")
    for number in range(1, _ROUNDS + 1):
        _killed(checks, liandan, folder / f"killed-{number}", f"round {number}", random.Random(20261120 + number))


def _at_once(checks: Checks, liandan: Liandan, folder: Path) -> None:
    folder.mkdir()
    register = folder / "register"
    data = examples.load("satisfaction-survey")
    files = [
        examples.write({**data, "customer_name": f"第 {n} 家公司"}, folder / f"{n}.json") for n in range(_PROCESSES)]
    processes = [
        liandan.start("issue", "satisfaction-survey", file, "--register", register, "--operator", "测试员")
        for file in files]
    codes = [process.wait(timeout=300) for process in processes]
    checks.equal(f"{_PROCESSES} processes at once all end well", codes, [0] * _PROCESSES)
    _register_is_right(checks, f"{_PROCESSES} processes at once", liandan, register, _PROCESSES)


def _stopped(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Ctrl-C: the run ends by itself after the group in hand, says so, and the same command goes on."""
    folder.mkdir()
    register, rows = folder / "register", 2_000
    batch = _batch(folder / "batch.csv", rows)
    arguments = ["issue", "satisfaction-survey", batch, "--register", register, "--operator", "测试员", "--json"]
    with open(folder / "out.jsonl", "wb") as out, open(folder / "err.txt", "wb") as err:
        process = subprocess.Popen(
            liandan.command(*arguments), cwd=ROOT, env=liandan.environment(), stdin=subprocess.DEVNULL, stdout=out,
            stderr=err)
        # It tells of a form once it is safe.
        while process.poll() is None and (folder / "out.jsonl").stat().st_size == 0:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=300)
    told = len((folder / "out.jsonl").read_text(encoding="utf-8").splitlines())
    said = (folder / "err.txt").read_text(encoding="utf-8")
    checks.that("Ctrl-C: status 130, some forms done but not all, and it says how to go on",
                code == 130 and 0 < told < rows and "同一命令" in said, f"exit {code}, {told} told, {said[-300:]}")
    verdict = liandan.run("verify", register, "--json")
    checks.that("Ctrl-C: the register is sound and nothing is half done", not verdict.findings, verdict)
    checks.equal("Ctrl-C: the same command ends well", liandan.run(*arguments, timeout=600).code, 0)
    _register_is_right(checks, "Ctrl-C", liandan, register, rows)


def _killed(checks: Checks, liandan: Liandan, folder: Path, title: str, chance: random.Random) -> None:
    folder.mkdir()
    register, out = folder / "register", folder / "out"
    batch = _batch(folder / "batch.csv")
    arguments = [
        "issue", "satisfaction-survey", batch, "--register", register, "--out", out, "--operator", "测试员"]
    kills = 0
    while True:
        process = liandan.start(*arguments)
        if _wait(process, register, chance, kills < _KILLS):
            break
        process.kill()
        process.wait()
        kills += 1
    name = f"{title}, killed {kills} times"
    checks.equal(f"{name}: the last run ends well", process.returncode, 0)
    checks.that(f"{name}: it was killed at all", kills > 1, kills)
    _register_is_right(checks, name, liandan, register, _ROWS)
    laid = {file.name: file.read_bytes() for file in out.glob("*")}
    issued = {file.name: file.read_bytes() for file in (register / "issued").rglob("*.docx")}
    checks.that(
        f"{name}: three copies of each in the register and in --out, and nothing else",
        len(issued) == 3 * _ROWS and laid == issued,
        f"{len(issued)} in the register, {len(laid)} in --out, "
        f"of which strange: {sorted(set(laid) - set(issued))[:4]}, missing: {sorted(set(issued) - set(laid))[:4]}, "
        f"different: {sorted(n for n in laid if n in issued and laid[n] != issued[n])[:4]}")
    strays = [file.name for file in [*(register / "issued").rglob("*"), *out.glob("*")] if file.is_file()]
    checks.none(f"{name}: no unfinished file is left", [stray for stray in strays if not stray.endswith(".docx")])


def _wait(process: subprocess.Popen[bytes], register: Path, chance: random.Random, may_kill: bool) -> bool:
    """Waits for the end (true), or until the register's files have changed some times (false).

    Counting changes instead of time hits all steps, on a slow machine as on a fast one.
    """
    if not may_kill:
        process.wait(timeout=300)
        return True
    changes, seen = chance.randint(1, 12), _traces(register)
    while process.poll() is None and changes > 0:
        now = _traces(register)
        changes, seen = changes - (now != seen), now
    return process.poll() is not None


def _traces(register: Path) -> tuple[int, int]:
    """How many files there are, finished or not, and how long the register's own are."""
    count = size = 0
    for folder, _, names in os.walk(register):
        count += len(names)
        if folder == str(register):
            size = sum(_size(f"{folder}/{name}") for name in names)
    return count, size


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except FileNotFoundError:  # SQLite's journal comes and goes.
        return 0


def _batch(target: Path, count: int = _ROWS) -> Path:
    with open(ROOT / "forms" / "examples" / "surveys.csv", encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        for n in range(count):
            writer.writerow({**rows[n % len(rows)], "顾客单位": f"第 {n} 家公司"})
    return target


def _register_is_right(checks: Checks, name: str, liandan: Liandan, register: Path, count: int) -> None:
    ledger: list[dict[str, Any]] = liandan.run("ledger", "--register", register, "--as", "json").objects
    serials = sorted(int(re.search(r"\d+$", entry["number"]).group()) for entry in ledger)
    checks.equal(f"{name}: numbers 1 to {count} without gap or double", serials, list(range(1, count + 1)))
    customers = sorted(entry["customer"] for entry in ledger)
    checks.equal(f"{name}: every row once", customers, sorted(f"第 {n} 家公司" for n in range(count)))
    verdict = liandan.run("verify", register, "--json")
    checks.that(f"{name}: the register is sound", verdict.code == 0 and not verdict.codes, verdict)
