"""What a report is expected to give: figures with their targets, grouped tables and lists, row by row."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from figures_values import Row, Share, mean, number, share, total

#: The heading of the row for all rows.
TOTAL = "合计"
#: The group of what has no value.
NONE = "—"
Keys = Callable[[Row], list[str]]


@dataclass(frozen=True)
class Figure:
    """One value for the whole period, how it is written, and what it ought to be."""

    value: Share | Fraction | None
    #: integer, decimal, decimal2 or money; shares are written in per cent.
    written: str = "integer"
    target: str | None = None


@dataclass
class Table:
    """The cells of a table, its columns by id, its row for all rows."""

    columns: list[str]
    rows: list[list[Any]]
    total: list[Any] | None = None
    #: The headings of columns that follow from the data.
    across: list[str] | None = None


@dataclass
class Expected:
    """All that a report gives."""

    figures: dict[str, Figure] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Rank:
    """A competition rank: one more than those who are better."""

    place: int
    shared: bool


# Columns of groups.


def counted(good: Callable[[Row], Any] = lambda row: True) -> Callable[[list[Row]], Fraction]:
    """How many rows are good."""
    return lambda rows: Fraction(sum(1 for row in rows if good(row)))


def added(value: Callable[[Row], Any]) -> Callable[[list[Row]], Fraction]:
    """A sum; what is not filled in adds nothing."""
    return lambda rows: total(value(row) for row in rows)


def averaged(value: Callable[[Row], Any]) -> Callable[[list[Row]], Fraction | None]:
    """A mean of those that have a value."""
    return lambda rows: mean(found for row in rows if (found := value(row)) is not None)


def part(good: Callable[[Row], Any]) -> Callable[[list[Row]], Share]:
    """A share of the rows."""
    return lambda rows: share(rows, good)


def least(value: Callable[[Row], Any]) -> Callable[[list[Row]], Fraction | None]:
    """The least value."""
    return lambda rows: min((number(value(row)) for row in rows), default=None)


def most(value: Callable[[Row], Any]) -> Callable[[list[Row]], Fraction | None]:
    """The greatest value."""
    return lambda rows: max((number(value(row)) for row in rows), default=None)


# Groups.


def month(name: str) -> Keys:
    """The month of a day."""
    return lambda row: [str(row[name])[:7]]


def text(name: str) -> Keys:
    """A text as it stands."""
    return lambda row: [row[name]]


# Tables.


def grouped(
    rows: Iterable[Row], keys: Keys, columns: dict[str, Callable[[list[Row]], Any]], *, order: list[str] | None = None,
    sort: str | None = None, descending: bool = False, whole: bool = False, rank: str | None = None,
) -> Table:
    """A row for each group; one row may be in several groups, and counts once in the row for all.

    Groups stand in a given order, or by their text; or they are sorted by a column, equal ones as before.
    """
    found, groups = list(rows), {}
    for row in found:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    names = sorted(groups, key=(lambda name: (name == NONE, order.index(name) if name in order else 0)) if order else (
        lambda name: (name == NONE, name)))
    lines = [[name, *(column(groups[name]) for column in columns.values())] for name in names]
    last = [TOTAL, *(column(found) for column in columns.values())] if whole and lines else None
    return _finished(["group", *columns], lines, last, sort, descending, rank)


def crossed(
    rows: Iterable[Row], keys: Keys, across: Callable[[Row], str], columns: dict[str, Callable[[list[Row]], Any]], *,
    order: list[str] | None = None, across_order: list[str] | None = None, whole: bool = False,
) -> Table:
    """A row for each group, and its columns once for each value across that there is."""
    found = list(rows)
    there = {across(row) for row in found}
    values = [one for one in across_order if one in there] if across_order else sorted(there)
    parts = {
        (value, name): (lambda members, value=value, column=column: column(
            [row for row in members if across(row) == value]))
        for value in values for name, column in columns.items()}
    table = grouped(found, keys, {f"{value} {name}": column for (value, name), column in parts.items()},
                    order=order, whole=whole)
    table.columns = ["group", *(name for _, name in parts)]
    table.across = values
    return table


def listed(
    rows: Iterable[Row], columns: dict[str, Callable[[Row], Any]], *, sort: str | None = None, descending: bool = False,
    rank: str | None = None,
) -> Table:
    """A row for each form, in the order of their numbers or sorted by a column."""
    lines = [[column(row) for column in columns.values()] for row in rows]
    return _finished(list(columns), lines, None, sort, descending, rank)


def _finished(
    columns: list[str], lines: list[list[Any]], last: list[Any] | None, sort: str | None, descending: bool,
    rank: str | None,
) -> Table:
    if sort:
        place = columns.index(sort)
        empty = [line for line in lines if line[place] is None]
        filled = [line for line in lines if line[place] is not None]
        lines = sorted(filled, key=lambda line: line[place], reverse=descending) + empty  # equal ones stay as they were
    if rank:
        place = columns.index(rank)
        values = [line[place] for line in lines]
        lines = [[*line, Rank(1 + sum(other > line[place] for other in values), values.count(line[place]) > 1)]
                 for line in lines]
        columns = [*columns, "rank"]
        last = [*last, None] if last else None
    return Table(columns, lines, last)
