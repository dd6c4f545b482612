"""Prints the documents through LibreOffice and looks at the pages."""
from __future__ import annotations

import copy
import shutil
from itertools import combinations
from pathlib import Path

import examples
import office
from checks import Checks
from examples import Document, Issued, Kinds
from program import ROOT, Liandan

#: Millimetres of paper that stay white: the binding edge is the left one (domain 4.6: margins of 20 and 18 mm).
WHITE = {"left": 19.0, "top": 8.0, "right": 5.0, "bottom": 6.0}
#: The same at the top of a void form, where day, operator and reason stand; printers need 5.
STAMPED_TOP = 7.0


def check(
    checks: Checks, liandan: Liandan, kinds: Kinds, issued: list[Issued], others: list[Path], folder: Path,
) -> None:
    """One page for ordinary content, all of it inside the page, nothing over another; many rows run over well."""
    long = _long_record(liandan, kinds, folder)
    documents = [document for form in issued for document in form.documents]
    sources = folder / "print"
    sources.mkdir()
    for path in [document.path for document in documents + long] + others:
        shutil.copy(path, sources / _name(path))
    office.convert(sorted(sources.iterdir()), "pdf", folder / "pdf", folder / "office-profile")
    titles = {form.number: kinds[form.form]["title"] for form in issued}
    for document in documents:
        _ordinary(checks, document, _pdf(folder, document.path), titles[document.number])
    for path in others:
        pdf = _pdf(folder, path)
        checks.equal(f"{path.name}: one page", office.page_count(pdf), 1)
        # A stamp lies over the grid, which is looked at on the same form without it; its line is the highest on the page.
        is_stamped = "-void" in path.stem or "-reprint-2" in path.stem
        faults = _ink_faults(pdf, 1, STAMPED_TOP) if is_stamped else _ink_faults(pdf, 1) + _overlaps(pdf, 1)
        checks.none(f"{path.name}: printed inside the page, nothing over another", faults)
    for document in long:
        _overrun(checks, document, _pdf(folder, document.path))


def _name(path: Path) -> str:
    """A name that keeps a form's .docx and .xlsx apart when both become .pdf."""
    return f"{path.stem}_{path.suffix[1:]}{path.suffix}"


def _pdf(folder: Path, path: Path) -> Path:
    return folder / "pdf" / f"{path.stem}_{path.suffix[1:]}.pdf"


def _ordinary(checks: Checks, document: Document, pdf: Path, title: str) -> None:
    name = document.path.name
    checks.equal(f"{name}: one page", office.page_count(pdf), 1)
    text = office.page_text(pdf, 1)
    label = document.copy["label"].replace(" ", "")
    wanted = [document.number, title, label, "第1页", "共1页", "一式三联"]
    checks.none(f"{name}: number, title, label and page number are printed", [w for w in wanted if w not in text])
    checks.none(f"{name}: printed inside the page", _ink_faults(pdf, 1))
    checks.none(f"{name}: no text runs over other text", _overlaps(pdf, 1))
    checks.that(
        f"{name}: scanners read the number",
        document.number in [code.split(" ")[0] for code in office.codes(pdf, 1, 100).get("QR Code", [])]
        and document.number in office.codes(pdf, 1, 200).get("Code 128", []), "a code cannot be read")


def _ink_faults(pdf: Path, page: int, top: float = WHITE["top"]) -> list[str]:
    white = WHITE | {"top": top}
    picture = office.picture(pdf, page)
    width, height = picture.width * 25.4 / picture.dots_per_inch, picture.height * 25.4 / picture.dots_per_inch
    faults = [] if abs(width - 210) < 1 and abs(height - 297) < 1 else [f"{width:.0f} × {height:.0f} mm is not A4"]
    if picture.ink(0, 0, width, height) < 5000:
        faults.append("the page is all but blank")
    edges = {
        "left": (0, 0, white["left"], height), "top": (0, 0, width, white["top"]),
        "right": (width - white["right"], 0, width, height), "bottom": (0, height - white["bottom"], width, height)}
    for edge, part in edges.items():
        if ink := picture.ink(*part):
            faults.append(f"{ink} dark points within {white[edge]:.0f} mm of the {edge} edge")
    return faults


def _overlaps(pdf: Path, page: int) -> list[str]:
    """Words whose boxes cover one another by more than a third of a line: text is cut off or printed over."""
    faults = []
    for one, other in combinations(office.words(pdf, page), 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        if across > 2 and down > min(one.bottom - one.top, other.bottom - other.top) / 3:
            height = max(one.top, other.top) / 72 * 25.4
            faults.append(f"“{one.text}” and “{other.text}” {height:.0f} mm from the top")
    return faults


def _long_record(liandan: Liandan, kinds: Kinds, folder: Path) -> list[Document]:
    data = examples.load("return-record")
    row = data["items"][0]
    data["items"] = [{**copy.deepcopy(row), "serial_no": f"JR2603{n:04}"} for n in range(1, 31)]
    run = liandan.issue(
        "return-record", examples.write(data, folder / "long.json"), folder / "register-long", "--close", "--as",
        "docx,xlsx")
    copies = {one["id"]: one for one in kinds["return-record"]["copies"]}
    if run.code != 0:
        raise RuntimeError(f"a return record with 30 products: {run}")
    result = run.issued[0]
    return [
        Document("long-" + result["number"], copies[one["id"]], _renamed(ROOT / one["file"]))
        for one in result["copies"] if one["id"] == "finance"]


def _renamed(path: Path) -> Path:
    return Path(shutil.copy(path, path.parent / f"long-{path.name}"))


def _overrun(checks: Checks, document: Document, pdf: Path) -> None:
    name = f"{document.path.name} with 30 products"
    count = office.page_count(pdf)
    if not checks.that(f"{name}: two or three pages", count in (2, 3), f"{count} pages"):
        return
    texts = [office.page_text(pdf, page) for page in range(1, count + 1)]
    checks.none(f"{name}: page numbers", [
        f"page {n}" for n, text in enumerate(texts, 1) if f"第{n}页" not in text or f"共{count}页" not in text])
    checks.none(f"{name}: number and label on every page", [
        f"page {n}" for n, text in enumerate(texts, 1)
        if document.number.removeprefix("long-") not in text or document.copy["label"].replace(" ", "") not in text])
    checks.none(f"{name}: the heading of the table stands above its rows on every page", [
        f"page {n}" for n in range(1, count + 1) if not _is_headed(office.words(pdf, n))])
    serials = [f"JR2603{n:04}" for n in range(1, 31)]
    checks.none(f"{name}: all products", [s for s in serials if sum(s in text for text in texts) != 1])
    for page in range(1, count + 1):
        checks.none(f"{name}: page {page} is printed inside the page", _ink_faults(pdf, page))
        checks.none(f"{name}: no text runs over other text on page {page}", _overlaps(pdf, page))


def _is_headed(words: list[office.Word]) -> bool:
    rows = [word.top for word in words if word.text.startswith("JR2603")]
    return not rows or any(word.text == "出厂编号" and word.top < min(rows) for word in words)
