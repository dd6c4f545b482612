"""LibreOffice and the poppler tools."""
from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import zxingcpp
from PIL import Image


def convert(files: list[Path], to: str, folder: Path, profile: Path, timeout: float = 240) -> None:
    """Converts many files in one run of LibreOffice, with a profile of its own; raises where a file is missing."""
    program = shutil.which("soffice") or "soffice"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [program, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--convert-to", to,
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=timeout)
    suffix = "." + to.split(":")[0]
    missing = [file.name for file in files if not (folder / (file.stem + suffix)).is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice did not convert {', '.join(missing)}")


def page_count(pdf: Path) -> int:
    """The pages of a PDF."""
    info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", info, re.M).group(1))


def page_text(pdf: Path, page: int) -> str:
    """The text of one page without any white space: PDFs space Chinese and Latin apart."""
    options = ["-f", str(page), "-l", str(page), "-enc", "UTF-8"]
    text = subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return re.sub(r"\s", "", text)


@dataclass(frozen=True)
class Word:
    """A word on a page and its box in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(pdf: Path, page: int) -> list[Word]:
    """The words of a page with their places."""
    options = ["-bbox", "-f", str(page), "-l", str(page), "-enc", "UTF-8"]
    html = subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True).stdout
    found = []
    for element in ET.fromstring(html).iter("{http://www.w3.org/1999/xhtml}word"):
        box = (float(element.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax"))
        found.append(Word(element.text or "", *box))
    return found


@dataclass(frozen=True)
class Picture:
    """A page as grey pixels, 0 black to 255 white."""

    width: int
    height: int
    pixels: bytes
    dots_per_inch: int

    def ink(self, left: float, top: float, right: float, bottom: float) -> int:
        """Dark pixels in a part of the page, in millimetres from its top left corner."""
        scale = self.dots_per_inch / 25.4
        x0, x1 = (min(self.width, max(0, round(x * scale))) for x in (left, right))
        y0, y1 = (min(self.height, max(0, round(y * scale))) for y in (top, bottom))
        rows = (self.pixels[y * self.width + x0:y * self.width + x1] for y in range(y0, y1))
        return sum(1 for row in rows for value in row if value < 160)


def picture(pdf: Path, page: int, dots_per_inch: int = 72) -> Picture:
    """Draws one page."""
    command = ["pdftoppm", "-gray", "-r", str(dots_per_inch), "-f", str(page), "-l", str(page), str(pdf)]
    content = subprocess.run(command, check=True, capture_output=True).stdout
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", content)
    if header is None:
        raise RuntimeError(f"{pdf.name}: pdftoppm drew no picture")
    width, height = int(header.group(1)), int(header.group(2))
    return Picture(width, height, content[header.end():], dots_per_inch)


def codes(pdf: Path, page: int, dots_per_inch: int) -> dict[str, list[str]]:
    """What scanners read on one page, by the kind of code: “QR Code”, “Code 128”."""
    drawn = picture(pdf, page, dots_per_inch)
    image = Image.frombytes("L", (drawn.width, drawn.height), drawn.pixels)
    found: dict[str, list[str]] = {}
    for code in zxingcpp.read_barcodes(image):
        found.setdefault(str(code.format), []).append(code.text)
    return found
