"""Numbers and days as the figures need them: exact shares, means, rounding half-up, calendar months."""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

Row = dict[str, Any]


# Days and moments.


def on(value: Any) -> dt.date | None:
    """The day of a value."""
    return dt.date.fromisoformat(str(value)[:10]) if value else None


def at(value: Any) -> dt.datetime | None:
    """The moment of a value; a day is its midnight."""
    return dt.datetime.fromisoformat(str(value)) if value else None


def has_time(value: Any) -> bool:
    """Whether a value says more than the day."""
    return len(str(value)) > len("2026-01-31")


def signed(row: Row, field: str) -> str | None:
    """The day, or moment, of a signature."""
    return (row.get(field) or {}).get("date")


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    month = day.month - 1 + count
    first = dt.date(day.year + month // 12, month % 12 + 1, 1)
    after = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (after - dt.timedelta(1)).day))


def days_between(one: Any, other: Any) -> int:
    """Whole days from one day to another."""
    return (on(other) - on(one)).days


def hours_between(one: Any, other: Any) -> Fraction:
    """Hours from one moment to another."""
    return Fraction(round((at(other) - at(one)).total_seconds()), 3600)


# Numbers.


def number(value: Any) -> Fraction:
    """A number; nothing counts as nothing."""
    return Fraction(0) if value in (None, "") else Fraction(str(value))


def total(values: Iterable[Any]) -> Fraction:
    """The sum."""
    return sum((number(value) for value in values), Fraction(0))


def mean(values: Iterable[Any]) -> Fraction | None:
    """The arithmetic mean; none of nothing."""
    found = list(values)
    return total(found) / len(found) if found else None


def half_up(value: Fraction, places: int) -> str:
    """A number as a clerk rounds it: from the middle on away from nought."""
    scaled = abs(value) * 10**places
    whole = scaled.numerator // scaled.denominator
    if (scaled - whole) * 2 >= 1:
        whole += 1
    text = f"{Decimal(whole).scaleb(-places):.{places}f}"
    return f"-{text}" if value < 0 and whole else text


def rounded(value: Fraction, places: int) -> Fraction:
    """A number rounded half-up, as forms carry means and amounts."""
    return Fraction(half_up(value, places))


@dataclass(frozen=True)
class Share:
    """A numerator over a denominator."""

    numerator: Fraction
    denominator: Fraction

    @property
    def percent(self) -> Fraction | None:
        """The share in per cent, unrounded; nothing over nothing is no share."""
        return self.numerator * 100 / self.denominator if self.denominator else None


def share(rows: Iterable[Row], good: Callable[[Row], Any]) -> Share:
    """How many of some are good."""
    found = list(rows)
    return Share(Fraction(sum(1 for row in found if good(row))), Fraction(len(found)))


def count(rows: Iterable[Any]) -> Fraction:
    """How many there are."""
    return Fraction(sum(1 for _ in rows))
