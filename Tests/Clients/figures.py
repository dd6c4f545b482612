#!/usr/bin/env python3
"""Every figure of every report, computed a second time.

    figures.py PROGRAM [FOLDER]

A department's year is issued by the program (department_year.py). The figures, tables and lists that the program's
reports give are compared with what is computed here from what was written down and the definitions of the trade:
numerator ÷ denominator, half-up to 0.1 %, nothing over nothing, the unrounded value against the target, void forms
never, what is past due and open as late, what is not yet due not at all. Nothing of the reports' own formulas is read.
What `export` gives is compared with what was written down too, and the packets of every month are verified.
"""
from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import figures_archive
import figures_customers
import figures_money
import figures_people
import figures_products
import figures_service
from checks import Checks
from department import Department
from department_values import YEAR, days, next_month
from department_year import Year
from figures_compare import Comparison
from figures_events import Events
from figures_export import Export
from figures_period import Period
from figures_records import Labels, Records
from figures_tables import Expected
from program import Liandan

REPORTS: dict[str, Callable[[Period, Labels], Expected]] = {
    "attendance": figures_people.attendance, "complaints": figures_customers.complaints,
    "distribution": figures_products.distribution, "expenses": figures_money.expenses,
    "monthly-grades": figures_people.monthly_grades, "old-parts": figures_products.old_parts,
    "quality-issues": figures_products.quality_issues, "quarterly-ranking": figures_people.quarterly_ranking,
    "revisits": figures_customers.revisits, "satisfaction": figures_customers.satisfaction,
    "service-quality": figures_service.service_quality, "supervision": figures_service.supervision,
    "warranty-cost": figures_money.warranty_cost}
#: The year, its quarters and months, the month after, and some days across.
PERIODS = [str(YEAR), *(f"{YEAR}-Q{part}" for part in range(1, 5)), *(f"{YEAR}-{part:02}" for part in range(1, 13)),
           f"{YEAR + 1}-01", f"{YEAR}-05-07..{YEAR}-11-13"]
#: In the middle of the year, when much is open and not due yet.
MIDDLE, MIDDLE_PERIODS = 6, [f"{YEAR}-06", f"{YEAR}-Q2", f"{YEAR}-07"]
FORMS = range(2900, 3101)


def span(period: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a period."""
    if ".." in period:
        first, last = map(dt.date.fromisoformat, period.split(".."))
        return first, last
    if len(period) == 4:
        return dt.date(int(period), 1, 1), dt.date(int(period), 12, 31)
    quarter = "Q" in period
    first = dt.date(int(period[:4]), int(period[6]) * 3 - 2 if quarter else int(period[5:]), 1)
    last = next_month(first)
    return first, (next_month(next_month(last)) if quarter else last) - days(1)


class Reports:
    """Runs reports and compares them."""

    def __init__(self, department: Department) -> None:
        self.department, self.labels, self.events = department, Labels(department), Events()
        self.comparisons = {name: Comparison() for name in REPORTS}

    def compare(self, periods: list[str]) -> None:
        """Compares all reports of some periods, as they are at the department's moment."""
        records = Records(self.department)
        wanted = [(name, period) for name in REPORTS for period in periods]
        with ThreadPoolExecutor(2) as pool:
            for (name, period), done in zip(wanted, pool.map(self._run, wanted), strict=True):
                first, last = span(period)
                expected = REPORTS[name](Period(records, first, last), self.labels)
                self.events.note(name, period, expected)
                if done.code != 0:
                    self.comparisons[name].faults.append(f"{name} {period}: {done}")
                else:
                    self.comparisons[name].report(json.loads(done.out, parse_float=Decimal), first, last, expected)

    def _run(self, wanted: tuple[str, str]):
        return self.department.run("report", wanted[0], "--period", wanted[1], "--json")


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """Issues a year; compares the export, the reports in the middle and after the year, and verifies the packets."""
    if not shutil.which("faketime"):
        checks.left_out("figures of reports", "there is no faketime")
        return
    year = Year(liandan, folder)
    department = year.department
    reports = Reports(department)

    def at_the_end(first: dt.date) -> None:
        if first.month == MIDDLE:
            reports.compare(MIDDLE_PERIODS)

    year.fill(at_the_end)
    forms = sum(map(len, department.records.values()))
    checks.none(f"a year of {forms} forms is issued, closed and packed", department.problems)
    checks.that("the year has some 3000 forms", forms in FORMS, forms)
    export = Export(department, Records(department))
    checks.none(f"export gives the {export.compared['values']} values that were written down", export.faults)
    names = [line.split("\t")[0] for line in department.run("reports").out.splitlines() if line.strip()]
    checks.equal("every report is computed here", sorted(names), sorted(REPORTS))
    reports.compare(PERIODS)
    for name, comparison in reports.comparisons.items():
        done = comparison.compared
        checks.none(
            f"{name}: {done['figures']} figures, {done['cells']} cells of {done['tables']} tables", comparison.faults)
    checks.none("the year has the cases that it is to have", reports.events.missing(names))
    checks.none(f"{len(department.packets)} packets are sound", figures_archive.faults(department))


def main() -> int:
    """Runs the comparison alone."""
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="liandan-figures-") as temporary:
        check(checks, Liandan(Path(sys.argv[1])), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary))
    print(checks.summary())
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    sys.exit(main())
