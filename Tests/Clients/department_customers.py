"""What customers say: surveys, complaints, revisits.

Some months are dealt so that a figure comes out exactly: see SCORES and OVERALL.
"""
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from department import Department, Record
from department_service import Service, Visit
from department_units import Unit, Units
from department_values import (
    ENGINEERS,
    LEVELS,
    YEAR,
    Form,
    day,
    days,
    example,
    hours,
    in_holiday,
    moment,
    sign,
    without,
)

#: The sum of the scores of a month's surveys. May: 1699 of 2000, 84.95 %, which shows as 85.0 % and is below 85 % all
#: the same. June: 1697 of 2000, 84.85 %, half-up 84.9 %. July: 850 of 1000, 85 % on the dot.
SCORES = {5: (80, 1699), 6: (80, 1697), 7: (40, 850)}
#: The month in which 49 of 50 customers are satisfied, 98 %: with an overall answer, or by the mean of the items.
OVERALL = 4
#: How many surveys there are in the other months.
SURVEYS = {1: 12, 3: 24, 4: 50, 8: 24, 9: 32, 10: 24, 11: 20, 12: 24}
#: Confirmed complaints of the months that are dealt: three from April to June, see EXACT in department_service.
CONFIRMED = {4: 1, 5: 0, 6: 2}
#: The month in which every revisit is made, and made in time.
ALL_REVISITED = 10
_ITEMS = [f"q{number}" for number in range(3, 8)]


@dataclass
class Base:
    """What a revisit follows."""

    kind: str
    on: dt.date
    unit: Unit
    reference: Form


