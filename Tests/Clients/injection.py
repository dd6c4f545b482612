#!/usr/bin/env python3
"""Lets the system refuse a call (disk full, read error, no permission, interrupted), then runs the command again.

    injection.py PROGRAM [RUNS | all]

Each run lets strace make one call of a command that writes fail, or that one and all after it, among those that concern the
register, the folder for printing, the packet or standard output. Whatever fails, the command must end with a status of the
contract and a reason that a clerk can read, lose nothing that it told, and when it is run again all must be as if nothing
had happened. An interrupted call must not be noticed at all. By default a sample of the calls is tried, the same
each time; `all` tries every call with every error, which takes hours.
"""
from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import tracing
from checks import Checks
from program import Liandan
from trials import COMMANDS, Bases, Command, manners

#: How each call may fail. SQLite alone calls `fdatasync`, and does not expect it to be interrupted, nor does Linux do it.
_ERRORS = {
    "openat": ["EIO", "EACCES", "EMFILE", "ENOSPC", "EINTR"],
    "read": ["EIO", "EINTR"],
    "pread64": ["EIO", "EINTR"],
    "write": ["EIO", "ENOSPC", "EDQUOT", "EINTR"],
    "pwrite64": ["EIO", "ENOSPC", "EDQUOT", "EINTR"],
    "fsync": ["EIO", "ENOSPC", "EDQUOT", "EINTR"],
    "fdatasync": ["EIO", "ENOSPC"],
    "syncfs": ["EIO", "ENOSPC"],
    "close": ["EIO", "EDQUOT", "EINTR"],
    "mkdir": ["EIO", "ENOSPC", "EDQUOT", "EACCES"],
    "rename": ["EIO", "ENOSPC", "EACCES"],
    "linkat": ["EIO", "ENOSPC"],
    "unlink": ["EIO", "EACCES"],
    "rmdir": ["EIO"],
    "ftruncate": ["EIO", "EINTR"],
    "ioctl": ["EIO", "ENOSPC"],
    "flock": ["EIO", "EINTR", "ENOLCK"],
    "newfstatat": ["EIO"],
    "getdents64": ["EIO"],
}
#: What does not pass by itself: of these calls all that come later may fail too.
_LASTING = {("write", "ENOSPC"), ("pwrite64", "ENOSPC"), ("mkdir", "ENOSPC"), ("openat", "EACCES"), ("fsync", "EIO")}
_RUNS = 100


@dataclass(frozen=True)
class _Fault:
    """One call that fails: the `nth` of its kind in a thread; if it is lasting, those after it too."""

    command: Command
    call: str
    error: str
    nth: int
    is_lasting: bool

    @property
    def rule(self) -> str:
        """What strace is told to do (strace(1), "Tampering")."""
        return f"inject={self.call}:error={self.error}:when={self.nth}{'+' if self.is_lasting else ''}"

    def __str__(self) -> str:
        return f"{self.command.name}, {self.rule}"


def check(checks: Checks, liandan: Liandan, folder: Path, runs: int | None = _RUNS) -> None:
    """Lets `runs` calls fail, or with `None` every call in every way."""
    if reason := tracing.missing():
        checks.left_out("a system that refuses", reason)
        return
    bases = Bases(liandan, folder / "bases")
    calls = {command.name: tracing.calls(bases, command, _ERRORS, folder / "trace") for command in COMMANDS}
    faults = _all(calls) if runs is None else _sample(calls, runs)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda numbered: _try(bases, numbered[1], folder / f"{numbered[0]}"), enumerate(faults))
        by_command = defaultdict(list)
        for fault, wrong in zip(faults, found):
            by_command[fault.command.name].append((fault, wrong))
    for name, tried in by_command.items():
        checks.none(
            f"{name}: {len(tried)} calls fail, nothing is lost, doubled or left over",
            (f"{fault}: {fault_found}" for fault, wrong in tried for fault_found in wrong))


def _all(calls: dict[str, dict[str, list[int]]]) -> list[_Fault]:
    return [
        _Fault(command, call, error, nth, is_lasting)
        for command in COMMANDS for call, places in calls[command.name].items() for error in _ERRORS[call] for nth in places
        for is_lasting in ([False, True] if (call, error) in _LASTING else [False])]


def _sample(calls: dict[str, dict[str, list[int]]], runs: int) -> list[_Fault]:
    """Of every command, call and error some: as many of each as there is room for, at places by chance."""
    chance, faults = random.Random(20261129), []
    kinds = defaultdict(list)
    for fault in _all(calls):
        kinds[fault.command.name, fault.call, fault.error, fault.is_lasting].append(fault)
    for places in kinds.values():
        chance.shuffle(places)
    order = list(kinds.values())
    chance.shuffle(order)
    while order and len(faults) < runs:
        faults += [places.pop() for places in order][: runs - len(faults)]
        order = [places for places in order if places]
    return sorted(faults, key=lambda fault: [command.name for command in COMMANDS].index(fault.command.name))


def _try(bases: Bases, fault: _Fault, folder: Path) -> list[str]:
    """One run with a call that fails, and one without; what was found wrong."""
    trial, log = bases.trial(fault.command, folder), folder.with_suffix(".log")
    run = tracing.run(trial.liandan, trial.arguments, log, "-e", f"trace={fault.call}", "-e", fault.rule)
    failed = [line for line in log.read_text(errors="replace").splitlines() if "(INJECTED)" in line]
    # Each thread counts its calls by itself: in another the same one may have been to tell why; or it is lasting.
    could_speak = not any(re.search(r" write\(2<|<\.\.\. write resumed", line) for line in failed)
    wrong = [*trial.after(run), *manners(run, could_speak)]
    if fault.error == "EINTR" and run.code != 0:
        wrong.append(f"not hidden: {run.err}")
    wrong += trial.again(run)
    if not wrong:
        shutil.rmtree(folder)
        log.unlink()
    return [f"{found} ({'; '.join(failed)})" for found in wrong]


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    wanted = sys.argv[2] if len(sys.argv) > 2 else str(_RUNS)
    results = Checks()
    with tempfile.TemporaryDirectory(prefix="liandan-injection-") as temporary:
        check(results, Liandan(Path(sys.argv[1])), Path(temporary), None if wanted == "all" else int(wanted))
    print(results.summary())
    sys.exit(1 if results.failed else 0)
