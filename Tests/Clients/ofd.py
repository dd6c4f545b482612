"""Holds OFD files against the schemas of GB/T 33190-2016, and reads their pages with ofdkit.

    python3 Tests/Clients/ofd.py FILE.ofd…

The schemas are not ours to hand on: LIANDAN_OFD_XSD names the folder that has `OFD.xsd` in it. They know no other type of
document than `OFD`, where OFD-A demands its own, so that one attribute is put back before.
"""
from __future__ import annotations

import functools
import os
import sys
import zipfile
from pathlib import Path

import ofdkit
from lxml import etree

#: Which schema a part is held against, by its element.
_SCHEMAS = {"OFD": "OFD.xsd", "Document": "Document.xsd", "Res": "Res.xsd", "Page": "Page.xsd",
            "Attachments": "Attachments.xsd"}


def schema_folder() -> Path | None:
    """The folder of the schemas, if the machine has one."""
    folder = os.environ.get("LIANDAN_OFD_XSD")
    return Path(folder) if folder else None


@functools.cache
def _schema(folder: Path, name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(folder / name))


def schema_faults(file: Path, folder: Path) -> list[str]:
    """What the schemas find in a file; attachments are no parts of OFD."""
    found = []
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or "/Attach_" in name:
                continue
            part = etree.fromstring(archive.read(name))
            if part.get("DocType") == "OFD-A":
                part.set("DocType", "OFD")
            schema = _schema(folder, _SCHEMAS[etree.QName(part).localname])
            if not schema.validate(part):
                found += [f"{name}: {error.message}" for error in schema.error_log]
    return found


def texts(file: Path) -> list[str]:
    """The text of each page, in the order in which people read it, without blanks between lines and columns."""
    with ofdkit.open(file) as document:
        pages = ["\n".join(line.strip() for line in page.text().splitlines() if line.strip()) for page in document.pages]
        if document.warnings:
            raise ValueError(f"{file.name}: {document.warnings}")
    return pages


def drawn(file: Path) -> str:
    """The text of all pages in the order in which it is drawn: readers by lines mix the cells of a row."""
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith("Content.xml")]
        parts = [etree.fromstring(archive.read(name)) for name in names]
    return "".join(code.text or "" for part in parts for code in part.iter("{*}TextCode"))


def sizes(file: Path) -> list[tuple[float, float]]:
    """The size of each page in millimetres."""
    with ofdkit.open(file) as document:
        return [(page.width, page.height) for page in document.pages]


if __name__ == "__main__":
    folder = schema_folder()
    if folder is None:
        print("the schemas are not checked: LIANDAN_OFD_XSD names no folder")
    faults = []
    for file in map(Path, sys.argv[1:]):
        found = schema_faults(file, folder) if folder else []
        faults += [f"{file.name}: {fault}" for fault in found]
        pages = texts(file)
        print(f"{file.name}: {len(pages)} pages, {sum(map(len, pages))} characters, sizes {sorted(set(sizes(file)))}")
    print("\n".join(faults) or f"{len(sys.argv) - 1} files without fault")
    sys.exit(1 if faults else 0)
