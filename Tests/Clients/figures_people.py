"""The reports quarterly-ranking, monthly-grades and attendance, computed a second time."""
from __future__ import annotations

import datetime as dt
from fractions import Fraction

from figures_period import Period
from figures_records import Labels
from figures_tables import Expected, Figure, added, averaged, counted, crossed, grouped, least, listed, most, text
from figures_values import Row, Share, add_months, count, mean, number, on, share, total


def quarterly_ranking(period: Period, label: Labels) -> Expected:
    """Who did best in a quarter, and what they get."""
    rows = period.within("quarterly-appraisal", _first_of_quarter)
    totals = [row["total"] for row in rows]
    tasks, jobs = (total(row[key] for row in rows) for key in ("tasks", "jobs"))
    points, reward = (lambda row: row["total"]), (lambda row: number(row.get("reward")))
    return Expected({
        "people": Figure(Fraction(len({row["employee"] for row in rows}))),
        "mean_total": Figure(mean(totals), "decimal2"),
        "best": Figure(max(totals, default=None), "decimal2"),
        "worst": Figure(min(totals, default=None), "decimal2"),
        "completion": Figure(Share(tasks - total(row["f_count"] for row in rows), tasks), target=">= 90"),
        "on_time": Figure(Share(jobs - total(row["d_count"] for row in rows), jobs), target=">= 90"),
        "rewards": Figure(total(map(reward, rows)), "money"),
        "ties": Figure(count(row for row in rows if row["tied"] == "yes")),
    }, {
        "ranking": listed(rows, {
            "employee": lambda row: row["employee"],
            **{letter: lambda row, letter=letter: number(row[f"{letter}_score"]) for letter in "abcdefg"},
            "total": points, "reward": reward}, sort="total", descending=True, rank="total"),
        "by_employee": grouped(rows, text("employee"), {
            "total": averaged(points), "satisfaction": averaged(lambda row: row["e_score"]),
            "top_three": counted(lambda row: row["rank"] <= 3), "reward": added(reward),
        }, sort="total", descending=True, whole=True, rank="total"),
        "quarters": crossed(rows, text("employee"), lambda row: row["period"], {
            "total": most(points), "place": least(lambda row: row["rank"])})})


def _first_of_quarter(sheet: Row) -> str:
    year, quarter = sheet["period"].split("-Q")
    return dt.date(int(year), int(quarter) * 3 - 2, 1).isoformat()


def monthly_grades(period: Period, label: Labels) -> Expected:
    """The assessments of a month and the staff's bonuses and penalties."""
    rows, sheets = period.of_month("monthly-assessment"), period.of_month("staff-monthly-appraisal")
    people = [row for row in rows if row["mode"] == "person"]
    staff = [line for sheet in sheets for line in sheet["staff"]]
    points, off = averaged(lambda row: row["total"]), added(lambda row: row["deduction"])
    grades = {f"grade_{grade.lower()}": counted(lambda row, grade=grade: row["grade"] == grade) for grade in "ABC"}
    return Expected({
        "assessed": Figure(count(rows)),
        "in_time": Figure(share(rows, _by_the_eighth)),
        "mean_total": Figure(mean(row["total"] for row in rows), "decimal2"),
        "deduction": Figure(total(row["deduction"] for row in rows), "decimal"),
        "bonus": Figure(total(sheet["bonus_total"] for sheet in sheets), "money"),
        "penalty": Figure(total(sheet["penalty_total"] for sheet in sheets), "money"),
    }, {
        "people": listed(people, {
            "period": lambda row: row["period"], "employee": lambda row: row["employee"],
            "attitude": lambda row: row["attitude_total"], "ability": lambda row: row["ability_total"],
            "deduction": lambda row: row["deduction"], "total": lambda row: row["total"],
            "grade": lambda row: label("monthly-assessment", "grade", row["grade"]),
            "pay": lambda row: row.get("pay_ratio"), "a_times": lambda row: row["a_times"],
            "c_times": lambda row: row["c_times"],
            "outcome": lambda row: label("monthly-assessment", "outcome", row["outcome"]),
        }, sort="total", descending=True, rank="total"),
        "by_grade": grouped(
            people, lambda row: [label("monthly-assessment", "grade", row["grade"])],
            {"count": counted(), "total": points}, order=label.order("monthly-assessment", "grade"), whole=True),
        "by_employee": grouped(people, text("employee"), {
            "count": counted(), "total": points, **grades, "deduction": off}, sort="total", descending=True),
        "penalties": grouped(staff, text("name"), {
            "total": points, "bonus": added(lambda line: line.get("bonus")),
            "penalty": added(lambda line: line.get("penalty"))}, whole=True)})


def _by_the_eighth(sheet: Row) -> bool:
    """Handed in by the eighth of the month after."""
    return on(sheet["fill_date"]) <= add_months(on(sheet["period"] + "-01"), 1) + dt.timedelta(7)


def attendance(period: Period, label: Labels) -> Expected:
    """Who came late, left early, or was absent, and what it costs them."""
    rows = period.within("attendance-log", "date")
    working = [row for row in rows if row["status"] != "rest"]
    sums = {name: added(lambda row, key=key: row[key]) for name, key in (
        ("times", "times"), ("late", "late_min"), ("fine", "fine"), ("absent", "absent_days"), ("pay", "pay_days"),
        ("percent", "percent"))}
    statuses = {status: counted(lambda row, status=status: row["status"] == status)
                for status in ("present", "outside", "leave")}
    return Expected({
        "present": Figure(share(working, lambda row: row["status"] in ("present", "outside"))),
        "in_order": Figure(share(rows, lambda row: row["day_result"] == "normal")),
        "times": Figure(total(row["times"] for row in rows)),
        "fines": Figure(total(row["fine"] for row in rows), "money"),
        "absent_days": Figure(total(row["absent_days"] for row in rows), "decimal"),
        "pay_days": Figure(total(row["pay_days"] for row in rows), "decimal"),
        "not_closed": Figure(count(period.within("attendance-log", "date", ("issued",)))),
    }, {
        "by_person": grouped(rows, text("employee"), statuses | sums, sort="fine", descending=True, whole=True),
        "by_result": grouped(rows, lambda row: [label("attendance-log", "day_result", row["day_result"])], {
            "count": counted(), "fine": added(lambda row: row["fine"]),
        }, order=label.order("attendance-log", "day_result"), whole=True),
        "warned": listed([row for row in rows if _at_the_limits(row)], {
            "day": lambda row: row["date"], "employee": lambda row: row["employee"],
            "times": lambda row: row["month_times"], "month": lambda row: row["month_absent"],
            "year": lambda row: row["year_absent"], "reason": lambda row: row.get("reason")}),
        "list": listed([row for row in rows if row["day_result"] != "normal"], {
            "day": lambda row: row["date"], "employee": lambda row: row["employee"],
            "finding": lambda row: label("attendance-log", "day_result", row["day_result"]),
            "late": lambda row: row["late_min"], "early": lambda row: row["early_min"], "fine": lambda row: row["fine"],
            "pay": lambda row: row["pay_days"], "reason": lambda row: row.get("reason")}, sort="day")})


def _at_the_limits(line: Row) -> bool:
    """Five times late or early in a month; two days absent in a month, or five in a year."""
    often = line["month_times"] >= 5 and line["times"] > 0
    return often or ((line["month_absent"] >= 2 or line["year_absent"] >= 5) and line["absent_days"] > 0)
