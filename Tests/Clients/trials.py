"""One command on a small register of its own, disturbed and then run again: what must be so before and after."""
from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import examples
from program import Liandan, Result

_FORM = "satisfaction-survey"
#: So many that their three copies are synced as a group, with one call for the whole file system.
ROWS = 10
_CUSTOMERS = [f"第 {n} 家公司" for n in range(ROWS)]
#: What only those who know the program's inside understand.
_RAW = re.compile(r"SQLite|GRDB|DatabaseError|Error Domain|NSCocoa|NSPOSIX|Swift|Fatal error|没有料到|\w+Error\(")
_LEFT = "left over:"


@dataclass(frozen=True)
class Command:
    """A command that writes, and what it leaves."""

    name: str
    #: The register it begins with: `empty`, `open` or `closed`.
    base: str
    #: Its arguments; `{}` stands for the folder of the trial.
    arguments: list[str]
    #: How the record copies are called that it lays into `--out`.
    copies: str
    #: The state in which each form is left, where not all are in that of the base.
    state: dict[str, str]
    #: Whether it may be run again once it is done.
    repeats: bool = True


_FIRST = f"DC-2026-{1:06}"
#: Every command that writes into a register.
COMMANDS = [
    Command("issue", "empty", ["issue", _FORM, "{}/list.jsonl"], "*.docx", {"": "issued"}),
    Command(
        "issue --close", "empty",
        ["issue", _FORM, "{}/list.jsonl", "--close", "--as", "docx,xlsx", "--packet", "{}/list.zip"], "*", {"": "closed"}),
    Command("close", "open", ["close", _FORM, "{}/closing.jsonl"], "*-closed.docx", {"": "closed"}),
    Command("void", "closed", ["void", _FIRST, "--reason", "重开"], "*-void.docx", {"": "closed", _FIRST: "void"}),
    Command("reprint", "closed", ["reprint", _FIRST], "*-reprint-1.docx", {"": "closed"}, repeats=False),
    Command("print", "closed", ["print", _FIRST, "--as", "xlsx"], "*.xlsx", {"": "closed"}),
    Command("pack", "closed", ["pack", "--to", "质检部"], "", {"": "packed"}),
]


class Bases:
    """Registers to begin with: none, one of issued forms, one of closed forms."""

    def __init__(self, liandan: Liandan, folder: Path) -> None:
        self.liandan, self.folder = liandan, folder
        folder.mkdir(parents=True)
        whole = examples.load(_FORM)
        opening = {name: value for name, value in whole.items() if name not in _closing(liandan)}
        _write(folder / "list.jsonl", [{**whole, "customer_name": name} for name in _CUSTOMERS])
        _write(folder / "opening.jsonl", [{**opening, "customer_name": name} for name in _CUSTOMERS])
        numbers = [f"DC-2026-{n + 1:06}" for n in range(ROWS)]
        _write(folder / "closing.jsonl", [
            {"number": number, **{name: value for name, value in whole.items() if name not in opening}}
            for number in numbers])
        for base, data, options in (("open", "opening.jsonl", []), ("closed", "list.jsonl", ["--close"])):
            done = liandan.issue(_FORM, folder / data, folder / base, *options)
            if done.code != 0:
                raise RuntimeError(f"issue for {base}: {done}")

    def trial(self, command: Command, folder: Path) -> Trial:
        """A command in a new folder, with a copy of its base."""
        folder.mkdir(parents=True, exist_ok=True)
        for data in ("list.jsonl", "closing.jsonl"):
            shutil.copy(self.folder / data, folder)
        if command.base != "empty":
            shutil.copytree(self.folder / command.base, folder / "register")
        return Trial(self.liandan, command, folder)


