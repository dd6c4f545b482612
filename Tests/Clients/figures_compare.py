"""Compares what a report gives with what is expected, value by value and row by row."""
from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

from figures_tables import Expected, Figure, Rank, Table
from figures_values import Row, Share, half_up

#: The program prints values with some sixteen digits.
_TOLERANCE = Fraction(1, 10**11)
_PLACES = {"integer": 0, "decimal": 1, "decimal2": 2, "money": 2}


class Comparison:
    """The differences between reports and expectations, and how much was compared."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.compared: Counter[str] = Counter()

    def report(self, given: Row, first: dt.date, last: dt.date, expected: Expected) -> None:
        """Compares a report of a period."""
        where = f"{given['report']} {given['period']}"
        self._same(f"{where} days", [given["first"], given["last"]], [first.isoformat(), last.isoformat()])
        figures = {figure["id"]: figure for figure in given["figures"]}
        self._same(f"{where} figures", sorted(figures), sorted(expected.figures))
        for name in figures.keys() & expected.figures.keys():
            self.compared["figures"] += 1
            self._figure(f"{where} {name}", figures[name], expected.figures[name])
        tables = {table["id"]: table for table in given["tables"]}
        self._same(f"{where} tables", sorted(tables), sorted(expected.tables))
        for name in tables.keys() & expected.tables.keys():
            self.compared["tables"] += 1
            self._table(f"{where} {name}", tables[name], expected.tables[name])

    def _same(self, where: str, given: Any, expected: Any) -> None:
        if not same(given, expected):
            self.faults.append(f"{where}: {given} but {expected}")

    def _figure(self, where: str, given: Row, expected: Figure) -> None:
        value = expected.value
        self._same(where, {key: given.get(key) for key in ("value", "numerator", "denominator", "text")}
                   if isinstance(value, Share) else given["value"], value)
        self._same(f"{where} as text", given["text"], written(value, expected.written))
        self._same(f"{where} target", given.get("target"), expected.target)
        if expected.target:
            self._same(f"{where} verdict", given["reached"], reached(value, expected.target))

    def _table(self, where: str, given: Row, expected: Table) -> None:
        self._same(f"{where} columns", given["column_ids"], expected.columns)
        if expected.across is not None:
            own = (len(expected.columns) - 1) // max(1, len(expected.across))
            titles = [title.split(" ")[0] for title in given["columns"][1::own or 1]]
            self._same(f"{where} across", titles, expected.across)
        if len(given["rows"]) != len(expected.rows):
            self.faults.append(f"{where}: {len(given['rows'])} rows but {len(expected.rows)}")
        lines = list(zip(given["rows"], expected.rows, strict=False))
        if given["total"] is not None or expected.total is not None:
            lines.append((given["total"] or [], expected.total or []))
        for number, (row, wanted) in enumerate(lines):
            self.compared["cells"] += len(row)
            if not same(row, wanted):
                self.faults.append(f"{where} row {number + 1}: {_plain(row)} but {_plain(wanted)}")


def same(given: Any, expected: Any) -> bool:
    """Whether a value of the program is the one expected, to eleven decimals."""
    if isinstance(expected, Share):
        parts = [expected.numerator, expected.denominator, expected.percent]
        return isinstance(given, dict) and given["text"] == written(expected, "") and same(
            [given["numerator"], given["denominator"], given["value"]], parts)
    if isinstance(expected, Rank):
        found = (given["rank"], given["shared"]) if isinstance(given, dict) else (given, False)
        return found == (expected.place, expected.shared)
    if isinstance(expected, list):
        return isinstance(given, list) and len(given) == len(expected) and all(map(same, given, expected))
    if isinstance(expected, int | Fraction | Decimal) and not isinstance(expected, bool):
        return isinstance(given, int | Decimal) and abs(Fraction(given) - Fraction(expected)) < _TOLERANCE
    return given == expected


def written(value: Share | Fraction | None, form: str) -> str:
    """A figure as people read it."""
    if isinstance(value, Share):
        return "—" if value.percent is None else half_up(value.percent, 1) + "%"
    if value is None:
        return "—"
    text = half_up(Fraction(value), _PLACES[form])
    return f"{Decimal(text):,}" if form == "money" else text


def reached(value: Share | Fraction | None, target: str) -> bool | None:
    """The verdict, by the unrounded value; none where there is no value."""
    exact = value.percent if isinstance(value, Share) else value
    if exact is None:
        return None
    comparison, limit = target.split(" ")
    goal = Fraction(limit)
    return {">=": exact >= goal, "<=": exact <= goal, ">": exact > goal, "<": exact < goal}[comparison]


def _plain(row: list[Any]) -> list[str]:
    return [str(cell) if not isinstance(cell, Fraction) else str(float(cell)) for cell in row]
