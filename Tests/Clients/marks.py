"""What is printed besides the copies of a form: empty forms, 作废, 补打, entry workbooks and the ledger."""
from __future__ import annotations

from pathlib import Path

import examples
from checks import Checks
from examples import EXAMPLES
from program import ROOT, Liandan, Result
from readers import text_of


class Others:
    """The documents, made once."""

    def __init__(self, liandan: Liandan, forms: list[str], folder: Path) -> None:
        here = folder / "others"
        here.mkdir()
        self.runs: list[Result] = []
        self.register = here / "register"
        liandan.found(self.register)
        self.blanks = [self._blank(liandan, form, kind, here) for form in forms for kind in ("docx", "xlsx")]
        self.entries = [self._blank(liandan, form, "entry", here) for form in forms]
        self.void: list[Path] = []
        self.reprinted: list[Path] = []
        self.reprinted_void: list[Path] = []
        self.untouched: list[tuple[Path, bytes]] = []
        register = self.register
        for form in forms:
            example = next(example for kind, example in EXAMPLES if kind == form)
            run = liandan.issue(form, examples.path(example), register, "--close", "--as", "docx,xlsx")
            number = run.issued[0]["number"]
            self.untouched += [(path, path.read_bytes()) for path in _files(run)]
            self.reprinted += self._marked(liandan, register, "reprint", number)
            self.void += self._marked(liandan, register, "void", number, "--reason", "金额 < 填错 & 重开")
            self.reprinted_void += self._marked(liandan, register, "reprint", number)
        self.ledger = here / "ledger.xlsx"
        self.runs.append(liandan.run("ledger", "--register", register, "--as", "xlsx", "--out", self.ledger))
        self.verdict = liandan.run("verify", register, "--json")

    @property
    def printed(self) -> list[Path]:
        """The documents that go on paper, a page each."""
        return self.blanks + self.reprinted + self.void + self.reprinted_void

    @property
    def files(self) -> list[Path]:
        """All documents."""
        return [path for path in [*self.printed, *self.entries, self.ledger] if path.is_file()]

    def _blank(self, liandan: Liandan, form: str, kind: str, here: Path) -> Path:
        target = here / f"{form}-{kind}.{'docx' if kind == 'docx' else 'xlsx'}"
        self.runs.append(liandan.run(
            "blank", form, "--as", kind, "--register", self.register, "--out", target))
        return target

    def _marked(self, liandan: Liandan, register: Path, command: str, number: str, *options: str) -> list[Path]:
        run = liandan.run(command, number, *options, "--register", register, "--operator", "测试员", "--json")
        self.runs.append(run)
        return _files(run)


def _files(run: Result) -> list[Path]:
    return [ROOT / copy["file"] for form in run.issued for copy in form["copies"]]


def check(checks: Checks, others: Others) -> None:
    """Every copy carries its mark, and only its own; the record copies stay as they were."""
    checks.none("every command ends well", [str(run) for run in others.runs if run.code != 0])
    checks.equal("six copies of each form are marked", [
        len(files) for files in (others.reprinted, others.void, others.reprinted_void)], [30, 30, 30])
    reprint, void = "补打 第 1 次", "作废"
    _marked(checks, "reprinted copies", others.reprinted, [reprint], [void, "第 2 次"])
    _marked(checks, "void copies", others.void, [void], ["补打"])
    _marked(checks, "reprinted void copies", others.reprinted_void, ["补打 第 2 次", void], [reprint])
    _marked(checks, "empty forms", others.blanks, [], [void, "补打", "{{", "}}", "2026"])
    checks.none("the record copies are untouched", [
        path.name for path, content in others.untouched if path.read_bytes() != content])
    checks.that("the register is sound", others.verdict.code == 0 and not others.verdict.codes, others.verdict)


def _marked(checks: Checks, what: str, files: list[Path], wanted: list[str], unwanted: list[str]) -> None:
    faults = []
    for path in files:
        text = text_of(path)
        faults += [f"{path.name} has no {word}" for word in wanted if word not in text]
        faults += [f"{path.name} has {word}" for word in unwanted if word in text]
    checks.none(f"{what} carry the right marks", faults)
