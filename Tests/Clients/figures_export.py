"""Compares what `export` gives with what was written down: every form, every field, every state."""
from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from department import Department
from figures_records import Records
from figures_values import Row

STATES = ("issued", "closed", "packed", "void")


class Export:
    """The differences between the export and what was written down."""

    def __init__(self, department: Department, records: Records) -> None:
        self.faults: list[str] = []
        self.compared: Counter[str] = Counter()
        self._department = department
        wanted = [(form, state) for form in records.forms for state in STATES]
        with ThreadPoolExecutor(2) as pool:
            for (form, state), rows in zip(wanted, pool.map(self._export, wanted), strict=True):
                self._forms(form, rows, {row["number"]: row for row in records.all(form, (state,))})

    def _export(self, wanted: tuple[str, str]) -> list[Row]:
        found = self._department.run("export", wanted[0], "--state", wanted[1], "--as", "jsonl", "--out", "-")
        return [json.loads(line, parse_float=Decimal) for line in found.out.splitlines()]

    def _forms(self, form: str, rows: list[Row], written: dict[str, Row]) -> None:
        given = {row["number"]: row for row in rows}
        if given.keys() != written.keys():
            self.faults.append(f"{form}: not both exported and written: {sorted(given.keys() ^ written.keys())[:4]}")
        by_itself = self._by_itself(form)
        for number in given.keys() & written.keys():
            self.compared["forms"] += 1
            self._values(number, given[number], {
                key: value for key, value in written[number].items() if not key.startswith("_")}, by_itself)

    def _by_itself(self, form: str) -> set[str]:
        """Fields that a form fills in by itself: calculated, by default, or from a form that it refers to."""
        found: set[str] = set()
        for field in self._department.described(form)["fields"]:
            for one in [field, *field.get("fields", [])]:
                found |= {one["id"]} if "calculation" in one or "default" in one else set()
                found |= set(one.get("fill", {}))
        return found

    def _values(self, where: str, given: Row, written: Row, by_itself: set[str]) -> None:
        for key in written.keys() - given.keys():
            if written[key] not in ([], ""):
                self.faults.append(f"{where} {key}: not exported, but {written[key]}")
        for key in given.keys() - written.keys() - by_itself:
            self.faults.append(f"{where} {key}: {given[key]}, which nobody wrote")
        for key in given.keys() & written.keys():
            self._value(f"{where} {key}", given[key], written[key], by_itself)

    def _value(self, where: str, given: Any, written: Any, by_itself: set[str]) -> None:
        if isinstance(given, list) and all(isinstance(one, str) for one in given):
            given, written = sorted(given), sorted(written)  # choices stand in the order of their list
        if isinstance(given, list) and isinstance(written, list) and len(given) == len(written):
            for index, (one, other) in enumerate(zip(given, written, strict=True)):
                self._value(f"{where}[{index + 1}]", one, other, by_itself)
        elif isinstance(given, dict) and isinstance(written, dict):
            self._values(where, given, written, by_itself)
        else:
            self.compared["values"] += 1
            if not _alike(given, written):
                self.faults.append(f"{where}: {given!r} but {written!r}")


def _alike(given: Any, written: Any) -> bool:
    if isinstance(given, int | Decimal) and not isinstance(given, bool):
        try:
            return Fraction(given) == Fraction(written if isinstance(written, Fraction) else Decimal(str(written)))
        except InvalidOperation:
            return False
    return str(given).replace("T", " ") == str(written) or given == written
