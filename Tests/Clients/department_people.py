"""The people of the department: appraisals of every quarter, assessments of every month, attendance."""
from __future__ import annotations

import copy
import datetime as dt
import itertools
from decimal import ROUND_HALF_UP, Decimal

from department import Department
from department_values import ENGINEERS, HOLIDAY, YEAR, Form, day, days, example, next_month, sign, without

#: The quarter in which two have the same points, and the one in which 90 % of the tasks are done and 90 % of the visits
#: are in time, on the dot.
TIED, ON_TARGET = 2, 3
#: What each of those who tie gets.
SHARED = {1: "400.00", 2: "250.00", 3: "100.00"}
#: The weeks of which the attendance is written down: first day and how many days.
ATTENDED = {3: (2, 12), 6: (1, 12), 10: (9, 21)}
PRESENT = list(ENGINEERS)[:5]


class People:
    """How the people of the department do."""

    def __init__(self, department: Department) -> None:
        self.department, self.random = department, department.random

    # Quarters.

    def quarter(self, quarter: int) -> None:
        """The appraisal of a quarter, made after it, with ranks; the manager divides the money of those who tie."""
        over = dt.date(YEAR + quarter // 4, quarter * 3 % 12 + 1, 5)
        forms = [self._sheet(quarter, name, over) for name in ENGINEERS]
        if quarter == TIED:
            forms[1] = copy.deepcopy(forms[0]) | {"employee": forms[1]["employee"]}
        if quarter == ON_TARGET:
            for form, tasks, open_tasks, jobs, late in zip(
                    forms, (25,) * 8, (1, 2, 2, 2, 3, 3, 3, 4), (10,) * 8, (0, 0, 1, 1, 1, 1, 2, 2), strict=True):
                form |= {"tasks": tasks, "f_count": open_tasks, "jobs": jobs, "d_count": late}
        totals = [sheet_total(form) for form in forms]
        for form, total in zip(forms, totals, strict=True):
            rank, tied = 1 + sum(other > total for other in totals), totals.count(total) > 1
            form |= {"rank": rank, "tied": "yes" if tied else "no", "manager_sign": sign("周国栋", over),
                     "employee_sign": sign(form["employee"], over)}
            if quarter == 4:
                form["other_quarters"] = "no"
            if tied:
                form |= {"tie_note": "并列者平分奖金", "reward": SHARED.get(rank, "0.00")}
        self.department.issue("quarterly-appraisal", forms)

    def _sheet(self, quarter: int, name: str, over: dt.date) -> Form:
        random = self.random
        form = without(example("quarterly-appraisal", over), "rank", "tied")
        keys = ("a_count", "b_count", "d_count", "f_count", "g_count")
        counts = {key: random.randint(0, 2 if ENGINEERS[name] > 0.7 else 6) for key in keys}
        form |= counts | {
            "period": f"{YEAR}-Q{quarter}", "employee": name, "content_level": random.choice("ABCDE"),
            "jobs": random.randint(6, 15), "tasks": random.randint(12, 30), "b_basis": "未戴胸牌"}
        for key in ("a_basis", "b_basis", "g_basis"):
            if not counts[key[0] + "_count"]:
                form = without(form, key)
        surveys = random.sample(self._surveys(), random.randint(1, 3))
        form["surveys"] = [
            {"survey_no": record.number, "score": random.choice([25, 23, 20, 14, -2]),
             "survey_date": day(dt.date(YEAR, quarter * 3 - 1, 11))} for record in surveys]
        if random.random() < 0.15:  # nobody was asked: the manager assesses
            form = without(form, "surveys") | {"e_assessed": "17.5", "e_basis": "本季度没有调查表"}
        return form

    def _surveys(self) -> list:
        return [one for one in self.department.records["satisfaction-survey"] if one.state != "void"]

    # Months.

    def month(self, month: dt.date) -> None:
        """The assessments of a month, made in the month after: by the eighth or later."""
        random, after = self.random, next_month(month)
        forms = []
        for name in list(ENGINEERS)[:6]:
            filled = after + days(random.choice([3, 7, 7, 8]))
            form = example("monthly-assessment", filled) | {
                "period": f"{month:%Y-%m}", "employee": name, "grade": random.choice("AABC"),
                "a_times": 1, "c_times": 1, "initiative": random.choice([9, "12.5", 15]),
                "loyalty": random.randint(9, 15),
                "coordination": random.randint(3, 10), "planning": random.randint(0, 5),
                "assessor_sign": sign("周国栋", filled), "employee_sign": sign(name, filled)}
            complained = [one for one in self.department.records["complaint"] if one.state in ("closed", "packed")]
            form["complaints"] = [
                {"complaint_no": random.choice(complained).number, "matter": "到场晚",
                 "verified": random.choice(["yes", "yes", "no"])}
                for _ in range(random.choice([0, 0, 1, 2, 4]) if complained else 0)]
            forms.append(form)
        self.department.issue("monthly-assessment", forms)
        self._staff(month, after)

    def _staff(self, month: dt.date, after: dt.date) -> None:
        random = self.random
        form = example("staff-monthly-appraisal", after) | {
            # Its enclosures are kept on paper.
            "period": f"{month:%Y-%m}", "stats_no": f"AT-{month:%Y}-0000{month:%m}",
            "summary_no": f"YH2-{month:%Y}-0000{month:%m}"}
        for row in form["staff"]:
            row |= {"bonus": random.choice(["0.00", "100.00", "200.50"]),
                    "penalty": random.choice(["0.00", "20.00", "60.00"]), "note": "迟到", "join_date": "2024-06-01",
                    "days": 20, "quality": random.choice([24, "27.5", 30])}
        self.department.issue("staff-monthly-appraisal", [form])

    # Attendance.

    def attendance(self, first: dt.date) -> None:
        """Some weeks of clocking in and out, one line a day each: late, early, away, absent, on the road."""
        if first.month not in ATTENDED:
            return
        begin, count = ATTENDED[first.month]
        days_of = [first + days(begin - 1 + number) for number in range(count)]
        lines = [self._line(on, name) for on, name in itertools.product(days_of, PRESENT)]
        last = len(lines) - (2 if first.month == max(ATTENDED) else 0)  # two lines of the year stay open
        self.department.issue("attendance-log", lines[:last])
        self.department.open("attendance-log", lines[last:])

    def _line(self, on: dt.date, name: str) -> Form:
        random = self.random
        status = random.choice(["present"] * 8 + ["outside", "leave", "absent"]) if on.weekday() < 5 else "rest"
        line = {"date": day(on), "employee": name, "dept": "售后服务部", "status": status, "registrar": "何婷",
                "reason": random.choice(["路上堵车", "家中有事"]), "confirmed_by": "周国栋"}
        if status == "present":
            came = random.choice(["08:21", "08:30", "08:30", "08:31", "08:46", "09:00", "09:01", "09:40"])
            left = random.choice(["17:30", "17:30", "17:45", "17:29", "17:00", "16:59"])
            line |= {"in_at": f"{day(on)} {came}", "out_at": f"{day(on)} {left}"}
            if random.random() < 0.15:
                line["away_min"] = random.choice([10, 30, 31])
        elif status == "outside":
            line |= {"phone_off_h": random.choice([0, "11.5", 12, 13]),
                     "job_no": random.choice(self.department.records["dispatch"][:20]).number}
            if random.random() < 0.7:
                line["reported_at"] = f"{day(on)} 18:10"
        elif status == "leave":
            line["leave_no"] = "事假，周国栋批"
        return line


def sheet_total(form: Form) -> Decimal:
    """The points of an appraisal, to rank the sheets before they are issued."""
    minus = sum(max(0, 10 - 2 * form[key]) for key in ("a_count", "b_count", "d_count", "f_count", "g_count"))
    points = {"A": 25, "B": 20, "C": 15, "D": 10, "E": 5}[form["content_level"]]
    scores = [Decimal(row["score"]) for row in form.get("surveys", [])]
    asked = sum(scores) / len(scores) if scores else Decimal(form["e_assessed"])
    return minus + points + asked.quantize(Decimal("0.01"), ROUND_HALF_UP)


def assessed(month: int) -> bool:
    """Whether people are assessed for a month."""
    return month != HOLIDAY


def quarter_over(on: dt.date) -> int | None:
    """The quarter of the year that ended the month before, if one did."""
    last = on.replace(day=1) - days(1)
    return last.month // 3 if last.year == YEAR and last.month % 3 == 0 else None
