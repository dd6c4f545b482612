"""PDF that LibreOffice makes of users' own templates: `template render --as pdf` and `print --template`, and what is said where it is
not installed.
"""
from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfa
from checks import Checks
from program import Liandan, Result

_DATA = Path("forms/examples/return-record.json")
_TEMPLATES = [Path("templates/return-record.docx"), Path("templates/return-record.xlsx")]


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Renders and prints by the shipped templates, as by users' own."""
    folder.mkdir(parents=True)
    made = _rendered(checks, liandan, folder) + _printed(checks, liandan, folder)
    checks.none("veraPDF: what LibreOffice makes is PDF/A-2b", pdfa.validate([("2b", path) for path in made]))


def _rendered(checks: Checks, liandan: Liandan, folder: Path) -> list[Path]:
    """`template render`, two at once, as each has LibreOffice to itself."""
    targets = {folder / f"{number}{template.suffix}.pdf": template for number in range(2) for template in _TEMPLATES}

    def render(target: Path) -> Result:
        return liandan.run("template", "render", targets[target], _DATA, "--as", "pdf", "--out", target, "--quiet")

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(render, targets))
    checks.none("template render --as pdf, two at once", [run for run in runs if run.code != 0])
    made = [target for target in targets if target.exists()]
    customer = json.loads(_DATA.read_text())["customer_name"]
    checks.none("the customer can be read", [target.name for target in made if customer not in _text(target)])
    _without(checks, liandan, folder, "template", "render", _TEMPLATES[0], _DATA, "--as", "pdf", "--out", folder / "none.pdf")
    return made


def _printed(checks: Checks, liandan: Liandan, folder: Path) -> list[Path]:
    """`print --template` of a form on record, which stays as it is."""
    register = folder / "register"
    number = liandan.issue("return-record", _DATA, register).issued[0]["number"]
    before = sorted((register / "issued").rglob("*"))
    made = []
    for template in _TEMPLATES:
        command = ["print", number, "--register", register, "--template", template, "--as", "pdf"]
        out = folder / template.suffix[1:]
        run = liandan.run(*command, "--out", out)
        files = sorted(out.glob("*.pdf"))
        checks.that(f"print --template {template.name}: a PDF of each copy", run.code == 0 and len(files) == 3, run)
        checks.none("each says its number", [path.name for path in files if number not in _text(path)])
        made += files
        again = liandan.run(*command, "--out", out, "--copy", "finance", "--force")
        checks.equal("again, one copy over the one that is there", again.code, 0)
        _without(checks, liandan, folder, *command, "--out", folder / "none")
    checks.equal("the form on record is as it was", sorted((register / "issued").rglob("*")), before)
    return made


def _without(checks: Checks, liandan: Liandan, folder: Path, *command: object) -> None:
    """The same where there is no LibreOffice; the last argument is where it would go."""
    run = liandan.run(*command, PATH=str(folder))
    named = run.err.count("libreoffice-writer-nogui") + run.err.count("libreoffice-calc-nogui")
    checks.that(
        "without LibreOffice one line names the package, and nothing is written",
        run.code != 0 and named == 1 and not Path(str(command[-1])).exists(), run)


def _text(path: Path) -> str:
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return "".join(told.split())
