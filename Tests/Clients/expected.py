"""What must be readable in a printed form: the leaves of its data and the ways each may be written."""
from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

#: Columns that only serve rules and are not printed (forms/return-record.yaml says so).
UNPRINTED = {("return-record", "items.qty_differs")}


@dataclass(frozen=True)
class Leaf:
    """One value of a form and the field it belongs to."""

    name: str
    type: str
    value: Any
    label: str = ""
    #: All labels of the field's choice list, for choices.
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}={self.value!r}"


@dataclass(frozen=True)
class Expectation:
    """The leaves of a form: those that stand alone, and those of each row of its tables."""

    single: list[Leaf]
    rows: list[list[Leaf]]


def expectation(kind: dict[str, Any], data: dict[str, Any], omit: list[str]) -> Expectation:
    """The leaves of `data` by the form's description; `omit` are the fields a copy leaves out."""
    single: list[Leaf] = []
    rows: list[list[Leaf]] = []
    fields = {field["id"]: field for field in kind["fields"]}
    for name, value in data.items():
        field = fields[name]
        if name in omit:
            continue
        if field["type"] == "repeat":
            columns = {column["id"]: column for column in field["fields"]}
            for index, row in enumerate(value):
                rows.append([
                    leaf for column, cell in row.items()
                    if (kind["id"], f"{name}.{column}") not in UNPRINTED
                    for leaf in _leaves(kind, columns[column], f"{name}[{index}].{column}", cell)])
        else:
            single += _leaves(kind, field, name, value)
    return Expectation(single, rows)


def _leaves(kind: dict[str, Any], field: dict[str, Any], name: str, value: Any) -> list[Leaf]:
    if field["type"] == "signature":
        # A signature's date may share its cell with the blank to write it in, so it may be text.
        return [Leaf(f"{name}.{part}", "signed" if part == "date" else "text", inner) for part, inner in value.items()]
    if field["type"] == "approvals":
        decision = {"agree": "同意", "refuse": "不同意", "change": "修改"}
        return [
            Leaf(f"{name}.{one['role']}", "approval", {**one, "decision": decision[one["decision"]]})
            for one in value]
    if field["type"] in ("select_one", "select_multiple"):
        labels = {choice["id"]: choice["label"] for choice in kind["choices"][field["choices"]]}
        chosen = value if isinstance(value, list) else [value]
        return [Leaf(name, "choice", [labels[one] for one in chosen], field["label"], tuple(labels.values()))]
    if field["type"] == "phone":
        value = value.replace(" ", "")
    return [Leaf(name, field["type"], value, field["label"])]


def moment(text: str) -> datetime.datetime:
    """A date, or a date with its time."""
    return datetime.datetime.fromisoformat(text.replace(" ", "T"))


def date_writings(text: str) -> list[str]:
    """The ways a day is printed."""
    day = moment(text)
    return [f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}"]


def moment_writings(text: str) -> list[str]:
    """The ways a moment is printed."""
    return [f"{day} {moment(text):%H:%M}" for day in date_writings(text)]


def number_writings(value: Any, money: bool) -> list[str]:
    """The ways a number is printed: plain, or with two places, grouped, and the currency sign."""
    number = Decimal(str(value))
    if not money:
        plain = f"{number.normalize():f}"
        return [plain]
    text = f"{abs(number):,.2f}"
    return [text, f"¥{text}"] if number >= 0 else [f"-{text}", f"-¥{text}", f"¥-{text}"]


def stands_in(text: str, cell: str) -> bool:
    """Whether `text` stands in a cell as a whole: no letter or digit goes on at its ends."""
    start = r"(?<![0-9A-Za-z.,-])" if re.match(r"[0-9A-Za-z]", text) else ""
    end = r"(?![0-9A-Za-z]|[.,][0-9])" if re.search(r"[0-9A-Za-z]$", text) else ""
    return re.search(start + re.escape(text) + end, cell) is not None