class Trial:
    """One run of a command that something happens to, and one that nothing happens to."""

    def __init__(self, liandan: Liandan, command: Command, folder: Path) -> None:
        self.liandan, self.command, self.folder = liandan, command, folder
        self.register, self.out = folder / "register", folder / "out"
        self.arguments = [
            *(argument.replace("{}", str(folder)) for argument in command.arguments),
            "--register", str(self.register), "--out", str(self.out), "--operator", "测试员", "--json"]

    def after(self, run: Result) -> list[str]:
        """What is wrong once the command was disturbed: nothing that it told may be lost, whatever else is."""
        return [*self._lost(run), *self._unsound()]

    def again(self, run: Result) -> list[str]:
        """Runs the command again; what is wrong then: all must be as if nothing had happened."""
        if not self.command.repeats:
            # It got through, even where it could not say so; without a second run nobody clears up.
            faults = [fault for fault in self._unsettled() if not fault.startswith(_LEFT)]
            if run.code == 0 or not faults:
                return faults
        again = self.liandan.run(*self.arguments)
        if again.code != 0:
            return [f"run again: {again}"]
        return [*self._lost(again), *self._unsettled()]

    def _lost(self, run: Result) -> list[str]:
        """What the command told and is not on disk: copies and packets."""
        faults = []
        for told in _told(run.out):
            for file in told.get("copies", [told] if "packet" in told else []):
                path = self.folder / file["file"]
                if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
                    faults.append(f"told and lost: {path.name}")
        numbers = {entry["number"] for entry in self._ledger()}
        return faults + [
            f"told and not on record: {told['number']}" for told in _told(run.out)
            if "copies" in told and told["number"] not in numbers]

    def _ledger(self) -> list[dict[str, str]]:
        if not self.register.exists():
            return []
        return _told(self.liandan.run("ledger", "--register", self.register, "--as", "json").out)

    def _unsound(self) -> list[str]:
        """What `verify` calls an error in a register where a command was stopped."""
        if not self.register.exists():
            return []
        verdict = self.liandan.run("verify", self.register, "--json")
        # A register that did not come into being is none.
        if verdict.code == 70 and "没有台账" in verdict.err:
            return []
        return [f"verify: {verdict}"] if verdict.code not in (0, 1) or verdict.codes else []

    def _unsettled(self) -> list[str]:
        """What differs from the end of an undisturbed run."""
        verdict = self.liandan.run("verify", self.register, "--json")
        faults = [] if verdict.code == 0 and not verdict.findings else [f"verify at the end: {verdict}"]
        ledger = sorted(self._ledger(), key=lambda entry: entry["number"])
        state = self.command.state
        wanted = [(n := f"DC-2026-{i + 1:06}", name, state.get(n, state[""])) for i, name in enumerate(_CUSTOMERS)]
        if (found := [(entry["number"], entry["customer"], entry["state"]) for entry in ledger]) != wanted:
            faults.append(f"ledger: {found}")
        copies = self._files(self.register / "issued", self.command.copies) if self.command.copies else {}
        laid = self._files(self.out, "*")
        packets = [self.folder / "list.zip"] if "--packet" in self.command.arguments else []
        if self.command.name == "pack":
            packets, laid = [self.out / name for name in laid], {}
            if len(packets) != 1:
                faults.append(f"packets: {packets}")
        if laid != copies:
            faults.append(f"--out: {sorted(set(laid) ^ set(copies)) or 'other content'}")
        for packet in packets:
            if (verdict := self.liandan.run("verify", packet, "--json")).code != 0 or verdict.findings:
                faults.append(f"{packet.name}: {verdict}")
        return faults + self._strays()

    def _strays(self) -> list[str]:
        """What is left and nobody wants."""
        known = {"list.jsonl", "closing.jsonl", "list.zip", "register.sqlite", "register.lock", "register.queue",
                 "profile.yaml"}
        kinds = {".docx", ".xlsx", ".pdf", ".zip"}
        return [
            f"{_LEFT} {path.relative_to(self.folder)}" for path in self.folder.rglob("*")
            if path.name == ".staging" or path.is_file() and path.name not in known and path.suffix not in kinds]

    @staticmethod
    def _files(folder: Path, pattern: str) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in folder.rglob(pattern) if file.is_file()}


def manners(run: Result, could_speak: bool) -> list[str]:
    """What is wrong with how a command ended that the system failed: it has a status of the contract for that, and gives a
    reason that a clerk can read, where it could."""
    if run.code not in (0, 1, 70):
        return [f"status {run.code}: {run.err[-300:]}"]
    if run.code == 0 or not could_speak:
        return []
    said = run.err + run.out
    if not re.match(r"\W*[\u4e00-\u9fff]", run.err) and run.code == 70:
        return [f"not in Chinese first: {run.err[:300]!r}"]
    return [f"raw words: {said[:300]!r}"] if _RAW.search(said) else []


def _told(out: str) -> list[dict]:
    """The whole lines of JSON among what a command wrote before it ended."""
    found = []
    for line in out.splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            pass
    return found


def _closing(liandan: Liandan) -> set[str]:
    """The fields that are filled in at closing."""
    fields = liandan.run("describe", _FORM, "--json").objects[0]["fields"]
    return {field["id"] for field in fields if field.get("stage") == "closing"}


def _write(path: Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
