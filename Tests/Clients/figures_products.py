"""The reports distribution, quality-issues and old-parts, computed a second time."""
from __future__ import annotations

from fractions import Fraction

from figures_period import Period, rectified, rectify_by
from figures_records import DONE, EVERY, Labels
from figures_tables import (
    NONE,
    Expected,
    Figure,
    Keys,
    Table,
    added,
    averaged,
    counted,
    crossed,
    grouped,
    listed,
    month,
    part,
    text,
)
from figures_values import Row, Share, count, days_between, hours_between, number, on, rounded, share, total


def distribution(period: Period, label: Labels) -> Expected:
    """Services by month, product and cause; quality issues by class and department."""
    reports = period.within("service-report", "t_report")
    issues = period.within("quality-issue", "found_date", EVERY)
    requests = period.requests()
    one = {"count": counted()}
    causes = label.order("service-report", "cause_class")

    def by_cause(keys: Keys) -> Table:
        return crossed(reports, keys, lambda row: label("service-report", "cause_class", row["cause_class"]), one,
                       across_order=causes, whole=True)

    return Expected({
        "services": Figure(count(reports)),
        "quality_share": Figure(share(reports, lambda row: row["cause_class"] == "quality")),
        "warranty_share": Figure(share(reports, lambda row: row["in_warranty"] == "in")),
        "customers": Figure(Fraction(len({row["customer_name"] for row in reports}))),
    }, {
        "classes": crossed(
            issues, month("found_date"), lambda row: label("quality-issue", "problem_class", row["problem_class"]), one,
            across_order=label.order("quality-issue", "problem_class"), whole=True),
        "months": by_cause(month("t_report")),
        "month_totals": grouped(reports, month("t_report"), {
            "count": counted(), "warranty": counted(lambda row: row["in_warranty"] == "in"),
            "hours": averaged(lambda row: _to_the_hundredth(hours_between(row["t_arrive"], row["t_done"]))),
        }, whole=True),
        "quarters": by_cause(_quarter),
        "products": by_cause(text("product_name")),
        "assemblies": grouped(
            reports, lambda row: [label("service-report", "assembly", one) for one in row["assembly"]],
            {"count": counted(), "unsolved": counted(lambda row: row["result"] != "solved")},
            order=label.order("service-report", "assembly"), sort="count", descending=True),
        "channels": crossed(
            requests, lambda row: [label("service-request", "channel", row["channel"])],
            lambda row: label("service-request", "plan", row["plan"]), one,
            order=label.order("service-request", "channel"), across_order=label.order("service-request", "plan"),
            whole=True),
        "departments": grouped(
            issues, lambda row: [_department(row, label)],
            {"count": counted(), "quantity": added(lambda row: row["qty"])},
            order=label.order("quality-issue", "resp_dept"), whole=True)})


def _quarter(report: Row) -> list[str]:
    return [f"{report['t_report'][:4]}-Q{(int(report['t_report'][5:7]) + 2) // 3}"]


def _to_the_hundredth(hours: Fraction) -> Fraction:
    """Hours between two moments are told to two decimals."""
    return rounded(hours, 2)


def _department(issue: Row, label: Labels) -> str:
    return label("quality-issue", "resp_dept", issue["resp_dept"]) if issue.get("resp_dept") else NONE


def quality_issues(period: Period, label: Labels) -> Expected:
    """Quality issues, how soon they were answered, and whether they were struck off in time."""
    issues, answered = (period.within("quality-issue", "found_date", states) for states in (EVERY, DONE))
    plans, today = period.rectifications(), period.records.today
    struck_off = [row for row in answered if row["closed"] == "yes"]
    same_day = share([row for row in answered if row["importance"] == "ordinary"],
                     lambda row: on(row["replied_at"]) == on(row["received_at"]))
    opinions = share([row for row in answered if row["importance"] == "complex"],
                     lambda row: row.get("opinion_date") and on(row["opinion_date"]) <= on(row["opinion_due"]))
    closed, off = (lambda row: row.get("closed") == "yes"), added(lambda row: row.get("deduction"))
    late = [row for row in plans if not row.get("done_date") or row["closed"] == "no"
            or on(row["done_date"]) > on(rectify_by(row))]
    return Expected({
        "issues": Figure(count(issues)),
        "rectified_in_time": Figure(period.rectified_in_time()),
        "struck_off": Figure(Share(count(struck_off), count(issues))),
        "same_day": Figure(same_day, target=">= 100"),
        "opinion_in_time": Figure(opinions, target=">= 100"),
        "deduction": Figure(total(row["deduction"] for row in answered), "money"),
    }, {
        "by_month": grouped(issues, month("found_date"), {
            "count": counted(), "closed": counted(closed), "quantity": added(lambda row: row["qty"]), "deduction": off,
        }, whole=True),
        "by_department": grouped(
            answered, lambda row: [_department(row, label)],
            {"count": counted(), "closed": part(closed), "deduction": off},
            order=label.order("quality-issue", "resp_dept"), whole=True),
        "by_unit": grouped(plans, text("resp_unit"), {
            "due": counted(), "in_time": part(rectified), "extended": counted(lambda row: row.get("extended_due")),
        }, whole=True),
        "late": listed(late, {
            "issue": lambda row: row["issue_no"], "unit": lambda row: row["resp_unit"],
            "person": lambda row: row.get("resp_person"), "due": rectify_by, "done": lambda row: row.get("done_date"),
            "days": lambda row: days_between(rectify_by(row), row.get("done_date") or today),
        }, sort="days", descending=True)})


def old_parts(period: Period, label: Labels) -> Expected:
    """What was drawn, used and written off, and whether the old parts came back."""
    drawn, off = period.within("part-requisition", "fill_date"), period.within("part-writeoff", "fill_date")
    sent = period.within("part-return", "ship_date")
    lines = [line for row in off for line in row["lines"]]
    replaced = [line for row in period.reports() for line in row.get("parts", []) if line["source"] == "warranty"]
    issued, written = (total(row["total"] for row in rows) for rows in (drawn, off))
    used, back = added(lambda line: line["used_qty"]), added(lambda line: line.get("old_qty"))
    fitted, returned = added(lambda line: line["qty"]), added(_brought_back)
    return Expected({
        "handed_in": Figure(period.old_parts()),
        "issued": Figure(issued, "money"),
        "written_off": Figure(written, "money"),
        "written_off_share": Figure(Share(written, issued)),
        "returned": Figure(total(row["total_qty"] for row in sent), "decimal"),
    }, {
        "replaced": grouped(replaced, text("name"), {
            "used": fitted, "back": returned, "rate": lambda rows: Share(returned(rows), fitted(rows)),
        }, sort="used", descending=True, whole=True),
        "written": grouped([line for line in lines if line["old_use"] != "none"], text("name"), {
            "used": used, "back": back, "rate": lambda rows: Share(back(rows), used(rows)),
            "open": added(lambda line: line["open_qty"])}, whole=True),
        "uses": grouped(
            lines, lambda line: [label("part-writeoff", "lines.old_use", line["old_use"])],
            {"back": back, "amount": added(lambda line: line["amount"])},
            order=label.order("part-writeoff", "lines.old_use"), whole=True),
        "later": listed([{**row, **line} for row in drawn for line in row["lines"] if line["old_part"] == "later"], {
            "day": lambda row: row["fill_date"], "name": lambda row: row["name"], "spec": lambda row: row["spec"],
            "qty": lambda row: number(row["issued_qty"]), "customer": lambda row: row["customer_name"]})})


def _brought_back(line: Row) -> int:
    return line["qty"] if line.get("old_returned") == "yes" else 0
