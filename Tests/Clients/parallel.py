"""Runs sections of checks side by side, as many at once as there are processors."""
from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_SUMMARY = re.compile(r"(\d+) passed, (\d+) failed(?:, (\d+) left out)?")


def run(command: list[str], groups: list[list[str]], folder: Path, kept: str) -> int:
    """Runs `command NAME…` for every group of sections, prints what each said when it ends, and returns the exit status.

    Each keeps its files in a folder of its own under `folder`, which the variable `kept` tells it.
    """
    lock = threading.Lock()
    begun = time.monotonic()
    counts = [0, 0, 0]

    def one(group: list[str]) -> None:
        name = group[0]
        start = time.monotonic()
        ended = subprocess.run(
            [sys.executable, "-B", *command, *group], env=os.environ | {kept: str(folder / name)}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        *said, last = ended.stdout.rstrip().splitlines() or [""]
        summary = _SUMMARY.fullmatch(last)
        with lock:
            print("\n".join(said).rstrip() if summary else ended.stdout)
            now = time.monotonic()
            print(f"  {' '.join(group)}: {last} in {now - start:.0f} s, ended at {now - begun:.0f} s", flush=True)
            found = [int(count or 0) for count in summary.groups()] if summary else [0, 1, 0]
            if ended.returncode and not found[1]:
                found[1] = 1
            for index, count in enumerate(found):
                counts[index] += count

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(one, groups))
    omitted = f", {counts[2]} left out" if counts[2] else ""
    print(f"\n{counts[0]} passed, {counts[1]} failed{omitted}")
    return 1 if counts[1] else 0
