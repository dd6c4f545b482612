"""What a form works out by itself, worked out again from what was written on it.

Terms, scores, sums and totals by the rules of the trade (domain 2 and 6): a form that says the term itself keeps it.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from figures_values import Row, add_months, at, hours_between, mean, number, on, rounded, total

#: What an answer is worth, S0.
SCORES = {"very": 5, "fairly": 4, "neutral": 2, "dissatisfied": 0, "poor": -1}
FULL_SCORE = 25
#: S2: on the site within 24 hours up to 100 km, else an answer within 12.
ONSITE_HOURS, RADIUS_KM, REPLY_HOURS, CONTACT_HOURS = 24, 100, 12, 12
#: S1: filed within 2 days, asked after 10, revisited a week after a major repair, warranty of a year.
FILE_DAYS, INQUIRY_DAYS, REPAIR_DAYS, WARRANTY_MONTHS = 2, 10, 7, 12
#: S0, S3: months to a revisit by its kind; key customers twice a year.
REVISIT_MONTHS = {"one_month": 1, "monthly": 1, "three_months": 3, "quarterly": 3, "key_customer": 6}
#: S0: an opinion on a complex problem after 3 days; 15 points off for a confirmed complaint, 2 for a fault.
OPINION_DAYS, COMPLAINT_POINTS, FAULT_POINTS = 3, 15, 2
APPROVAL_LIMIT = 1000
REWARDS = {1: 500, 2: 300, 3: 200}
LEVEL_POINTS = {"A": 25, "B": 20, "C": 15, "D": 10, "E": 5}
#: S4: meals and lodging; elsewhere lodging has no standard, and all of it is applied for.
MEALS = {"breakfast": 5, "lunch": 10, "dinner": 10, "local_lunch": 10, "local_dinner": 10}
LODGING = {"county": 30, "prefecture": 35, "other": 0}
#: S0: 20 yuan each time, 8:30 to 17:30; absent from more than half an hour on.
BEGIN, END, LATE_PENALTY, GRACE = dt.time(8, 30), dt.time(17, 30), 20, 30


def day(value: dt.date) -> str:
    """A day as forms hold it."""
    return value.isoformat()


def score(row: Row, items: list[str]) -> int:
    """The sum of answers."""
    return sum(SCORES[row[item]] for item in items)


def _priced(lines: list[Row], quantity: str = "qty") -> list[Row]:
    """Lines with what each comes to."""
    return [line | {"amount": rounded(number(line[quantity]) * number(line["unit_price"]), 2)} for line in lines]


def _survey(row: Row) -> Row:
    if "q3" not in row:
        return {}
    points = score(row, [f"q{item}" for item in range(3, 8)])
    return {"score_25": points, "score_pct": rounded(Fraction(points * 100, FULL_SCORE), 1)}


def _request(row: Row) -> Row:
    near = row["plan"] == "dispatch" and number(row.get("distance_km")) <= RADIUS_KM
    hours = ONSITE_HOURS if near and "supplier" not in row.get("need_support", []) else REPLY_HOURS
    due = at(row["report_time"]) + dt.timedelta(hours=hours)
    until = add_months(on(row["out_date"]), row["warranty_months"]) - dt.timedelta(1)
    return {"limit_hours": hours, "due_at": due.isoformat(sep=" ", timespec="minutes"), "warranty_until": day(until),
            "over_limit": "yes" if number(row["est_fee"]) > APPROVAL_LIMIT else "no"}


def _revisit(row: Row) -> Row:
    base = on(row["base_date"])
    if row["kind"] == "major_repair":
        return {"due_date": day(base + dt.timedelta(REPAIR_DAYS))}
    return {"due_date": day(add_months(base, REVISIT_MONTHS[row["kind"]]))} if row["kind"] in REVISIT_MONTHS else {}


def _inquiry(row: Row) -> Row:
    found: Row = {"due_date": day(on(row["out_date"]) + dt.timedelta(INQUIRY_DAYS))}
    if "r_service" in row:
        points = score(row, ["r_structure", "r_appearance", "r_delivery", "r_price", "r_service"])
        found |= {"score": points, "satisfied_pct": rounded(Fraction(points * 100, FULL_SCORE), 1)}
    return found


def _product_file(row: Row) -> Row:
    out = on(row["out_date"])
    until = add_months(out, WARRANTY_MONTHS) - dt.timedelta(1)
    return {"warranty_months": WARRANTY_MONTHS, "warranty_until": day(until),
            "first_due": day(out + dt.timedelta(INQUIRY_DAYS)), "month_due": day(add_months(out, 1))}


def _approval(row: Row) -> Row:
    lines = _priced(row["lines"])
    budget = total(line["amount"] for line in lines)
    found: Row = {"lines": lines, "total": budget}
    return found | ({"variance": number(row["actual_total"]) - budget} if "actual_total" in row else {})


def _report(row: Row) -> Row:
    if "charge_items" not in row:
        return {}
    items = _priced(row["charge_items"])
    return {"charge_items": items, "charge_total": total(one["amount"] for one in items)}


def confirmed(row: Row) -> bool:
    """A complaint that was found true and caused by service."""
    return row.get("facts") in ("true", "partly") and row.get("service_caused") == "yes"


def _complaint(row: Row) -> Row:
    return {"deduct_points": COMPLAINT_POINTS if confirmed(row) else 0} if "facts" in row else {}


def _issue(row: Row) -> Row:
    return {"opinion_due": day(on(row["visit_date"]) + dt.timedelta(OPINION_DAYS))} if "visit_date" in row else {}


def _requisition(row: Row) -> Row:
    if "issuer_sign" not in row:
        return {}
    lines = _priced(row["lines"], "issued_qty")
    return {"lines": lines, "total": total(line["amount"] for line in lines)}


def _writeoff(row: Row) -> Row:
    lines = [
        line | {"open_qty": number(line["drawn_qty"]) - number(line["used_qty"]) - number(line.get("unused_qty"))}
        for line in _priced(row["lines"], "used_qty")]
    return {"lines": lines, "total": total(line["amount"] for line in lines)}


def _supplier(row: Row) -> Row:
    parts = _priced(row["parts"])
    fee = total(one["amount"] for one in parts)
    claimed = fee + total(row.get(key) for key in ("fee_labour", "fee_travel", "fee_freight", "fee_other"))
    found: Row = {"parts": parts, "fee_parts": fee, "claim_total": claimed,
                  "reply_due": day(add_months(on(row["fill_date"]), 1))}
    return found | ({"loss": claimed - number(row["accepted"])} if "accepted" in row else {})


def _return(row: Row) -> Row:
    return {"total_qty": total(line["qty"] for line in row["lines"])}


def _claim(row: Row) -> Row:
    special = ("sleeper", "express", "taxi")
    legs = [one | {"special": int(one["tool"] in special)} for one in row["legs"]]
    meals = [one | {"rate": MEALS[one["kind"]], "amount": MEALS[one["kind"]] * one["persons"]} for one in row["meals"]]
    lodging = [
        one | {"rate": LODGING[one["city"]],
               "over": max(Fraction(0), number(one["amount"]) - LODGING[one["city"]] * one["persons"] * one["nights"])}
        for one in row.get("lodging", [])]
    found: Row = {
        "legs": legs, "meals": meals, "legs_total": total(one["amount"] for one in legs),
        "meals_total": total(one["amount"] for one in meals), "lodging_total": total(one["amount"] for one in lodging),
        "over_total": total(one["over"] for one in lodging)} | ({"lodging": lodging} if lodging else {})
    whole = total([found["legs_total"], found["meals_total"], found["lodging_total"], row["freight"], row["other"]])
    return found | {"total": whole, "top_up": max(Fraction(0), whole - number(row.get("borrowed"))),
                    "back": max(Fraction(0), number(row.get("borrowed")) - whole)}


def _loan(row: Row) -> Row:
    return {"refund": number(row["amount"]) - number(row["claimed"])} if "claimed" in row else {}


def _appraisal(row: Row) -> Row:
    faults = {f"{letter}_score": max(0, 10 - FAULT_POINTS * row[f"{letter}_count"]) for letter in "abdfg"}
    surveys = [one["score"] for one in row.get("surveys", [])]
    asked = rounded(mean(surveys), 2) if surveys else number(row["e_assessed"])
    found: Row = faults | {"c_score": LEVEL_POINTS[row["content_level"]], "e_score": asked}
    found["total"] = total(found[f"{letter}_score"] for letter in "abcdefg")
    return found | {"reward": REWARDS.get(row["rank"], 0)}


def _assessment(row: Row) -> Row:
    attitude = total(row[key] for key in ("initiative", "coordination", "loyalty"))
    ability = total(row[key] for key in ("planning", "execution", "quality"))
    off = COMPLAINT_POINTS * sum(one["verified"] == "yes" for one in row["complaints"])
    return {"attitude_total": attitude, "ability_total": ability, "deduction": off,
            "total": max(Fraction(0), attitude + ability - off)}


def _staff(row: Row) -> Row:
    parts = ("quality", "workload", "manner", "safety", "papers")
    staff = [one | {"total": total(one[part] for part in parts)} for one in row["staff"]]
    bonus, penalty = (total(one[key] for one in staff) for key in ("bonus", "penalty"))
    return {"staff": staff, "bonus_total": bonus, "penalty_total": penalty, "net_total": bonus - penalty}


def _analysis(row: Row) -> Row:
    return {"downtime_h": rounded(hours_between(row["occurred_at"], row["recovered_at"]), 1)}


#: The forms that work something out.
RULES: dict[str, Callable[[Row], Row]] = {
    "satisfaction-survey": _survey, "service-request": _request, "revisit": _revisit, "usage-inquiry": _inquiry,
    "product-file": _product_file, "cost-approval": _approval, "service-report": _report,
    "complaint": _complaint, "quality-issue": _issue, "part-requisition": _requisition, "part-writeoff": _writeoff,
    "supplier-claim": _supplier, "part-return": _return, "expense-claim": _claim, "loan": _loan,
    "quarterly-appraisal": _appraisal, "monthly-assessment": _assessment, "staff-monthly-appraisal": _staff,
    "fault-analysis": _analysis}
#: Terms and amounts that somebody may write; what is written stays.
MAY_BE_WRITTEN = {"due_date", "due_at", "warranty_until", "warranty_months", "first_due", "month_due", "deduct_points",
                  "opinion_due", "reply_due", "reward"}


def worked_out(form: str, row: Row) -> Row:
    """What a form works out from what was written on it."""
    found = RULES.get(form, lambda row: {})(row)
    return {key: value for key, value in found.items() if key not in MAY_BE_WRITTEN or row.get(key) in (None, "")}


# Attendance counts on from line to line.


def attendance(rows: list[Row]) -> None:
    """Adds late and early minutes, fines and absence, and the sums of month and year, to the lines in their order."""
    sums: dict[Any, Decimal | Fraction | int] = {}
    for row in rows:
        who, date = row["employee"], on(row["date"])
        there = row["status"] == "present"
        row["late_min"] = _minutes(dt.datetime.combine(date, BEGIN), at(row["in_at"])) if there else 0
        if row["_state"] == "issued":
            continue
        row["early_min"] = _minutes(at(row["out_at"]), dt.datetime.combine(date, END)) if there else 0
        short = [minutes for minutes in (row["late_min"], row["early_min"]) if 0 < minutes <= GRACE]
        away = row.get("away_min", 0)
        row["times"] = len(short)
        row["fine"] = LATE_PENALTY * (len(short) + (0 < away <= GRACE))
        row["absent_days"] = _absent(row, away)
        row["pay_days"] = 3 * row["absent_days"]
        month, year = (who, date.year, date.month), (who, date.year)
        for key, part in ((("times", month), row["times"]), (("absent", month), row["absent_days"]),
                          (("absent", year), row["absent_days"])):
            sums[key] = sums.get(key, 0) + part
        row |= {"month_times": sums["times", month], "month_absent": sums["absent", month],
                "year_absent": sums["absent", year]}
        late = 0 < row["late_min"] <= GRACE
        row["percent"] = (5 if row["month_times"] >= 3 else 1) if late else 0
        row["day_result"] = (
            "full" if row["absent_days"] >= 1 else "half" if row["absent_days"]
            else "fined" if row["fine"] else "normal")


def _minutes(begin: dt.datetime, end: dt.datetime) -> int:
    return max(0, round((end - begin).total_seconds()) // 60)


def _absent(row: Row, away: int) -> Fraction:
    if row["status"] == "absent":
        return Fraction(1)
    if row["status"] == "outside":
        return Fraction(int(not row.get("reported_at") or number(row["phone_off_h"]) > 12))
    return min(Fraction(1), Fraction(sum(minutes > GRACE for minutes in (row["late_min"], row["early_min"], away)), 2))
