"""Packets that somebody altered and sealed anew, one for each way, and what `verify` has to call them.

Files are found by what they are, not by where they lie. Whoever forges knows BagIt: Payload-Oxum and all manifests fit
again, so that bagit finds nothing.
"""
from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import bagit

import chain
import tampering
from checks import Checks
from program import ROOT, Liandan

_EXAMPLES = ROOT / "forms/examples"
Files = dict[str, bytes]


@dataclass(frozen=True)
class Forgery:
    """A packet's files after a change, sealed anew unless `is_sealed` says otherwise."""

    what: str
    files: Files
    #: Texts of which one has to stand among the codes of the errors, or in what was said.
    named: tuple[str, ...]
    is_sealed: bool = True


class Packet:
    """The files of a packet, found by what they are."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.top = next(iter(files)).split("/")[0] + "/"

    def one(self, end: str) -> str:
        """The first file whose name ends so."""
        return sorted(name for name in self.files if name.endswith(end))[0]

    @property
    def chain(self) -> str:
        """The audit chain."""
        return self.one("audit.jsonl")

    @property
    def info(self) -> str:
        """What the packet says of itself."""
        return f"{self.top}bag-info.txt"

    @property
    def data(self) -> str:
        """The values of a form."""
        return next(name for name in sorted(self.files) if name.endswith(".json") and name.startswith(f"{self.top}data/")
                    and not name.endswith("numbers.json"))

    @property
    def copy(self) -> str:
        """A printed copy."""
        return next(name for name in sorted(self.files) if name.startswith(f"{self.top}data/") and name.endswith(".docx"))

    @property
    def number(self) -> str:
        """The number of the form whose values are `data`."""
        return Path(self.data).stem

    def of(self, number: str) -> list[str]:
        """The files of a form."""
        return [name for name in self.files if Path(name).name.startswith(number) and "/data/" in name]

    def with_(self, name: str, content: bytes | None) -> Files:
        """The files with another content of one, or without it."""
        changed = {other: bytes for other, bytes in self.files.items() if other != name}
        if content is not None:
            changed[name] = content
        return changed

    def edited(self, name: str, old: bytes, new: bytes, count: int = 1) -> Files:
        """The files with a text replaced in one."""
        assert old in self.files[name], f"{old!r} is not in {name}"
        return self.with_(name, self.files[name].replace(old, new, count))

    def events(self) -> list[chain.Event]:
        """The stretch of the chain."""
        return chain.read_packet(self.files[self.chain])

    def rechained(self, change: chain.Change, files: Files | None = None) -> Files:
        """The files with the chain changed and hashed anew, and with its new end in bag-info.txt."""
        events = chain.rehashed(self.events(), change)
        changed = dict(files or self.files)
        changed[self.chain] = b"".join(event.line for event in events)
        info = changed[self.info].decode().replace(self.events()[-1].hash, events[-1].hash)
        span = f"Audit-Chain-Events: {self.events()[0].seq}-{self.events()[-1].seq}"
        changed[self.info] = info.replace(span, f"Audit-Chain-Events: {events[0].seq}-{events[-1].seq}").encode()
        transmittal = self.one("transmittal.xlsx")
        changed[transmittal] = reworded(changed[transmittal], self.events()[-1].hash, events[-1].hash)
        return changed

    def sealed(self, files: Files) -> Files:
        """The files with Payload-Oxum and all manifests made anew; a signature stays what it is."""
        signature = {name: content for name, content in files.items() if Path(name).name.startswith("signature.")}
        rest = {name: content for name, content in files.items() if name not in signature}
        tampering.reseal(rest, self.top)
        return {**rest, **signature}


def reworded(workbook: bytes, old: str, new: str) -> bytes:
    """A workbook in which a text reads otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            after.writestr(member, before.read(member).replace(old.encode(), new.encode()))
    return out.getvalue() if old != new else workbook


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Every forgery is named, though bagit accepts all that are sealed anew; the signature tells what nothing else can."""
    register = folder / "register"
    folder.mkdir(parents=True)
    packets = _make(liandan, register, folder)
    count = 0
    for name, path in packets.items():
        packet = Packet(tampering.read(path))
        for forgery in forgeries(packet):
            forged = packet.sealed(forgery.files) if forgery.is_sealed else forgery.files
            _judge(checks, liandan, f"{name}: {forgery.what}", forged, forgery, folder / path.name)
            count += 1
        for what, content, named in zips(path, packet):
            altered = folder / path.name
            altered.write_bytes(content)
            _named(checks, f"{name}: {what}", liandan.run("verify", altered, "--json"), named)
            count += 1
    checks.that(f"{count} alterations of packets", count >= 200, count)
    _signed(checks, liandan, register, folder)


def _make(liandan: Liandan, register: Path, folder: Path) -> dict[str, Path]:
    def run(*arguments: object) -> list[dict]:
        done = liandan.run(*arguments, "--register", register, "--operator", "测试员", "--json")
        if done.code != 0:
            raise RuntimeError(f"{arguments}: {done}")
        return done.objects

    liandan.found(register)
    run("issue", "cost-approval", _EXAMPLES / "cost-approval.json", "--close", "--as", "docx,xlsx")
    run("issue", "cost-approval", _EXAMPLES / "cost-approval.json", "--close", "--again")
    run("issue", "return-record", _EXAMPLES / "return-record.json", "--close")
    run("issue", "return-record", _EXAMPLES / "return-record.json", "--again")
    run("issue", "return-record", _EXAMPLES / "return-record.json", "--close", "--again")
    run("void", "SP-2026-000002", "--reason", "填错")
    finance = run("pack", "--to", "财务部", "--out", (folder / "made").resolve())[0]["file"]
    quality = run("pack", "--to", "质检部", "--out", (folder / "made").resolve())[0]["file"]
    survey = folder / "made/surveys.zip"
    run("issue", "satisfaction-survey", _EXAMPLES / "surveys.csv", "--packet", survey)
    return {"finance": Path(finance), "quality": Path(quality), "list": survey}


def _judge(checks: Checks, liandan: Liandan, name: str, files: Files, forgery: Forgery, path: Path) -> None:
    tampering.write(files, path)
    found = liandan.run("verify", path, "--json")
    _named(checks, name, found, forgery.named)
    if forgery.is_sealed and "bagit" not in forgery.named:
        checks.that(f"{name}: bagit sees nothing", _bagit(path), path)
    path.unlink()


def _named(checks: Checks, name: str, found: object, named: tuple[str, ...]) -> None:
    wanted = [text for text in named if text != "bagit"]
    good = found.code != 0 and any(text in f"{found.out}{found.err}" for text in wanted)  # type: ignore[attr-defined]
    checks.that(name, good, found)


def _bagit(path: Path) -> bool:
    folder = path.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    try:
        return bagit.Bag(str(next(folder.iterdir()))).validate()
    except bagit.BagError:
        return False
    finally:
        shutil.rmtree(folder)


def forgeries(packet: Packet) -> Iterator[Forgery]:
    """Every way of forging a packet whose chain is left as it is, and some where its end is cut."""
    yield from _payload(packet)
    yield from _lists(packet)
    yield from _said(packet)
    yield from _chain(packet)
    yield from _tags(packet)


def _payload(packet: Packet) -> Iterator[Forgery]:
    data, copy, number = packet.data, packet.copy, packet.number
    content = packet.files[copy]
    other = next(name for name in sorted(packet.files) if name.endswith(".docx") and name != copy)
    yield Forgery("values altered", packet.edited(data, b'":"', b'":"x'), ("data-altered",))
    yield Forgery("values written differently", packet.edited(data, b'":"', b'": "'), ("data-altered",))
    yield Forgery("values emptied", packet.with_(data, b"{}"), ("data-altered",))
    yield Forgery("values gone", packet.with_(data, None), ("data-missing",))
    yield Forgery("a copy altered", packet.with_(copy, content + b"\0"), ("copy-altered",))
    yield Forgery("a copy emptied", packet.with_(copy, b""), ("copy-altered",))
    yield Forgery("a copy gone", packet.with_(copy, None), ("copy-missing",))
    yield Forgery("a copy in place of another", packet.with_(copy, packet.files[other]), ("copy-altered",))
    swapped = packet.with_(copy, packet.files[other])
    swapped[other] = content
    yield Forgery("two copies exchanged", swapped, ("copy-altered",))
    renamed = packet.with_(copy, None)
    renamed[copy.replace(".docx", "-2.docx")] = content
    yield Forgery("a copy renamed", renamed, ("file-unexplained",))
    yield Forgery("a copy doubled", {**packet.files, copy.replace(".docx", "-closed.docx"): content}, ("file-unexplained",))
    foreign = copy.replace("-finance", "-stub").replace("-qc", "-stub")
    if foreign != copy and "surveys" not in packet.top:
        yield Forgery("another keeper's copy put in", {**packet.files, foreign: content}, ("copy-foreign", "file-unexplained"))
    yield Forgery("a whole form gone", {n: c for n, c in packet.files.items() if n not in packet.of(number)},
                  ("form-missing", "forms-differ"))
    invented = {**packet.files, **{n.replace(number, number[:-3] + "999"): packet.files[n] for n in packet.of(number)}}
    yield Forgery("a form invented", invented, ("form-unknown",))
    for name in ["data/extra.txt", "data/x/y/z.docx", "meta/extra.txt", "extra.txt", "data/CON.txt", ".hidden",
                 "data/.DS_Store", f"data/{Path(data).name}", "meta/schemas/x.yaml"]:
        yield Forgery(f"{name} put in", {**packet.files, packet.top + name: b"x"}, ("file-unexplained",))
    folder = str(Path(data).parent)
    yield Forgery("a file put beside the values", {**packet.files, f"{folder}/remark.txt": b"x"}, ("file-unexplained",))
    yield Forgery("values in another writing", {**packet.files, data.replace(".json", ".JSON"): b"x"}, ("packet-unreadable",))


def _lists(packet: Packet) -> Iterator[Forgery]:
    transmittal, numbers = packet.one("transmittal.xlsx"), packet.one("numbers.json")
    yield Forgery("the transmittal list gone", packet.with_(transmittal, None), ("list-missing",))
    yield Forgery("the transmittal list emptied", packet.with_(transmittal, b""), ("transmittal-differs",))
    yield Forgery("a byte more in the transmittal list", packet.with_(transmittal, packet.files[transmittal] + b"\0"),
                  ("transmittal-differs",))
    yield Forgery("other words in the transmittal list",
                  packet.with_(transmittal, reworded(packet.files[transmittal], packet.number, "X" * len(packet.number))), ("transmittal-differs",))
    yield Forgery("the account of numbers gone", packet.with_(numbers, None), ("list-missing",))
    yield Forgery("the account of numbers emptied", packet.with_(numbers, b"{}\n"), ("account-",))
    yield Forgery("a number listed that is not packed", packet.edited(numbers, b'"packed":["', b'"packed":["X-1","'),
                  ("account-differs",))
    yield Forgery("a number less", packet.edited(numbers, packet.number.encode(), b"X-2026-000001"), ("account-differs",))
    account = json.loads(packet.files[numbers])["series"][0]
    for key in ["issued", "open", "closed"]:
        yield Forgery(f"{key} one more", packet.edited(
            numbers, f'"{key}":{account[key]}'.encode(), f'"{key}":{account[key] + 1}'.encode()), ("account-",))
    for key in ["first", "last", "title", "series", "form"]:
        yield Forgery(f"{key} of a series", packet.edited(numbers, f'"{key}":"'.encode(), f'"{key}":"x'.encode()),
                      ("account-",))
    yield Forgery("a missing number invented", packet.edited(numbers, b'"missing":[', b'"missing":["X-9"'), ("account-",))
    yield Forgery("a void number invented", packet.edited(
        numbers, b'"void":[', b'"void":[{"number":"X-9","reason":"","at":""}' + (b"," if b'"void":[{' in packet.files[numbers] else b"")),
        ("account-",))
    if b'"void":[{' in packet.files[numbers]:
        yield Forgery("the reason of a void number", packet.edited(numbers, '"填错"'.encode(), '"别的"'.encode()), ("account-",))
        start = packet.files[numbers].index(b'"void":[{')
        end = packet.files[numbers].index(b"]", start)
        content = packet.files[numbers][:start] + b'"void":[' + packet.files[numbers][end:]
        yield Forgery("a void number concealed", packet.with_(numbers, content), ("account-",))


def _said(packet: Packet) -> Iterator[Forgery]:
    """What bag-info.txt says."""
    lines = packet.files[packet.info].decode().splitlines()
    labels = list(dict.fromkeys(line.split(":")[0] for line in lines if ":" in line))
    for label in labels:
        if label == "Payload-Oxum":
            continue
        old = next(line for line in lines if line.startswith(f"{label}: "))
        named = ("bag-info-differs", "packet-renamed", "packet-other", "chain-head", "packet-format")
        yield Forgery(f"{label} altered", packet.edited(packet.info, f"{old}\n".encode(), f"{old}9\n".encode()), named)
        yield Forgery(f"{label} gone", packet.edited(packet.info, f"{old}\n".encode(), b""), named)
        if label not in ("External-Identifier",):
            yield Forgery(f"{label} twice", packet.edited(
                packet.info, f"{old}\n".encode(), f"{old}\n{label}: x\n".encode()), named)
    yield Forgery("unclosed forms let pass", packet.with_(packet.info, packet.files[packet.info] + b"Open-Forms: 1\n"),
                  ("bag-info-differs",))
    yield Forgery("a label of one's own", packet.with_(packet.info, packet.files[packet.info] + b"Note: x\n"),
                  ("bag-info-differs",))


def _chain(packet: Packet) -> Iterator[Forgery]:
    name, content = packet.chain, packet.files[packet.chain]
    lines = content.splitlines(keepends=True)
    middle = len(lines) // 2
    chain_codes = ("event-", "chain-", "packet-undescribed", "packet-other")
    yield Forgery("the chain gone", packet.with_(name, None), ("list-missing",))
    yield Forgery("the chain emptied", packet.with_(name, b""), ("chain-head", "packet-undescribed", "event-"))
    yield Forgery("the first event gone", packet.with_(name, b"".join(lines[1:])), ("bag-info-differs", *chain_codes))
    yield Forgery("the last event gone", packet.with_(name, b"".join(lines[:-1])), chain_codes)
    yield Forgery("an event gone", packet.with_(name, b"".join(lines[:middle] + lines[middle + 1:])), chain_codes)
    yield Forgery("an event doubled", packet.with_(name, b"".join(lines[:middle] + lines[middle - 1:])), chain_codes)
    yield Forgery("two events exchanged", packet.with_(
        name, b"".join([*lines[:middle - 1], lines[middle], lines[middle - 1], *lines[middle + 1:]])), chain_codes)
    yield Forgery("an operator", packet.edited(name, b'"operator":"', b'"operator":"x'), chain_codes)
    yield Forgery("a moment", packet.edited(name, b'"at":"2', b'"at":"1'), chain_codes)
    yield Forgery("a blank line", packet.with_(name, b"\n" + content), chain_codes)
    yield Forgery("a blank line at the end", packet.with_(name, content + b"\n"), chain_codes)
    yield Forgery("no line end", packet.with_(name, content[:-1]), chain_codes)
    yield Forgery("lines ended as on Windows", packet.with_(name, content.replace(b"\n", b"\r\n")), chain_codes)
    yield Forgery("blanks in an event", packet.edited(name, b'","kind"', b'", "kind"'), chain_codes)
    yield Forgery("a member put into an event", packet.edited(name, b'{"seq":', b'{"x":1,"seq":'), chain_codes)
    cut = packet.rechained(lambda event: None if event.kind == "prepare" else event)
    yield Forgery("the chain cut before what describes the packet", cut, ("packet-undescribed",))
    first = packet.events()[0].seq
    yield Forgery("the first event gone, the rest hashed anew", packet.rechained(
        lambda event: None if event.seq == first else event), ("form-", "account-", "bag-info", "file-unexplained"))


def _tags(packet: Packet) -> Iterator[Forgery]:
    top, manifest = packet.top, f"{packet.top}manifest-sha256.txt"
    schema = next((name for name in sorted(packet.files) if "/schemas/" in name), None)
    if schema:
        yield Forgery("a form's schema altered", packet.with_(schema, packet.files[schema] + b"\n"), ("schema-altered",))
        yield Forgery("a form's schema gone", packet.with_(schema, None), ("schema-missing",))
    for what, name in [("bagit.txt", "bagit.txt"), ("bag-info.txt", "bag-info.txt"), ("a manifest", "manifest-sha256.txt"),
                       ("the tag manifest", "tagmanifest-sha256.txt")]:
        yield Forgery(f"{what} gone", packet.with_(top + name, None), (name,), is_sealed=False)
    first = packet.files[manifest].split(b"\n")[0] + b"\n"
    for what, content in [
        ("a manifest line gone", packet.files[manifest].replace(first, b"")),
        ("a manifest line twice", packet.files[manifest] + first),
        ("a path outside", packet.files[manifest] + b"0" * 64 + b"  ../x\n"),
        ("an absolute path", packet.files[manifest] + b"0" * 64 + b"  /etc/passwd\n"),
        ("a tag file in the manifest", packet.files[manifest] + b"0" * 64 + b"  bagit.txt\n"),
        ("a line that is none", packet.files[manifest] + b"x\n"),
        ("a digest of no file", packet.files[manifest] + b"0" * 64 + b"  data/none.txt\n"),
    ]:
        files = packet.with_(manifest, content)
        tampering.reseal_tags(files, top)
        yield Forgery(what, files, ("manifest-line", "payload-missing", "payload-extra"), is_sealed=False)
    for what, content in [("of BagIt 0.97", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"),
                          ("in another encoding", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: GBK\n")]:
        yield Forgery(f"a packet {what}", packet.with_(f"{top}bagit.txt", content), ("bag-declaration", "bagit"))
    yield Forgery("files to be fetched", {**packet.files, f"{top}fetch.txt": b"http://x/ 1 data/x\n"},
                  ("fetch-refused", "bagit"))
    wrong = {**packet.files, f"{top}manifest-md5.txt": b"0" * 32 + b"  " + packet.data[len(top):].encode() + b"\n"}
    tampering.reseal_tags(wrong, top)
    yield Forgery("a wrong manifest of another kind", wrong, ("payload-",), is_sealed=False)


def zips(path: Path, packet: Packet) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Zips that programs understand in different ways."""
    whole = path.read_bytes()
    yield "cut short", whole[: len(whole) * 2 // 3], ("packet-unreadable",)
    yield "nothing", b"", ("packet-unreadable",)
    yield "a comment", _commented(whole), ("zip-comment",)
    place = whole.index(b"PK\x03\x04")
    yield "another size before a file", _patched(whole, place + 22, struct.pack("<I", 7)), ("zip-header",)
    yield "another checksum before a file", _patched(whole, place + 14, struct.pack("<I", 7)), ("zip-header",)
    yield "bytes before the first file", b"MZ" + whole, ("packet-unreadable", "zip-hidden")
    for what, name, content in [("a file twice", packet.copy, b"x"), ("an absolute path", "/etc/x", b"x"),
                                ("a path upwards", f"{packet.top}../x", b"x"), ("a second folder", "other/x", b"x")]:
        out = io.BytesIO(whole)
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, content)
        yield what, out.getvalue(), ("packet-", "zip-")
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo(f"{packet.top}data/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    yield "a link", out.getvalue(), ("not-a-file",)
    middle = len(whole) // 3
    yield "a bit", _patched(whole, middle, bytes([whole[middle] ^ 1])), ("-altered", "packet-unreadable", "zip-", "-missing")


def _commented(whole: bytes) -> bytes:
    return whole[:-2] + struct.pack("<H", 1) + b"x"


def _patched(whole: bytes, place: int, content: bytes) -> bytes:
    return whole[:place] + content + whole[place + len(content):]


def _signed(checks: Checks, liandan: Liandan, register: Path, folder: Path) -> None:
    """Who makes the chain anew, and all that follows from it, is found out by the signature."""
    made = liandan.run("keys", "make", "--register", register)
    checks.that("a key", made.code == 0, made)
    # What is packed from now on is signed.
    liandan.run("issue", "cost-approval", _EXAMPLES / "cost-approval.json", "--close", "--again", "--register", register,
                "--operator", "测试员")
    run = liandan.run("pack", "--to", "财务部", "--register", register, "--out", (folder / "signed").resolve(), "--json",
                      "--operator", "测试员")
    path = Path(run.objects[-1]["file"])
    key = register / "signing-key.pub.pem"
    packet = Packet(tampering.read(path))
    sound = liandan.run("verify", path, "--key", key, "--json")
    checks.that("signed: sound by its key", sound.code == 0, sound)
    checks.that("signed: bagit accepts it", _bagit(path), path)
    openssl = [
        "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", str(key), "-in", str(folder / "manifest"), "-sigfile",
        str(folder / "signature")]
    (folder / "manifest").write_bytes(packet.files[f"{packet.top}tagmanifest-sha256.txt"])
    (folder / "signature").write_bytes(packet.files[f"{packet.top}signature.ed25519"])
    checks.equal("signed: openssl accepts it", subprocess.run(openssl, capture_output=True).returncode, 0)
    altered = folder / path.name

    def found(what: str, files: Files, alone: tuple[str, ...], by_key: tuple[str, ...]) -> None:
        tampering.write(files, altered)
        verdicts = [liandan.run("verify", altered, *more, "--json") for more in [(), ("--key", key)]]
        for how, verdict, codes in zip(["alone", "by the key"], verdicts, [alone, by_key]):
            good = not verdict.codes if not codes else bool(set(codes) & set(verdict.codes))
            checks.that(f"signed: {what}, {how}", good, verdict)
        altered.unlink()

    def by_another(event: chain.Event) -> chain.Event:
        return replace(event, operator="别人") if event.kind == "issue" else event

    def without_key(event: chain.Event) -> chain.Event:
        return by_another(event.telling(key=None) if event.kind == "prepare" else event)

    forged = packet.sealed(packet.rechained(by_another))
    found("the chain made anew", forged, ("signature-invalid",), ("signature-invalid",))
    stripped = packet.rechained(without_key)
    for name in [name for name in stripped if Path(name).name.startswith("signature.")]:
        del stripped[name]
    found("the chain made anew, the signature gone", packet.sealed(stripped), ("metadata-differs",), ("signature-missing",))
    found(
        "signed by another key", *_signed_by_another(packet, liandan, folder, by_another), ("metadata-differs",),
        ("signature-foreign",))
    moved = packet.rechained(lambda event: event)
    checks.equal("signed: a chain hashed anew without a change is the same chain", moved, packet.files)


def _signed_by_another(
    packet: Packet, liandan: Liandan, folder: Path, change: chain.Change,
) -> tuple[Files]:
    mine = folder / "forger.pem"
    liandan.run("keys", "make", "--out", mine)
    public = mine.with_suffix("").with_suffix(".pub.pem")
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-in", public, "-outform", "DER"], capture_output=True, check=True).stdout

    def renamed(event: chain.Event) -> chain.Event:
        told = event.telling(key=der[-32:].hex()) if event.kind == "prepare" else event
        return change(told) or told

    files = packet.sealed(packet.rechained(renamed))
    manifest = folder / "forged-manifest"
    manifest.write_bytes(files[f"{packet.top}tagmanifest-sha256.txt"])
    signature = subprocess.run(
        ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", mine, "-in", manifest], capture_output=True, check=True).stdout
    files[f"{packet.top}signature.ed25519"] = signature
    files[f"{packet.top}signature.pem"] = public.read_bytes()
    return (files,)
