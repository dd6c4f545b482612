#!/usr/bin/env python3
"""Kills commands that look after a register, runs them again, and reads what is left without the program.

    kills.py PROGRAM [KILLS]

Backups are made while forms are issued, files are lost and made again, packets are packed, and the register is restored: each
command is killed at random moments until it gets through. After each kill whatever has its final name must be whole: the
chain is hashed anew, serials are counted, every file is compared with its digest. At the end nothing half done is left.
"""
from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import chain
import examples
from checks import Checks
from program import Liandan

_FORM = "satisfaction-survey"
_ROWS = 120
_TRIES = 10


def check(checks: Checks, liandan: Liandan, folder: Path, kills: int = 200) -> None:
    """Rounds until commands were killed `kills` times."""
    done, number = 0, 0
    while done < kills:
        number += 1
        site = _Site(liandan, folder / f"round-{number}", random.Random(20261120 + number))
        site.run()
        done += site.kills
        checks.none(f"round {number}, {site.kills} kills: nothing lost, nothing half", site.faults)
    print(f"  killed {done} times in {number} rounds")


class _Site:
    """One register with its backups."""

    def __init__(self, liandan: Liandan, folder: Path, chance: random.Random) -> None:
        self.liandan, self.folder, self.chance = liandan, folder, chance
        folder.mkdir(parents=True)
        self.register, self.backups, self.restored = folder / "register", folder / "backups", folder / "new" / "register"
        self.kills, self.faults = 0, []
        self.row = 0

    def run(self) -> None:
        self._calm("issue", _FORM, self._list(_ROWS), "--close")
        self._insist("backup", self.backups)
        self._calm("issue", _FORM, self._list(_ROWS // 4))
        void = self.chance.randint(_ROWS + 1, _ROWS + _ROWS // 4)
        self._insist("void", self._number(void), "--reason", "填错")
        self._insist("pack", "--to", "质检部")
        self._insist("close", _FORM, self._closing(n for n in range(_ROWS + 1, _ROWS + _ROWS // 4 + 1) if n != void))
        scan = self.folder / "签字页.pdf"
        scan.write_bytes(b"%PDF-1.4 " + self.chance.randbytes(500_000))
        self._insist("attach", self._number(1), scan)
        # The forms closed since, and what was attached to a packed one.
        self._insist("pack", "--to", "质检部")
        # Others are at work while the second backup is made.
        beside = self._start("issue", _FORM, self._list(_ROWS // 2))
        self._insist("backup", self.backups)
        self._expect(beside.wait(timeout=600) == 0, "the list issued beside a backup failed")
        self._lose()
        self._insist("repair")
        self._judge(self.register, "after repair")
        self._insist("backup", self.backups)
        newest = sorted(path for path in self.backups.iterdir() if not path.name.startswith("."))[-1]
        last = _Database(newest).last() + 7
        self._insist("restore", self.backups, "--last", self._number(last), register=self.restored)
        self._judge(self.restored, "restored", lost=7)
        issued = self._calm("issue", _FORM, self._list(1), "--json", register=self.restored)
        self._expect(issued.issued[0]["number"] == self._number(last + 1), f"numbers do not go on: {issued}")
        for folder in (self.backups, self.folder / "new"):
            hidden = [path.name for path in folder.iterdir() if path.name.startswith(".")]
            self._expect(not hidden, f"left in {folder.name}: {hidden}")
        verdict = self.liandan.run("verify", self.backups, self.register, self.restored, timeout=600)
        self._expect(verdict.code == 0, f"verify: {verdict}")

    def _insist(self, *arguments: object, register: Path | None = None) -> None:
        """Runs a command until it ends by itself, and looks after each kill."""
        begun = time.monotonic()
        patience = self._guess(arguments[0])
        for _ in range(_TRIES):
            process = self._start(*arguments, register=register)
            try:
                code = process.wait(timeout=self.chance.uniform(0.02, 1.05) * patience)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                self.kills += 1
                self._look()
                continue
            self._expect(code == 0, f"{arguments[0]} ended with {code}")
            return
        self._calm(*arguments, register=register)
        self._durations[str(arguments[0])] = (time.monotonic() - begun) / (_TRIES + 1)

    _durations: dict[str, float] = {}

    def _guess(self, command: object) -> float:
        return self._durations.get(str(command), 1.0)

    def _calm(self, *arguments: object, register: Path | None = None):
        begun = time.monotonic()
        result = self.liandan.run(*self._command(arguments, register), timeout=600)
        self._durations[str(arguments[0])] = time.monotonic() - begun
        self._expect(result.code == 0, f"{arguments[0]}: {result}")
        return result

    def _start(self, *arguments: object, register: Path | None = None) -> subprocess.Popen[bytes]:
        return self.liandan.start(*self._command(arguments, register))

    def _command(self, arguments: tuple[object, ...], register: Path | None) -> list[object]:
        return [*arguments, "--register", register or self.register, "--operator", "测试员", "--quiet"]

    def _list(self, count: int) -> Path:
        """A list of the example form for customers that no list had before."""
        data = examples.load(_FORM)
        target = self.folder / f"list-{self.row}.jsonl"
        rows = [{**data, "customer_name": f"第 {self.row + n} 家公司"} for n in range(count)]
        self.row += count
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return target

    def _closing(self, serials: Iterable[int]) -> Path:
        """A list that closes the forms with these serials."""
        fields = self.liandan.run("describe", _FORM, "--json").objects[0]["fields"]
        closing = {field["id"] for field in fields if field.get("stage") == "closing"}
        data = {name: value for name, value in examples.load(_FORM).items() if name in closing}
        target = self.folder / "closing.jsonl"
        rows = [json.dumps({"number": self._number(serial), **data}, ensure_ascii=False) for serial in serials]
        target.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return target

    def _number(self, serial: int) -> str:
        first = _Database(self.register).value("SELECT number FROM record ORDER BY serial LIMIT 1")
        return f"{first[:-6]}{serial:06d}"

    def _lose(self) -> None:
        """Loses and alters copies and a packet."""
        files = sorted(path for path in (self.register / "issued").rglob("*") if path.is_file())
        for path in self.chance.sample(files, 40):
            path.unlink()
            if self.chance.random() < 0.5:
                path.write_bytes(b"altered")
        for path in (self.register / "packets").glob("*.zip"):
            path.unlink()
            path.write_bytes(b"altered")

    def _look(self) -> None:
        """What has its name is whole, whenever the program was killed."""
        if self.backups.exists():
            for path in self.backups.iterdir():
                if not path.name.startswith("."):
                    self.faults += [f"backup: {fault}" for fault in _backup_faults(path)]
        if self.restored.exists():
            self._judge(self.restored, "restored, after a kill", lost=7)

    def _judge(self, register: Path, when: str, lost: int = 0) -> None:
        self.faults += [f"{when}: {fault}" for fault in _register_faults(register, lost)]

    def _expect(self, good: bool, fault: str) -> None:
        if not good:
            self.faults.append(fault)


class _Database:
    """A register's database, read without the program."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "register.sqlite"

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=60) as connection:
            return connection.execute(query).fetchall()

    def value(self, query: str):
        return self.rows(query)[0][0]

    def last(self) -> int:
        return self.value("SELECT max(serial) FROM record")


def _register_faults(folder: Path, lost: int) -> list[str]:
    database = _Database(folder)
    faults = [] if database.value("PRAGMA integrity_check") == "ok" else ["integrity"]
    previous = "0" * 64
    for place, row in enumerate(
            database.rows("SELECT seq, at, kind, number, operator, detail, previous, hash FROM event ORDER BY seq"), 1):
        event = chain.Event(*row)
        hashed = hashlib.sha256((event.previous + event.body_digest).encode()).hexdigest()
        if event.seq != place or event.previous != previous or hashed != event.hash:
            faults.append(f"chain at {event.seq}")
        previous = event.hash
    serials = [row[0] for row in database.rows("SELECT serial FROM record ORDER BY serial")]
    known = len(serials)
    whole = list(range(1, known + 1))
    if lost and known and serials[-1] != known:
        whole = [serial for serial in range(1, known + lost + 1) if serial in set(serials)]
    if serials != whole:
        faults.append("serials have a gap or a double")
    counter = database.value("SELECT max(last) FROM series")
    if counter not in (serials[-1], serials[-1] + lost):
        faults.append(f"counter {counter}, last {serials[-1]}")
    for path, digest in database.rows("SELECT path, sha256 FROM file WHERE written_at IS NOT NULL"):
        file = folder / path
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            faults.append(f"{path} is gone or altered")
    return faults


def _backup_faults(folder: Path) -> list[str]:
    try:
        note = json.loads((folder / "backup.json").read_text())
        sums = (folder / "SHA256SUMS").read_bytes()
    except OSError as error:
        return [f"{folder.name}: {error}"]
    faults = [] if hashlib.sha256(sums).hexdigest() == note["sums"] else [f"{folder.name}: SHA256SUMS"]
    named = {"backup.json", "SHA256SUMS"}
    for line in sums.decode().splitlines():
        digest, path = line[:64], line[66:]
        named.add(path)
        if hashlib.sha256((folder / path).read_bytes()).hexdigest() != digest:
            faults.append(f"{folder.name}: {path}")
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    if found != named:
        faults.append(f"{folder.name}: {sorted(found ^ named)[:4]}")
    database = _Database(folder)
    head = database.rows("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")[0]
    if head != (note["events"], note["head"]):
        faults.append(f"{folder.name}: head")
    return faults + [f"{folder.name}: {fault}" for fault in _register_faults(folder, 0)]


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    results = Checks()
    temporary = Path(tempfile.mkdtemp(prefix="liandan-kills-"))
    check(results, Liandan(Path(sys.argv[1])), temporary, int(sys.argv[2]) if len(sys.argv) > 2 else 200)
    print(results.summary())
    if not results.failed:
        shutil.rmtree(temporary)
    sys.exit(1 if results.failed else 0)
