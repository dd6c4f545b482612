"""Reads the objects of PDF files: a reader of its own, which knows nothing of our writer (ISO 32000-1, 7).

It finds objects by cross-reference streams alone, as PDF 1.5 and later have them. What it does not know stops it.
"""
from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any


class Name(str):
    """A name, without its slash."""


class Operator(str):
    """A word that is neither a name nor a string: an operator of a content stream, or `true`, `null`, `obj` …"""


class Reference(int):
    """The number of an object that stands elsewhere."""


class Stream:
    """A stream: its dictionary, and its bytes as they lie in the file."""

    def __init__(self, entries: dict[str, Any], raw: bytes) -> None:
        self.entries, self.raw = entries, raw


_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*"
    rb"(?:(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[\0\t\n\f\r ()<>\[\]/%]|$)|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<mark><<|>>|\[|\])|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<text>\()|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+))")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_TEXT = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)|\r\n?|[()]|[^\\\r()]+", re.S)


class Tokens:
    """Goes through the objects of some bytes."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def next(self) -> Any:
        """The next object or operator; `None` at the end."""
        match = _TOKEN.match(self.data, self.at)
        if match is None:
            if self.data[self.at:].strip(b"\0\t\n\f\r "):
                raise ValueError(f"cannot read {self.data[self.at:self.at + 20]!r}")
            return None
        self.at = match.end()
        kind = match.lastgroup
        found = match[kind]
        if kind == "number":
            return float(found) if b"." in found else int(found)
        if kind == "name":
            return Name(re.sub(rb"#(..)", lambda code: bytes([int(code[1], 16)]), found).decode())
        if kind == "hex":
            digits = re.sub(rb"\s", b"", found).decode()
            return bytes.fromhex(digits + "0" * (len(digits) % 2))
        if kind == "text":
            return self._string()
        if kind == "mark" and found in (b"<<", b"["):
            return self._compound(b">>" if found == b"<<" else b"]")
        return Operator(found.decode("latin-1"))

    def _string(self) -> bytes:
        parts, depth = [], 1
        while True:
            match = _TEXT.match(self.data, self.at)
            self.at = match.end()
            found = match[0]
            if escaped := match[1]:
                parts.append(bytes([int(escaped, 8)]) if escaped[:1].isdigit() else _ESCAPES.get(escaped, escaped))
                continue
            depth += {b"(": 1, b")": -1}.get(found, 0)
            if depth == 0:
                return b"".join(parts)
            parts.append(b"\n" if found[:1] == b"\r" else found)

    def _compound(self, end: bytes) -> Any:
        parts: list[Any] = []
        while (part := self.next()) != end.decode() or not isinstance(part, Operator):
            if part == "R" and isinstance(part, Operator):
                parts[-2:] = [Reference(parts[-2])]
            elif isinstance(part, Operator) and part in ("true", "false", "null"):
                parts.append({"true": True, "false": False}.get(part))
            elif part is None:
                raise ValueError("the file ends within an object")
            else:
                parts.append(part)
        return parts if end == b"]" else {str(key): value for key, value in zip(parts[::2], parts[1::2])}


class File:
    """The objects of a PDF file."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.places: dict[int, tuple[int, int, int]] = {}
        self.trailer: dict[str, Any] = {}
        self._known: dict[int, Any] = {}
        start = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", self.data)[1])
        while start is not None:
            table = self._object(start)
            self.trailer = {**table.entries, **self.trailer}
            self._read(table)
            start = table.entries.get("Prev")

    def _read(self, table: Stream) -> None:
        widths, size = table.entries["W"], table.entries["Size"]
        data, at = self.bytes(table), 0
        ranges = table.entries.get("Index", [0, size])
        for first, count in zip(ranges[::2], ranges[1::2]):
            for number in range(first, first + count):
                row = []
                for width in widths:
                    row.append(int.from_bytes(data[at:at + width], "big") if width else 1)
                    at += width
                self.places.setdefault(number, tuple(row))

    def _object(self, at: int) -> Any:
        tokens = Tokens(self.data, at)
        head = [tokens.next() for _ in range(3)]
        if head[2] != "obj":
            raise ValueError(f"there is no object at {at}: {head}")
        value = tokens.next()
        if tokens.next() != "stream":
            return value
        begin = tokens.at + (2 if self.data[tokens.at:tokens.at + 2] == b"\r\n" else 1)
        end = begin + self.get(value["Length"])
        if self.data[end:end + 11].strip()[:9] != b"endstream":
            raise ValueError(f"the stream at {at} is not as long as it says")
        return Stream(value, self.data[begin:end])

    def get(self, value: Any) -> Any:
        """What a reference stands for, anything else as it is."""
        if not isinstance(value, Reference):
            return value
        if value not in self._known:
            kind, place, index = self.places[value]
            if kind == 1:
                self._known[value] = self._object(place)
            elif kind == 2:
                self._unpack(place)
            else:
                raise ValueError(f"there is no object {value}")
        return self._known[value]

    def _unpack(self, number: int) -> None:
        """Reads all objects of an object stream."""
        stream = self.get(Reference(number))
        data, first = self.bytes(stream), stream.entries["First"]
        tokens = Tokens(data)
        index = [(tokens.next(), tokens.next()) for _ in range(stream.entries["N"])]
        for position, (own, place) in enumerate(index):
            if self.places[own] == (2, number, position):
                self._known[own] = Tokens(data, first + place).next()

    def bytes(self, stream: Stream) -> bytes:
        """The content of a stream; what JPEG packed stays so."""
        filters = self.get(stream.entries.get("Filter", []))
        filters = filters if isinstance(filters, list) else [filters]
        data = stream.raw
        for name in filters:
            if name == "DCTDecode":
                return data
            if name != "FlateDecode":
                raise ValueError(f"the filter {name}")
            data = zlib.decompress(data)
            parameters = self.get(stream.entries.get("DecodeParms", {}))
            if parameters.get("Predictor", 1) >= 10:
                data = _unpredicted(data, parameters)
        return data

    def pages(self) -> list[dict[str, Any]]:
        """The pages in their order, with what they inherit."""
        def walk(node: dict[str, Any], inherited: dict[str, Any]) -> list[dict[str, Any]]:
            node = {**inherited, **node}
            if node["Type"] == "Page":
                return [node]
            passed = {key: node[key] for key in ("Resources", "MediaBox", "Rotate") if key in node}
            return [page for kid in self.get(node["Kids"]) for page in walk(self.get(kid), passed)]

        return walk(self.get(self.get(self.trailer["Root"])["Pages"]), {})


def _unpredicted(data: bytes, parameters: dict[str, Any]) -> bytes:
    """Takes back the predictors of PNG."""
    colours, bits, columns = (parameters.get(key, usual) for key, usual in (
        ("Colors", 1), ("BitsPerComponent", 8), ("Columns", 1)))
    step, length = max(1, colours * bits // 8), (colours * bits * columns + 7) // 8
    above, out = bytearray(length), bytearray()
    for start in range(0, len(data), length + 1):
        kind, row = data[start], bytearray(data[start + 1:start + 1 + length])
        for at in range(len(row)):
            left, up = row[at - step] if at >= step else 0, above[at]
            corner = above[at - step] if at >= step else 0
            row[at] = (row[at] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 255
        out += row
        above = row
    return bytes(out)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
