"""Runs the program under strace, which counts its calls of the system and can disturb one of them."""
from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from program import ROOT, Liandan, Result
from trials import Bases, Command


def missing() -> str | None:
    """Why the program cannot be traced here; `None` if it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"], capture_output=True, text=True)
    return None if tried.returncode == 0 else f"strace may not trace here: {tried.stderr.strip()}"


def run(liandan: Liandan, arguments: list[str], log: Path, *options: str) -> Result:
    """Runs a command under strace, which ends as the command does; `log` names the calls with the paths of their files."""
    line = ["strace", "-f", "-y", "-s", "0", "-qq", "--seccomp-bpf", "-o", str(log), *options]
    done = subprocess.run(
        [*line, *liandan.command(*arguments)], cwd=ROOT, env=liandan.environment(), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=120)
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def calls(bases: Bases, command: Command, names: Iterable[str], folder: Path) -> dict[str, list[int]]:
    """Which calls of an undisturbed run concern its files or standard output, by their place among those of a thread.

    strace counts the calls of each thread by itself: a place that in another thread is a call of something else, such as
    the loader's, is left out.
    """
    shutil.rmtree(folder, ignore_errors=True)
    trial, log = bases.trial(command, folder), folder.with_suffix(".log")
    done = run(trial.liandan, trial.arguments, log, "-e", f"trace={','.join(names)}")
    if done.code != 0:
        raise RuntimeError(f"{command.name}: {done}")
    counts, own, others = defaultdict(int), defaultdict(set), defaultdict(set)
    for line in log.read_text(errors="replace").splitlines():
        if not (call := re.match(r"(\d+) +(\w+)\((.*)", line)):
            continue
        counts[call[1], call[2]] += 1
        concerns = str(folder) in call[3] or call[2] == "write" and call[3].startswith("1<")
        (own if concerns else others)[call[2]].add(counts[call[1], call[2]])
    return {name: sorted(places - others[name]) for name, places in own.items()}
