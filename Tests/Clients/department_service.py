"""Requests, visits and service reports of a month; what they cost and who approved it.

Some months are dealt so that a figure comes out exactly: see EXACT.
"""
from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from department import Department, Record
from department_units import Unit, Units
from department_values import (
    CUSTOMERS,
    ENGINEERS,
    YEAR,
    Form,
    as_day,
    as_moment,
    day,
    days,
    example,
    hours,
    moment,
    sign,
    without,
)

#: Visits of a month by warranty and outcome, where the outcome is not left to the engineers. March: 36 of 40 reached in
#: time, 90 %. May: 27 of 30 solved in time, 90 %. September: 49 of 50 in warranty reached in time, 98 %. April to June:
#: 100 reports, which with 3 confirmed complaints make 3 %.
EXACT = {
    3: {("in", "in time"): 29, ("in", "late"): 2, ("in", "never"): 1, ("out", "in time"): 7, ("out", "late"): 1},
    4: {("in", "in time"): 27, ("in", "late"): 4, ("in", "never"): 1, ("out", "in time"): 3},
    5: {("in", "in time"): 22, ("in", "late"): 2, ("out", "in time"): 5, ("out", "late"): 1},
    6: {("in", "in time"): 28, ("in", "late"): 3, ("in", "never"): 2, ("out", "in time"): 5},
    9: {("in", "in time"): 49, ("in", "late"): 1, ("out", "in time"): 4, ("out", "never"): 1},
}
#: How many visits there are in the other months, and requests without a visit in every month.
VISITS = {1: 14, 7: 28, 8: 24, 10: 22, 11: 18, 12: 20}
OTHERS = 10
#: The month in which every approval is used up to the last cent, no less and no more.
TO_THE_CENT = 8
#: The month in which visits that came in time solved everything, and late ones count as not done in time.
SOLVED = 5


@dataclass
class Visit:
    """A visit from the request to the report."""

    unit: Unit
    request: Record
    body: Form
    at: dt.datetime
    outcome: str
    people: list[str]
    due: dt.datetime
    arrived: dt.datetime
    done: dt.datetime
    dispatch: Record | None = None
    report: Record | None = None


