"""Fixed pages: every form of the library in three languages as PDF of three kinds and as OFD, held by veraPDF, qpdf, the
schemas of OFD, poppler and ofdkit; and made again with the same bytes.
"""
from __future__ import annotations

import json
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from docx import Document

import looks
import ofd
import pdfa
from checks import Checks
from program import Liandan

_LANGUAGES = ["zh-Hans", "zh-Hant", "en"]
#: The kinds of PDF.
_LEVELS = ["a-2u", "a-3b", "a-2a"]
_KINDS = [*_LEVELS, "ofd"]
#: Where the same bytes are to come out.
_ELSEWHERE = {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "C", "HOME": "/nonexistent"}
_LIST = Path("forms/examples/surveys.csv")
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


def _jobs(forms: list[str]) -> list[tuple[str, str, str]]:
    """What is printed: form, language and kind."""
    return [(form, language, kind) for form in forms for language in _LANGUAGES for kind in _KINDS]


def _print_all(
    liandan: Liandan, jobs: list[tuple[str, str, str]], folder: Path, **env: str
) -> dict[tuple[str, str, str], list[Path]]:
    """The copies of each form's example, by form, language and kind."""
    def one(job: tuple[str, str, str]) -> list[Path]:
        form, language, kind = job
        # What is to look alike lies side by side.
        target = folder / language if kind in ("a-2u", "ofd") else folder / language / kind
        options = ["--as", "ofd"] if kind == "ofd" else ["--as", "pdf", "--pdf", kind]
        liandan.run("preview", form, *options, "--lang", language, "--out", target, "--quiet", "--force", **env)
        return sorted(target.glob(f"{form}-sample-*.{options[1]}"))

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
    jobs = _jobs(forms)
    printed = _print_all(liandan, jobs, folder)
    copies = {form["id"]: len(form["copies"]) for form in described}
    checks.none("every copy is printed in three languages as PDF of three kinds and OFD", (
        f"{form} {language} {kind}: {len(files)}" for (form, language, kind), files in printed.items()
        if len(files) != copies[form]))
    pdfs = [(kind, path) for (_, _, kind), files in printed.items() if kind != "ofd" for path in files]
    ofds = [path for (_, _, kind), files in printed.items() if kind == "ofd" for path in files]
    checks.none("veraPDF: PDF/A-2u, 3b and 2a", pdfa.validate([(kind.removeprefix("a-"), path) for kind, path in pdfs]))
    checks.none("qpdf finds nothing", qpdf([path for _, path in pdfs]))
    checks.none("as many pages as intended", (
        f"{path.name}: {count}" for (form, _, kind), files in printed.items() if kind != "ofd"
        for path in files if (count := _pages(path)) != _PAGES.get(form, 1)))
    checks.none("a PDF is less than 200 KB, photos included", (
        path.name for kind, path in pdfs if kind != "a-3b" and path.stat().st_size > 200_000))
    if schemas := ofd.schema_folder():
        checks.none("OFD: schemas", (f"{path.name}: {fault}" for path in ofds for fault in ofd.schema_faults(path, schemas)))
    else:
        checks.left_out("OFD: schemas", "LIANDAN_OFD_XSD does not name a folder with the schemas")
    examples = {form: Path("forms/examples") / f"{form}.json" for form in forms}
    texts = {form: _texts(json.loads(path.read_text())) for form, path in examples.items() if path.exists()}
    # The three kinds of PDF look alike.
    shown = {
        (form, language, "ofd" if kind == "ofd" else "pdf"): files for (form, language, kind), files in printed.items()
        if kind in ("a-2u", "ofd")}
    _values(checks, shown, texts)
    looks.check(checks, liandan, shown, folder / "looks", texts)
    _inside(checks, printed, texts)
    _again(checks, liandan, printed, folder)


def _again(
    checks: Checks, liandan: Liandan, printed: dict[tuple[str, str, str], list[Path]], folder: Path
) -> None:
    """The same bytes in another zone and locale, each form in one of the languages; and with one worker as with two."""
    forms = list(dict.fromkeys(form for form, _, _ in printed))
    jobs = [(form, _LANGUAGES[place % 3], kind) for place, form in enumerate(forms) for kind in _KINDS]
    others = _print_all(liandan, jobs, folder / "elsewhere", **_ELSEWHERE)
    checks.none("the same bytes in another zone and locale", (
        path.name for job, files in others.items() for path, first in zip(files, printed[job], strict=True)
        if path.read_bytes() != first.read_bytes()))
    for kind in _KINDS:
        options = ["--as", "ofd"] if kind == "ofd" else ["--as", "pdf", "--pdf", kind]
        made = []
        for workers, env in (("1", {}), ("2", _ELSEWHERE)):
            register = folder / f"register-{kind}-{workers}"
            liandan.issue("satisfaction-survey", _LIST, register, *options, "--jobs", workers, **env)
            made.append({path.name: path.read_bytes() for path in (register / "issued").rglob("*.*")})
        checks.equal(f"{kind}: the same bytes with one worker and two", made[0] == made[1] and len(made[0]) > 3, True)


def _inside(
    checks: Checks, printed: dict[tuple[str, str, str], list[Path]], texts: dict[str, list[str]]
) -> None:
    """PDF/A-3 holds the data of its copy and a document that Word opens; the structure of PDF/A-2a has all texts."""
    wrong, missing = [], []
    for (form, language, kind), files in printed.items():
        if language != "zh-Hans":
            continue
        for path in files if kind == "a-3b" else []:
            target = path.with_suffix("")
            target.mkdir()
            subprocess.run(["pdfdetach", "-saveall", "-o", target, path], check=True, capture_output=True)
            names = sorted(inner.suffix for inner in target.iterdir())
            if names != [".docx", ".json"]:
                wrong.append(f"{path.name}: {names}")
                continue
            data = json.loads(next(target.glob("*.json")).read_text())
            Document(next(target.glob("*.docx")))
            if not data.get("number"):
                wrong.append(f"{path.name}: no number")
        if kind == "a-2a" and form in texts:
            told = ""
            for path in files:
                text = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True).stdout
                told += "".join(re.findall(r'^ *"(.*)"$', text, re.MULTILINE))
            plain = _plain(told)
            missing += [f"{form}: {text}" for text in texts[form] if _plain(text) not in plain]
    checks.none("a-3b holds data and document", wrong)
    checks.none("a-2a: the texts of every example are in the structure", missing)


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
            if kind != "ofd":
                told += subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True).stdout
            else:
                told += ofd.drawn(path)
        plain = _plain(told)
        missing += [f"{form} {kind}: {text}" for text in texts[form] if _plain(text) not in plain]
    checks.none("poppler and ofdkit read the texts of every example", missing)
