"""The numbers of forms read from their pages as hand-held scanners read them: every form of the library on its paper, and a survey
with its letter, slip, envelope and labels, as PDF drawn by poppler and as OFD drawn by our own reader.

A QR code is to be read from a picture of 100 dots to the inch, Code 128 from one of 200, as office scanners and cameras make them.
"""
from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import zxingcpp
from PIL import Image

import ofddraw
from checks import Checks
from program import Liandan

#: The kinds of codes, and the dots to the inch with which each is to be read.
_DOTS = {"QR Code": 100, "Code 128": 200}
_LIST = Path("forms/examples/surveys.csv")


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Prints, draws and reads."""
    folder.mkdir(parents=True)
    described = [json.loads(line) for line in liandan.run("forms", "--json").out.splitlines()]
    forms = [form["id"] for form in described if form["copies"]]

    def example(form: str) -> list[str]:
        faults = []
        for kind in ("pdf", "ofd"):
            run = liandan.run("preview", form, "--as", kind, "--out", folder, "--quiet")
            files = sorted(folder.glob(f"{form}-sample-*.{kind}"))
            # Where a further page says that it is a sample, that takes the room of its code.
            faults += _faults(files[0], most=1) if files else [f"{form}: {run}"]
        return faults

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(example, forms))
    checks.that("there are fifty forms to read", len(forms) >= 50, len(forms))
    checks.none("each form: QR code and bar code on its first page", (fault for faults in found for fault in faults))
    liandan.issue("product-file", Path("forms/examples/product-file.json"), folder / "register", "--as", "pdf,ofd")
    long = [path for kind in ("pdf", "ofd") for path in (folder / "register" / "issued").rglob(f"*.{kind}")]
    checks.none("a form of two pages: bar code on the second page too", (fault for path in long for fault in _faults(path)))
    checks.that("it has copies in both formats", len(long) >= 4, long)
    _enclosures(checks, liandan, folder / "packets")


def _pictures(path: Path) -> tuple[int, Callable[[int, int], Image.Image]]:
    """How many pages a file has, and what draws one of them with so many dots to the inch."""
    if path.suffix == ".ofd":
        document = ofddraw.Document(path)
        return len(document.pages), document.draw
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    count = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))

    def draw(page: int, dots: int) -> Image.Image:
        command = ["pdftoppm", "-r", str(dots), "-f", str(page + 1), "-l", str(page + 1), path]
        return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))

    return count, draw


def _read(picture: Image.Image, kind: str) -> list[str]:
    """The numbers that codes of a kind say on a page; a QR code says the digits of the digest behind it."""
    return [
        re.sub(r" [0-9a-f]{8}$", "", code.text) for code in zxingcpp.read_barcodes(picture) if str(code.format) == kind]


def _faults(path: Path, most: int | None = None) -> list[str]:
    """What cannot be read of the codes of one number, on `most` pages or all."""
    count, draw = _pictures(path)
    faults, number = [], None
    for page in range(most or count):
        for kind in _DOTS if page == 0 else ("Code 128",):
            codes = _read(draw(page, _DOTS[kind]), kind)
            number = number or next(iter(codes), "a number")
            if codes != [number]:
                faults.append(f"{path.name} page {page + 1}: {kind} says {codes}, not {number}")
    return faults


def _enclosures(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """All pages of surveys with what goes out with them."""
    run = liandan.issue(
        "satisfaction-survey", _LIST, folder / "register", "--as", "pdf,ofd", "--together", "--with-enclosures", "--copy",
        "reply", "--out", folder)
    numbers = [issued["number"] for issued in run.issued]
    checks.that("surveys are issued with what goes out with them", run.code == 0 and len(numbers) > 9, run)
    name = f"{numbers[0]}_{numbers[-1]}"
    # How often each number stands in a file as each kind of code: letter, survey and slip follow one another.
    wanted = {"reply": (3, 2), "envelope-dl": (1, 0), "envelope-c5": (1, 0), "label": (1, 0)}
    for part, times in wanted.items():
        for suffix in ("pdf", "ofd"):
            path = folder / f"{name}-{part}.{suffix}"
            count, draw = _pictures(path)
            for (kind, dots), repeated in zip(_DOTS.items(), times):
                found = [code for page in range(count) for code in _read(draw(page, dots), kind)]
                checks.equal(f"{path.name}: {kind}", found, [number for number in numbers for _ in range(repeated)])
