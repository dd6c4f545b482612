#!/usr/bin/env python3
"""Cuts the power of a file system while the program writes, mounts it again, and looks what is left.

    power.py PROGRAM [CUTS]

Each command that writes runs on an ext4 and an XFS of its own, in a file behind a loop device. At a call of the system the
program is killed and the file system shut down by the ioctl that exists for such tests: what was not synced is lost, in
half of the runs with the names of files that were made or renamed meanwhile, in the other half their content alone. When
it is mounted again, every number and packet that the command had told must be there with its copies, `verify` must find
nothing wrong, and the command run again must end as if nothing had happened. A disk that writes in another order than it
is told to cannot be tried this way.

It takes root, loop devices and strace; without them the section is left out and says so.
"""
from __future__ import annotations

import ctypes
import fcntl
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import caring
import tracing
import trials
from checks import Checks
from program import Liandan
from trials import Bases, Command

#: How a file system is made, how large its file is (with holes, so that it takes what is written), how it is mounted:
#: nothing is written of its own accord, and ext4 does not make up for what a program forgot to sync.
_SYSTEMS = {
    "ext4": (["mkfs.ext4", "-q", "-F"], 64 << 20, "noatime,commit=3000,noauto_da_alloc"),
    "xfs": (["mkfs.xfs", "-q", "-f"], 320 << 20, "noatime"),
}
#: Every command that writes into a register, and those that look after one.
COMMANDS = trials.COMMANDS + caring.COMMANDS
#: After which calls the power goes: those that change something on the disk, or promise that it is there.
_CALLS = ["write", "pwrite64", "fsync", "fdatasync", "syncfs", "rename", "mkdir", "unlink", "rmdir", "linkat", "close"]
#: EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN, which are the same, and whether the journal, but no data, is written before.
_SHUTDOWN, _WITH_JOURNAL, _WITHOUT_JOURNAL = 0x8004_587D, 1, 2
_CUTS = 40


@dataclass(frozen=True)
class _Cut:
    """When and how the power goes: after the `nth` call of a kind, or after the end of the command if there is none."""

    command: Command
    system: str
    flag: int
    call: str
    nth: int

    def __str__(self) -> str:
        lost = "names lost" if self.flag == _WITHOUT_JOURNAL else "content lost"
        return f"{self.command.name}, {self.system}, {lost}, {self.call} {self.nth}"


def check(checks: Checks, liandan: Liandan, folder: Path, cuts: int = _CUTS) -> None:
    """Cuts the power `cuts` times, of every command and file system alike."""
    folder.mkdir(parents=True)
    if reason := tracing.missing() or _mount_alone():
        checks.left_out("power cuts", reason)
        return
    systems = []
    for system in _SYSTEMS:
        if reason := _missing(system, folder / f"try-{system}"):
            checks.left_out(f"power cuts on {system}", reason)
        else:
            systems.append(system)
    if not systems:
        return
    bases = caring.CareBases(Bases(liandan, folder / "bases"))
    moments = {command.name: _moments(bases, command, folder / "trace") for command in COMMANDS}
    chance, planned = random.Random(20261129), []
    kinds = [
        (command, system, flag) for flag in (_WITHOUT_JOURNAL, _WITH_JOURNAL) for system in systems for command in COMMANDS]
    for number in range(cuts):
        command, system, flag = kinds[number % len(kinds)]
        # Once after the end, when all that was told must be there; else somewhere on the way.
        moment = ("end", 1) if number < len(kinds) // 2 else chance.choice(moments[command.name])
        planned.append(_Cut(command, system, flag, *moment))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda numbered: _try(bases, numbered[1], folder / f"{numbered[0]}"), enumerate(planned)))
    for system in systems:
        for command in COMMANDS:
            tried = [
                (cut, wrong) for cut, wrong in zip(planned, found) if (cut.command, cut.system) == (command, system)]
            checks.none(
                f"{command.name} on {system}: power cut {len(tried)} times, all that was told is there",
                (f"{cut}: {fault}" for cut, wrong in tried for fault in wrong))


