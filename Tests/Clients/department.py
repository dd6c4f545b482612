"""The register of a department, filled form by form, and what was written on every form.

The program runs at the department's moment. A record keeps what was written down, its number and what became of it, so
that the reports can be computed from what went in, and not from what the program gives back.
"""
from __future__ import annotations

import copy
import datetime as dt
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from department_values import Form
from program import Liandan, Result

#: The department waits so long between two commands that change the register.
PAUSE = dt.timedelta(minutes=1)


@dataclass
class Record:
    """One issued form: what was written on it, and what became of it."""

    form: str
    number: str
    values: Form
    issued_at: dt.datetime
    state: str = "issued"
    #: What is written on the form when it is closed.
    rest: Form = field(default_factory=dict)
    #: The form that it stands in the place of, and the one that stands in its place.
    ties: Form = field(default_factory=dict)

    @property
    def all_values(self) -> Form:
        """What is or will be written on the form."""
        return self.values | self.rest


class Department:
    """The register of a department."""

    def __init__(self, liandan: Liandan, folder: Path, seed: int) -> None:
        self.liandan, self.folder = liandan, folder
        self.register = folder / "register"
        self.random = random.Random(seed)
        self.now = dt.datetime.min
        self.records: dict[str, list[Record]] = defaultdict(list)
        self.problems: list[str] = []
        self.packets: list[Path] = []
        self._later: dict[str, list[tuple[dt.date, Record]]] = defaultdict(list)
        self._described: dict[str, Form] = {}
        self._lists = 0
        folder.mkdir(parents=True, exist_ok=True)

    # The program at the department's moment.

    def run(self, *arguments: object) -> Result:
        """Runs the program at the department's moment."""
        clock = Liandan(self.liandan.path)
        clock.command = lambda *given: [  # type: ignore[method-assign]
            shutil.which("faketime") or "faketime", "-f", self.now.strftime("@%Y-%m-%d %H:%M:%S"),
            str(self.liandan.path), *map(str, given)]
        return clock.run(*arguments, "--register", self.register, "--operator", "何婷", timeout=600, TZ="Asia/Shanghai")

    def _write(self, *arguments: object) -> Result:
        """Runs a command that changes the register, a little later than the last one."""
        self.now += PAUSE
        return self.run(*arguments)

    def described(self, form: str) -> Form:
        """What the program says of a form."""
        if form not in self._described:
            self._described[form] = json.loads(self.run("describe", form, "--json").out)
        return self._described[form]

    def _closing(self, form: str) -> set[str]:
        """The fields that are filled in at closing."""
        return {one["id"] for one in self.described(form)["fields"] if one.get("stage") == "closing"}

    # Forms.

    def begin(self) -> None:
        """Makes the example profile the department's own."""
        done = self._write("init", "--company", "皖江恒川机电设备有限公司")
        if done.code != 0:
            self.problems.append(f"init: {done}")

    def issue(self, form: str, forms: list[Form]) -> list[Record]:
        """Issues forms that are complete, and closes them at once."""
        return self._issue(form, forms, "--close")

    def open(self, form: str, forms: list[Form], early: Iterable[str] = ()) -> list[Record]:
        """Issues forms without what is known at closing only, but for a few fields that are known early."""
        late = self._closing(form) - set(early)
        now = [{key: value for key, value in one.items() if key not in late} for one in forms]
        records = self._issue(form, now)
        for record, one in zip(records, forms, strict=True):
            record.rest = {key: copy.deepcopy(value) for key, value in one.items() if key in late}
        return records

    def file(self, form: str, planned: list[tuple[Form, dt.date | None]]) -> list[Record]:
        """Issues forms; each is closed on its day: at once, in a later month, or never."""
        end = self.now.date()
        at_once = [index for index, (_, on) in enumerate(planned) if on is not None and on <= end]
        later = [index for index in range(len(planned)) if index not in set(at_once)]
        found: dict[int, Record] = {}
        found.update(zip(at_once, self.issue(form, [planned[index][0] for index in at_once]), strict=True))
        found.update(zip(later, self.open(form, [planned[index][0] for index in later]), strict=True))
        self._later[form] += [(on, found[index]) for index in later if (on := planned[index][1]) is not None]
        return [found[index] for index in range(len(planned))]

    def _issue(self, form: str, forms: list[Form], *options: str) -> list[Record]:
        if not forms:
            return []
        self._lists += 1
        data = self._list(f"{self._lists:03}-{form}", forms)
        done = self._write("issue", form, data, "--as", "txt", "--json", "--again", *options)
        self.problems += [
            f"{data.name} {found.get('message')}" for found in done.findings if found.get("severity") == "error"]
        numbers = {one["origin"]["line"]: one["number"] for one in done.issued}
        if len(numbers) != len(forms):
            self.problems.append(f"{data.name}: {len(numbers)} of {len(forms)} issued; {done.err[:400]}")
        records = [
            Record(form, numbers.get(line + 1, f"none {data.name} {line}"), copy.deepcopy(one), self.now,
                   "closed" if "--close" in options else "issued")
            for line, one in enumerate(forms)]
        self.records[form] += records
        return records

    def close(self, form: str, records: list[Record]) -> None:
        """Closes open forms with the rest of what is to be written on them."""
        if not records:
            return
        self._lists += 1
        data = self._list(
            f"{self._lists:03}-close-{form}", [{"number": record.number, **record.rest} for record in records])
        done = self._write("close", form, data, "--json")
        if done.code != 0:
            self.problems.append(f"close {form}: {done}")
        for record in records:
            record.values, record.rest, record.state = record.all_values, {}, "closed"

    def close_due(self, form: str) -> None:
        """Closes what was to be closed by now."""
        end, waiting = self.now.date(), self._later[form]
        self._later[form] = [one for one in waiting if one[0] > end]
        self.close(form, [record for on, record in waiting if on <= end and record.state == "issued"])

    def close_all_due(self) -> None:
        """Closes what was to be closed by now, of every kind."""
        for form in list(self._later):
            self.close_due(form)

    def void(self, record: Record) -> None:
        """Voids a form."""
        done = self._write("void", record.number, "--reason", "填错重开")
        if done.code != 0:
            self.problems.append(f"void {record.number}: {done}")
        record.state = "void"

    def replace(self, record: Record, changes: Form) -> Record:
        """Voids a form and issues another with other data in its place."""
        close = ["--close"] if record.state == "closed" else []
        self.void(record)
        new = self._issue(record.form, [record.values | changes], "--replaces", record.number, *close)[0]
        new.rest, new.ties["replaces"], record.ties["replaced_by"] = dict(record.rest), record.number, new.number
        return new

    def _list(self, name: str, forms: list[Form]) -> Path:
        data = self.folder / f"{name}.jsonl"
        data.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in forms), encoding="utf-8")
        return data

    # Archive.

    def pack(self) -> None:
        """Packs the closed forms for everybody who keeps copies of them, two at a time."""
        closed = [one for records in self.records.values() for one in records
                  if one.state == "closed" and self.described(one.form)["copies"]]
        keepers = sorted({copy["keeper"] for one in closed for copy in self.described(one.form)["copies"]})
        self.now += PAUSE
        with ThreadPoolExecutor(2) as pool:
            self.packets += [path for paths in pool.map(self._pack, keepers) for path in paths]
        for record in closed:
            record.state = "packed"

    def _pack(self, keeper: str) -> list[Path]:
        period = self.now.strftime("%Y-%m")
        done = self.run("pack", "--to", keeper, "--period", period, "--out", self.folder / "archive", "--json")
        if done.code == 0 and done.objects:
            return [Path(one["file"]) for one in done.objects]
        self.problems.append(f"pack {keeper} {period}: {done}")
        return []
