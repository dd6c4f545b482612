"""Checks what `issue --close --json` says against what lies on the disk."""
from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from checks import Checks
from examples import Issued, Kinds
from program import Liandan
from readers import text_of


def check(checks: Checks, liandan: Liandan, kinds: Kinds, issued: list[Issued], register: Path, out: Path) -> None:
    """Numbers, files, digests, labels and keepers of all issued examples, and the register's own verdict."""
    for form in issued:
        _one(checks, kinds, form, register, out)
    verdict = liandan.run("verify", register, "--json")
    checks.that("verify finds the register sound", verdict.code == 0, verdict)


def _one(checks: Checks, kinds: Kinds, form: Issued, register: Path, out: Path) -> None:
    name = f"{form.example} {form.number}"
    kind = kinds[form.form]
    serials = {"return-record": {"return-record": 1, "return-record-replace": 2, "return-record-return": 3}}
    serial = serials.get(form.form, {}).get(form.example, 1)
    checks.that(
        f"{name}: number, form and state",
        re.fullmatch(rf"{kind['number']['prefix']}-20\d\d-{serial:06}", form.number) is not None
        and form.result["form"] == form.form and form.result["state"] == "closed", form.result)
    expected = sorted((copy["id"], copy["keeper"], kind) for copy in kind["copies"] for kind in ("docx", "xlsx"))
    got = sorted((copy["id"], copy["keeper"], copy["file"].rsplit(".", 1)[-1]) for copy in form.result["copies"])
    checks.equal(f"{name}: three copies as docx and xlsx with their keepers", got, expected)
    checks.none(f"{name}: file names, sizes, digests and the copies in --out", _file_faults(form, register, out))
    checks.none(f"{name}: number and the copy's own label on each copy", _label_faults(kind, form))


def _file_faults(form: Issued, register: Path, out: Path) -> list[str]:
    faults = []
    for copy, document in zip(form.result["copies"], form.documents):
        path = document.path
        year = form.number.split("-")[1]
        wanted = register / "issued" / year / form.number / f"{form.number}-{copy['id']}{path.suffix}"
        if path.resolve() != wanted.resolve():
            faults.append(f"{copy['file']} should be {wanted}")
            continue
        content = path.read_bytes()
        if (hashlib.sha256(content).hexdigest(), len(content)) != (copy["sha256"], copy["bytes"]):
            faults.append(f"{path.name}: digest or size is not that of the file")
        laid = out / path.name
        if not laid.is_file() or not (os.path.samefile(laid, path) or laid.read_bytes() == content):
            faults.append(f"{laid.name}: not the same file in --out")
    pattern = r"[A-Z]{2}-20\d\d-\d{6}-[a-z]+\.(docx|xlsx)"
    faults += [f"{laid.name}: unexpected in --out" for laid in out.iterdir() if not re.fullmatch(pattern, laid.name)]
    return faults


def _label_faults(kind: dict, form: Issued) -> list[str]:
    colours = {"white": "白", "red": "红", "yellow": "黄"}
    faults = []
    for document in form.documents:
        # In the margin of a sheet the label stands upright, its brackets turned.
        text = text_of(document.path).translate({0xFE35: "（", 0xFE36: "）"})
        label, colour = document.copy["label"], colours[document.copy["colour"]]
        for wanted in (form.number, kind["title"], kind["code"], label, f"{label}（{colour}）", "一式三联："):
            if wanted not in text.replace("\n", ""):
                faults.append(f"{document.path.name}: no {wanted}")
        faults += [
            f"{document.path.name}: carries {other['label']}" for other in kind["copies"]
            if other["label"] != label and other["label"] in text]
        numbers = set(re.findall(rf"{kind['number']['prefix']}-20\d\d-\d{{6}}", text))
        faults += [f"{document.path.name}: the number {number}" for number in numbers - {form.number}]
    return faults
