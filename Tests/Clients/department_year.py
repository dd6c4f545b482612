"""The year of the department, month by month: issued, closed, voided, replaced, packed."""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from department import Department
from department_customers import Customers
from department_money import Money
from department_people import People, assessed, quarter_over
from department_quality import Quality
from department_service import Service
from department_units import Units
from department_values import HOLIDAY, YEAR, days, next_month
from program import Liandan

SEED = 20260115
#: Forms that turn out wrong, by month.
_VOID = {
    3: ["revisit", "complaint"], 6: ["cost-approval", "usage-inquiry"], 8: ["expense-claim", "rectification"],
    10: ["revisit", "quality-issue", "part-writeoff"], 11: ["satisfaction-survey", "maintenance-record"]}


class Year:
    """A year of forms, the same from the same seed."""

    def __init__(self, liandan: Liandan, folder: Path, seed: int = SEED) -> None:
        self.department = Department(liandan, folder, seed)
        self.units = Units(self.department)
        self.service = Service(self.department, self.units)
        self.customers = Customers(self.department, self.units, self.service)
        self.quality = Quality(self.department, self.units, self.service)
        self.money = Money(self.department, self.service)
        self.people = People(self.department)

    def fill(self, after: Callable[[dt.date], None] = lambda first: None) -> None:
        """Writes down the year and two weeks more; `after` is called at the end of each month."""
        self.department.now = dt.datetime(YEAR, 1, 2, 9, 0)
        self.department.begin()
        self.units.start()
        for month in range(1, 13):
            first = dt.date(YEAR, month, 1)
            self.department.now = dt.datetime.combine(next_month(first) - days(1), dt.time(18, 0))
            if month == HOLIDAY:
                self.department.close_all_due()
            else:
                self._month(first)
            self._people(first)
            if month == 12:
                self.units.archive()
            self._void(month)
            self.department.pack()
            after(first)
        self._begin_of_next()

    def _month(self, first: dt.date) -> None:
        self.units.month(first)
        self.service.month(first, self.service.deal(first))
        if first.month in (6, 11):  # due in the month after
            eve = next_month(first) - days(1)
            self.service.eve([dt.datetime.combine(eve, dt.time(hour, 5)) for hour in (15, 16, 17)])
        self.customers.complaints(first)
        self.customers.surveys(first)
        self.customers.revisits(first)
        self.quality.issues(first)
        self.quality.faults(first)
        self.quality.handovers(first)
        self.money.month(first)
        self.people.attendance(first)

    def _people(self, first: dt.date) -> None:
        before = first - days(1)
        if before.year == YEAR and assessed(before.month):
            self.people.month(before.replace(day=1))
        if quarter := quarter_over(first):
            self.people.quarter(quarter)

    def _void(self, month: int) -> None:
        """Voids forms that turned out wrong, with nothing in their place."""
        for form in _VOID.get(month, []):
            records = [one for one in self.department.records[form] if one.state in ("issued", "closed")]
            self.department.void(self.department.random.choice(records))

    def _begin_of_next(self) -> None:
        """Two weeks of January, at whose end some things are not due yet."""
        first = dt.date(YEAR + 1, 1, 1)
        self.department.now = dt.datetime(YEAR + 1, 1, 15, 12, 0)
        self._people(first)
        self.service.month(first, [("in", "in time"), ("in", "late"), ("in", "in time")], last=7)
        last = [(13, 9), (14, 9), (14, 15), (15, 8)]
        self.service.eve([dt.datetime(YEAR + 1, 1, day, hour, 30) for day, hour in last])
        self.department.close_all_due()
        self.customers.revisits(first)
