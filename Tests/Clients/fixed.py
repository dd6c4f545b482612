"""Fixed pages: every form of the library in three languages as PDF and OFD, held by veraPDF, qpdf, the schemas of OFD,
poppler and ofdkit.
"""
from __future__ import annotations

import json
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import looks
import ofd
import pdfa
from checks import Checks
from program import Liandan

_LANGUAGES = ["zh-Hans", "zh-Hant", "en"]
#: Forms whose example takes more than one page.
_PAGES = {"product-file": 2, "user-file": 2}


def _plain(text: str) -> str:
    """A text without blanks and line ends, as lines break anywhere, and without the dot of plates, which is not printed."""
    return re.sub(r"[\s·]+", "", text)


def _texts(value: Any) -> list[str]:
    """The texts in an example that are printed as they were typed."""
    if isinstance(value, str):
        # Dates, times, choices and files are printed otherwise.
        return [value] if len(value) > 3 and not value.isascii() else []
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return []


def _print_all(liandan: Liandan, forms: list[str], folder: Path) -> dict[tuple[str, str, str], list[Path]]:
    """The copies of each form's example, by form, language and format."""
    def one(job: tuple[str, str, str]) -> list[Path]:
        form, language, kind = job
        target = folder / language
        liandan.run("preview", form, "--as", kind, "--lang", language, "--out", target, "--quiet", "--force")
        return sorted(target.glob(f"{form}-sample-*.{kind}"))

    jobs = [(form, language, kind) for form in forms for language in _LANGUAGES for kind in ("pdf", "ofd")]
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(jobs, pool.map(one, jobs)))


def _pages(path: Path) -> int:
    """How many pages poppler finds."""
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Prints every form and has its pages read."""
    folder.mkdir(parents=True)
    described = [json.loads(line) for line in liandan.run("forms", "--json").out.splitlines()]
    forms = [form["id"] for form in described if form["copies"]]
    checks.that("there are fifty forms to print", len(forms) >= 50, len(forms))
    printed = _print_all(liandan, forms, folder)
    copies = {form["id"]: len(form["copies"]) for form in described}
    checks.none("every copy is printed in three languages as PDF and OFD", (
        f"{form} {language} {kind}: {len(files)}" for (form, language, kind), files in printed.items()
        if len(files) != copies[form]))
    pdfs = [path for (_, _, kind), files in printed.items() if kind == "pdf" for path in files]
    ofds = [path for (_, _, kind), files in printed.items() if kind == "ofd" for path in files]
    checks.none("veraPDF: PDF/A-2u", pdfa.validate([("2u", path) for path in pdfs]))
    checks.none("qpdf finds nothing", qpdf(pdfs))
    checks.none("as many pages as intended", (
        f"{path.name}: {count}" for (form, _, kind), files in printed.items() if kind == "pdf"
        for path in files if (count := _pages(path)) != _PAGES.get(form, 1)))
    checks.none("a PDF is less than 200 KB, photos included", (path.name for path in pdfs if path.stat().st_size > 200_000))
    if schemas := ofd.schema_folder():
        checks.none("OFD: schemas", (f"{path.name}: {fault}" for path in ofds for fault in ofd.schema_faults(path, schemas)))
    else:
        checks.left_out("OFD: schemas", "LIANDAN_OFD_XSD does not name a folder with the schemas")
    examples = {form: Path("forms/examples") / f"{form}.json" for form in forms}
    texts = {form: _texts(json.loads(path.read_text())) for form, path in examples.items() if path.exists()}
    _values(checks, printed, texts)
    looks.check(checks, liandan, printed, folder / "looks", texts)
    _by_office(checks, liandan, folder / "office")


def qpdf(files: list[Path]) -> list[str]:
    """What qpdf has against files."""
    if not shutil.which("qpdf"):
        return ["there is no qpdf"]
    found = []
    for path in files:
        result = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        if result.returncode:
            found.append(f"{path.name}: {result.stdout}{result.stderr}")
    return found


def _values(
    checks: Checks, printed: dict[tuple[str, str, str], list[Path]], texts: dict[str, list[str]],
) -> None:
    """The texts of an example stand on its first copy, unless that omits them; on one copy of each form all of them do."""
    missing = []
    for (form, language, kind), files in printed.items():
        if language != "zh-Hans" or form not in texts:
            continue
        told = ""
        for path in files:
            if kind == "pdf":
                told += subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout
            else:
                told += ofd.drawn(path)
        plain = _plain(told)
        missing += [f"{form} {kind}: {text}" for text in texts[form] if _plain(text) not in plain]
    checks.none("poppler and ofdkit read the texts of every example", missing)


def _by_office(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """LibreOffice turns what templates make into PDF/A-2b, two at once."""
    folder.mkdir()
    data = Path("forms/examples/return-record.json")
    targets = [folder / f"{number}.{kind}.pdf" for number in range(2) for kind in ("docx", "xlsx")]

    def render(target: Path) -> str:
        template = f"templates/return-record{target.with_suffix('').suffix}"
        run = liandan.run("template", "render", template, data, "--as", "pdf", "--out", target, "--quiet")
        return "" if run.code == 0 else str(run)

    with ThreadPoolExecutor(2) as pool:
        checks.none("template render --as pdf through LibreOffice, two at once", filter(None, pool.map(render, targets)))
    made = [target for target in targets if target.exists()]
    checks.none("veraPDF: what LibreOffice makes is PDF/A-2b", pdfa.validate([("2b", target) for target in made]))
    none = folder / "none.pdf"
    run = liandan.run(
        "template", "render", "templates/return-record.docx", data, "--as", "pdf", "--out", none, PATH=str(folder))
    checks.that(
        "without LibreOffice one line names the package, and nothing is written",
        run.code != 0 and run.err.count("libreoffice-writer-nogui") == 1 and not none.exists(), run)
