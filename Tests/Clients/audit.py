"""Lets openxml-audit look at every document; allow.txt names what it reports without reason."""
from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import Checks

_ALLOWED = Path(__file__).with_name("allow.txt")


def check(checks: Checks, documents: list[Path]) -> None:
    """No report but those of the allow-list, and no entry of the allow-list without use."""
    allowed = _allow_list()
    used: set[str] = set()
    found = reports(documents)
    checks.equal("openxml-audit looks at every document", len(found), len(documents))
    for report in found:
        faults = []
        for error in report["errors"]:
            line = f"{error['part_uri']}: {error['description']}"
            matching = [pattern for pattern in allowed if re.search(pattern, line)]
            used.update(matching)
            if not matching:
                faults.append(f"{line} ({error['path']})")
        checks.none(f"openxml-audit: {report['file']}", faults)
    checks.none("every entry of allow.txt is needed", [pattern for pattern in allowed if pattern not in used])


def _allow_list() -> list[str]:
    """The patterns; the comment above each says why. An entry without a reason is an error."""
    patterns = []
    reason = ""
    for line in _ALLOWED.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            reason += line
        elif line.strip():
            if not reason:
                raise ValueError(f"allow.txt gives no reason for {line}")
            patterns.append(line)
        else:
            reason = ""
    return patterns


def is_allowed(error: dict) -> bool:
    """Whether the allow-list names an error."""
    line = f"{error['part_uri']}: {error['description']}"
    return any(re.search(pattern, line) for pattern in _allow_list())


def reports(documents: list[Path]) -> list[dict]:
    """What openxml-audit says of each document.

    It keeps what it counted in one part for checks of another by the memory address of the package, and now and then takes
    the counts of a document before for those of the next at the same address. What it says of one part by another is
    therefore asked again of the document alone.
    """
    found = _asked(documents)
    for place, report in enumerate(found):
        if any("was not found in Part" in error["description"] for error in report["errors"]):
            name = report["file"].rsplit("/", 1)[-1]
            found[place] = _asked([document for document in documents if document.name == name])[0]
    return found


def _asked(documents: list[Path]) -> list[dict]:
    """What one run says of them."""
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            (Path(folder) / document.name).write_bytes(document.read_bytes())
        command = [sys.executable, "-m", "openxml_audit", "-o", "json", "--max-errors", "0", "-r", folder]
        run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"openxml-audit ended with {run.returncode}: {run.stderr[:400]}")
    found = json.loads(run.stdout)
    return found if isinstance(found, list) else [found]
