"""The forms of the department as they were written down, with what they work out by themselves."""
from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from department import Department
from figures_derived import attendance, worked_out
from figures_values import Row

#: Forms that count as done, and all that are not void.
DONE = ("closed", "packed")
EVERY = ("issued", "closed", "packed")


class Records:
    """All forms at a moment; a form's number finds it."""

    def __init__(self, department: Department) -> None:
        self.now, self.today = department.now, department.now.date()
        self.forms: dict[str, list[Row]] = {}
        self.numbers: dict[str, Row] = {}
        for form, records in department.records.items():
            rows = []
            for record in records:
                row = copy.deepcopy(record.values)
                row |= record.ties | {
                    "number": record.number, "_state": record.state, "_issued": record.issued_at.date()}
                rows.append(row | worked_out(form, row))
            self.forms[form] = rows
            self.numbers |= {row["number"]: row for row in rows}
        for row in self.forms.get("user-file", []):  # it takes over the warranty of the product's file
            row.setdefault("warranty_until", self.numbers[row["file_no"]]["warranty_until"])
        attendance(self.forms.get("attendance-log", []))

    def referred(self, reference: str | None) -> Row:
        """The form that a number names; a void one says nothing, and counts for nothing."""
        found = self.numbers.get(reference or "", {})
        return {} if found.get("_state") == "void" else found

    def all(self, form: str, states: Iterable[str] = EVERY) -> list[Row]:
        """The forms of a kind in some states, in the order of their issue."""
        return [row for row in self.forms.get(form, []) if row["_state"] in states]


class Labels:
    """What the choices of a form are called, and in which order they stand."""

    def __init__(self, department: Department) -> None:
        self._department = department
        self._lists: dict[tuple[str, str], dict[str, str]] = {}

    def __call__(self, form: str, field: str, choice: Any) -> str:
        return self._list(form, field)[choice]

    def order(self, form: str, field: str) -> list[str]:
        """The labels of a list in their order."""
        return list(self._list(form, field).values())

    def _list(self, form: str, field: str) -> dict[str, str]:
        if (form, field) not in self._lists:
            described = self._department.described(form)
            fields = described["fields"]
            *outer, name = field.split(".")
            for one in outer:
                fields = next(found for found in fields if found["id"] == one)["fields"]
            choices = next(found for found in fields if found["id"] == name)["choices"]
            listed = choices if isinstance(choices, list) else described["choices"][choices]
            self._lists[form, field] = {one["id"]: one["label"] for one in listed}
        return self._lists[form, field]
