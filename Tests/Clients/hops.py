"""Commands killed between their steps: the next command repairs the register, and no number is lost."""
from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

import examples
from checks import Checks
from program import Liandan, Result

_KILLS = 8
_FORM = "return-record"


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Kills close, void, reprint and pack at many moments, each in a register of its own, and runs them again."""
    here = folder / "hops"
    here.mkdir()
    data = examples.path("return-record")
    opened, closed = here / "opened", here / "closed"
    number = liandan.issue(_FORM, data, opened, "--as", "docx,xlsx").issued[0]["number"]
    liandan.issue(_FORM, data, closed, "--as", "docx,xlsx", "--close")
    for command, base, state, files in [
        (["close", number, data], opened, "closed", "*/*/*-closed.*"),
        (["void", number, "--reason", "重开"], closed, "void", "*/*/*-void.*"),
        (["reprint", number], closed, "closed", "*/*/*-reprint-1.*"),
        (["pack", "--to", "财务部"], closed, "packed", ""),
    ]:
        faults = _kill(liandan, here, [*map(str, command)], base, state, files)
        checks.none(f"{command[0]} killed at {_KILLS} moments and run again", faults)


def _kill(liandan: Liandan, here: Path, command: list[str], base: Path, state: str, files: str) -> list[str]:
    chance = random.Random(command[0])
    trial = _fresh(base, here / f"{command[0]}-whole")
    begun = time.monotonic()
    whole = _run(liandan, command, trial)
    duration = time.monotonic() - begun
    if whole.code != 0:
        return [str(whole)]
    wanted = len(list((trial / "issued").glob(files))) if files else 0
    faults = []
    for attempt in range(_KILLS):
        register = _fresh(base, here / f"{command[0]}-{attempt}")
        process = liandan.start(*command, "--register", register, "--operator", "测试员")
        moment = duration * chance.uniform(0.2, 1.0)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        again = _run(liandan, command, register)
        # Where the killed run had got through, the command says that it was done already.
        if again.code not in (0, 70):
            faults.append(f"killed after {moment:.3f} s: {again}")
        ledger = liandan.run("ledger", "--register", register, "--as", "json").objects
        got = [entry["state"] for entry in ledger]
        if got != [state]:
            faults.append(f"killed after {moment:.3f} s: {got} should be {state}")
        found = len(list((register / "issued").glob(files))) if files else 0
        if found != wanted:
            faults.append(f"killed after {moment:.3f} s: {found} files {files} instead of {wanted}")
        verdict = liandan.run("verify", register, "--json")
        if verdict.code != 0 or verdict.codes:
            faults.append(f"killed after {moment:.3f} s: {verdict}")
        faults += [f"killed after {moment:.3f} s: {p} is unsound" for p in _unsound_packets(liandan, register)]
    return faults


def _unsound_packets(liandan: Liandan, register: Path) -> list[str]:
    packets = list(register.glob("packets/*"))
    return [packet.name for packet in packets if liandan.run("verify", packet).code != 0]


def _fresh(base: Path, target: Path) -> Path:
    shutil.copytree(base, target)
    return target


def _run(liandan: Liandan, command: list[str], register: Path) -> Result:
    return liandan.run(*command, "--register", register, "--operator", "测试员", "--json")
