#!/usr/bin/env python3
"""Kills the program at random moments, runs it again, and looks whether anything was lost, doubled or left half done.

    kill.py PROGRAM [KILLS]

A batch is issued, half of the times into a packet of its own, and then packed, and each command is killed again and again
until it gets through. At the end every row was issued once, the numbers have no gap, every file has the bytes of an
undisturbed run, and the packets are sound.
"""
from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import examples
from checks import Checks
from program import Liandan

# More than two groups of 200, so that several are under way when the program dies.
_ROWS = 450
_FORM = "satisfaction-survey"


def check(checks: Checks, liandan: Liandan, folder: Path, kills: int = 40) -> None:
    """Rounds of issuing and packing until the program was killed `kills` times."""
    calm = _Round(liandan, folder / "calm", random.Random(0), patience=0, packs=True)
    calm.run()
    calm.judge(checks, "undisturbed", None)
    done, number = 0, 0
    while done < kills:
        number += 1
        killed = _Round(
            liandan, folder / f"round-{number}", random.Random(20261121 + number), calm.duration, packs=number % 2 == 1)
        killed.run()
        done += killed.kills
        killed.judge(checks, f"round {number}, {killed.kills} kills", calm)
    print(f"  killed {done} times in {number} rounds")


class _Round:
    """One register, from the first row to the packet."""

    def __init__(
            self, liandan: Liandan, folder: Path, chance: random.Random, patience: float, packs: bool) -> None:
        self.liandan, self.folder, self.chance, self.patience, self.packs = liandan, folder, chance, patience, packs
        folder.mkdir(parents=True)
        self.register, self.out, self.packets = folder / "register", folder / "out", folder / "packets"
        self.list = folder / "list" / "list.zip"
        self.kills, self.codes = 0, []
        self.duration = 0.0

    def run(self) -> None:
        begun = time.monotonic()
        common = ["--register", self.register, "--operator", "测试员"]
        packet = ["--packet", self.list] if self.packs else []
        self._insist(
            "issue", _FORM, _batch(self.folder / "batch.csv"), "--close", "--out", self.out, *packet, "--jobs",
            self.chance.randint(1, 4), *common)
        self.duration = time.monotonic() - begun
        self._insist("pack", "--to", _keeper(self.liandan), "--out", self.packets, *common)

    def _insist(self, *arguments: object) -> None:
        """Runs a command until it ends by itself; a calm round has all the time it needs."""
        for _ in range(25 if self.patience else 0):
            process = self.liandan.start(*arguments)
            try:
                self.codes.append(process.wait(timeout=self.chance.uniform(0, 1.1) * self.patience))
                return
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                self.kills += 1
        self.codes.append(self.liandan.run(*arguments, timeout=600).code)

    def judge(self, checks: Checks, name: str, calm: _Round | None) -> None:
        checks.equal(f"{name}: the last runs end well", self.codes, [0, 0])
        ledger = self.liandan.run("ledger", "--register", self.register, "--as", "json").objects
        serials = sorted(int(re.search(r"\d+$", entry["number"]).group()) for entry in ledger)
        checks.equal(f"{name}: numbers 1 to {_ROWS} without gap or double", serials, list(range(1, _ROWS + 1)))
        customers = [entry["customer"] for entry in sorted(ledger, key=lambda entry: entry["number"])]
        checks.equal(f"{name}: every row once, in order", customers, [f"第 {n} 家公司" for n in range(_ROWS)])
        for what in [self.register, *self.packets.glob("*.zip"), *([self.list] if self.packs else [])]:
            verdict = self.liandan.run("verify", what, "--json")
            checks.that(f"{name}: {what.name} is sound", verdict.code == 0 and not verdict.findings, verdict)
        beside = sorted(path.name for path in self.packets.iterdir())
        checks.that(f"{name}: one packet and nothing beside it", len(beside) == 1, beside)
        if self.packs:
            beside = sorted(path.name for path in self.list.parent.iterdir())
            checks.equal(f"{name}: the packet of the list and nothing beside it", beside, ["list.zip"])
            laid, wanted = _laid(self.list), _documents(self.register / "issued")
            checks.that(f"{name}: every file in the packet of the list", laid == wanted, _difference(laid, wanted))
        if calm is not None:
            issued, wanted = _files(self.register / "issued"), _files(calm.register / "issued")
            checks.that(f"{name}: the files of an undisturbed run", issued == wanted, _difference(issued, wanted))
            laid, wanted = _files(self.out), _documents(calm.register / "issued")
            checks.that(f"{name}: the same files in --out", laid == wanted, _difference(laid, wanted))


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _documents(folder: Path) -> dict[str, bytes]:
    """The copies as they were issued: fixed copies came later, for the packet of the archive."""
    return {name: data for name, data in _files(folder).items() if name.endswith(".docx")}


def _laid(packet: Path) -> dict[str, bytes]:
    """The copies in a packet."""
    with zipfile.ZipFile(packet) as archive:
        return {
            name.rsplit("/", 1)[1]: archive.read(name)
            for name in archive.namelist() if name.count("/") == 4 and not name.endswith(".json")}


def _difference(found: dict[str, bytes], wanted: dict[str, bytes]) -> str:
    different = [name for name in found if name in wanted and found[name] != wanted[name]]
    return (f"strange: {sorted(set(found) - set(wanted))[:4]}, missing: {sorted(set(wanted) - set(found))[:4]}, "
            f"different: {sorted(different)[:4]}")


def _keeper(liandan: Liandan) -> str:
    """The first department that keeps a copy of the form."""
    return json.loads(liandan.run("describe", _FORM, "--json").out)["copies"][0]["keeper"]


def _batch(target: Path) -> Path:
    """The example form over and over, every time for another customer; JSON lines, as CSV has no nested values."""
    data = examples.load(_FORM)
    target = target.with_suffix(".jsonl")
    lines = [json.dumps({**data, "customer_name": f"第 {n} 家公司"}, ensure_ascii=False) for n in range(_ROWS)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    results = Checks()
    with tempfile.TemporaryDirectory(prefix="liandan-kill-") as temporary:
        check(results, Liandan(Path(sys.argv[1])), Path(temporary), int(sys.argv[2]) if len(sys.argv) > 2 else 40)
    print(results.summary())
    sys.exit(1 if results.failed else 0)
