"""Spare parts of the visits, claims on suppliers, what the travellers lay out, and advances."""
from __future__ import annotations

import datetime as dt
from decimal import Decimal

from department import Department, Record
from department_service import Service, Visit
from department_values import Form, as_day, day, days, example, in_holiday, sign, without

#: A month without parts, one in which none are written off, and the next one, in which none are drawn.
NO_PARTS, NOT_WRITTEN_OFF, NOT_DRAWN = 3, 9, 10
#: The allowance for a meal; the others are 10 yuan.
MEALS = {"breakfast": 5}


class Money:
    """Parts and money that follow from the visits of a month."""

    def __init__(self, department: Department, service: Service) -> None:
        self.department, self.random, self.service = department, department.random, service
        self._unsettled: list[tuple[Visit, Record]] = []

    def month(self, first: dt.date) -> None:
        """Follows some of the visits that were reported in a month."""
        for form in ("supplier-claim", "part-return", "expense-claim", "loan"):
            self.department.close_due(form)
        visits = [visit for visit in self.service.reported if visit.done.date() >= first]
        self.random.shuffle(visits)
        if first.month != NO_PARTS:
            self._parts(visits[:5], first)
        self._expenses(visits[:9])

    # Parts.

    def _parts(self, visits: list[Visit], first: dt.date) -> None:
        random, department = self.random, self.department
        if first.month != NOT_DRAWN:
            records = department.issue("part-requisition", [self._requisition(visit) for visit in visits])
            department.open("part-requisition", [self._requisition(visits[0])])
            self._unsettled += zip(visits, records, strict=True)
        if first.month != NOT_WRITTEN_OFF:
            department.issue("part-writeoff", [
                self._writeoff(visit, record, first) for visit, record in self._unsettled])
            self._unsettled = []
        claims = department.file("supplier-claim", [self._claim(visit) for visit in visits[:2]])
        department.file("part-return", [
            self._return(visit, claim) for visit, claim in zip(visits[:random.choice([1, 2])], claims, strict=False)])

    def _requisition(self, visit: Visit) -> Form:
        form = example("part-requisition", visit.at.date()) | {
            "purpose_no": visit.dispatch.number, "customer_name": visit.body["customer_name"],
            "model": visit.unit.model, "serial_no": visit.unit.serial}
        for line in form["lines"]:
            line["old_part"] = self.random.choice(["handed_in", "later", "none"])
            line["issued_qty"] = self.random.randint(1, line["req_qty"])
        return form | {"shortage_note": "库存不足，后补"}

    def _writeoff(self, visit: Visit, requisition: Record, first: dt.date) -> Form:
        random = self.random
        form = example("part-writeoff", max(visit.done.date() + days(3), first)) | without(
            visit.unit.of(), "contact_name", "contact_phone", "address") | {
            "report_no": visit.report.number, "requisition_no": requisition.number}
        for line, drawn in zip(form["lines"], requisition.values["lines"], strict=True):
            used = random.randint(0, drawn["issued_qty"])
            line |= {"drawn_qty": drawn["issued_qty"], "used_qty": used, "unused_qty": random.choice([0, 0, None]),
                     "old_qty": random.randint(0, used), "old_use": random.choice(["claim", "repair", "scrap"])}
        form["lines"][2] |= {"used_qty": 1, "old_use": "none"}
        form["lines"] = [{key: value for key, value in line.items() if value is not None} for line in form["lines"]]
        del form["lines"][2]["old_qty"]
        return form

    def _claim(self, visit: Visit) -> tuple[Form, dt.date]:
        random, on = self.random, visit.done.date() + days(2)
        replied = on + days(random.choice([3, 21, 40]))
        while in_holiday(replied):
            replied += days(28)
        form = example("supplier-claim", on) | without(visit.unit.of(), "contact_name", "contact_phone", "address") | {
            "report_no": visit.report.number, "fault_date": day(visit.at.date()), "reply_date": day(replied),
            "supplier_sign": sign("葛志强", replied), "finance_sign": sign("孙慧", replied + days(2))}
        reply, accepted = random.choice([("full", "1480.32"), ("part", "1000.05"), ("refused", "0.00")])
        return form | {"reply": reply, "accepted": accepted}, replied + days(2)

    def _return(self, visit: Visit, claim: Record) -> tuple[Form, dt.date]:
        form = example("part-return", visit.done.date() + days(3)) | {"claim_no": claim.number}
        for line in form["lines"]:
            line |= {"from_report": visit.report.number, "qty": self.random.choice([1, 2, "2.5"])}
            line["received_qty"] = line["qty"]
        return form, as_day(form["received_date"])

    # Money.

    def _expenses(self, visits: list[Visit]) -> None:
        department = self.department
        travellers = [visit for visit in visits[:3]]
        loans = department.open("loan", [self._loan(visit) for visit in travellers])
        forms = []
        for visit in visits:
            form = self._claimed(visit)
            if visit in travellers:
                loan = loans[travellers.index(visit)]
                form |= {"loan_no": loan.number, "borrowed": loan.values["amount"]}
            forms.append((form, as_day(form["finance_sign"]["date"])))
        records = department.file("expense-claim", forms)
        settled = []
        for loan, record in list(zip(loans, records, strict=False))[:2]:  # the third one stays open
            if record.state == "closed":
                claimed = claim_total(record.values)
                loan.rest |= {"claim_no": record.number, "claimed": str(claimed),
                              "settled_amount": str(Decimal(loan.values["amount"]) - claimed)}
                settled.append(loan)
        department.close("loan", settled)

    def _loan(self, visit: Visit) -> Form:
        who, on = visit.people[0], visit.at.date()
        form = example("loan", on) | {
            "preparer": who, "borrower": who, "amount": self.random.choice(["600.00", "555.55", "1200.00"]),
            "back_date": day(visit.done.date()), "receiver_sign": sign(who, on), "cashier_sign": sign("程丽", on),
            "settled_date": day(visit.done.date() + days(3)), "settle_sign": sign("孙慧", visit.done.date() + days(3))}
        for one in form["approvals"]:
            one["date"] = day(on)
        return form

    def _claimed(self, visit: Visit) -> Form:
        random, who = self.random, visit.people[0]
        begun, ended = visit.at.date(), visit.done.date()
        on = ended + days(random.choice([1, 2, 3]))
        form = without(example("expense-claim", on), "borrowed") | {
            "preparer": who, "claimant": who, "report_no": visit.report.number,
            "customer_name": visit.body["customer_name"], "trip_from": day(begun), "trip_to": day(ended),
            "claimant_sign": sign(who, on), "freight": f"{random.randint(0, 9000) / 100:.2f}",
            "special_sign": sign("汪启明", on), "special_reason": "旺季无标准内住宿"}
        for leg, date in zip(form["legs"], (begun, ended), strict=True):
            leg |= {"date": day(date), "tool": random.choice(["company_car", "bus", "train", "express", "taxi"])}
        form["meals"] = random.sample(form["meals"], random.randint(1, 4))
        for meal in form["meals"]:
            meal |= {"date": day(ended), "kind": random.choice(["breakfast", "lunch", "dinner", "local_lunch"])}
        city, amount = random.choice([
            ("county", "60.00"), ("county", "60.01"), ("county", "55.00"), ("prefecture", "70.00"),
            ("prefecture", "128.00"), ("other", "240.00")])
        form["lodging"][0] |= {"city": city, "amount": amount}
        form["attach_count"] = 8 + len(form["meals"])
        if begun == ended:
            form = without(form, "lodging")
            form["attach_count"] -= 1
        return form


def claim_total(form: Form) -> Decimal:
    """What a claim comes to: fares, meals at their rates, lodging, freight and other."""
    meals = sum(Decimal(MEALS.get(line["kind"], 10)) * line["persons"] for line in form["meals"])
    bills = [line["amount"] for line in [*form["legs"], *form.get("lodging", [])]]
    return meals + sum(Decimal(amount) for amount in [*bills, form["freight"], form["other"]])
