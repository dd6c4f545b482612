#!/usr/bin/env python3
"""Uses the desk in a real browser: Debian's Chromium by playwright, with axe.

    run.py LIANDAN_DESK LIANDAN [SECTION…]

Without a section all are run, side by side. Every check prints a line; the exit status is 1 if any failed. Set
LIANDAN_DESK_KEEP to a folder to keep the pictures of all pages there.
"""
from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Clients"))

from playwright.sync_api import sync_playwright  # noqa: E402

import approving  # noqa: E402
import completing  # noqa: E402
import copies  # noqa: E402
import doors  # noqa: E402
import filling  # noqa: E402
import keeping  # noqa: E402
import looking  # noqa: E402
import archive  # noqa: E402
import backups  # noqa: E402
import designing  # noqa: E402
import directory  # noqa: E402
import lists  # noqa: E402
import load  # noqa: E402
import managing  # noqa: E402
import roles  # noqa: E402
import stranger  # noqa: E402
import parallel  # noqa: E402
from checks import Checks  # noqa: E402
from desk import launch  # noqa: E402

#: The variable that names the folder to keep.
KEPT = "LIANDAN_DESK_KEEP"

#: The groups of checks: a name, what they look at, and what makes them.
SECTIONS = {
    "doors": ("Logging in, who may what, what is refused", doors.check),
    "completing": ("Closed part by part", completing.check),
    "approving": ("Approvals by three accounts and a deputy", approving.check),
    "filling": ("Filling in: with and without a script, by keyboard, on a phone, in two tabs", filling.check),
    "keeping": ("What a browser keeps of drafts, and fields of any name", keeping.check),
    "looking": ("Looking at forms, and what is done to issued ones", looking.check),
    "copies": ("Copies: looking changes nothing, printing is recorded", copies.check),
    "roles": ("Every address with every account", roles.check),
    "managing": ("Accounts, logins and the audit chain", managing.check),
    "directory": ("Passwords that a directory answers for", directory.check),
    "lists": ("Lists: upload, check, correct, issue, stop, go on", lists.check),
    "load": ("Many clerks beside a long list, and a server that is killed", load.check),
    "backups": ("A backup while the desk works, restored with drafts and lists", backups.check),
    "archive": ("Packing for one's own department, verifying packets", archive.check),
    "stranger": ("A stranger's walk on a phone, from a report to a verified packet", stranger.check),
    "designing": ("Forms: changed, checked, published", designing.check),
}


def main(desk: Path, liandan: Path, wanted: list[str], folder: Path) -> int:
    """Runs the wanted sections one after another, or all side by side; returns the exit status."""
    if unknown := set(wanted) - set(SECTIONS):
        sys.exit(f"no such section: {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    if not wanted:
        return parallel.run([__file__, str(desk), str(liandan)], [[name] for name in SECTIONS], folder, KEPT)
    checks = Checks()
    with sync_playwright() as playwright:
        for name in wanted:
            title, check = SECTIONS[name]
            checks.section(title)
            browser = launch(playwright)
            try:
                check(checks, browser, desk, liandan, folder / name)
            except Exception as error:
                traceback.print_exc()
                checks.crashed(name, error)
            finally:
                browser.close()
    print()
    print(checks.summary())
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or not all(Path(path).is_file() for path in sys.argv[1:3]):
        sys.exit(__doc__)
    kept = os.environ.get(KEPT)
    with tempfile.TemporaryDirectory(prefix="liandan-desk-") as temporary:
        place = Path(kept) if kept else Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:], place))