def _mount_alone() -> str | None:
    """Mounts are this process's own from now on, so that no other keeps them; why not, if that cannot be."""
    libc = ctypes.CDLL(None, use_errno=True)
    # CLONE_NEWNS of unshare(2); Python has it from 3.12 on.
    if libc.unshare(0x0002_0000) != 0:
        return f"mounting takes root and its right to mount: {os.strerror(ctypes.get_errno())}"
    done = subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True, text=True)
    return done.stderr.strip() if done.returncode != 0 else None


def _missing(system: str, folder: Path) -> str | None:
    """Why this file system cannot be tried here; `None` if it can."""
    if shutil.which(_SYSTEMS[system][0][0]) is None:
        return f"{_SYSTEMS[system][0][0]} is not installed"
    disk = _Disk(system, folder)
    try:
        disk.make()
        try:
            disk.cut(_WITHOUT_JOURNAL)
        finally:
            disk.unmount()
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or b""
        return f"loop devices or the shutdown are missing: {error} {said.decode(errors='replace').strip()}"
    return None


def _moments(bases: caring.CareBases, command: Command, folder: Path) -> list[tuple[str, int]]:
    """The calls after which the power may go, each kind as often as any other."""
    calls = tracing.calls(bases, command, _CALLS, folder)
    most = max(map(len, calls.values()))
    return [(call, nth) for call, places in calls.items() if places for nth in places * (most // len(places))]


def _try(bases: caring.CareBases, cut: _Cut, folder: Path) -> list[str]:
    """One cut; what was found wrong after it."""
    disk = _Disk(cut.system, folder)
    disk.make()
    try:
        trial = bases.trial(cut.command, disk.mounted / "trial")
        subprocess.run(["sync", "-f", str(disk.mounted)], check=True)
        # What is dirty in memory when the program dies is what a power cut at this moment would find there.
        kill = [] if cut.call == "end" else [
            "-e", f"trace={cut.call}", "-e", f"inject={cut.call}:signal=SIGKILL:when={cut.nth}"]
        run = tracing.run(bases.liandan, trial.arguments, Path("/dev/null"), *kill)
        disk.cut(cut.flag)
        disk.unmount()
        disk.mount()
        wrong = [f"before the cut: {run}"] if cut.call == "end" and run.code != 0 else []
        return [*wrong, *trial.after(run), *trial.again(run)]
    finally:
        disk.unmount()
        disk.image.unlink()


class _Disk:
    """A file system in a file, whose power can be cut."""

    def __init__(self, system: str, folder: Path) -> None:
        self.system, self.image, self.mounted = system, folder / "disk.img", folder / "disk"
        self._is_mounted = False

    def make(self) -> None:
        """Makes and mounts it."""
        make, size, _ = _SYSTEMS[self.system]
        self.mounted.mkdir(parents=True)
        with open(self.image, "wb") as image:
            image.truncate(size)
        subprocess.run([*make, str(self.image)], check=True, capture_output=True)
        self.mount()

    def mount(self) -> None:
        """Mounts it, which after a cut brings it back into a whole state by its journal."""
        options = f"loop,{_SYSTEMS[self.system][2]}"
        subprocess.run(
            ["mount", "-t", self.system, "-o", options, str(self.image), str(self.mounted)], check=True,
            capture_output=True)
        self._is_mounted = True

    def cut(self, flag: int) -> None:
        """Nothing reaches the disk any more."""
        folder = os.open(self.mounted, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, _SHUTDOWN, struct.pack("I", flag))
        finally:
            os.close(folder)

    def unmount(self) -> None:
        """Takes it away, if it is mounted."""
        # What was just killed, or another thread's process that is just beginning, may keep it for a moment.
        for rest in reversed(range(100 if self._is_mounted else 0)):
            done = subprocess.run(["umount", str(self.mounted)], check=rest == 0, capture_output=True)
            if done.returncode == 0:
                self._is_mounted = False
                return
            time.sleep(0.05)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    results = Checks()
    with tempfile.TemporaryDirectory(prefix="liandan-power-") as temporary:
        check(
            results, Liandan(Path(sys.argv[1])), Path(temporary) / "power",
            int(sys.argv[2]) if len(sys.argv) > 2 else _CUTS)
    print(results.summary())
    sys.exit(1 if results.failed else 0)
