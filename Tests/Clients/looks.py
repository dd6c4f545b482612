"""An independent look at fixed pages: our own readers draw PDF and OFD, poppler draws the PDF, and the pictures agree.

For the pictures of OFD the same form is printed as PDF with the same fonts: fontconfig is told to pass over those that OFD
cannot have.
"""
from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

import ofd
import ofddraw
import pdfdraw
import readers
from checks import Checks
from program import Liandan

_DOTS_PER_INCH = 150
#: How many pixels may have ink in one picture with none near them in the other: a moved comma has more.
_TOLERATED = 1
#: A character stands at the same place in both files, in millimetres.
_NEAR = 0.01
#: Every so many forms are looked at in other languages too.
_STEP = 8


def poppler(path: Path, page: int) -> Image.Image:
    """A page as poppler draws it."""
    place = str(page + 1)
    command = ["pdftoppm", "-gray", "-r", str(_DOTS_PER_INCH), "-f", place, "-l", place, str(path)]
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("L")


def differences(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are dark, or within grey marks, and have nothing as dark beside them in the other picture.

    Programs differ by half a pixel in where they draw, and in how grey edges are; that is no difference.
    """
    size = tuple(map(min, one.size, other.size))
    if max(abs(a - b) for a, b in zip(one.size, other.size)) > 1:
        return size[0] * size[1]
    pair = [picture.convert("L").crop((0, 0, *size)) for picture in (one, other)]
    missing = Image.new("L", size)
    for here, there in (pair, pair[::-1]):
        near = there.filter(ImageFilter.MinFilter(3))
        for ink, least in ((here, 165), (here.filter(ImageFilter.MaxFilter(3)), 24)):
            lacking = ImageChops.subtract(near, ink).point([255 * (level > least) for level in range(256)])
            missing = ImageChops.lighter(missing, lacking)
    return missing.histogram()[255]


def _with_edges(picture: Image.Image, masks: list[tuple[float, float, float, float]]) -> Image.Image:
    """A picture with the edges of masks inked: poppler draws a mask over whole pixels, up to one more on each side."""
    picture = picture.convert("L")
    for left, upper, right, lower in masks:
        for x in (left, right):
            picture.paste(0, (round(x) - 2, round(upper) - 2, round(x) + 2, round(lower) + 2))
        for y in (upper, lower):
            picture.paste(0, (round(left) - 2, round(y) - 2, round(right) + 2, round(y) + 2))
    return picture


def _characters(document: pdfdraw.Document | ofddraw.Document) -> list[tuple[str, float, float]]:
    return [placed for placed in document.text if not placed[0].isspace()]


def _compare(job: tuple[Path, Path, Path]) -> list[str]:
    """What differs between a PDF by our reader and by poppler, and between it and an OFD with the same fonts."""
    path, same, packed = job
    faults = []
    document, twin, other = pdfdraw.Document(path), pdfdraw.Document(same), ofddraw.Document(packed)
    if len(twin.pages) != len(other.pages):
        return [f"{packed.name}: {len(other.pages)} pages, the PDF has {len(twin.pages)}"]
    for page in range(len(document.pages)):
        drawn = document.draw(page, _DOTS_PER_INCH)
        pair = [_with_edges(picture, document.masks) for picture in (drawn, poppler(path, page))]
        if (count := differences(*pair)) > _TOLERATED:
            faults.append(f"{path.name} page {page + 1}: {count} pixels differ from poppler")
    for page in range(len(twin.pages)):
        drawn = other.draw(page, _DOTS_PER_INCH)
        twin.draw(page, _DOTS_PER_INCH)
        pair = [_with_edges(picture, twin.masks) for picture in (drawn, poppler(same, page))]
        if (count := differences(*pair)) > _TOLERATED:
            faults.append(f"{packed.name} page {page + 1}: {count} pixels differ from the PDF")
        twin.draw(page, 10)
        pairs = list(zip(_characters(twin), _characters(other), strict=False))
        moved = [f"{a} {b}" for a, b in pairs
                 if a[0] != b[0] or abs(a[1] - b[1]) > _NEAR or abs(a[2] - b[2]) > _NEAR]
        if moved or len(_characters(twin)) != len(_characters(other)):
            faults.append(f"{packed.name} page {page + 1}: other text than in the PDF, as {moved[:1]}")
    return faults


def check(
    checks: Checks, liandan: Liandan, printed: dict[tuple[str, str, str], list[Path]], folder: Path,
    texts: dict[str, list[str]],
) -> None:
    """Looks at the first copy of every form in Chinese, and of some in other languages; `printed` has the copies by form,
    language and format, `texts` what their examples say."""
    folder.mkdir()
    languages = list(dict.fromkeys(language for _, language, _ in printed))
    forms = list(dict.fromkeys(form for form, _, _ in printed))
    wanted = [(form, language) for number, form in enumerate(forms) for language in languages
              if language == "zh-Hans" or number % _STEP == 0]
    settings = folder / "fonts.conf"
    settings.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>/usr/share/fonts</dir>"
        "<selectfont><rejectfont><glob>*Noto*CJK*</glob></rejectfont></selectfont>"
        f"<cachedir>{folder / 'fonts'}</cachedir></fontconfig>")

    def job(form: str, language: str) -> tuple[Path, Path, Path]:
        first = printed[form, language, "pdf"][0]
        out = folder / language
        for kind, environment in (("pdf", {"FONTCONFIG_FILE": str(settings)}), ("docx", {})):
            liandan.run("preview", form, "--as", kind, "--lang", language, "--out", out, "--quiet", "--force", **environment)
        return first, out / first.name, first.with_suffix(".ofd")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = list(pool.map(lambda pair: job(*pair), wanted))
        found = list(pool.map(_compare, jobs))
    checks.none(
        "our own readers draw PDF and OFD as poppler draws the PDF, each character at its place",
        (fault for faults in found for fault in faults))
    _order(checks, {form: files for (form, language), files in zip(wanted, jobs) if language == "zh-Hans"}, texts)
    _broken(checks, printed["satisfaction-survey", "zh-Hans", "pdf"][0], folder)


def _order(checks: Checks, jobs: dict[str, tuple[Path, Path, Path]], texts: dict[str, list[str]]) -> None:
    """Readers give the values in the order of the .docx, whose rows python-docx reads; a value that goes over several
    lines of its cell is passed over, as readers by lines mix it with those beside it."""
    faults, count = [], 0
    for form, (path, same, packed) in jobs.items():
        told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        source = _plain(readers.text_of(same.with_suffix(".docx")))
        for name, text in (("pdftotext", _plain(told)), ("ofdkit", _plain("".join(ofd.texts(packed))))):
            once = [value for value in map(_plain, texts.get(form, [])) if source.count(value) == text.count(value) == 1]
            count += len(once)
            if sorted(once, key=source.index) != sorted(once, key=text.index):
                faults.append(f"{form} by {name}")
    checks.none("pdftotext and ofdkit give the values in the order of the form", faults)
    checks.that("hundreds of values were compared", count > 400, count)


def _plain(text: str) -> str:
    return re.sub(r"[\s·]+", "", text)


def _broken(checks: Checks, path: Path, folder: Path) -> None:
    """Pictures tell a run of text that is moved by 1 mm or gone, a character that is taken for another, and a line that is
    gone: else they would prove nothing."""
    plain = folder / "plain.pdf"
    subprocess.run(["qpdf", "--stream-data=uncompress", path, plain], check=True)
    data, true = plain.read_bytes(), poppler(path, 0)
    checks.equal("a file that qpdf unpacked looks the same", differences(_own(plain), true), 0)
    for name, change in _CHANGES.items():
        broken = folder / "broken.pdf"
        spoilt = change(data)
        broken.write_bytes(spoilt)
        is_as_long = len(spoilt) == len(data) and spoilt != data
        count = differences(_own(broken), true)
        checks.that(f"{name} is seen", is_as_long and count > _TOLERATED, f"{count} pixels")
    packed = path.with_suffix(".ofd")
    whole = ofddraw.Document(packed).draw(0, _DOTS_PER_INCH)
    for name, pattern, replacement in _OFD_CHANGES:
        broken = folder / "broken.ofd"
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(broken, "w") as target:
            for member in source.namelist():
                content = source.read(member)
                if member.endswith("Pages/Page_0/Content.xml"):
                    content = re.sub(pattern, replacement, content, count=1)
                target.writestr(member, content)
        count = differences(ofddraw.Document(broken).draw(0, _DOTS_PER_INCH), whole)
        checks.that(f"OFD: {name} is seen", count > _TOLERATED, f"{count} pixels")


def _own(path: Path) -> Image.Image:
    return pdfdraw.Document(path).draw(0, _DOTS_PER_INCH)


def _moved(data: bytes) -> bytes:
    """A run that is seen 1 mm farther to the right, and the next one where it was."""
    places = list(re.finditer(rb"(?<![\d.-])-?\d{2,3}\.\d+(?= -?[\d.]+ Td\()", data))
    for first, second in zip(places, places[1:]):
        hidden, shown = data.rfind(b" 3 Tr", 0, first.start()), data.rfind(b" 0 Tr", 0, first.start())
        if hidden > shown or b" 3 Tr" in data[first.end():second.start()] or second.start() - first.end() < 24:
            continue
        moved = data
        for number, by in ((first, 2.835), (second, -2.835)):
            text = f"{float(number[0]) + by:.9f}"[:len(number[0])].encode()
            moved = moved[:number.start()] + text + moved[number.end():]
        return moved
    return data


#: What can be wrong in a PDF, put into the bytes of one without making it longer or shorter.
_CHANGES = {
    "a run that is moved by 1 mm": _moved,
    "a run that is gone": lambda data: re.sub(rb"(?<=Td)\([^\n]*\)Tj", lambda run: b" " * len(run[0]), data, count=1),
    "a character that is taken for another": lambda data: re.sub(rb"(?<=Td\()(..)(..)", rb"\2\1", data, count=1),
    "a line that is gone": lambda data: data.replace(b"l S\n", b"l n\n", 1),
}
#: The same for OFD, by what stands for what in the content of a page.
_OFD_CHANGES = [
    ("a run that is moved by 1 mm", rb'(?<=TextCode X=")([\d.]+)', lambda match: f"{float(match[1]) + 1}".encode()),
    ("a run that is gone", rb"<ofd:TextObject(?!.{0,90}Visible).*?</ofd:TextObject>", b""),
]
