"""The reports service-quality and supervision, computed a second time."""
from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from figures_period import (
    CONTENT,
    Period,
    answers,
    answers_only,
    by_service,
    completed,
    founded,
    in_time,
    issue_signed_in_order,
    revisited_in_time,
    rules_kept,
    signed_in_order,
)
from figures_records import EVERY, Labels
from figures_tables import Expected, Figure, Table, averaged, counted, grouped, listed, month, part, text
from figures_values import Row, Share, at, count, days_between, number, share, total

#: A score below this is low.
LOW = 15


def service_quality(period: Period, label: Labels) -> Expected:
    """The figures of domain 6."""
    reports = period.reports()
    requests = [row for row in period.due("service-request", "due_at", "replied_at") if answers_only(row)]
    inside = period.approvals("in")
    repairs = [row for row in reports if "repair" in row["service_type"]]
    handed_over = period.within("acceptance-receipt", "accept_date")
    return Expected({
        "satisfied_share": Figure(period.satisfied_share(), target=">= 98"),
        "satisfaction_degree": Figure(period.degree(), target=">= 85"),
        "timeliness": Figure(period.timeliness(), target=">= 90"),
        "timeliness_warranty": Figure(period.timeliness_in_warranty(), target=">= 98"),
        "answered_in_time": Figure(share(requests, _answered_in_time), target=">= 90"),
        "rules_kept": Figure(share(repairs, rules_kept), target=">= 90"),
        "complaint_rate": Figure(period.complaint_rate(), target="< 3"),
        "revisit_rate": Figure(period.revisit_rate(), target=">= 100"),
        "revisit_timeliness": Figure(period.revisit_timeliness()),
        "first_inquiry_rate": Figure(period.first_inquiry_in_time(), target=">= 100"),
        "revisit_handled": Figure(period.revisit_handled(), target=">= 100"),
        "training_rate": Figure(share(handed_over, _trained), target=">= 100"),
        "completion_rate": Figure(share(reports, completed), target=">= 90"),
        "filing_timeliness": Figure(period.filed_in_time()),
        "user_filing_timeliness": Figure(period.user_filed_in_time()),
        "old_part_rate": Figure(period.old_parts()),
        "rectified_in_time": Figure(period.rectified_in_time()),
        "warranty_cost": Figure(total(row["actual_total"] for row in inside), "money"),
        "budget_variance": Figure(total(row["variance"] for row in inside), "money"),
        "signatures_in_order": Figure(share(reports, signed_in_order), target=">= 100"),
        "issue_signatures_in_order": Figure(
            share(period.within("quality-issue", "found_date"), issue_signed_in_order), target=">= 100"),
    }, {
        "by_month": grouped(reports, month("t_done"), {
            "count": counted(), "solved": part(lambda row: row["result"] == "solved"),
            "satisfied": part(lambda row: row["user_satisfaction"] in CONTENT)}, whole=True),
        "timeliness_by_month": grouped(period.jobs(), month("arrive_before"), {
            "due": counted(), "rate": part(in_time), "open": counted(lambda row: not row.get("arrived_at")),
        }, whole=True),
        "late_jobs": _late(period, ("customer", "request", "due", "arrived", "engineers")),
        "overdue_revisits": _missed(period, label, ("due", "customer", "kind", "who"))})


def _answered_in_time(request: Row) -> bool:
    return bool(request.get("replied_at")) and at(request["replied_at"]) <= at(request["due_at"])


def _trained(handover: Row) -> bool:
    return handover["training_given"] == "yes" and 0 < handover["trainees"] <= handover["trainees_passed"]


def _late(period: Period, columns: tuple[str, ...]) -> Table:
    """Jobs reached late or not at all."""
    cells: dict[str, Callable[[Row], Any]] = {
        "customer": lambda row: row["customer_name"], "request": lambda row: row["request_no"],
        "due": lambda row: row["arrive_before"], "arrived": lambda row: row.get("arrived_at"),
        "engineers": lambda row: "、".join(line["name"] for line in row["engineers"])}
    return listed([row for row in period.jobs() if not in_time(row)], {name: cells[name] for name in columns})


