"""Packets that somebody has tampered with, one for each way."""
from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Files = dict[str, bytes]
Edit = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Tampering:
    """A packet's files after a change, and who has to see it.

    A change that was covered up by writing all manifests anew is sound as a bag; only the audit chain inside gives it
    away, so there bagit has to accept the packet and the program must not.
    """

    what: str
    files: Files
    bag_valid: bool = False
    ours_valid: bool = False
    #: What the program's findings have to name.
    named: str = ""


def read(packet: Path) -> Files:
    """The files of a packet by name."""
    with zipfile.ZipFile(packet) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(files: Files, packet: Path) -> None:
    """Writes a packet."""
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(name, files[name])


def tamperings(files: Files) -> Iterator[Tampering]:
    """Every way of tampering with a packet."""
    top = next(iter(files)).split("/")[0] + "/"
    # The files of forms lie deepest.
    deepest = max(name.count("/") for name in files)
    forms = sorted(name for name in files if name.count("/") == deepest)
    data = next(name for name in forms if name.endswith(".json"))
    copy = next(name for name in forms if name.endswith((".docx", ".xlsx")))
    audit, numbers = f"{top}data/audit.jsonl", f"{top}data/numbers.json"
    manifest, info = f"{top}manifest-sha256.txt", f"{top}bag-info.txt"
    yield Tampering("sound", dict(files), bag_valid=True, ours_valid=True)
    other = {name.replace(top, "renamed/", 1): content for name, content in files.items()}
    yield Tampering("folder renamed", other, bag_valid=True, ours_valid=True)
    renamed = _without(files, copy)
    renamed[copy.replace(".", "-x.")] = files[copy]
    for what, name, edit in [
        ("data altered", data, _flipped),
        ("copy altered", copy, _flipped),
        ("copy cut short", copy, lambda content: content[:-1]),
        ("list altered", f"{top}data/transmittal.xlsx", _flipped),
        ("audit chain altered", audit, lambda content: content.replace(b'"operator":"', b'"operator":"x', 1)),
        ("manifest altered", manifest, lambda content: b"deadbeef" + content[8:]),
        ("manifest line gone", manifest, lambda content: content.split(b"\n", 1)[1]),
        ("bag-info altered", info, lambda content: content.replace(b"Keeper: ", b"Keeper: x")),
        ("oxum altered", info, lambda content: content.replace(b"-Oxum: ", b"-Oxum: 1")),
    ]:
        yield Tampering(what, _changed(files, name, edit), named=name.removeprefix(top))
    for what, name in [("copy missing", copy), ("data missing", data), ("manifest missing", manifest)]:
        yield Tampering(what, _without(files, name), named=name.removeprefix(top))
    yield Tampering("file extra", {**files, f"{top}data/extra.txt": b"x"}, named="extra.txt")
    yield Tampering("copy renamed", renamed, named=copy.removeprefix(top))
    outside = _changed(files, manifest, lambda content: content + b"0" * 64 + b"  ../outside\n")
    yield Tampering("path outside", outside, named="manifest-sha256.txt")
    yield from _covered_up(files, top, data, copy, audit, numbers)


