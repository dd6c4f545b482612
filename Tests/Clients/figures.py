#!/usr/bin/env python3
"""Every figure of every report, computed a second time.

    figures.py PROGRAM [FOLDER]

A department's year is issued by the program (department.py) and exported form by form. The figures that the program's
reports give are compared with what is computed here from the exported values and the definitions of the trade:
numerator ÷ denominator, half-up to 0.1 %, nothing over nothing, the unrounded value against the target, void forms
never, what is past due and open as late, what is not yet due not at all. Nothing of the reports' own formulas is read.
"""
from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml
from checks import Checks
from department import YEAR, Department
from program import ROOT, Liandan

Row = dict[str, Any]
DONE = ("closed", "packed")


# ── What the register holds ──────────────────────────────────────────────────────────────────────────────────


class Records:
    """The exported forms with their states; a form's number finds it."""

    def __init__(self, department: Department) -> None:
        self.now = department.now
        self.today = department.now.date()
        self.forms: dict[str, list[Row]] = {}
        self.numbers: dict[str, Row] = {}
        for form in department.issued:
            rows = []
            for state in ("issued", "closed", "packed", "void"):
                found = department.run("export", form, "--state", state, "--as", "jsonl", "--out", "-")
                for line in found.out.splitlines():
                    row = json.loads(line, parse_float=Decimal)
                    row |= {"_state": state, "_form": form}
                    rows.append(row)
                    self.numbers[row["number"]] = row
            self.forms[form] = sorted(rows, key=lambda row: row["number"])
        profile = yaml.safe_load((ROOT / "forms" / "profile.yaml").read_text(encoding="utf-8"))
        self.profile = {name: entry["value"] for name, entry in profile["parameters"].items()}

    def referred(self, reference: str | None) -> Row:
        """The form that a number names; a void one says nothing, and counts for nothing."""
        found = self.numbers.get(reference or "", {})
        return {} if found.get("_state") == "void" else found

    def all(self, form: str, states: Iterable[str] = ("issued", "closed", "packed")) -> list[Row]:
        """The forms of a kind in some states; void ones only where asked for."""
        return [row for row in self.forms.get(form, []) if row["_state"] in states]


def on(value: Any) -> dt.date | None:
    """The day of a value."""
    return dt.date.fromisoformat(str(value)[:10]) if value else None


def at(value: Any) -> dt.datetime | None:
    """The moment of a value; a day is its midnight."""
    if not value:
        return None
    text = str(value).replace("T", " ")
    return dt.datetime.fromisoformat(text if " " in text else text + " 00:00")


def signed(row: Row, field: str) -> str | None:
    """The day, or moment, of a signature."""
    return (row.get(field) or {}).get("date")


def number(value: Any) -> Fraction:
    """A number; nothing counts as nothing."""
    return Fraction(0) if value in (None, "") else Fraction(str(value))


SCORES = {"very": 5, "fairly": 4, "neutral": 2, "dissatisfied": 0, "poor": -1}


@dataclass(frozen=True)
class Share:
    """A numerator over a denominator."""

    numerator: Fraction
    denominator: Fraction


def share(of: list[Row], good: Callable[[Row], Any]) -> Share:
    """How many of some are good."""
    return Share(Fraction(sum(1 for row in of if good(row))), Fraction(len(of)))


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """The arithmetic mean; none of nothing."""
    found = list(values)
    return sum(found, Fraction(0)) / len(found) if found else None


def hundredths(value: Fraction) -> Fraction:
    """A mean as the appraisal sheet carries it: half-up to two decimals."""
    return Fraction(half_up(value, 2))


def total(values: Iterable[Any]) -> Fraction:
    """The sum."""
    return sum((number(value) for value in values), Fraction(0))


# ── The definitions of the trade ─────────────────────────────────────────────────────────────────────────────