def _missed(period: Period, label: Labels, columns: tuple[str, ...]) -> Table:
    """Revisits that are past due and were not made."""
    cells: dict[str, Callable[[Row], Any]] = {
        "due": lambda row: row["due_date"], "customer": lambda row: row["customer_name"],
        "kind": lambda row: label("revisit", "kind", row["kind"]), "who": lambda row: row["planned_by"]}
    found = [row for row in period.revisits() if not row.get("revisit_date")]
    return listed(found, {name: cells[name] for name in columns}, sort="due")


def low_scores(period: Period) -> Table:
    """Surveys with a low score, the lowest first."""
    return listed([row for row in period.surveys() if row["score_25"] < LOW], {
        "day": lambda row: row["survey_date"], "customer": lambda row: row["customer_name"],
        "engineer": lambda row: row.get("engineer"), "score": lambda row: row["score_25"],
        "reason": lambda row: row.get("dissatisfied_reason")}, sort="score")


# Supervision.


def supervision(period: Period, label: Labels) -> Expected:
    """The eleven parts of the monthly report of the sales department."""
    return Expected(_supervised(period), _supervision_tables(period, label) | _supervision_lists(period, label))


def _supervised(period: Period) -> dict[str, Figure]:
    requests, complaints = period.requests(), period.complaints()
    upkeep = period.within("maintenance-record", "t_done")
    faults = period.within("major-fault", "occurred_at", EVERY)
    analyses = period.within("fault-analysis", "occurred_at", EVERY)
    slips = _handled_first(period)
    analysed = Share(Fraction(len({row["major_fault_no"] for row in analyses})), Fraction(len(faults)))
    return {
        "received": Figure(count(requests)),
        "requests_answered": Figure(share(requests, lambda row: row.get("replied_at"))),
        "timeliness": Figure(period.timeliness(), target=">= 90"),
        "timeliness_warranty": Figure(period.timeliness_in_warranty(), target=">= 98"),
        "inspections": Figure(count(row for row in upkeep if row["maint_kind"] in ("inspection", "periodic"))),
        "inspections_planned": Figure(count(period.within("maintenance-record", "next_date"))),
        "revisit_timeliness": Figure(period.revisit_timeliness(), target=">= 100"),
        "satisfied_share": Figure(period.satisfied_share(), target=">= 98"),
        "satisfaction_degree": Figure(period.degree(), target=">= 85"),
        "complaints_received": Figure(count(complaints)),
        "complaints_closed": Figure(share(complaints, settled), target=">= 100"),
        "complaint_rate": Figure(period.complaint_rate(), target="< 3"),
        "major_faults": Figure(count(faults)),
        "analysed": Figure(analysed, target=">= 100"),
        "handled_first": Figure(count(slips)),
        "handled_first_answered": Figure(share(slips, lambda row: row.get("done_date"))),
        **{name: Figure(_void(period, form)) for name, form in (
            ("void_requests", "service-request"), ("void_dispatches", "dispatch"), ("void_reports", "service-report"))}}


def settled(complaint: Row) -> bool:
    """A complaint that was dealt with and answered."""
    return bool(complaint.get("done_date") and complaint.get("replied_at"))


def _handled_first(period: Period) -> list[Row]:
    return [row for row in period.within("liaison", "fill_date", EVERY) if row["handled_first"] == "yes"]


def _void(period: Period, form: str) -> Share:
    """Void numbers of those that were issued in the period."""
    issued = period.within(form, "_issued", (*EVERY, "void"))
    return share(issued, lambda row: row["_state"] == "void")