class Service:
    """The service of the year: requests, dispatches, reports, approvals."""

    def __init__(self, department: Department, units: Units) -> None:
        self.department, self.random, self.units = department, department.random, units
        self.visits: list[Visit] = []
        self._waiting: list[Visit] = []
        self._unanswered: list[Record] = []

    @property
    def reported(self) -> list[Visit]:
        """The visits with a report that stands."""
        return [visit for visit in self.visits if visit.report and visit.report.state in ("closed", "packed")]

    # A month.

    def month(self, first: dt.date, deal: list[tuple[str, str]], last: int = 22) -> None:
        """The requests of a month with all that follows from them."""
        outcomes: list[tuple[str, str] | None] = [*deal, *[None] * OTHERS]
        self.random.shuffle(outcomes)
        bodies = [self._request(self._moment(first, last), outcome) for outcome in outcomes]
        self._carry_out(first, bodies, outcomes)

    def eve(self, at: list[dt.datetime]) -> None:
        """Requests of the last days of a month, whose visits fall due in the next one: in time and late by turns."""
        outcomes: list[tuple[str, str] | None] = [("in", ("in time", "late")[index % 2]) for index in range(len(at))]
        bodies = [self._request(one, outcome) for one, outcome in zip(at, outcomes, strict=True)]
        self._carry_out(at[0].date().replace(day=1), bodies, outcomes)

    def deal(self, first: dt.date) -> list[tuple[str, str]]:
        """Warranty and outcome of each visit of a month."""
        if first.year == YEAR and first.month in EXACT:
            return list(Counter(EXACT[first.month]).elements())
        found = []
        for _ in range(VISITS[first.month]):
            skill = self.random.choice(list(ENGINEERS.values()))
            outcome = "in time" if self.random.random() < skill else self.random.choice(["late", "late", "never"])
            found.append((self.random.choice(["in"] * 6 + ["out"]), outcome))
        return found

    def _carry_out(self, first: dt.date, bodies: list[tuple[Unit, Form]], outcomes: list) -> None:
        department = self.department
        requests = department.open("service-request", [body for _, body in bodies])
        requests[0] = department.replace(requests[0], {"customer_name": CUSTOMERS[first.month % 12][0]})
        bodies[0][1]["customer_name"] = CUSTOMERS[first.month % 12][0]
        approvals = self._approve([(unit, record) for (unit, _), record in zip(bodies, requests, strict=True)])
        visits = [
            self._visit(unit, record, body, outcome)
            for (unit, body), record, outcome in zip(bodies, requests, outcomes, strict=True) if outcome]
        forms = [self._dispatch(visit, approvals.get(visit.request.number)) for visit in visits]
        for visit, record in zip(visits, department.open("dispatch", forms), strict=True):
            visit.dispatch = record
        if first.month % 3 == 0:  # a dispatch written out wrongly
            visits[0].dispatch = department.replace(visits[0].dispatch, {"vehicle": "公司车 皖A08316"})
        self.visits += visits
        self._waiting += [visit for visit in visits if visit.outcome != "never"]
        self._report(first)
        self._finish(first, requests, visits, approvals)

    # Requests.

    def _moment(self, first: dt.date, last: int) -> dt.datetime:
        on = first + days(self.random.randint(1, last) - 1)
        return dt.datetime.combine(on, dt.time(self.random.randint(7, 17), self.random.randint(0, 59)))

    def _request(self, at: dt.datetime, outcome: tuple[str, str] | None) -> tuple[Unit, Form]:
        random = self.random
        unit = self.units.before(at.date())
        plan = "dispatch" if outcome else random.choice(["phone", "phone", "factory", "supplier"])
        distance = random.choice(["12", "35.5", "86.5", "100", "100.1", "228"])
        if outcome and outcome[1] == "late" and at.month == SOLVED:
            distance = "86.5"
        support = ["supplier"] if plan == "supplier" or random.random() < 0.1 else []
        inside = (outcome[0] if outcome else random.choice(["in"] * 6 + ["out"])) == "in"
        fee = random.choice(["320", "560.50", "780", "1000.00", "1000.00", "1000.01", "1680.32"]) if inside else "860"
        form = without(example("service-request", at.date()), "plate", "vin", "mileage_km", "due_at") | unit.of()
        answered = at + random.choice([
            dt.timedelta(minutes=25), hours(3), hours(5), hours(12), dt.timedelta(hours=12, minutes=1), hours(30)])
        return unit, form | {
            "report_time": moment(at), "channel": random.choice(["phone", "phone", "phone", "web", "visit", "other"]),
            "out_date": day(unit.out), "warranty_months": 36, "in_warranty": "in" if inside else "out",
            "exclusion_cause": [] if inside else ["improper_use"], "charge": "free" if inside else "paid",
            "est_fee": fee, "plan": plan, "need_support": support, "distance_km": distance,
            "replied_at": moment(answered), "receiver_sign": sign("何婷", at.date()),
            "leader_sign": sign("周国栋", at.date())}

    # Approvals.

    def _approve(self, requests: list[tuple[Unit, Record]]) -> dict[str, Record]:
        """Approvals of what costs more than 1000 yuan or lies out of warranty, before the service."""
        random, forms, named = self.random, [], []
        for unit, record in requests:
            body = record.values
            if body["in_warranty"] == "in" and Decimal(body["est_fee"]) <= 1000:
                continue
            on = as_day(body["fill_date"])
            form = example("cost-approval", on) | without(unit.of(), "contact_name", "contact_phone", "address")
            lines = copy.deepcopy(form["lines"])
            for line in lines:
                line["unit_price"] = f"{random.randint(2000, 60000) / 100:.2f}"
            lines.append({"item": "other", "basis": "备用", "qty": "1.5", "unit_price": "666.67"})
            for one in form["approvals"]:
                one["date"] = day(on)
            share = Decimal("1" if on.month == TO_THE_CENT else random.choice(["0.8", "0.97", "1", "1.04", "1.2"]))
            forms.append(form | {
                "request_no": record.number, "customer_name": body["customer_name"], "out_date": body["out_date"],
                "in_warranty": body["in_warranty"], "planned_date": day(on + days(random.choice([0, 0, 1, 2]))),
                "lines": lines, "charge_to": random.choice(["company", "company", "supplier", "user"]),
                "actual_total": str(_cents(_budget(lines) * share)), "variance_reason": "过路费增加"})
            named.append(record.number)
        return dict(zip(named, self.department.open("cost-approval", forms, early=["approvals"]), strict=True))

    # Visits.

    def _visit(self, unit: Unit, record: Record, body: Form, outcome: tuple[str, str]) -> Visit:
        random = self.random
        at = as_moment(body["report_time"])
        near = Decimal(body["distance_km"]) <= 100
        due = at + hours(24 if near else 36)
        limit = due - at
        arrived = (
            due + random.choice([dt.timedelta(minutes=1), hours(6), hours(14)]) if outcome[1] == "late"
            else at + random.choice([hours(4), hours(9), hours(20), limit]))
        weights = [skill if outcome[1] == "in time" else 1 - skill for skill in ENGINEERS.values()]
        leader = random.choices(list(ENGINEERS), weights)[0]
        others = random.sample([name for name in ENGINEERS if name != leader], random.choice([0, 1, 1]))
        done = arrived + dt.timedelta(minutes=random.choice([300, 320, 350]))
        return Visit(unit, record, body, at, outcome[1], [leader, *others], due, arrived, done)

    def _dispatch(self, visit: Visit, approval: Record | None) -> Form:
        form = example("dispatch", visit.at.date()) | visit.unit.of() | {
            "customer_name": visit.body["customer_name"], "request_no": visit.request.number,
            "depart_plan": moment(visit.at + hours(1)), "arrive_before": moment(visit.due),
            "engineers": [{"name": name} for name in visit.people], "arrived_at": moment(visit.arrived),
            "done_at": moment(visit.done), "dispatcher_sign": sign("何婷", visit.at.date()),
            "leader_sign": sign("周国栋", visit.at.date()), "receiver_sign": sign(visit.people[0], visit.at.date())}
        form = form | {"approval_no": approval.number} if approval else form
        return _led(form, visit.people)

    def _report(self, first: dt.date) -> None:
        """Reports of the visits that were done some days ago."""
        department = self.department
        ready = [visit for visit in self._waiting if visit.done.date() + days(4) <= department.now.date()]
        self._waiting = [visit for visit in self._waiting if visit not in ready]
        left_open = 2 if first.month == 11 else 0
        forms = [self._report_form(visit) for visit in ready]
        records = department.issue("service-report", forms[left_open:])
        records = department.open("service-report", forms[:left_open]) + records
        if first.month % 2 == 0 and records:  # a report written out wrongly
            records[-1] = department.replace(records[-1], {"fault_desc": "填装器不动作，仪表无显示。"})
        for visit, record in zip(ready, records, strict=True):
            visit.report = record
            visit.dispatch.rest["report_no"] = record.number
        department.close("dispatch", [visit.dispatch for visit in ready])

    def _report_form(self, visit: Visit) -> Form:
        random, body, skill = self.random, visit.body, ENGINEERS[visit.people[0]]
        solved = visit.outcome == "in time" if visit.at.month == SOLVED else random.random() < skill
        witnessed = visit.done + dt.timedelta(minutes=20)
        signed = witnessed.date() + days(random.choice([0, 0, 1]))
        supplier = random.choice(["no", "no", "yes", None])
        service = [["repair"], ["repair", "train"], ["maintain"], ["inspect"]]
        if visit.at.month == SOLVED and not solved:
            service = service[:2]
        form = without(example("service-report", visit.at.date()), "plate", "vin", "mileage_km")
        form |= visit.unit.of(address="site_address")
        form |= {
            "request_no": visit.request.number, "dispatch_no": visit.dispatch.number,
            "customer_name": body["customer_name"], "out_date": body["out_date"], "in_warranty": body["in_warranty"],
            "exclusion_cause": body["exclusion_cause"], "service_type": random.choice(service),
            "distance_km": body["distance_km"], "t_report": body["report_time"],
            "t_depart": moment(visit.at + hours(1)), "t_arrive": moment(visit.arrived),
            "t_start": moment(visit.arrived + dt.timedelta(minutes=10)), "t_done": moment(visit.done),
            "t_leave": moment(visit.done + dt.timedelta(minutes=30)), "needs_supplier": supplier,
            "t_reply": random.choice([*[moment(visit.at + hours(count)) for count in (1, 2, 12, 13)], None]),
            "t_written_contact": moment(visit.at + hours(random.choice([2, 12, 14]))),
            "engineers": [{"name": name} for name in visit.people],
            "cause_class": random.choice(
                ["quality", "quality", "misuse", "supplied_part", "installation", "external"]),
            "assembly": random.choice([["superstructure"], ["chassis"], ["engine", "body"], ["body"]]),
            "parts": [
                {"name": random.choice(["溢流阀", "接近开关", "风机轴承"]), "qty": random.randint(1, 3), "source": "warranty",
                 "old_returned": random.choice(["yes", "yes", "no"])},
                {"name": "液压油", "qty": 8, "source": "paid", "old_returned": "no", "price": "22.50"}],
            "result": "solved" if solved else random.choice(["temporary", "unsolved"]),
            "open_count": 0 if solved else random.randint(1, 2), "open_items": None if solved else "待配件到货后更换",
            "user_satisfaction": self.level(skill),
            "user_sign": {"name": visit.unit.customer[1],
                          "date": moment(witnessed) if signed == witnessed.date() else day(signed)},
            "engineer_sign": sign(visit.people[0], visit.done.date()),
            "leader_review": sign("周国栋", signed + days(random.choice([0, 2])))}
        return _led({key: value for key, value in form.items() if value is not None}, visit.people)

    def level(self, skill: float) -> str:
        """What a customer thinks of somebody's work."""
        good = self.random.random() < skill
        return self.random.choice(["very", "very", "fairly"] if good else ["neutral", "dissatisfied", "poor"])

    def _finish(
        self, first: dt.date, requests: list[Record], visits: list[Visit], approvals: dict[str, Record],
    ) -> None:
        """Closes requests and approvals; a few stay open, and two requests of visits are void."""
        department = self.department
        jobs = {visit.request.number: visit.dispatch.number for visit in visits}
        for record in requests:
            if record.number in jobs:
                record.rest["job_no"] = jobs[record.number]
            if record.number in approvals:
                record.rest["approval_no"] = approvals[record.number].number
        waiting = self._unanswered + [one for index, one in enumerate(requests) if index % 16 != 7]
        self._unanswered = [one for one in waiting if as_moment(one.rest["replied_at"]) > department.now]
        department.close("service-request", [one for one in waiting if one not in self._unanswered])
        done = [one for one in approvals.values() if as_day(one.values["planned_date"]) < department.now.date()]
        left_open = 1 if first.month not in (TO_THE_CENT, 1) else 0
        department.close("cost-approval", done[left_open:])
        if first.month in (1, 7) and len(visits) > 4:
            for visit in visits[2:4]:
                department.void(visit.request)


def _budget(lines: list[Form]) -> Decimal:
    return sum((_cents(Decimal(str(line["qty"])) * Decimal(line["unit_price"])) for line in lines), Decimal(0))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _led(form: Form, people: list[str]) -> Form:
    """A form with the one in charge, where several travel."""
    return form | {"trip_leader": people[0]} if len(people) > 1 else without(form, "trip_leader")