class Year:
    """The figures of a period."""

    def __init__(self, records: Records, first: dt.date, last: dt.date) -> None:
        self.records, self.first, self.last = records, first, last

    def within(self, form: str, day: Callable[[Row], Any], states: Iterable[str] = DONE) -> list[Row]:
        """Forms whose day lies in the period."""
        return [
            row for row in self.records.all(form, states)
            if (found := on(day(row))) is not None and self.first <= found <= self.last]

    def open_too(self, form: str, due: Callable[[Row], Any], done: Callable[[Row], Any]) -> list[Row]:
        """What was due in the period: done, or past due and open; what is not due yet is left out."""
        return [
            row for row in self.within(form, due, ("issued", "closed", "packed"))
            if done(row) or (at(due(row)) < self.records.now if " " in str(due(row)).replace("T", " ")
                             else on(due(row)) < self.records.today)]

    # The sets.

    def surveys(self) -> list[Row]:
        return self.within("satisfaction-survey", lambda row: row["survey_date"])

    def reports(self) -> list[Row]:
        return self.within("service-report", lambda row: row["t_done"])

    def jobs(self) -> list[Row]:
        return self.open_too("dispatch", lambda row: row["arrive_before"], lambda row: row.get("arrived_at"))

    def revisits(self) -> list[Row]:
        return self.open_too("revisit", lambda row: row["due_date"], lambda row: row.get("revisit_date"))

    def inquiries(self) -> list[Row]:
        return self.open_too("usage-inquiry", lambda row: row["due_date"], lambda row: row.get("inquiry_date"))

    def rectifications(self) -> list[Row]:
        return self.open_too("rectification", self.rectify_by, lambda row: row.get("done_date"))

    def approvals(self, warranty: str | None = None) -> list[Row]:
        found = self.within("cost-approval", lambda row: row["planned_date"])
        return [row for row in found if warranty is None or row["in_warranty"] == warranty]

    def claims(self) -> list[Row]:
        return self.within("expense-claim", lambda row: row["fill_date"])

    def appraisals(self) -> list[Row]:
        def quarter(row: Row) -> dt.date:
            year, part = row["period"].split("-Q")
            return dt.date(int(year), int(part) * 3 - 2, 1)
        return [row for row in self.records.all("quarterly-appraisal", DONE) if self.first <= quarter(row) <= self.last]

    def assessments(self, form: str = "monthly-assessment") -> list[Row]:
        return self.within(form, lambda row: row["period"] + "-01")

    # The tests of one form.

    @staticmethod
    def score25(row: Row) -> Fraction:
        return Fraction(sum(SCORES[row[f"q{item}"]] for item in range(3, 8)))

    def satisfied(self, row: Row) -> bool:
        overall = row.get("q8_overall")
        return overall in ("very", "fairly") if overall else self.score25(row) / 5 >= 4

    @staticmethod
    def rectify_by(row: Row) -> str:
        return row.get("extended_due") or row["rectify_due"]

    @staticmethod
    def in_time(row: Row) -> bool:
        return bool(row.get("arrived_at")) and at(row["arrived_at"]) <= at(row["arrive_before"])

    def covered(self, row: Row) -> bool:
        return self.records.referred(row["request_no"]).get("in_warranty") == "in"

    def answers_only(self, row: Row) -> bool:
        near = row["plan"] == "dispatch" and number(row["distance_km"]) <= self.records.profile["service_radius_km"]
        return not (near and "supplier" not in row.get("need_support", []))

    def hours(self, row: Row, until: str, limit: str) -> bool:
        return bool(row.get(until)) and at(row[until]) - at(row["t_report"]) <= dt.timedelta(
            hours=self.records.profile[limit])

    def rules_kept(self, row: Row) -> bool:
        """D1, D2 and D3 of a repair."""
        radius = self.records.profile["service_radius_km"]
        if "repair" not in row["service_type"]:
            return True
        near = number(row["distance_km"]) <= radius
        if near and not self.hours(row, "t_arrive", "onsite_hours"):
            return False
        if (not near or row.get("needs_supplier") == "yes") and not self.hours(row, "t_reply", "reply_hours"):
            return False
        chassis = {"chassis", "engine"} & set(row.get("assembly", []))
        return not chassis or self.hours(row, "t_written_contact", "written_contact_hours")

    def completed(self, row: Row) -> bool:
        radius = self.records.profile["service_radius_km"]
        near = "repair" in row["service_type"] and number(row["distance_km"]) <= radius
        reached = not near or self.hours(row, "t_arrive", "onsite_hours")
        return row["result"] == "solved" and not row.get("open_count") and reached

    @staticmethod
    def confirmed(row: Row) -> bool:
        return row.get("facts") in ("true", "partly") and row.get("service_caused") == "yes"

    def dealt_with(self, row: Row) -> bool:
        if not row.get("replied_date"):
            return False
        return row["result"] != "new_form" or bool(self.records.referred(row["new_no"]).get("replied_at"))

    def guarded(self, row: Row) -> bool:
        file = self.records.referred(row.get("file_no"))
        return not file.get("warranty_until") or on(file["warranty_until"]) >= on(row["due_date"])

    def in_order(self, values: Iterable[Any]) -> bool:
        """No later step before an earlier one; where one is a day alone, days count."""
        filled = [value for value in values if value]
        for one, other in zip(filled, filled[1:], strict=False):
            whole = " " in one.replace("T", " ") and " " in other.replace("T", " ")
            if (at(one) > at(other)) if whole else (on(one) > on(other)):
                return False
        return True

    def actual_less_approved(self, rows: Iterable[Row]) -> Fraction:
        return total(number(row["actual_total"]) - number(row["total"]) for row in rows
            if row.get("actual_total") not in (None, ""))

    def filed(self, form: str, out: str) -> Share:
        days = dt.timedelta(self.records.profile["file_days_after_out"])
        return share(
            self.within(form, lambda row: row[out], ("issued", "closed", "packed")),
            lambda row: on(row["fill_date"]) <= on(row[out]) + days)

    # The figures.

    def degree(self) -> Share:
        found = self.surveys()
        return Share(total(map(self.score25, found)), Fraction(25 * len(found)))

    def old_parts(self) -> Share:
        lines = [line for row in self.within("part-writeoff", lambda row: row["fill_date"]) for line in row["lines"]]
        return Share(total(line.get("old_qty") for line in lines), total(line["used_qty"] for line in lines))

    def distinct(self, rows: Iterable[Row], field: str) -> Fraction:
        return Fraction(len({row[field] for row in rows}))

    @staticmethod
    def units(rows: Iterable[Row]) -> Fraction:
        """How many delivered units, or customers where the unit is not written."""
        return Fraction(len({row.get("serial_no") or row.get("file_no") or row["customer_name"] for row in rows}))

    def figures(self, report: str) -> dict[str, Share | Fraction | None]:
        """The figures of a report by id."""
        surveys, reports, jobs = self.surveys(), self.reports(), self.jobs()
        revisits, inquiries = self.revisits(), self.inquiries()
        every = ("issued", "closed", "packed")
        satisfied = share(surveys, self.satisfied)
        timely, timely_in = share(jobs, self.in_time), share([row for row in jobs if self.covered(row)], self.in_time)
        revisit_due = [row for row in revisits if self.guarded(row)]
        revisit_rate = Share(
            self.units([row for row in revisit_due if row.get("revisit_date")]), self.units(revisit_due))
        revisit_timely = share(
            revisits, lambda row: row.get("revisit_date") and on(row["revisit_date"]) <= on(row["due_date"]))
        made = self.within("revisit", lambda row: row["revisit_date"])
        handled = share([row for row in made if row.get("problem")], self.dealt_with)
        asked_timely = share(
            inquiries, lambda row: row.get("inquiry_date") and on(row["inquiry_date"]) <= on(row["due_date"]))
        rectified = share(
            self.rectifications(),
            lambda row: row.get("closed") == "yes" and on(row["done_date"]) <= on(self.rectify_by(row)))
        complaints = self.within("complaint", lambda row: row["received_at"], every)
        complained = Share(
            Fraction(sum(map(self.confirmed, [row for row in complaints if row["_state"] in DONE]))),
            Fraction(len(reports)))
        inside = self.approvals("in")
        if report == "service-quality":
            answers = self.open_too("service-request", lambda row: row["due_at"], lambda row: row.get("replied_at"))
            issues = self.within("quality-issue", lambda row: row["found_date"])
            chain = ("salesman_sign", "judge_sign", "tech_sign", "leader_sign", "resp_sign", "service_sign")
            return {
                "satisfied_share": satisfied, "satisfaction_degree": self.degree(), "timeliness": timely,
                "timeliness_warranty": timely_in,
                "answered_in_time": share(
                    [row for row in answers if self.answers_only(row)],
                    lambda row: row.get("replied_at") and at(row["replied_at"]) <= at(row["due_at"])),
                "rules_kept": share([row for row in reports if "repair" in row["service_type"]], self.rules_kept),
                "complaint_rate": complained, "revisit_rate": revisit_rate, "revisit_timeliness": revisit_timely,
                "first_inquiry_rate": asked_timely, "revisit_handled": handled,
                "training_rate": share(
                    self.within("acceptance-receipt", lambda row: row["accept_date"]),
                    lambda row: row["training_given"] == "yes" and 0 < row["trainees"] <= row["trainees_passed"]),
                "completion_rate": share(reports, self.completed),
                "filing_timeliness": self.filed("product-file", "out_date"),
                "user_filing_timeliness": self.filed("user-file", "commissioned_date"),
                "old_part_rate": self.old_parts(), "rectified_in_time": rectified,
                "warranty_cost": total(row.get("actual_total") for row in inside),
                "budget_variance": self.actual_less_approved(inside),
                "signatures_in_order": share(reports, lambda row: signed(row, "user_sign") and self.in_order(
                    [row["t_done"], signed(row, "user_sign"), signed(row, "leader_review")])),
                "issue_signatures_in_order": share(issues, lambda row: self.in_order(
                    [signed(row, field) for field in chain])),
            }
        if report == "satisfaction":
            asked = self.within("usage-inquiry", lambda row: row["inquiry_date"])
            good = ("very", "fairly")
            return {
                "satisfied_share": satisfied, "satisfaction_degree": self.degree(),
                "mean_score": mean(map(self.score25, surveys)),
                "report_satisfied": share(reports, lambda row: row["user_satisfaction"] in good),
                "inquiry_satisfied": share(asked, lambda row: row["r_service"] in good)}
        if report == "quarterly-ranking":
            rows = self.appraisals()
            points = list(map(self.points, rows))
            return {
                "people": self.distinct(rows, "employee"), "mean_total": mean(points),
                "best": max(points, default=None),
                "worst": min(points, default=None),
                "completion": Share(total(row["tasks"] - row["f_count"] for row in rows),
                    total(row["tasks"] for row in rows)),
                "on_time": Share(total(row["jobs"] - row["d_count"] for row in rows),
                    total(row["jobs"] for row in rows)),
                "rewards": total(row.get("reward") for row in rows),
                "ties": Fraction(sum(1 for row in rows if row["tied"] == "yes"))}
        if report == "monthly-grades":
            rows = self.assessments()
            staff = [line for row in self.assessments("staff-monthly-appraisal") for line in row["staff"]]

            def eighth(row: Row) -> dt.date:
                year, month = map(int, row["period"].split("-"))
                return dt.date(year + month // 12, month % 12 + 1, 8)
            return {
                "assessed": Fraction(len(rows)), "in_time": share(rows,
                    lambda row: on(row["fill_date"]) <= eighth(row)),
                "mean_total": mean(map(self.month_points, rows)), "deduction": total(map(self.minus, rows)),
                "bonus": total(line.get("bonus") for line in staff),
                "penalty": total(line.get("penalty") for line in staff)}
        if report == "distribution":
            rows = self.within("service-report", lambda row: row["t_report"])
            return {
                "services": Fraction(len(rows)), "quality_share": share(rows,
                    lambda row: row["cause_class"] == "quality"),
                "warranty_share": share(rows, lambda row: row["in_warranty"] == "in"),
                "customers": self.distinct(rows, "customer_name")}
        if report == "warranty-cost":
            rows = self.approvals()
            known = [row for row in rows if row.get("actual_total") not in (None, "")]
            claims = self.within("supplier-claim", lambda row: row["reply_date"])
            return {
                "warranty_actual": total(row.get("actual_total") for row in inside),
                "warranty_approved": total(row["total"] for row in inside),
                "warranty_variance": self.actual_less_approved(inside),
                "used_share": Share(total(row["actual_total"] for row in known), total(row["total"] for row in known)),
                "overspent": share(known, lambda row: number(row["actual_total"]) > number(row["total"])),
                "mean_actual": mean(number(row["actual_total"]) for row in known),
                "open_approved": total(row["total"] for row in self.within(
                    "cost-approval", lambda row: row["planned_date"], ("issued",))),
                "charged_total": total(row.get("charge_total") for row in reports),
                "handed_in": Share(total(row.get("handed_in") for row in reports),
                    total(row.get("collected") for row in reports)),
                "accepted_by_suppliers": Share(
                    total(row["accepted"] for row in claims), total(row["claim_total"] for row in claims))}
        if report == "expenses":
            rows = self.claims()
            loans = self.within("loan", lambda row: row["fill_date"], every)
            return {
                "claims": Fraction(len(rows)), "total": total(map(self.claimed, rows)),
                "meals": total(map(self.meals, rows)),
                "lodging": total(line["amount"] for row in rows for line in row.get("lodging", [])),
                "above_standard": Share(total(map(self.above, rows)), total(map(self.claimed, rows))),
                "days_to_claim": mean(Fraction((on(row["fill_date"]) - on(row["trip_to"])).days) for row in rows),
                "loans_open": total(row["amount"] for row in loans if not row.get("settled_date"))}
        if report == "quality-issues":
            rows = self.within("quality-issue", lambda row: row["found_date"], every)
            done = [row for row in rows if row["_state"] in DONE]
            days = dt.timedelta(self.records.profile["quality_opinion_days"])
            return {
                "issues": Fraction(len(rows)), "rectified_in_time": rectified,
                "struck_off": Share(Fraction(sum(1 for row in done if row["closed"] == "yes")), Fraction(len(rows))),
                "same_day": share([row for row in done if row["importance"] == "ordinary"],
                                  lambda row: on(row["replied_at"]) == on(row["received_at"])),
                "opinion_in_time": share(
                    [row for row in done if row["importance"] == "complex"],
                    lambda row: row.get("opinion_date") and on(row["opinion_date"]) <= on(row["visit_date"]) + days),
                "deduction": total(row["deduction"] for row in done)}
        if report == "old-parts":
            issued = total(self.amount(row, "issued_qty") for row in self.within(
                "part-requisition", lambda row: row["fill_date"]))
            off = total(self.amount(row, "used_qty") for row in self.within("part-writeoff",
                lambda row: row["fill_date"]))
            back = self.within("part-return", lambda row: row["ship_date"])
            return {
                "handed_in": self.old_parts(), "issued": issued, "written_off": off,
                "written_off_share": Share(off, issued),
                "returned": total(line["qty"] for row in back for line in row["lines"])}
        if report == "revisits":
            asked = self.within("usage-inquiry", lambda row: row["inquiry_date"])
            raised = [row for row in made if row.get("problem") and row.get("reply_due")]
            items = ("r_structure", "r_appearance", "r_delivery", "r_price", "r_service")
            files = self.within("product-file", lambda row: row["out_date"], every)
            shipped = self.within("packing-list", lambda row: row["ship_date"], every)
            return {
                "revisit_rate": revisit_rate, "revisit_timeliness": revisit_timely, "handled": handled,
                "answered_as_promised": share(raised, lambda row: on(row["replied_date"]) <= on(row["reply_due"])),
                "first_inquiry_rate": share(inquiries, lambda row: row.get("inquiry_date")),
                "first_inquiry_in_time": asked_timely,
                "inquiry_score": mean(Fraction(sum(SCORES[row[item]] for item in items) * 100, 25) for row in asked),
                "filed": Share(self.distinct(files, "serial_no"), self.distinct(shipped, "serial_no")),
                "filing_timeliness": self.filed("product-file", "out_date"),
                "user_filing_timeliness": self.filed("user-file", "commissioned_date")}
        if report == "attendance":
            rows = self.within("attendance-log", lambda row: row["date"])
            found = list(map(self.clocked, rows))
            return {
                "present": share([row for row in rows if row["status"] != "rest"],
                                 lambda row: row["status"] in ("present", "outside")),
                "in_order": Share(
                    Fraction(sum(1 for _, fine, absent in found if not fine and not absent)), Fraction(len(rows))),
                "times": total(times for times, _, _ in found), "fines": total(fine for _, fine, _ in found),
                "absent_days": total(absent for _, _, absent in found),
                "pay_days": total(3 * absent for _, _, absent in found),
                "not_closed": Fraction(len(self.within("attendance-log", lambda row: row["date"], ("issued",))))}
        if report == "complaints":
            closed = [row for row in complaints if row["_state"] in DONE]
            return {
                "received": Fraction(len(complaints)), "complaint_rate": complained,
                "founded": share(closed, lambda row: row["facts"] in ("true", "partly")),
                "registered_same_day": share(complaints, lambda row: on(row["fill_date"]) == on(row["received_at"])),
                "verified_same_day": share(closed, lambda row: on(row["investigated_at"]) == on(row["received_at"])),
                "dealt_with": share(complaints, lambda row: row.get("done_date") and row.get("replied_at")),
                "days_to_reply": mean(Fraction((on(row["replied_at"]) - on(row["received_at"])).days)
                    for row in closed),
                "content_again": share(closed, lambda row: row["attitude"] in ("satisfied", "accepted")),
                "points": total(row.get("deduct_points") for row in closed)}
        if report == "supervision":
            requests = self.within("service-request", lambda row: row["report_time"], every)
            upkeep = self.within("maintenance-record", lambda row: row["t_done"])
            faults = self.within("major-fault", lambda row: row["occurred_at"], every)
            analyses = self.within("fault-analysis", lambda row: row["occurred_at"], every)
            slips = [row for row in self.within("liaison", lambda row: row["fill_date"], every)
                if row["handled_first"] == "yes"]

            def void(form: str) -> Share:
                # All numbers are issued at the one moment after the year.
                if not self.first <= self.records.today <= self.last:
                    return Share(Fraction(0), Fraction(0))
                numbers = self.records.all(form, (*every, "void"))
                return share(numbers, lambda row: row["_state"] == "void")
            return {
                "received": Fraction(len(requests)),
                "requests_answered": share(requests, lambda row: row.get("replied_at")),
                "timeliness": timely, "timeliness_warranty": timely_in,
                "inspections": Fraction(sum(1 for row in upkeep if row["maint_kind"] in ("inspection", "periodic"))),
                "inspections_planned": Fraction(len(self.within("maintenance-record",
                    lambda row: row.get("next_date")))),
                "revisit_timeliness": revisit_timely, "satisfied_share": satisfied,
                "satisfaction_degree": self.degree(),
                "complaints_received": Fraction(len(complaints)),
                "complaints_closed": share(complaints, lambda row: row.get("done_date") and row.get("replied_at")),
                "complaint_rate": complained, "major_faults": Fraction(len(faults)),
                "analysed": Share(self.distinct(analyses, "major_fault_no"), Fraction(len(faults))),
                "handled_first": Fraction(len(slips)),
                "handled_first_answered": share(slips, lambda row: row.get("done_date")),
                "void_requests": void("service-request"), "void_dispatches": void("dispatch"),
                "void_reports": void("service-report")}
        raise KeyError(report)

    # Sums that the forms carry, made again from their lines.

    @staticmethod
    def points(row: Row) -> Fraction:
        """A to G of the quarterly appraisal."""
        minus = [max(0, 10 - 2 * row[key]) for key in ("a_count", "b_count", "d_count", "f_count", "g_count")]
        scores = [Fraction(line["score"]) for line in row.get("surveys", [])]
        level = {"A": 25, "B": 20, "C": 15, "D": 10, "E": 5}[row["content_level"]]
        return sum(minus) + level + (hundredths(mean(scores)) if scores else number(row["e_assessed"]))

    def clocked(self, row: Row) -> tuple[int, Fraction, Fraction]:
        """How often late or early, the fine, and the days absent, of one day: 8:30 to 17:30."""
        if row["status"] == "absent":
            return 0, Fraction(0), Fraction(1)
        if row["status"] == "outside":
            return 0, Fraction(0), Fraction(not row.get("reported_at") or number(row.get("phone_off_h")) > 12)
        if row["status"] != "present":
            return 0, Fraction(0), Fraction(0)
        begin, end = (dt.datetime.combine(on(row["date"]), dt.time(*clock)) for clock in ((8, 30), (17, 30)))
        minutes = [(at(row["in_at"]) - begin).total_seconds() / 60, (end - at(row["out_at"])).total_seconds() / 60]
        short = sum(1 for one in minutes if 0 < one <= 30)
        long = sum(1 for one in minutes if one > 30)
        return short, Fraction(short * self.records.profile["late_penalty"]), min(Fraction(1), Fraction(long, 2))

    @staticmethod
    def minus(row: Row) -> Fraction:
        return Fraction(15 * sum(1 for line in row.get("complaints", []) if line["verified"] == "yes"))

    def month_points(self, row: Row) -> Fraction:
        parts = ("initiative", "coordination", "loyalty", "planning", "execution", "quality")
        return max(Fraction(0), total(row[part] for part in parts) - self.minus(row))

    @staticmethod
    def amount(row: Row, quantity: str) -> Fraction:
        return total(number(line.get(quantity)) * number(line.get("unit_price")) for line in row["lines"])

    @staticmethod
    def meals(row: Row) -> Fraction:
        rates = {"local_lunch": 10, "local_dinner": 10, "breakfast": 5, "lunch": 10, "dinner": 10}
        return total(rates[line["kind"]] * number(line["persons"]) for line in row.get("meals", []))

    def above(self, row: Row) -> Fraction:
        rates = {"county": self.records.profile["lodging_county"],
            "prefecture": self.records.profile["lodging_prefecture"]}
        return total(
            max(Fraction(0),
                number(line["amount"]) - rates[line["city"]] * number(line["persons"]) * number(line["nights"]))
            for line in row.get("lodging", []) if line["city"] in rates)

    def claimed(self, row: Row) -> Fraction:
        lines = [line["amount"] for part in ("legs", "lodging") for line in row.get(part, [])]
        return total(lines) + self.meals(row) + number(row["freight"]) + number(row["other"])


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────


#: The group of all rows.
TOTAL = "合计"


def month(field: str) -> Callable[[Row], list[str]]:
    """The month of a day, as tables head their rows."""
    return lambda row: [str(row[field])[:7]]


def grouped(
    rows: Iterable[Row], keys: Callable[[Row], list[str]], columns: list[Callable[[list[Row]], Any]],
) -> dict[str, list[Any]]:
    """The columns of each group, and of all rows under TOTAL; a row may be in several groups."""
    groups: dict[str, list[Row]] = {TOTAL: []}
    for row in rows:
        groups[TOTAL].append(row)
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    return {key: [column(members) for column in columns] for key, members in groups.items()}


def count(good: Callable[[Row], Any] = lambda row: True) -> Callable[[list[Row]], Fraction]:
    """How many rows are good."""
    return lambda rows: Fraction(sum(1 for row in rows if good(row)))


def added(value: Callable[[Row], Any]) -> Callable[[list[Row]], Fraction]:
    """A sum."""
    return lambda rows: total(value(row) for row in rows)


def averaged(value: Callable[[Row], Any]) -> Callable[[list[Row]], Fraction | None]:
    """A mean."""
    return lambda rows: mean(Fraction(value(row)) for row in rows)


def part(good: Callable[[Row], Any]) -> Callable[[list[Row]], Share]:
    """A share of the rows."""
    return lambda rows: share(rows, good)


def tables(year: Year, report: str, label: Callable[[str, str, Any], str]) -> dict[str, dict[str, list[Any]]]:
    """Grouped tables of a report by id, made again: the columns of each group."""
    scored = [lambda row, item=item: SCORES[row[f"q{item}"]] for item in range(1, 8)]
    every = ("issued", "closed", "packed")
    if report == "satisfaction":
        return {
            "by_month": grouped(year.surveys(), month("survey_date"),
                [count(), part(year.satisfied), averaged(year.score25)]),
            "items": grouped(
                year.surveys(), lambda row: [label("satisfaction-survey", "survey_mode", row["survey_mode"])],
                [averaged(item) for item in scored]),
            "by_overall": grouped(
                [row for row in year.surveys() if row.get("q8_overall")],
                lambda row: [label("satisfaction-survey", "q8_overall", row["q8_overall"])], [count()]),
            "by_engineer": grouped(
                [row for row in year.surveys() if row.get("engineer")], lambda row: [row["engineer"]],
                [count(), averaged(year.score25), lambda rows: min(map(year.score25, rows), default=None)]),
            "by_product": grouped(
                year.surveys(), lambda row: [row["product_name"]], [count(), averaged(year.score25)])}
    if report == "service-quality":
        return {
            "by_month": grouped(year.reports(), month("t_done"), [
                count(), part(lambda row: row["result"] == "solved"),
                part(lambda row: row["user_satisfaction"] in ("very", "fairly"))]),
            "timeliness_by_month": grouped(year.jobs(), month("arrive_before"), [
                count(), part(year.in_time), count(lambda row: not row.get("arrived_at"))])}
    if report == "warranty-cost":
        columns = [
            count(), added(lambda row: row["total"]), added(lambda row: row.get("actual_total")),
            year.actual_less_approved,
            count(lambda row: number(row.get("actual_total")) > number(row["total"]))]
        lines = [line for row in year.approvals() for line in row["lines"]]
        return {
            "by_month": grouped(year.approvals("in"), month("planned_date"), columns),
            "by_product": grouped(year.approvals("in"), lambda row: [row["product_name"]], columns),
            "by_item": grouped(lines, lambda row: [label("cost-approval", "lines.item", row["item"])], [
                added(lambda row: number(row["qty"]) * number(row["unit_price"])), count()]),
            "by_bearer": grouped(
                year.approvals(), lambda row: [label("cost-approval", "charge_to", row["charge_to"])], columns)}
    if report == "expenses":
        meals = [line for row in year.claims() for line in row.get("meals", [])]
        rates = {"breakfast": 5}
        return {
            "by_person": grouped(year.claims(), lambda row: [row["claimant"]], [
                count(), added(lambda row: (on(row["trip_to"]) - on(row["trip_from"])).days + 1),
                added(lambda row: total(line["amount"] for line in row["legs"])), added(year.meals),
                added(lambda row: total(line["amount"] for line in row.get("lodging", []))),
                added(lambda row: number(row["freight"]) + number(row["other"])), added(year.claimed),
                added(year.above)]),
            "by_meal": grouped(meals, lambda row: [label("expense-claim", "meals.kind", row["kind"])], [
                added(lambda row: row["persons"]),
                added(lambda row: rates.get(row["kind"], 10) * number(row["persons"]))]),
            "by_city": grouped(
                [line for row in year.claims() for line in row.get("lodging", [])],
                lambda row: [label("expense-claim", "lodging.city", row["city"])], [
                    added(lambda row: number(row["persons"]) * number(row["nights"])), added(lambda row: row["amount"]),
                    lambda rows: year.above({"lodging": rows})]),
            "by_transport": grouped(
                [line for row in year.claims() for line in row["legs"]],
                lambda row: [label("expense-claim", "legs.tool", row["tool"])],
                [count(), added(lambda row: row["amount"])]),
            "by_month": grouped(year.claims(), month("fill_date"), [count(), added(year.claimed)])}
    if report == "quarterly-ranking":
        quarters = sorted({row["period"] for row in year.appraisals()})
        both = [column for quarter in quarters for column in (
            lambda rows, quarter=quarter: max((year.points(row) for row in rows if row["period"] == quarter),
                default=None),
            lambda rows, quarter=quarter: min((Fraction(row["rank"]) for row in rows if row["period"] == quarter),
                default=None))]
        return {"quarters": grouped(year.appraisals(), lambda row: [row["employee"]], both), "by_employee": grouped(
            year.appraisals(), lambda row: [row["employee"]],
            [averaged(year.points),
                averaged(lambda row: hundredths(mean(Fraction(line["score"]) for line in row["surveys"]))),
                count(lambda row: row["rank"] <= 3), added(lambda row: row.get("reward"))])}
    if report == "monthly-grades":
        grades = [count(lambda row, grade=grade: row["grade"] == grade) for grade in "ABC"]
        staff = [line for row in year.assessments("staff-monthly-appraisal") for line in row["staff"]]
        marks = ("quality", "workload", "manner", "safety", "papers")
        return {
            "by_employee": grouped(year.assessments(), lambda row: [row["employee"]], [
                count(), averaged(year.month_points), *grades, added(year.minus)]),
            "by_grade": grouped(
                year.assessments(), lambda row: [label("monthly-assessment", "grade", row["grade"])],
                [count(), averaged(year.month_points)]),
            "penalties": grouped(staff, lambda row: [row["name"]], [
                averaged(lambda row: total(row[mark] for mark in marks)), added(lambda row: row.get("bonus")),
                added(lambda row: row.get("penalty"))])}
    if report == "old-parts":
        used = [line for row in year.reports() for line in row.get("parts", []) if line["source"] == "warranty"]

        def back(rows: list[Row]) -> Fraction:
            return total(line["qty"] for line in rows if line.get("old_returned") == "yes")
        off = [line for row in year.within("part-writeoff", lambda row: row["fill_date"]) for line in row["lines"]]
        old, fitted = added(lambda row: row.get("old_qty")), added(lambda row: row["used_qty"])
        return {
            "replaced": grouped(used, lambda row: [row["name"]], [
                added(lambda row: row["qty"]), back,
                lambda rows: Share(back(rows), total(line["qty"] for line in rows))]),
            "written": grouped([row for row in off if row["old_use"] != "none"], lambda row: [row["name"]], [
                fitted, old, lambda rows: Share(old(rows), fitted(rows)),
                added(lambda row: number(row["drawn_qty"]) - number(row["used_qty"]) - number(row.get("unused_qty")))]),
            "uses": grouped(off, lambda row: [label("part-writeoff", "lines.old_use", row["old_use"])], [
                old, added(lambda row: number(row["used_qty"]) * number(row.get("unit_price")))])}
    if report == "quality-issues":
        closed = count(lambda row: row.get("closed") == "yes")
        return {
            "by_month": grouped(year.within("quality-issue", lambda row: row["found_date"], every),
                month("found_date"), [
                count(), closed, added(lambda row: row.get("qty")), added(lambda row: row.get("deduction"))]),
            "by_department": grouped(
                year.within("quality-issue", lambda row: row["found_date"]),
                lambda row: [label("quality-issue", "resp_dept", row["resp_dept"])],
                [count(), part(lambda row: row["closed"] == "yes"), added(lambda row: row.get("deduction"))]),
            "by_unit": grouped(year.rectifications(), lambda row: [row["resp_unit"]], [
                count(), part(lambda row: row.get("closed") == "yes"
                    and on(row["done_date"]) <= on(year.rectify_by(row))),
                count(lambda row: row.get("extended_due"))])}
    if report == "revisits":
        early = part(lambda row: row.get("revisit_date") and on(row["revisit_date"]) <= on(row["due_date"]))
        made = year.within("revisit", lambda row: row["revisit_date"])
        service = averaged(lambda row: SCORES[row["r_service"]])
        return {
            "results": grouped(made, lambda row: [label("revisit", "result", row["result"])], [count(), service]),
            "key_customers": grouped(made, lambda row: [row["customer_name"]], [
                count(), count(lambda row: row.get("problem")), service]),
            "by_kind": grouped(year.revisits(), lambda row: [label("revisit", "kind", row["kind"])], [
                count(), count(lambda row: row.get("revisit_date")), early]),
            "by_month": grouped(year.revisits(), month("due_date"), [
                count(), count(lambda row: row.get("revisit_date")), early])}
    if report == "supervision":
        requests = year.within("service-request", lambda row: row["report_time"], every)
        complaints = year.within("complaint", lambda row: row["received_at"], every)
        return {
            "intake": grouped(requests, lambda row: [label("service-request", "channel", row["channel"])], [
                count(), count(lambda row: row["in_warranty"] == "in"), count(lambda row: row.get("replied_at")),
                count(lambda row: not row.get("replied_at")),
                count(lambda row: not row.get("replied_at") and at(row["due_at"]) < year.records.now)]),
            "intake_plan": grouped(requests, lambda row: [label("service-request", "plan", row["plan"])], [
                count(), count(lambda row: row.get("replied_at")),
                count(lambda row: row.get("replied_at") and at(row["replied_at"]) <= at(row["due_at"]))]),
            "upkeep": grouped(
                year.within("maintenance-record", lambda row: row["t_done"]),
                lambda row: [label("maintenance-record", "maint_kind", row["maint_kind"])],
                [count(), count(lambda row: row["result"] == "fixed")]),
            "revisit_kinds": grouped(year.revisits(), lambda row: [label("revisit", "kind", row["kind"])], [
                count(), count(lambda row: row.get("revisit_date")),
                count(lambda row: row.get("revisit_date") and on(row["revisit_date"]) <= on(row["due_date"]))]),
            "survey_items": grouped(
                year.surveys(), lambda row: [label("satisfaction-survey", "survey_mode", row["survey_mode"])],
                [count(), *map(averaged, scored)]),
            "engineers": grouped(year.jobs(), lambda row: [line["name"] for line in row["engineers"]], [
                count(), part(year.in_time)]),
            "regions": grouped(year.jobs(), lambda row: [row["address"][:6]], [count(), part(year.in_time)]),
            "complaint_kinds": grouped(
                complaints, lambda row: [label("complaint", "nature", one) for one in row["nature"]], [
                    count(), count(lambda row: row.get("facts") in ("true", "partly")),
                    count(lambda row: row.get("service_caused") == "yes"), count(lambda row: row.get("replied_at")),
                    count(lambda row: row["level"] == "major")])}
    if report == "attendance":
        rows = year.within("attendance-log", lambda row: row["date"])
        return {"by_person": grouped(rows, lambda row: [row["employee"]], [
            *(count(lambda row, status=status: row["status"] == status) for status in ("present", "outside", "leave")),
            added(lambda row: year.clocked(row)[0]),
            added(lambda row: max(0, (at(row["in_at"]) - at(row["date"] + " 08:30")).total_seconds() / 60)
                  if row["status"] == "present" else 0),
            added(lambda row: year.clocked(row)[1]), added(lambda row: year.clocked(row)[2]),
            added(lambda row: 3 * year.clocked(row)[2])])}
    if report == "complaints":
        complaints = year.within("complaint", lambda row: row["received_at"], every)
        blamed = [row for row in complaints if row["_state"] in DONE and row["service_caused"] == "yes"]
        by_service = count(lambda row: row.get("service_caused") == "yes")
        points = added(lambda row: row.get("deduct_points"))
        return {
            "by_month": grouped(complaints, month("received_at"), [
                count(), count(lambda row: row.get("facts") in ("true", "partly")), by_service,
                count(lambda row: not row.get("replied_at"))]),
            "by_nature": grouped(
                complaints, lambda row: [label("complaint", "nature", one) for one in row["nature"]],
                [count(), by_service]),
            "by_department": grouped(blamed, lambda row: [row["resp_dept"]], [count(), points]),
            "by_person": grouped(
                [row for row in blamed if row.get("resp_person")], lambda row: [row["resp_person"]], [count(), points])}
    if report == "distribution":
        rows = year.within("service-report", lambda row: row["t_report"])
        causes = [name for name in ("quality", "misuse", "supplied_part", "installation", "external", "other")
                  if any(row["cause_class"] == name for row in rows)]
        columns = [count(lambda row, name=name: row["cause_class"] == name) for name in causes]
        issues = year.within("quality-issue", lambda row: row["found_date"], every)
        requests = year.within("service-request", lambda row: row["report_time"], every)
        plans = [name for name in ("phone", "dispatch", "factory", "supplier")
                 if any(row["plan"] == name for row in requests)]
        classes = [name for name in ("drawing", "treatment", "finish", "function", "supplied", "other")
                   if any(row["problem_class"] == name for row in issues)]
        return {
            "classes": grouped(issues, month("found_date"), [
                count(lambda row, name=name: row["problem_class"] == name) for name in classes]),
            "month_totals": grouped(rows, month("t_report"), [
                count(), count(lambda row: row["in_warranty"] == "in"),
                averaged(lambda row: hundredths(
                    Fraction((at(row["t_done"]) - at(row["t_arrive"])).total_seconds()) / 3600))]),
            "channels": grouped(requests, lambda row: [label("service-request", "channel", row["channel"])], [
                count(lambda row, name=name: row["plan"] == name) for name in plans]),
            "departments": grouped(
                issues,
                lambda row: [label("quality-issue", "resp_dept", row["resp_dept"]) if row.get("resp_dept") else "—"],
                [count(), added(lambda row: row.get("qty"))]),
            "months": grouped(rows, month("t_report"), columns),
            "quarters": grouped(
                rows, lambda row: [f"{str(row['t_report'])[:4]}-Q{(int(str(row['t_report'])[5:7]) + 2) // 3}"],
                columns),
            "products": grouped(rows, lambda row: [row["product_name"]], columns),
            "assemblies": grouped(rows, lambda row: [label("service-report", "assembly", one)
                for one in row["assembly"]], [
                count(), count(lambda row: row["result"] != "solved")])}
    return {}


def lists(year: Year, report: str) -> dict[str, int]:
    """How many rows the lists of a report have."""
    late = sum(1 for row in year.jobs() if not year.in_time(row))
    missed = sum(1 for row in year.revisits() if not row.get("revisit_date"))
    low = sum(1 for row in year.surveys() if year.score25(row) < 15)
    every = ("issued", "closed", "packed")
    if report == "complaints":
        found = year.within("complaint", lambda row: row["received_at"], every)
        return {"open": sum(1 for row in found if not row.get("replied_at"))}
    if report == "attendance":
        rows = year.within("attendance-log", lambda row: row["date"])
        return {"list": sum(1 for row in rows if any(year.clocked(row)[1:]))}
    if report == "satisfaction":
        return {"low": low}
    if report == "service-quality":
        return {"late_jobs": late, "overdue_revisits": missed}
    if report == "warranty-cost":
        return {"overspent_list": sum(
            1 for row in year.approvals() if number(row.get("actual_total")) > number(row["total"]))}
    if report == "expenses":
        return {"above": sum(1 for row in year.claims() if year.above(row) > 0)}
    if report == "quarterly-ranking":
        return {"ranking": len(year.appraisals())}
    if report == "monthly-grades":
        return {"people": len(year.assessments())}
    if report == "old-parts":
        drawn = year.within("part-requisition", lambda row: row["fill_date"])
        return {"later": sum(1 for row in drawn for line in row["lines"] if line.get("old_part") == "later")}
    if report == "quality-issues":
        return {"late": sum(
            1 for row in year.rectifications()
            if not row.get("done_date") or row["closed"] == "no" or on(row["done_date"]) > on(year.rectify_by(row)))}
    if report == "revisits":
        days = dt.timedelta(year.records.profile["file_days_after_out"])
        files = year.within("product-file", lambda row: row["out_date"], every)
        return {"missed": missed, "late_files": sum(1 for row in files
            if on(row["fill_date"]) > on(row["out_date"]) + days)}
    if report == "supervision":
        slips = year.within("liaison", lambda row: row["fill_date"], every)
        plans = year.within("rectification", lambda row: row["fill_date"], every)
        return {
            "late": late, "missed": missed, "low_surveys": low,
            "fault_list": len(year.within("major-fault", lambda row: row["occurred_at"], every)),
            "analysis_list": len(year.within("fault-analysis", lambda row: row["occurred_at"], every)),
            "handled_first_list": sum(1 for row in slips if row["handled_first"] == "yes"),
            "measures": sum(len(row["measures"]) for row in plans)}
    return {}


# ── The comparison ───────────────────────────────────────────────────────────────────────────────────────────


def half_up(value: Fraction, places: int) -> str:
    """A number as a clerk rounds it."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    scaled = (value * 10**places)
    whole = abs(scaled.numerator) // scaled.denominator
    if (abs(scaled) - whole) * 2 >= 1:
        whole += 1
    text = str(Decimal(whole).scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return f"-{text}" if exact < 0 and whole else text


def same(given: Any, expected: Share | Fraction | None) -> bool:
    """Whether a value of the program is the one computed here, to twelve decimals."""
    if isinstance(expected, Share):
        if not isinstance(given, dict):
            return False
        if number(given["numerator"]) != expected.numerator or number(given["denominator"]) != expected.denominator:
            return False
        if expected.denominator == 0:
            return given["value"] is None and given["text"] == "—"
        exact = expected.numerator * 100 / expected.denominator
        return same(given["value"], exact) and given["text"] == half_up(exact, 1) + "%"
    if isinstance(given, dict):
        given = given["value"]
    if expected is None or given is None:
        return expected is None and given is None
    return abs(Fraction(str(given)) - expected) < Fraction(1, 10**12)


def reached(figure: Row, expected: Share | Fraction | None) -> bool:
    """Whether the verdict is right, by the unrounded value."""
    if "target" not in figure:
        return True
    comparison, limit = figure["target"].split(" ")
    if isinstance(expected, Share):
        value = None if not expected.denominator else expected.numerator * 100 / expected.denominator
    else:
        value = expected
    if value is None:
        return figure["reached"] is None
    goal = Fraction(limit)
    return figure["reached"] == {">=": value >= goal, "<=": value <= goal, ">": value > goal,
        "<": value < goal}[comparison]


def span(period: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a period."""
    if ".." in period:
        first, last = map(dt.date.fromisoformat, period.split(".."))
        return first, last
    year = int(period[:4])
    if len(period) == 4:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    first, months = (int(period[6]) * 3 - 2, 3) if "Q" in period else (int(period[5:]), 1)
    after = first + months
    return dt.date(year, first, 1), dt.date(year + (after > 12), (after - 1) % 12 + 1, 1) - dt.timedelta(1)


def check(checks: Checks, liandan: Liandan, folder: Path, seed: int = 20260115) -> None:
    """Issues a year and compares every figure and the grouped tables of every report with those computed here."""
    if not shutil.which("faketime"):
        checks.left_out("figures of reports", "there is no faketime")
        return
    department = Department(liandan, folder, seed)
    department.fill()
    checks.none(f"a year of {sum(map(len, department.issued.values()))} forms is issued", department.problems)
    records = Records(department)
    labels: dict[tuple[str, str], dict[str, str]] = {}

    def label(form: str, field: str, choice: Any) -> str:
        if (form, field) not in labels:
            described = json.loads(department.run("describe", form, "--json").out)
            fields = described["fields"]
            for name in field.split(".")[:-1]:
                fields = next(one for one in fields if one["id"] == name)["fields"]
            found = next(one for one in fields if one["id"] == field.split(".")[-1])
            listed = found["choices"] if isinstance(found["choices"], list) else described["choices"][found["choices"]]
            labels[form, field] = {one["id"]: one["label"] for one in listed}
        return labels[form, field][choice]

    names = [line.split("\t")[0] for line in department.run("reports").out.splitlines() if line.strip()]
    periods = [str(YEAR), *(f"{YEAR}-Q{part}" for part in range(1, 5)), f"{YEAR}-04", f"{YEAR}-07", f"{YEAR}-12",
               f"{YEAR + 1}-01", f"{YEAR}-05-07..{YEAR}-11-13"]
    for name in names:
        faults: list[str] = []
        compared: Counter[str] = Counter()
        for period in periods:
            done = department.run("report", name, "--period", period, "--json")
            if done.code != 0:
                faults.append(f"{period}: {done}")
                continue
            report = json.loads(done.out, parse_float=Decimal)
            year = Year(records, *span(period))
            try:
                expected, grouped_tables = year.figures(name), tables(year, name, label)
            except KeyError as error:
                if error.args != (name,):
                    raise
                faults.append("no figures of this report are computed here")
                break
            faults += compare(report, period, expected, grouped_tables, lists(year, name), compared)
        checks.none(
            f"{name}: {compared['figures']} figures, {compared['cells']} cells of tables, {compared['lists']} lists",
            faults)


def compare(
    report: Row, period: str, expected: dict[str, Share | Fraction | None],
    expected_tables: dict[str, dict[str, list[Any]]],
    listed: dict[str, int], compared: Counter[str],
) -> list[str]:
    """What differs between a report and the figures and tables computed here."""
    faults = []
    given = {figure["id"]: figure for figure in report["figures"]}
    if set(given) != set(expected):
        faults.append(f"figures differ: {sorted(set(given) ^ set(expected))}")
    for name in set(given) & set(expected):
        compared["figures"] += 1
        if not same(given[name], expected[name]):
            faults.append(f"{period} {name}: {given[name]} but {expected[name]}")
        elif not reached(given[name], expected[name]):
            faults.append(f"{period} {name}: the verdict is {given[name]}")
    found = {table["id"]: table for table in report["tables"]}
    for name, groups in expected_tables.items():
        rows = {row[0]: row[1:] for row in found[name]["rows"]}
        if (last := found[name]["total"]) is not None:
            rows[last[0]] = last[1:]
        else:
            groups.pop(TOTAL)
        if set(rows) != set(groups):
            faults.append(f"{period} {name}: groups {sorted(rows)} but {sorted(groups)}")
        for key in set(rows) & set(groups):
            for index, value in enumerate(groups[key]):
                compared["cells"] += 1
                if not same(rows[key][index], value):
                    faults.append(f"{period} {name} {key} column {index + 1}: {rows[key][index]} but {value}")
    for name, expected_rows in listed.items():
        compared["lists"] += 1
        if len(found[name]["rows"]) != expected_rows:
            faults.append(f"{period} {name}: {len(found[name]['rows'])} rows but {expected_rows}")
    for table in report["tables"]:
        if table["columns"][-1] == "名次":
            faults += ranks(table, period)
    return faults


def ranks(table: Row, period: str) -> list[str]:
    """What is wrong with competition ranks: one more than those who are better."""
    heading = next(name for name in ("合计", "平均总分", "总分") if name in table["columns"])
    place = table["columns"].index(heading)
    values = [row[place] for row in table["rows"]]
    faults = []
    for row in table["rows"]:
        rank, shared = (row[-1]["rank"], row[-1]["shared"]) if isinstance(row[-1], dict) else (row[-1], False)
        better, equal = sum(other > row[place] for other in values), values.count(row[place])
        if (rank, shared) != (1 + better, equal > 1):
            faults.append(f"{period} {table['id']}: rank {row[-1]} of {values}")
    return faults


def main() -> int:
    """Runs the comparison alone."""
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="liandan-figures-") as temporary:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        check(checks, Liandan(Path(sys.argv[1])), folder)
    print(checks.summary())
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    sys.exit(main())