def _supervision_tables(period: Period, label: Labels) -> dict[str, Table]:
    requests, jobs, now = period.requests(), period.jobs(), period.records.now
    teams = [{**job, **line} for job in jobs for line in job["engineers"]]
    upkeep = period.within("maintenance-record", "t_done")
    replied, open_ = (lambda row: row.get("replied_at")), (lambda row: not row.get("replied_at"))
    return {
        "intake": grouped(requests, lambda row: [label("service-request", "channel", row["channel"])], {
            "received": counted(), "warranty": counted(lambda row: row["in_warranty"] == "in"),
            "closed": counted(replied), "open": counted(open_),
            "overdue": counted(lambda row: open_(row) and at(row["due_at"]) < now),
        }, order=label.order("service-request", "channel"), whole=True),
        "intake_plan": grouped(requests, lambda row: [label("service-request", "plan", row["plan"])], {
            "received": counted(), "closed": counted(replied), "in_time": counted(_answered_in_time),
        }, order=label.order("service-request", "plan"), whole=True),
        "engineers": grouped(
            teams, text("name"), {"due": counted(), "in_time": part(in_time)}, sort="due", descending=True),
        "regions": grouped(
            jobs, lambda row: [row["address"][:6]], {"due": counted(), "in_time": part(in_time)}, whole=True),
        "upkeep": grouped(upkeep, lambda row: [label("maintenance-record", "maint_kind", row["maint_kind"])], {
            "count": counted(), "fixed": counted(lambda row: row["result"] == "fixed"),
        }, order=label.order("maintenance-record", "maint_kind"), whole=True),
        "revisit_kinds": grouped(period.revisits(), lambda row: [label("revisit", "kind", row["kind"])], {
            "due": counted(), "done": counted(lambda row: row.get("revisit_date")),
            "in_time": counted(revisited_in_time),
        }, order=label.order("revisit", "kind"), whole=True),
        "survey_items": grouped(
            period.surveys(), lambda row: [label("satisfaction-survey", "survey_mode", row["survey_mode"])],
            {"count": counted()} | survey_items(), order=label.order("satisfaction-survey", "survey_mode"), whole=True),
        "complaint_kinds": grouped(
            period.complaints(), lambda row: [label("complaint", "nature", one) for one in row["nature"]], {
                "received": counted(), "founded": counted(founded), "service": counted(by_service),
                "closed": counted(replied), "major": counted(lambda row: row["level"] == "major"),
            }, order=label.order("complaint", "nature"))}


def survey_items() -> dict[str, Callable[[list[Row]], Any]]:
    """The mean of each answer of a survey."""
    items = [f"q{item}" for item in range(1, 8)]
    return {item: averaged(value) for item, value in zip(items, answers(items), strict=True)}


def _supervision_lists(period: Period, label: Labels) -> dict[str, Table]:
    plans = period.within("rectification", "fill_date", EVERY)
    return {
        "late": _late(period, ("request", "customer", "due", "arrived", "engineers")),
        "missed": _missed(period, label, ("due", "kind", "customer", "who")),
        "low_surveys": low_scores(period),
        "fault_list": listed(period.within("major-fault", "occurred_at", EVERY), {
            "occurred": lambda row: row["occurred_at"], "customer": lambda row: row["customer_name"],
            "project": lambda row: row["project"], "ended": lambda row: row.get("ended_at"),
            "analysis": lambda row: row.get("analysis_no")}),
        "analysis_list": listed(period.within("fault-analysis", "occurred_at", EVERY), {
            "fault": lambda row: row["major_fault_no"], "customer": lambda row: row["customer_name"],
            "cause": lambda row: row.get("cause_class") and label("fault-analysis", "cause_class", row["cause_class"]),
            "hours": lambda row: row["downtime_h"], "loss": lambda row: row.get("loss") and number(row["loss"])}),
        "handled_first_list": listed(_handled_first(period), {
            "handled": lambda row: row["handled_at"], "written": lambda row: row["fill_date"],
            "days": lambda row: days_between(row["handled_at"], row["fill_date"]),
            "subject": lambda row: row["subject"], "department": lambda row: row["to_dept"],
            "done": lambda row: row.get("done_date")}),
        "measures": listed([{**plan, **line} for plan in plans for line in plan["measures"]], {
            "issue": lambda row: row["issue_no"],
            "kind": lambda row: label("rectification", "measures.kind", row["kind"]),
            "measure": lambda row: row["measure"], "owner": lambda row: row["owner"], "due": lambda row: row["due"],
            "done": lambda row: row.get("done")})}
