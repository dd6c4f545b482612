"""Quality issues and their rectification, major faults, liaison slips, acceptances and maintenance."""
from __future__ import annotations

import datetime as dt

from department import Department, Record
from department_service import Service
from department_units import Units
from department_values import HOLIDAY, YEAR, Form, day, days, example, hours, in_holiday, moment, sign, without

#: The month in which all users pass their training.
ALL_TRAINED = 7


class Quality:
    """What goes wrong with products, and what is done about it."""

    def __init__(self, department: Department, units: Units, service: Service) -> None:
        self.department, self.random, self.units, self.service = department, department.random, units, service

    # Issues and rectifications.

    def issues(self, first: dt.date) -> None:
        """The quality issues of a month and plans to rectify them: in time, late, extended, open."""
        department, random = self.department, self.random
        department.close_due("quality-issue")
        planned = []
        for _ in range(5):
            form, closed = self._issue(first)
            planned.append((form, closed if random.random() < 0.85 else None))
        records = department.file("quality-issue", planned)
        department.close_due("rectification")
        plans = [self._plan(record) for record in records + random.sample(records, 2)]
        department.file("rectification", [(form, closed if random.random() < 0.85 else None) for form, closed in plans])

    def _issue(self, first: dt.date) -> tuple[Form, dt.date]:
        random = self.random
        on = first + days(random.randint(0, 14))
        at = dt.datetime.combine(on, dt.time(10, 0))
        form = example("quality-issue", on) | without(self.units.before(on).of(), "address")
        visited, dept = on + days(3), random.choice(["production", "quality", "design", "purchasing", "customer"])
        struck_off = random.random() < 0.7
        form |= {
            "found_date": day(on), "received_at": moment(at), "qty": random.randint(1, 6),
            "importance": random.choice(["ordinary", "ordinary", "important", "complex", "complex"]),
            "problem_class": random.choice(["drawing", "treatment", "finish", "function", "supplied"]),
            "replied_at": moment(at + hours(random.choice([1, 13, 15]))), "visit_date": day(visited),
            "opinion_date": day(visited + days(random.choice([2, 3, 3, 4]))), "resp_dept": dept,
            "closed": "yes" if struck_off else "no",
            "deduction": "0.00" if dept == "customer" else random.choice(["0.00", "200.00", "299.95"])}
        if random.random() < 0.3:  # a term of its own
            form["opinion_due"] = day(visited + days(2))
        if not struck_off:
            form = without(form, "effect", "rectify_done", "revisit_date")
        return form, on + days(22)

    def _plan(self, record: Record) -> tuple[Form, dt.date]:
        random = self.random
        on = dt.date.fromisoformat(record.values["fill_date"]) + days(random.randint(1, 8))
        due = on + days(random.choice([6, 13, 40]))
        while in_holiday(due) or in_holiday(due + days(5)):
            due += days(28)
        done = due + days(random.choice([-2, 0, 0, 1, 5, 6]))
        form = example("rectification", on) | {
            **{key: record.values[key] for key in ("customer_name", "product_name", "model", "serial_no")},
            "issue_no": record.number, "rectify_due": day(due), "done_date": day(done),
            "resp_unit": random.choice(["生产部装配二班", "生产部焊接班", "采购部"]), "verified": "effective",
            "closed": random.choice(["yes", "yes", "yes", "no"]), "leader_sign": sign("方志远", due - days(1)),
            "resp_sign": sign("罗建", done), "verify_sign": sign("赵立明", done + days(1)),
            "service_sign": sign("周国栋", done + days(1))}
        for measure, late in zip(form["measures"], (0, 2, 3), strict=True):
            measure |= {"due": day(on + days(late)), "done": day(min(on + days(late + 1), done))}
        if random.random() < 0.4:
            form |= {"extended_due": day(due + days(5)), "extend_reason": "配件到货晚"}
        return form, done + days(1)

    # Faults and slips.

    def faults(self, first: dt.date) -> None:
        """A major fault in every month but one, most of them analysed; liaison slips, written afterwards or before."""
        department, random = self.department, self.random
        department.close_due("major-fault"), department.close_due("liaison")
        for _ in range(0 if first.month == 10 else 1):
            on = first + days(random.randint(2, 17))
            form = example("major-fault", on)
            record = department.file("major-fault", [(form, on + days(random.choice([3, 20])))])[0]
            if first.month % 4:
                analysis = example("fault-analysis", on + days(2)) | {
                    "major_fault_no": record.number, "occurred_at": form["occurred_at"],
                    "cause_class": random.choice(["external", "quality", "misuse"]),
                    "recovered_at": moment(dt.datetime.fromisoformat(form["occurred_at"]) + dt.timedelta(minutes=153))}
                department.file("fault-analysis", [(analysis, on + days(9) if first.month % 3 else None)])
        department.file("liaison", [self._slip(first + days(random.randint(0, 20))) for _ in range(3)])

    def _slip(self, on: dt.date) -> tuple[Form, dt.date | None]:
        random = self.random
        form = example("liaison", on) | {
            "related_no": random.choice(self.service.visits).request.number,
            "to_dept": random.choice(["质检部", "生产部", "技术部"])}
        form = without(form, "cc_dept")
        if random.random() < 0.3:
            form = without(form, "handled_at", "handled_what") | {"handled_first": "no"}
        return form, on + days(13) if random.random() < 0.8 else None

    # Handing over and keeping up.

    def handovers(self, first: dt.date) -> None:
        """Acceptances with users who pass, fail, or are not trained; maintenance of systems. None in one month."""
        department, random = self.department, self.random
        acceptances = []
        for index in range(0 if first.month == 11 else 3):
            on = first + days(random.randint(5, 24))
            visit = random.choice(self.service.reported)
            form = example("acceptance-receipt", on) | {"report_no": visit.report.number}
            if first.month != ALL_TRAINED:
                form["trainees_passed"] = random.choice([4, 4, 3])
                if index == 2 and first.month % 2:
                    form = without(form, "trainees", "trainees_passed") | {"training_given": "no"}
            acceptances.append(form)
        department.issue("acceptance-receipt", acceptances)
        department.issue("maintenance-record", [self._maintenance(first) for _ in range(5)])

    def _maintenance(self, first: dt.date) -> Form:
        random = self.random
        on = first + days(random.randint(2, 24))
        form = example("maintenance-record", on) | {
            "maint_kind": random.choice(["repair", "periodic", "inspection", "inspection"]),
            "result": random.choice(["fixed", "fixed", "awaiting_parts"])}
        after = dt.date.fromisoformat(form["next_date"])
        return form | {"next_date": day(after + days(28) if (after.year, after.month) == (YEAR, HOLIDAY) else after)}
