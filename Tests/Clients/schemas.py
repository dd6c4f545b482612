"""Validates every part of every document against the ISO/IEC 29500 schemas of Tests/Fixtures/ooxml-xsd."""
from __future__ import annotations

import functools
import re
import zipfile
from pathlib import Path

from lxml import etree

from checks import Checks
from program import ROOT

_FOLDER = ROOT / "Tests" / "Fixtures" / "ooxml-xsd"

#: Which schema a part is held against, by its name; the first match counts.
_SCHEMAS = [
    (r"\[Content_Types\]\.xml", "opc/opc-contentTypes.xsd"),
    (r".*\.rels", "opc/opc-relationships.xsd"),
    (r"docProps/core\.xml", "opc-core-driver.xsd"),
    (r"docProps/app\.xml", "transitional/shared-documentPropertiesExtended.xsd"),
    (r"docProps/custom\.xml", "transitional/shared-documentPropertiesCustom.xsd"),
    (r".*/theme/[^/]*\.xml", "transitional/dml-main.xsd"),
    (r"word/[^/]*\.xml", "wml-driver.xsd"),
    (r"xl/.*\.xml", "sml-driver.xsd"),
]


def check(checks: Checks, documents: list[Path]) -> None:
    """Every part of every document is valid, and there is a schema for each."""
    for document in documents:
        checks.none(f"valid against ISO 29500: {document.name}", faults(document))


def faults(document: Path) -> list[str]:
    """What the schemas find in a document."""
    found = []
    with zipfile.ZipFile(document) as package:
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            schema = next((file for pattern, file in _SCHEMAS if re.fullmatch(pattern, name)), None)
            if schema is None:
                found.append(f"{name}: no schema for this part")
                continue
            part = _stripped(etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False)))
            _forgive_space(part)
            validator = _schema(schema)
            if not validator.validate(part):
                found += [f"{name}:{error.line}: {error.message}" for error in validator.error_log]
    return found


def _stripped(root: etree._Element) -> etree._ElementTree:
    """The part without what markup compatibility lets a reader ignore."""
    return _strip_step()(root)


def _forgive_space(part: etree._ElementTree) -> None:
    """Excel writes xml:space on cell texts with blanks or line ends, and needs it; the schema has forgotten it."""
    for text in part.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)


@functools.cache
def _strip_step() -> etree.XSLT:
    return etree.XSLT(etree.parse(str(_FOLDER / "mce-strip.xsl")))


@functools.cache
def _schema(file: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(_FOLDER / file), parser))
