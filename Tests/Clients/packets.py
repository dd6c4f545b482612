"""Packs for finance and quality control, and lets bagit and `verify` judge sound and tampered packets."""
from __future__ import annotations

import hashlib
import io
import json
import logging
import tempfile
import zipfile
from pathlib import Path

import bagit
import openpyxl
import python_calamine
from lxml import etree

import tampering
from checks import Checks
from examples import Issued
from program import Liandan, Result

_KEEPERS = ["财务部", "质检部"]


def check(checks: Checks, liandan: Liandan, issued: list[Issued], register: Path, folder: Path) -> None:
    """Content, lists and digests of the packets; every tampering is seen; packing again gives the same packet."""
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    packed: dict[str, list[bytes]] = {}
    for keeper in _KEEPERS:
        run = _pack(liandan, keeper, register, folder / "packets")
        if not checks.that(f"pack for {keeper}", run.code == 0 and run.objects != [], run):
            continue
        packets = [Path(found["file"]) for found in run.objects]
        packed[keeper] = [packet.read_bytes() for packet in packets]
        _content(checks, keeper, packets, issued)
        for packet in packets:
            _terms(checks, packet)
        for attempt in tampering.tamperings(tampering.read(packets[0])):
            _judge(checks, liandan, packets[0], attempt)
    for keeper, before in packed.items():
        run = _pack(liandan, keeper, register, folder / "packets-again")
        same = run.code == 0 and [Path(found["file"]).read_bytes() for found in run.objects] == before
        checks.that(f"packing for {keeper} again gives the same packets", same, run)
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


def _content(checks: Checks, keeper: str, packets: list[Path], issued: list[Issued]) -> None:
    """All packets of a keeper together: each form lies in one of them."""
    wanted: dict[str, bytes] = {}
    forms = [form for form in issued if any(document.copy["keeper"] == keeper for document in form.documents)]
    found: dict[str, bytes] = {}
    for packet in packets:
        files = tampering.read(packet)
        top = packet.stem + "/"
        found |= {name.removeprefix(top): content for name, content in files.items() if "/data/电子档案/" in name}
        inside = [form.number for form in forms if any(f"/{form.number}/" in name for name in files)]
        _transmittal(checks, packet.name, files[f"{top}data/transmittal.xlsx"], inside)
    year = next(iter(found)).split("/")[2]
    base = f"data/电子档案/{year}/"
    for form in forms:
        mine = [document for document in form.documents if document.copy["keeper"] == keeper]
        folder = f"{base}{form.form}/{form.number}/"
        wanted |= {folder + document.path.name: document.path.read_bytes() for document in mine}
    missing = [name for name, content in wanted.items() if found.get(name) != content]
    checks.none(f"{keeper}: the copy of every closed form, byte for byte", missing)
    documents = [name for name in found if name.endswith((".docx", ".xlsx"))]
    strange = [name for name in documents if name not in wanted and "-void." not in name]
    checks.none(f"{keeper}: no copy of another keeper", strange)
    fixed = {name.rsplit(".", 1)[0] for name in found if name.endswith(".pdf")}
    checks.none(f"{keeper}: a PDF beside each", [name for name in documents if name.rsplit(".", 1)[0] not in fixed])
    data = [f"{base}{form.form}/{form.number}/{form.number}.json" for form in forms]
    unread = [name for name in data if not isinstance(json.loads(found.get(name, b"0")), dict)]
    checks.none(f"{keeper}: the data of every form is JSON", unread)
    bare = [name for name in data if etree.fromstring(found[name[:-4] + "xml"]).findtext("档号") is None]
    checks.none(f"{keeper}: the metadata of every form have an archival code", bare)
    others = [
        form.number for form in issued if form not in forms and any(f"/{form.number}/" in name for name in found)]
    checks.none(f"{keeper}: nothing of a form that has no copy for it", others)


def _terms(checks: Checks, packet: Path) -> None:
    """One year and one retention; the lists that explain the packet; a chain that tells of its own forms alone."""
    files = tampering.read(packet)
    top = packet.stem + "/"
    info = files[f"{top}bag-info.txt"].decode()
    terms = {line.split("; ", 1)[1] for line in info.splitlines() if line.startswith("Retention: ")}
    checks.that(f"{packet.name}: one retention", len(terms) == 1 and info.count("Fiscal-Year: ") == 1, terms)
    lists = ["说明文件.TXT", "文件目录.XML", "其他/移交与接收登记表.xlsx", "其他/字段说明.xlsx", "其他/归档规则.yaml"]
    checks.none(f"{packet.name}: it explains itself", [name for name in lists if f"{top}data/{name}" not in files])
    listed = etree.fromstring(files[f"{top}data/文件目录.XML"])
    codes = [entry.findtext("档号") for entry in listed]
    checks.that(f"{packet.name}: archival codes are told apart", len(set(codes)) == len(codes) > 0, codes)
    numbers = {entry.findtext("文件编号") for entry in listed}
    chain = [json.loads(line) for line in files[f"{top}data/audit.jsonl"].splitlines()]
    told = {event["number"] for event in chain if event.get("number")}
    checks.equal(f"{packet.name}: its chain tells of its own forms alone", sorted(told), sorted(numbers))
    previous = None
    broken = []
    for event in chain:
        body = event.get("body")
        if "kind" in event:
            line = next(x for x in files[f"{top}data/audit.jsonl"].splitlines() if x.startswith(b'{"seq":%d,' % event["seq"]))
            body = hashlib.sha256(line[: line.rindex(b',"previous":')] + b"}").hexdigest()
            previous = previous or event["previous"]
        if hashlib.sha256(((previous or "") + (body or "")).encode()).hexdigest() != event["hash"]:
            broken.append(event["seq"])
        previous = event["hash"]
    checks.none(f"{packet.name}: the chain can be followed as 说明文件.TXT says", broken)


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
