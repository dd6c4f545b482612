"""Counts and prints checks, one line each."""
from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any


class Checks:
    """The tally of a run: every check prints one line, a failed one says what was found."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.omitted = 0
        self._begun = time.monotonic()

    def section(self, title: str) -> None:
        """Begins a group of checks."""
        print(f"\n{title}  [{time.monotonic() - self._begun:.0f} s]", flush=True)

    def that(self, name: str, good: bool, detail: object = "") -> bool:
        """Records one check; `detail` is printed when it fails."""
        if good:
            self.passed += 1
            print(f"  ok    {name}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL  {name}: {_short(detail)}", flush=True)
        return good

    def equal(self, name: str, got: Any, expected: Any) -> bool:
        """Records that two values are the same."""
        return self.that(name, got == expected, f"expected {_short(expected, 400)}, got {_short(got, 400)}")

    def none(self, name: str, faults: Iterable[object]) -> bool:
        """Records that there are no faults; the first few different ones are printed."""
        found = list(dict.fromkeys(str(fault) for fault in faults))
        more = f" … and {len(found) - 6} more" if len(found) > 6 else ""
        return self.that(name, not found, "; ".join(found[:6]) + more)

    def crashed(self, name: str, error: BaseException) -> None:
        """Records a check that could not be carried out."""
        self.that(name, False, f"{type(error).__name__}: {error}")

    def left_out(self, name: str, reason: str) -> None:
        """Records checks that cannot be made on this machine, which is neither good nor bad."""
        self.omitted += 1
        print(f"  LEFT OUT  {name}: {reason}", flush=True)

    def summary(self) -> str:
        """The last line of the run."""
        omitted = f", {self.omitted} left out" if self.omitted else ""
        return f"{self.passed} passed, {self.failed} failed{omitted}"


def _short(value: object, limit: int = 1500) -> str:
    text = str(value).replace("\n", " ⏎ ")
    return text if len(text) <= limit else text[:limit] + " …"
