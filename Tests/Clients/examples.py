"""The example forms of the repository, and how the program describes their kinds."""
from __future__ import annotations

import functools
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from program import ROOT, Liandan

#: Kind of form and example file: every kind once, and the other two ways a returned product may go.
EXAMPLES = [
    ("return-record", "return-record"),
    ("service-report", "service-report"),
    ("satisfaction-survey", "satisfaction-survey"),
    ("cost-approval", "cost-approval"),
    ("maintenance-record", "maintenance-record"),
    ("return-record", "return-record-replace"),
    ("return-record", "return-record-return"),
]


def path(example: str) -> Path:
    """Where an example lies."""
    return ROOT / "forms" / "examples" / f"{example}.json"


def load(example: str) -> dict[str, Any]:
    """An example's data, a new copy each time."""
    return json.loads(path(example).read_text(encoding="utf-8"))


def write(data: Any, target: Path) -> Path:
    """Writes data as a JSON file."""
    target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return target


class Kinds:
    """What `describe --json` says of each kind of form."""

    def __init__(self, liandan: Liandan) -> None:
        self._describe = functools.cache(lambda form: liandan.run("describe", form, "--json").objects[0])

    def __getitem__(self, form: str) -> dict[str, Any]:
        return self._describe(form)


@dataclass(frozen=True)
class Document:
    """One printed copy: a .docx or .xlsx file."""

    number: str
    copy: dict[str, Any]
    path: Path

    @property
    def kind(self) -> str:
        """`docx` or `xlsx`."""
        return self.path.suffix[1:]


@dataclass(frozen=True)
class Issued:
    """An example that was issued and closed."""

    form: str
    example: str
    number: str
    result: dict[str, Any]
    documents: list[Document] = field(default_factory=list)


def issue_all(liandan: Liandan, kinds: Kinds, register: Path, out: Path) -> list[Issued]:
    """Issues and closes every example as .docx and .xlsx; raises where the program refuses one."""
    issued = []
    for form, example in EXAMPLES:
        run = liandan.issue(form, path(example), register, "--close", "--as", "docx,xlsx", "--out", out)
        results = run.issued
        if run.code != 0 or len(results) != 1:
            raise RuntimeError(f"issue {form} {example}: {run}")
        copies = {copy["id"]: copy for copy in kinds[form]["copies"]}
        documents = [
            Document(results[0]["number"], copies[copy["id"]], ROOT / copy["file"]) for copy in results[0]["copies"]]
        issued.append(Issued(form, example, results[0]["number"], results[0], documents))
    return issued