class Customers:
    """What the customers of the year say."""

    def __init__(self, department: Department, units: Units, service: Service) -> None:
        self.department, self.random, self.units, self.service = department, department.random, units, service
        self.complained: list[Record] = []

    # Surveys.

    def surveys(self, first: dt.date) -> None:
        """The surveys of a month: on site, by telephone, by letter; two a quarter stay open."""
        random, department = self.random, self.department
        count, target = SCORES.get(first.month, (SURVEYS.get(first.month, 0), None))
        forms = [self._survey(first) for _ in range(count)]
        if target is not None:
            self._reach(forms, target)
        if first.month == OVERALL:
            self._satisfy(forms)
        for form in forms:
            self._explain(form)
        records = department.issue("satisfaction-survey", forms)
        wrong = records[-1]
        department.replace(wrong, {"suggestion": "无", "contact_name": "何建平"})
        if first.month % 3 == 0:
            department.open("satisfaction-survey", [self._explain(self._survey(first)) for _ in range(2)])

    def _survey(self, first: dt.date) -> Form:
        random = self.random
        visit = random.choice(self.service.reported)
        earliest = max(first, visit.done.date())
        on = earliest + days(random.randint(0, max(0, (first + days(25) - earliest).days)))
        skill = ENGINEERS[visit.people[0]]
        form = without(example("satisfaction-survey", on), "follow_up") | without(visit.unit.of(), "address") | {
            "survey_batch": f"{first:%Y-%m}", "survey_date": day(on), "deliver_date": visit.body["out_date"],
            "customer_name": visit.body["customer_name"],
            "report_no": visit.report.number, "survey_mode": random.choice(["onsite", "onsite", "phone", "letter"]),
            "engineer": "、".join(visit.people), "customer_sign": sign(visit.unit.customer[1], on),
            **{f"q{item}": self.service.level(skill) for item in range(1, 8)}}
        if random.random() < 0.7:
            return form | {"q8_overall": self.service.level(skill)}
        return without(form, "q8_overall")

    def _reach(self, forms: list[Form], target: int) -> None:
        """Changes answers one step at a time until the scores add up to the target."""
        better = {"poor": "dissatisfied", "dissatisfied": "neutral", "neutral": "fairly", "fairly": "very"}
        worse = {one: other for other, one in better.items()}
        while (short := target - sum(points(form) for form in forms)) != 0:
            steps = better if short > 0 else worse
            form, item = self.random.choice(forms), self.random.choice(_ITEMS)
            wanted = steps.get(form[item])
            if wanted and abs(LEVELS[wanted] - LEVELS[form[item]]) <= abs(short):
                form[item] = wanted

    def _satisfy(self, forms: list[Form]) -> None:
        """All are satisfied but one: 40 by their overall answer, others by 20 points or more, the last with 19."""
        for index, form in enumerate(forms):
            if index < 40:
                form["q8_overall"] = self.random.choice(["very", "fairly"])
                continue
            form.pop("q8_overall", None)
            form |= dict.fromkeys(_ITEMS, "fairly")
            if index % 2:
                form["q4"] = "very"
        forms[-1] |= {"q4": "fairly", "q5": "neutral", "q6": "very"}

    def _explain(self, form: Form) -> Form:
        """Adds what a bad answer needs."""
        answers = [LEVELS[form[f"q{item}"]] for item in range(1, 8)] + [LEVELS[form.get("q8_overall", "very")]]
        if min(answers) <= 2:
            form["dissatisfied_reason"] = self.random.choice(["到场晚", "同一故障第二次出现", "收费没有说明"])
        if min(answers) <= 0:
            form["follow_up"] = [{"measure": "致电致歉", "owner": "何婷", "due_date": form["survey_date"]}]
        return form

    # Complaints.

    def complaints(self, first: dt.date) -> None:
        """The complaints of a month: founded or not, caused by service or not, answered in time, later or never."""
        random, department = self.random, self.department
        department.close_due("complaint")
        planned = []
        for index in range(6):
            confirmed = random.random() < 0.35 if first.month not in CONFIRMED else index < CONFIRMED[first.month]
            form, answered = self._complaint(first, confirmed)
            # Confirmed ones of dealt months are closed in the month; of the others one in eight stays open.
            planned.append((form, answered if confirmed or random.random() < 0.85 else None))
        self.complained += department.file("complaint", planned)

    def _complaint(self, first: dt.date, confirmed: bool) -> tuple[Form, dt.date]:
        random = self.random
        visit = random.choice(self.service.visits)
        on = first + days(random.randint(0, 17 if first.month in CONFIRMED else 20))
        at = dt.datetime.combine(on, dt.time(random.randint(8, 16), 20))
        facts = random.choice(["true", "partly"]) if confirmed else random.choice(["true", "false", "false"])
        answered = at + days(random.choice([1, 5, 8] if confirmed else [1, 5, 8, 19]))
        late = days(random.choice([0, 0, 0, 1]))
        form = without(example("complaint", on + late) | visit.unit.of(), "product_name", "model", "serial_no") | {
            "received_at": moment(at), "related_no": visit.request.number, "facts": facts,
            "nature": random.choice([["late"], ["quality", "late"], ["manner"], ["charge", "other"], ["repair"]]),
            "level": random.choice(["ordinary", "ordinary", "major"]), "escalated": "yes",
            "investigated_at": moment(at + hours(random.choice([1, 1, 5, 26]))),
            "service_caused": "yes" if confirmed else "no", "resp_person": visit.people[0],
            "resp_dept": random.choice(["售后服务部", "业务部", "生产部"]), "replied_at": moment(answered + hours(3)),
            "done_date": day(max(on + days(2), answered.date())), "told_director_at": moment(at + hours(2)),
            "attitude": random.choice(["satisfied", "accepted", "dissatisfied"]), "further": "主任登门说明",
            "receiver_sign": sign("何婷", on + late), "dept_sign": sign("周国栋", answered.date() + days(2)),
            "director_sign": sign("方志远", answered.date() + days(2))}
        form["investigated_at"] = min(form["investigated_at"], form["replied_at"])
        form["done_date"] = max(form["done_date"], form["investigated_at"][:10])
        form |= {"deduct_points": random.choice([15, 20])}
        if not confirmed or random.random() < 0.5:  # left to the program
            form.pop("deduct_points")
        return form, answered.date() + days(3)

    # Revisits.

    def revisits(self, first: dt.date) -> None:
        """Revisits planned in a month: made early, on the day, late, and never; problems answered or passed on."""
        random, department = self.random, self.department
        department.close_due("revisit")
        planned: list[tuple[Form, dt.date | None]] = []
        while len(planned) < 18:
            base = self._base(first)
            due = due_on(base)
            if in_holiday(due):
                continue
            on = due + days(random.choice([-3, -1, 0, 0, 1, 9]))
            missed = random.random() < 0.12
            if (due.year, due.month) == (YEAR, ALL_REVISITED):
                on, missed = due - days(random.choice([0, 1, 2])), False
            if on < base.on or in_holiday(on):
                continue
            form = self._revisit(base, on)
            planned.append((form, None if missed else max(on + days(4), first)))
        department.file("revisit", planned)

    def _base(self, first: dt.date) -> Base:
        random = self.random
        unit = self.units.before(first + days(20))
        on = min(first + days(random.randint(0, 20)), self.department.now.date())
        kind = random.choice(
            ["one_month", "three_months", "monthly", "quarterly", "key_customer", "major_repair", "complaint"])
        if kind == "major_repair":
            visit = random.choice(self._of_month(first) or self.service.reported)
            return Base(kind, visit.done.date(), visit.unit, {"report_no": visit.report.number})
        closed = [one for one in self.complained if one.state != "void"]
        if kind == "complaint" and closed:
            record = random.choice(closed[-6:])
            return Base(kind, on, unit, {
                "related_no": record.number, "due_date": day(on + days(10)),
                "customer_name": record.values["customer_name"]})
        kind = "monthly" if kind == "complaint" else kind
        file = unit.user_file if unit.user_file and random.random() < 0.3 else unit.file
        return Base(kind, max(on, unit.out + days(3)), unit, {"file_no": file})

    def _of_month(self, first: dt.date) -> list[Visit]:
        return [visit for visit in self.service.reported if visit.done.date() >= first]

    def _revisit(self, base: Base, on: dt.date) -> Form:
        random = self.random
        problem = random.random() < 0.45
        form = example("revisit", base.on) | without(base.unit.of(), "address") | {
            "accept_date": day(base.unit.commissioned), "base_date": day(base.on), "kind": base.kind,
            "revisit_date": day(on), "planned_by": random.choice(["何婷", "陈晓燕"]),
            "r_service": random.choice(["very", "very", "fairly", "neutral"]),
            **{f"r_{item}": "fairly" for item in ("structure", "appearance", "delivery", "price")},
            "visitor_sign": sign("何婷", on), "result": "satisfied"} | base.reference
        form |= {"reply_due": day(on + days(3)), "replied_date": day(on + days(random.choice([2, 3, 4]))),
                 "handler_sign": sign("高文斌", on + days(4)),
                 "result": random.choice(["handled", "handled", "new_form"])}
        if base.kind == "complaint":  # the unit is not written on it: the customer counts
            form = without(form, "serial_no", "accept_date")
        if not problem:
            form = without(form, "problem", "transfer_to", "reply_due", "solution", "replied_date", "handler_sign")
            form |= {"result": "satisfied", "r_service": random.choice(["very", "fairly"])}
        if form["result"] == "new_form":
            requests = self.department.records["service-request"][-12:]
            form["new_no"] = random.choice([*self.complained[-10:], *requests]).number
        return form


def points(form: Form) -> int:
    """The score of a survey: items 3 to 7."""
    return sum(LEVELS[form[item]] for item in _ITEMS)


def due_on(base: Base) -> dt.date:
    """When a revisit falls due: a week after a major repair, else so many months later."""
    if base.kind == "complaint":
        return dt.date.fromisoformat(base.reference["due_date"])
    if base.kind == "major_repair":
        return base.on + days(7)
    months = {"one_month": 1, "monthly": 1, "three_months": 3, "quarterly": 3, "key_customer": 6}[base.kind]
    month = base.on.month - 1 + months
    first = dt.date(base.on.year + month // 12, month % 12 + 1, 1)
    last = (dt.date(first.year + first.month // 12, first.month % 12 + 1, 1) - days(1)).day
    return first.replace(day=min(base.on.day, last))
