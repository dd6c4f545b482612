"""Products that leave the works, with their files, packing lists and first inquiries."""
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from department import Department
from department_values import (
    CUSTOMERS,
    PRODUCTS,
    YEAR,
    Customer,
    Form,
    as_day,
    day,
    days,
    example,
    sign,
    without,
)

#: How many units left the works before the year, and leave them in each of its months.
BEFORE, MONTHLY = 24, 4


@dataclass
class Unit:
    """A product that was delivered."""

    out: dt.date
    name: str
    model: str
    serial: str
    customer: Customer
    file: str = ""
    user_file: str = ""

    @property
    def commissioned(self) -> dt.date:
        """The day on which it was put to work."""
        return self.out + days(2)

    def of(self, **names: str) -> Form:
        """What forms say of a product and its customer; a keyword gives a field another name."""
        customer, contact, phone, address = self.customer
        found = {"customer_name": customer, "contact_name": contact, "contact_phone": phone, "address": address,
                 "product_name": self.name, "model": self.model, "serial_no": self.serial}
        return {names.get(key, key): value for key, value in found.items()}


class Units:
    """All products of the department."""

    def __init__(self, department: Department) -> None:
        self.department, self.random = department, department.random
        self.all: list[Unit] = []
        self._inquiries: list[tuple[dt.date, Unit, Form]] = []

    def before(self, on: dt.date) -> Unit:
        """One that was delivered some time before a day."""
        return self.random.choice([unit for unit in self.all if unit.out + days(20) < on])

    def start(self) -> None:
        """The files of what was delivered in the year before, some of it out of warranty by now."""
        first = dt.date(YEAR - 2, 11, 3)
        outs = [first + days(index * 18 + self.random.randint(0, 9)) for index in range(BEFORE)]
        self._file([self._new(out) for out in outs if out < dt.date(YEAR, 1, 1)])

    def month(self, first: dt.date) -> None:
        """Units delivered in a month: filed in time and late, packed, and asked about after ten days."""
        random, department = self.random, self.department
        last = 14 if first.month == 1 else 24
        units = [self._new(first + days(random.randint(1, last) - 1)) for _ in range(MONTHLY)]
        self._file(units)
        lists = []
        for unit in units[:-1]:  # the last one leaves without a packing list
            form = example("packing-list", unit.out) | unit.of()
            form |= {"ship_date": day(unit.out)}
            lists.append((form, unit.out + days(3)))
        if first.month == 5:  # shipped, but nobody made a file of it
            lists.append((lists[-1][0] | {"serial_no": "TXS-NOFILE"}, lists[-1][1]))
        department.file("packing-list", lists)
        self._user_files(units)
        for unit in units:
            self._ask(unit)
        department.close_due("usage-inquiry")
        begun = [one for one in self._inquiries if one[0] <= department.now.date()]
        self._inquiries = [one for one in self._inquiries if one not in begun]
        department.file("usage-inquiry", [
            (form, as_day(form["inquiry_date"]) if random.random() < 0.9 else None) for _, _, form in begun])

    def archive(self) -> None:
        """Closes the files of the year, but for those that were made last."""
        for form in ("product-file", "user-file"):
            records = self.department.records[form]
            self.department.close(form, [one for one in records[:-5] if one.state == "issued"])

    def _new(self, out: dt.date) -> Unit:
        name, model = PRODUCTS[len(self.all) % len(PRODUCTS)]
        unit = Unit(out, name, model, f"{model[-3:]}{out:%y%m}{len(self.all):02}", self.random.choice(CUSTOMERS))
        self.all.append(unit)
        return unit

    def _file(self, units: list[Unit]) -> None:
        forms = []
        for unit in units:
            filled = unit.out + days(self.random.choice([0, 1, 2, 2, 3, 5]))
            form = without(example("product-file", filled), "service_log", "changes", "vin", "engine_no")
            archived = dt.date(YEAR, 12, 24)
            form |= unit.of(address="place") | {
                "out_date": day(unit.out), "accept_date": day(unit.commissioned), "filed_year": YEAR,
                "key_customer": self.random.choice(["yes", "no"]), "keeper_sign": sign("陈晓燕", archived),
                "checked_sign": sign("周国栋", archived), "archive_sign": sign("唐敏", archived)}
            if self.random.random() < 0.2:  # a contract of its own
                form["warranty_until"] = day(unit.out + days(200))
            forms.append(form)
        for unit, record in zip(units, self.department.open("product-file", forms), strict=True):
            unit.file = record.number

    def _user_files(self, units: list[Unit]) -> None:
        forms = []
        for unit in units[:3]:
            done = unit.commissioned
            filled = done + days(self.random.choice([0, 1, 2, 3, 6]))
            form = without(example("user-file", filled), "service_log")
            archived = dt.date(YEAR, 12, 24)
            form |= unit.of() | {
                "commissioned_date": day(done), "accept_date": day(done), "file_no": unit.file, "filed_year": YEAR,
                "keeper_sign": sign("陈晓燕", archived), "checked_sign": sign("周国栋", archived),
                "archive_sign": sign("唐敏", archived)}
            for row in form["trainees"]:
                row["train_date"] = day(done)
            forms.append(form)
        for unit, record in zip(units, self.department.open("user-file", forms), strict=False):
            unit.user_file = record.number

    def _ask(self, unit: Unit) -> None:
        """Plans the first inquiry: before the tenth day, on it, after it, or not at all."""
        random = self.random
        begun = unit.out + days(3)
        on = unit.out + days(random.choice([5, 8, 10, 10, 11, 15]))
        contact = unit.customer[1]
        level = random.choice(["very", "very", "fairly", "fairly", "neutral", "dissatisfied", "poor"])
        form = without(example("usage-inquiry", begun) | unit.of(), "address") | {
            "file_no": unit.file, "out_date": day(unit.out), "inquiry_date": day(on), "r_service": level,
            "r_price": random.choice(["very", "neutral", "poor"]), "customer_sign": sign(contact, on),
            "inquirer_sign": sign("何婷", on), "problem": "扫盘刷磨损偏快", "transfer_to": "技术部",
            "measure": "改用加硬刷丝", "leader_sign": sign("周国栋", on)}
        self._inquiries.append((begun, unit, form))