def _covered_up(files: Files, top: str, data: str, copy: str, audit: str, numbers: str) -> Iterator[Tampering]:
    cut = b"\n"
    info, transmittal = f"{top}bag-info.txt", f"{top}data/transmittal.xlsx"
    for what, name in [("copy", copy), ("transmittal list", transmittal), ("account of numbers", numbers)]:
        gone = _without(files, name)
        reseal(gone, top)
        yield Tampering(f"{what} taken out, manifests renewed", gone, bag_valid=True, named=name.removeprefix(top))
    for name in ["data/extra.txt", "meta/extra.txt", "extra.txt", copy.removeprefix(top).replace(".", "-x.")]:
        more = {**files, top + name: b"x"}
        reseal(more, top)
        yield Tampering(f"{name} put in, manifests renewed", more, bag_valid=True, named=name)
    doubled = dict(files)
    doubled[f"{top}manifest-sha256.txt"] += files[f"{top}manifest-sha256.txt"].split(b"\n")[0] + b"\n"
    reseal_tags(doubled, top)
    yield Tampering("a manifest line twice", doubled, bag_valid=False, named="manifest-line")
    weak = {**files, f"{top}manifest-md5.txt": _md5(files, top)}
    reseal_tags(weak, top)
    yield Tampering("a right manifest by MD5", weak, bag_valid=True, ours_valid=True)
    wrong = {**files, f"{top}manifest-md5.txt": _flipped_digit(_md5(files, top))}
    reseal_tags(wrong, top)
    yield Tampering("a wrong manifest by MD5", wrong, bag_valid=False, named="payload-altered")
    for what, name, edit, named in [
        ("keeper", info, lambda content: content.replace(b"Keeper: ", b"Keeper: x"), "Keeper"),
        ("retention", info, lambda content: content.replace(b" years", b"0 years"), "Retention"),
        ("packer", info, lambda content: content.replace(b"Contact-Name: ", b"Contact-Name: x"), "Contact-Name"),
        ("first number", numbers, lambda content: content.replace(b'"first":"', b'"first":"X'), "first"),
        ("transmittal list", transmittal, _flipped, "transmittal.xlsx"),
        ("data", data, _flipped, data.rsplit("/", 1)[1].removesuffix(".json")),
        ("data valid but different", data, lambda content: content.replace(b'"preparer":"', b'"preparer":"x'),
         data.rsplit("/", 1)[1].removesuffix(".json")),
        ("copy", copy, _flipped, copy.rsplit("/", 1)[1]),
        ("audit chain", audit, lambda content: content.replace(b'"operator":"', b'"operator":"x', 1), "audit.jsonl"),
        ("audit chain cut", audit, lambda content: cut.join(content.split(cut)[:-2]) + cut, "audit.jsonl"),
        ("audit line gone", audit, lambda content: content.split(cut, 1)[1], "审计链"),
        ("numbers", numbers, lambda content: content.replace(b'"packed":["', b'"packed":["X-1","', 1), "X-1"),
    ]:
        hidden = _changed(files, name, edit)
        reseal(hidden, top)
        yield Tampering(f"{what} altered, manifests renewed", hidden, bag_valid=True, named=named)


def _flipped(content: bytes) -> bytes:
    return bytes([content[0] ^ 1]) + content[1:]


def _changed(files: Files, name: str, edit: Edit) -> Files:
    changed = {**files, name: edit(files[name])}
    assert changed[name] != files[name], f"{name} was not changed"
    return changed


def _without(files: Files, name: str) -> Files:
    return {other: content for other, content in files.items() if other != name}


def reseal(files: Files, top: str) -> None:
    """Writes Payload-Oxum and all manifests anew."""
    payload = {name: content for name, content in files.items() if name.startswith(top + "data/")}
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
    info = files[top + "bag-info.txt"].decode().split("\n")
    renewed = [oxum if line.startswith("Payload-Oxum:") else line for line in info]
    files[top + "bag-info.txt"] = "\n".join(renewed).encode()
    files[top + "manifest-sha256.txt"] = _manifest(files, top, payload)
    reseal_tags(files, top)


def reseal_tags(files: Files, top: str) -> None:
    """Writes the manifest of the tag files anew."""
    tags = [n for n in files if not n.startswith(top + "data/") and not n.endswith("tagmanifest-sha256.txt")]
    files[top + "tagmanifest-sha256.txt"] = _manifest(files, top, tags)


def _manifest(files: Files, top: str, names: object) -> bytes:
    lines = [f"{hashlib.sha256(files[n]).hexdigest()}  {n[len(top):]}\n" for n in sorted(names)]
    return "".join(lines).encode()


def _md5(files: Files, top: str) -> bytes:
    names = sorted(name for name in files if name.startswith(top + "data/"))
    return "".join(f"{hashlib.md5(files[n]).hexdigest()}  {n[len(top):]}\n" for n in names).encode()


def _flipped_digit(manifest: bytes) -> bytes:
    return (b"1" if manifest[:1] == b"0" else b"0") + manifest[1:]
