"""The same form, written as every kind of file, gives the same record."""
from __future__ import annotations

import json
import zipfile
from pathlib import Path

import examples
import office
import sources
from checks import Checks
from examples import EXAMPLES, Kinds
from program import ROOT, Liandan

#: Every kind of form has a copy for this department, so one packet holds the data of all.
_KEEPER = "售后服务部"

#: The example of each kind.
_FORMS = [form for form, example in EXAMPLES if form == example]


def check(checks: Checks, liandan: Liandan, kinds: Kinds, folder: Path) -> None:
    """Issues each file in a register of its own kind and compares the canonical data in the packets."""
    here = folder / "intake"
    here.mkdir()
    base = _records(liandan, {form: examples.path(form) for form in _FORMS}, here / "json", checks)
    checks.equal("JSON: a record of each form", sorted(base), sorted(_FORMS))
    for name, files in _files(liandan, kinds, here).items():
        records = _records(liandan, files, here / f"register of {name}", checks)
        for form in files:
            got = records.get(form)
            checks.that(
                f"{form} from {name}: the same record as from JSON", got == base.get(form),
                _difference(base.get(form), got))


def _files(liandan: Liandan, kinds: Kinds, here: Path) -> dict[str, dict[str, Path]]:
    """All files by how they were made; LibreOffice saves once more what openpyxl wrote."""
    made: dict[str, dict[str, Path]] = {
        name: {} for name in ("JSON Lines", "YAML", "openpyxl table", "XlsxWriter table", "openpyxl entry workbook")}
    for form in _FORMS:
        kind, data = kinds[form], examples.load(form)
        lines = here / f"{form}.jsonl"
        lines.write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")
        made["JSON Lines"][form] = lines
        made["YAML"][form] = sources.write_yaml(data, here / f"{form}.yaml")
        labelled, named = sources.table(kind, data, labels=True), sources.table(kind, data, labels=False)
        made["openpyxl table"][form] = sources.write_openpyxl(labelled, here / f"{form}-table.xlsx")
        made["XlsxWriter table"][form] = sources.write_xlsxwriter(named, here / f"{form}-writer.xlsx")
        blank = here / f"{form}-blank.xlsx"
        liandan.run("blank", form, "--as", "entry", "--out", blank)
        entry = sources.fill_entry(kind, data, blank, here / f"{form}-entry.xlsx")
        made["openpyxl entry workbook"][form] = entry
    for name in ("openpyxl table", "openpyxl entry workbook"):
        made[name.replace("openpyxl", "LibreOffice")] = _saved_again(made[name], here)
    survey, data = "satisfaction-survey", examples.load("satisfaction-survey")
    for name, encoding in (("CSV in UTF-8", "utf-8"), ("CSV with a BOM", "utf-8-sig"), ("CSV in GB18030", "gb18030")):
        made[name] = {survey: sources.write_csv(kinds[survey], data, here / f"{encoding}.csv", encoding)}
    return made


def _saved_again(files: dict[str, Path], here: Path) -> dict[str, Path]:
    folder = here / "saved"
    office.convert(list(files.values()), "xlsx", folder, here.parent / "office-profile")
    return {form: folder / file.name for form, file in files.items()}


def _records(liandan: Liandan, files: dict[str, Path], register: Path, checks: Checks) -> dict[str, object]:
    """Issues and closes each file, packs all and reads the data of each form from the packet."""
    for form, file in files.items():
        run = liandan.issue(form, file, register, "--close")
        checks.that(f"{form} is issued from {file.name}", run.code == 0 and len(run.issued) == 1, run)
    run = liandan.run("pack", "--to", _KEEPER, "--register", register, "--operator", "档案员", "--json")
    if run.code != 0 or not run.objects:
        return {}
    records: dict[str, object] = {}
    for found in run.objects:
        with zipfile.ZipFile(ROOT / found["file"]) as packet:
            for name in packet.namelist():
                if "/data/电子档案/" in name and name.endswith(".json"):
                    records[name.split("/")[4]] = packet.read(name)
    return records


def _difference(expected: object, got: object) -> str:
    if not isinstance(expected, bytes) or not isinstance(got, bytes):
        return f"expected {expected!r}, got {got!r}"
    one, other = json.loads(expected), json.loads(got)
    names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
    return "; ".join(f"{name}: {one.get(name)!r} became {other.get(name)!r}" for name in names) or "only its writing"
