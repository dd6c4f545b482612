#!/usr/bin/env python3
"""Runs the program against real clients: python-docx, openpyxl, calamine, LibreOffice, bagit, openxml-audit.

    run.py PROGRAM [SECTION…]

Without a section all are run, side by side. Every check prints a line; the last line is `N passed, N failed`, and how many
were left out because the machine does not let them be made. The exit status is 1 if any check failed. Everything is written in a temporary folder; set
LIANDAN_CLIENTS_KEEP to a new folder to keep it there and look at the documents.
"""
from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import audit
import byoffice
import closing
import codes
import contents
import corpus
import crowds
import determinism
import examples
import figures
import fixed
import forged_packets
import forged_registers
import hops
import hostile
import injection
import intake
import issuing
import kill
import kills
import marks
import packets
import pages
import parallel
import passphrases
import people
import power
import printfiles
import refused
import rules
import schemas
from checks import Checks
from program import Liandan

#: The variable that names the folder to keep.
KEPT = "LIANDAN_CLIENTS_KEEP"


class Prepared:
    """What several sections look at, made when the first of them asks for it."""

    def __init__(self, liandan: Liandan, folder: Path) -> None:
        self.liandan, self.folder = liandan, folder
        self.register, self.out = folder / "register", folder / "out"

    @cached_property
    def kinds(self) -> examples.Kinds:
        """The forms and their examples."""
        return examples.Kinds(self.liandan)

    @cached_property
    def issued(self) -> list[examples.Issued]:
        """Every example, issued."""
        return examples.issue_all(self.liandan, self.kinds, self.register, self.out)

    @cached_property
    def others(self) -> marks.Others:
        """Empty forms, void and reprinted copies."""
        return marks.Others(self.liandan, list(dict.fromkeys(form.form for form in self.issued)), self.folder)

    @cached_property
    def documents(self) -> list[Path]:
        """All files of these."""
        return [document.path for form in self.issued for document in form.documents] + self.others.files


#: Sections that look at the same documents: together they cost less than side by side.
TOGETHER = ["issuing", "contents", "marks", "pages", "schemas", "audit", "packets"]
#: Sections that take longest: they begin first, so that no processor waits for them at the end.
LONG = ["figures", "fixed"]


def sections(checks: Checks, liandan: Liandan, prepared: Prepared) -> dict[str, tuple[str, Callable[[], None]]]:
    """All groups of checks by name."""
    folder = prepared.folder
    return {
        "issuing": (
            "Numbers, copies, files",
            lambda: issuing.check(checks, liandan, prepared.kinds, prepared.issued, prepared.register, prepared.out)),
        "contents": ("Every value read back", lambda: contents.check(checks, prepared.kinds, prepared.issued)),
        "marks": ("Empty forms, 作废 and 补打", lambda: marks.check(checks, prepared.others)),
        "pages": (
            "LibreOffice: pages and pictures",
            lambda: pages.check(
                checks, liandan, prepared.kinds, prepared.issued, prepared.others.printed, folder)),
        "schemas": ("ISO 29500 schemas", lambda: schemas.check(checks, prepared.documents)),
        "audit": ("openxml-audit", lambda: audit.check(checks, prepared.documents)),
        "packets": (
            "Packets, sound and tampered with",
            lambda: packets.check(checks, liandan, prepared.issued, prepared.register, folder)),
        "forged": (
            "Registers and packets altered behind the program's back",
            lambda: (forged_registers.check(checks, liandan, folder / "forged-registers"),
                     forged_packets.check(checks, liandan, folder / "forged-packets"))),
        "passphrases": (
            "Passphrases typed on a terminal", lambda: passphrases.check(checks, liandan, folder / "passphrases")),
        "determinism": ("The same bytes everywhere", lambda: determinism.check(checks, liandan, folder)),
        "rules": ("Rules bite, in three languages", lambda: rules.check(checks, liandan, folder)),
        "intake": ("The same form from every kind of file", lambda: intake.check(checks, liandan, prepared.kinds, folder)),
        "figures": ("Every figure of every report", lambda: figures.check(checks, liandan, folder / "figures")),
        "fixed": ("PDF and OFD: veraPDF, qpdf, poppler, ofdkit", lambda: fixed.check(checks, liandan, folder / "fixed")),
        "printfiles": (
            "Print files: one PDF or OFD of many forms",
            lambda: printfiles.check(checks, liandan, folder / "printfiles")),
        "codes": ("QR and bar codes read back", lambda: codes.check(checks, liandan, folder / "codes")),
        "byoffice": (
            "PDF of users' templates by LibreOffice", lambda: byoffice.check(checks, liandan, folder / "byoffice")),
        "refused": ("Refused rows handed back", lambda: refused.check(checks, liandan, folder)),
        "closing": ("Closing sheets", lambda: closing.check(checks, liandan, folder / "closing")),
        "hostile": ("Hostile values come out as text", lambda: hostile.check(checks, liandan, folder)),
        "corpus": ("Templates that broke other engines", lambda: corpus.check(checks, liandan, folder / "corpus")),
        "hops": ("Killed between the steps", lambda: hops.check(checks, liandan, folder)),
        "crowds": ("Many at once, and killed", lambda: crowds.check(checks, liandan, folder)),
        "people": ("Two people, one register", lambda: people.check(checks, liandan)),
        "kill": ("Killed at random moments", lambda: kill.check(checks, liandan, folder / "kill")),
        "kills": ("Backup, restore and repair, killed", lambda: kills.check(checks, liandan, folder / "kills")),
        "injection": ("A system that refuses", lambda: injection.check(checks, liandan, folder / "injection")),
        "power": ("Power cuts", lambda: power.check(checks, liandan, folder / "power")),
    }


def main(program: Path, wanted: list[str], folder: Path) -> int:
    """Runs the wanted sections one after another, or all side by side; returns the exit status."""
    checks = Checks()
    liandan = Liandan(program)
    available = sections(checks, liandan, Prepared(liandan, folder))
    if unknown := set(wanted) - set(available):
        sys.exit(f"no such section: {', '.join(unknown)}; there are {', '.join(available)}")
    if not wanted:
        short = [[name] for name in available if name not in TOGETHER + LONG]
        return parallel.run([__file__, str(program)], [*([name] for name in LONG), TOGETHER, *short], folder, KEPT)
    for name in wanted:
        title, run = available[name]
        checks.section(title)
        try:
            run()
        except Exception as error:
            traceback.print_exc()
            checks.crashed(name, error)
    print()
    print(checks.summary())
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    kept = os.environ.get(KEPT)
    with tempfile.TemporaryDirectory(prefix="liandan-clients-") as temporary:
        place = Path(kept) if kept else Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        sys.exit(main(Path(sys.argv[1]), sys.argv[2:], place))
