"""Packs for finance and quality control, and lets bagit and `verify` judge sound and tampered packets."""
from __future__ import annotations

import io
import json
import logging
import tempfile
import zipfile
from pathlib import Path

import bagit
import openpyxl
import python_calamine

import tampering
from checks import Checks
from examples import Issued
from program import Liandan, Result

_KEEPERS = ["财务部", "质检部"]


def check(checks: Checks, liandan: Liandan, issued: list[Issued], register: Path, folder: Path) -> None:
    """Content, lists and digests of the packets; every tampering is seen; packing again gives the same packet."""
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    packets: dict[str, bytes] = {}
    for keeper in _KEEPERS:
        run = _pack(liandan, keeper, register, folder / "packets")
        if not checks.that(f"pack for {keeper}", run.code == 0 and len(run.objects) == 1, run):
            continue
        packet = Path(run.objects[0]["file"])
        packets[keeper] = packet.read_bytes()
        _content(checks, keeper, packet, issued)
        for attempt in tampering.tamperings(tampering.read(packet)):
            _judge(checks, liandan, packet, attempt)
    for keeper, before in packets.items():
        run = _pack(liandan, keeper, register, folder / "packets-again")
        same = run.code == 0 and Path(run.objects[0]["file"]).read_bytes() == before
        checks.that(f"packing for {keeper} again gives the same packet", same, run)
    verdict = liandan.run("verify", register)
    checks.that("the register is sound after packing", verdict.code == 0, verdict)
    _list(checks, liandan, folder / "list")


def _list(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """A list laid straight into one packet: all copies of all its forms, open as they are."""
    packet, register = folder / "list.zip", folder / "register"
    run = liandan.run(
        "issue", "satisfaction-survey", "forms/examples/surveys.csv", "--packet", packet, "--register", register,
        "--as", "docx,xlsx", "--operator", "测试员", "--json")
    told = run.objects[-1] if run.objects else {}
    good = run.code == 0 and told.get("forms") == len(run.issued) > 10 and told.get("file") == str(packet)
    if not checks.that("issue --packet tells of the packet", good, run):
        return
    files = tampering.read(packet)
    wanted = {
        f"list/data/satisfaction-survey/{form['number']}/{Path(copy['file']).name}": Path(copy["file"]).read_bytes()
        for form in run.issued for copy in form["copies"]}
    laid = {name: content for name, content in files.items() if name.count("/") == 4 and not name.endswith(".json")}
    checks.that("list.zip: every copy of every form, byte for byte", laid == wanted, sorted(laid)[:4])
    numbers = [form["number"] for form in run.issued]
    _transmittal(checks, packet.name, files["list/data/transmittal.xlsx"], numbers)
    for attempt in tampering.tamperings(files):
        _judge(checks, liandan, packet, attempt)
    verdict = liandan.run("verify", register)
    checks.that("the register is sound after issue --packet", verdict.code == 0, verdict)


def _pack(liandan: Liandan, keeper: str, register: Path, out: Path) -> Result:
    return liandan.run(
        "pack", "--to", keeper, "--register", register, "--out", out.resolve(), "--operator", "档案员", "--json")


def _content(checks: Checks, keeper: str, packet: Path, issued: list[Issued]) -> None:
    files = tampering.read(packet)
    top = packet.stem + "/"
    wanted: dict[str, bytes] = {}
    forms = []
    for form in issued:
        mine = [document for document in form.documents if document.copy["keeper"] == keeper]
        if mine:
            forms.append(form)
            base = f"{top}data/{form.form}/{form.number}/"
            wanted |= {base + document.path.name: document.path.read_bytes() for document in mine}
    missing = [name for name, content in wanted.items() if files.get(name) != content]
    checks.none(f"{packet.name}: the copy of {keeper} of every closed form, byte for byte", missing)
    documents = [name for name in files if name.endswith((".docx", ".xlsx")) and "transmittal" not in name]
    strange = [name for name in documents if name not in wanted]
    checks.none(f"{packet.name}: no copy of another keeper", strange)
    data = [f"{top}data/{form.form}/{form.number}/{form.number}.json" for form in forms]
    unread = [name for name in data if not isinstance(json.loads(files.get(name, b"0")), dict)]
    checks.none(f"{packet.name}: the data of every form is JSON", unread)
    others = [
        form.number for form in issued if form not in forms and any(f"/{form.number}/" in name for name in files)]
    checks.none(f"{packet.name}: nothing of a form that has no copy for {keeper}", others)
    _transmittal(checks, packet.name, files[f"{top}data/transmittal.xlsx"], [form.number for form in forms])


def _transmittal(checks: Checks, packet: str, content: bytes, numbers: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row if c is not None]
    checks.none(f"{packet}: openpyxl reads every number in transmittal.xlsx", [n for n in numbers if n not in cells])
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = [str(c) for name in other.sheet_names for row in other.get_sheet_by_name(name).to_python() for c in row]
    checks.none(f"{packet}: calamine reads every number in transmittal.xlsx", [n for n in numbers if n not in cells])


def _judge(checks: Checks, liandan: Liandan, packet: Path, attempt: tampering.Tampering) -> None:
    """Asks bagit and the program about one tampered packet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / packet.name
        tampering.write(attempt.files, path)
        bag = _bagit_says(path, Path(folder) / "open")
        run = liandan.run("verify", path, "--json")
        unpacked = liandan.run("verify", *(Path(folder) / "open").iterdir(), "--json")
    checks.equal(f"{packet.name}, {attempt.what}: unpacked it is judged alike", sorted(unpacked.codes), sorted(run.codes))
    sound = run.code == 0 and not run.codes
    named = run.code == 1 and any(attempt.named in json.dumps(found, ensure_ascii=False) for found in run.objects)
    right = sound if attempt.ours_valid else named
    checks.that(
        f"{packet.name}, {attempt.what}: bagit {'accepts' if attempt.bag_valid else 'refuses'}, "
        f"verify {'accepts' if attempt.ours_valid else 'names it'}",
        bag == attempt.bag_valid and right, f"bagit says {bag}; looked for “{attempt.named}”; {run}")


def _bagit_says(packet: Path, folder: Path) -> bool:
    with zipfile.ZipFile(packet) as archive:
        archive.extractall(folder)
    tops = [entry for entry in folder.iterdir() if entry.is_dir()]
    try:
        return len(tops) == 1 and bagit.Bag(str(tops[0])).is_valid()
    except bagit.BagError:
        return False
