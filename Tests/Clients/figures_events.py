"""The cases that the year must contain: without them a comparison proves less than it seems to."""
from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from department_values import HOLIDAY, YEAR
from figures_compare import reached
from figures_tables import Expected, Rank
from figures_values import Share, half_up

#: A month without records.
EMPTY = f"{YEAR}-{HOLIDAY:02}"
#: Figures that meet their target on the dot in some period.
ON_THE_DOT = {
    "timeliness", "timeliness_warranty", "satisfied_share", "satisfaction_degree", "complaint_rate", "completion_rate",
    "training_rate", "revisit_rate", "used_share", "completion", "on_time"}


class Events:
    """Which of the cases occurred in the reports that were compared."""

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = defaultdict(set)

    def note(self, report: str, period: str, expected: Expected) -> None:
        """Notes the cases in a report of a period."""
        shares = {name: figure for name, figure in expected.figures.items() if isinstance(figure.value, Share)}
        if self._is_empty(expected):
            self._seen[f"nothing in {period}"].add(report)
        elif any(not figure.value.denominator for figure in shares.values()):
            self._seen["nothing over nothing beside records"].add(report)
        for name, figure in shares.items():
            percent = figure.value.percent
            if percent is None and figure.value.numerator:
                self._seen["something over nothing"].add(name)
            if percent is None:
                continue
            if self._is_half(percent * 10):
                self._seen["half of 0.1 %"].add(name)
            if not figure.target:
                continue
            limit = Fraction(figure.target.split(" ")[1])
            if percent == limit:
                self._seen["on the dot"].add(name)
            elif Fraction(half_up(percent, 1)) == limit and not reached(figure.value, figure.target):
                self._seen["shown as the target and missed"].add(name)
        for name, table in expected.tables.items():
            if any(isinstance(cell, Rank) and cell.shared for row in table.rows for cell in row):
                self._seen["shared rank"].add(f"{report} {name}")

    @staticmethod
    def _is_empty(expected: Expected) -> bool:
        values = [figure.value for figure in expected.figures.values()]
        nothing = all(not (value.denominator if isinstance(value, Share) else value) for value in values)
        return nothing and not any(table.rows for table in expected.tables.values())

    @staticmethod
    def _is_half(tenths: Fraction) -> bool:
        """Just in the middle, where rounding to the even digit would go down."""
        return tenths % 1 == Fraction(1, 2) and int(tenths) % 2 == 0

    def missing(self, reports: list[str]) -> list[str]:
        """The cases that did not occur."""
        wanted = {
            f"nothing in {EMPTY}": set(reports), "nothing over nothing beside records": {"service-quality"},
            "something over nothing": {"written_off_share"},
            "half of 0.1 %": {"satisfaction_degree"}, "on the dot": ON_THE_DOT,
            "shown as the target and missed": {"satisfaction_degree"}, "shared rank": {"quarterly-ranking ranking"}}
        return [f"{case}: {sorted(left)}" for case, names in wanted.items() if (left := names - self._seen[case])]
