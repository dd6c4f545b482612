"""Many processes at once, and batches that are killed and run again."""
from __future__ import annotations

import csv
import random
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import examples
from checks import Checks
from program import ROOT, Liandan

_PROCESSES = 30
_ROWS = 60
_ROUNDS = 5


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Numbers without gap or double in both cases."""
    _at_once(checks, liandan, folder / "crowd")
    for round_number in range(1, _ROUNDS + 1):
        _killed(checks, liandan, folder / f"killed-{round_number}", random.Random(20261120 + round_number), round_number)


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


def _killed(checks: Checks, liandan: Liandan, folder: Path, chance: random.Random, round_number: int) -> None:
    folder.mkdir()
    register, out = folder / "register", folder / "out"
    batch = _batch(folder / "batch.csv")
    arguments = [
        "issue", "satisfaction-survey", batch, "--register", register, "--out", out, "--operator", "测试员"]
    kills = 0
    for _ in range(200):
        begun = time.monotonic()
        process = liandan.start(*arguments)
        # A third of the runs dies young, while the number is taken or the register made.
        patience = chance.uniform(0.01, 0.25) if chance.random() < 0.34 else chance.uniform(0.2, 1.2)
        try:
            code = process.wait(timeout=patience if kills < 40 else 300)
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
    name = f"round {round_number}, killed {kills} times"
    checks.equal(f"{name}: the last run ends well after {time.monotonic() - begun:.1f} s", code, 0)
    _register_is_right(checks, name, liandan, register, _ROWS)
    laid = {file.name: file.read_bytes() for file in out.glob("*")}
    issued = {file.name: file.read_bytes() for file in (register / "issued").rglob("*.docx")}
    checks.that(
        f"{name}: three copies of each in the register and in --out, and nothing else",
        len(issued) == 3 * _ROWS and laid == issued,
        f"{len(issued)} in the register, {len(laid)} in --out, "
        f"of which strange: {sorted(set(laid) - set(issued))[:4]}, missing: {sorted(set(issued) - set(laid))[:4]}, "
        f"different: {sorted(n for n in laid if n in issued and laid[n] != issued[n])[:4]}")
    strays = [str(f.relative_to(register)) for f in (register / "issued").rglob("*") if f.is_file() and f.suffix != ".docx"]
    checks.none(f"{name}: no unfinished file is left", strays)


def _batch(target: Path) -> Path:
    with open(ROOT / "forms" / "examples" / "surveys.csv", encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        for n in range(_ROWS):
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
