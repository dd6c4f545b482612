"""The reports satisfaction, revisits and complaints, computed a second time."""
from __future__ import annotations

from fractions import Fraction

from figures_derived import SCORES
from figures_period import CONTENT, Period, by_service, filed_late, founded, revisited_in_time, satisfied
from figures_records import DONE, EVERY, Labels
from figures_service import low_scores, settled, survey_items
from figures_tables import Expected, Figure, added, averaged, counted, grouped, least, listed, month, part, text
from figures_values import Share, count, days_between, mean, on, share, total


def satisfaction(period: Period, label: Labels) -> Expected:
    """How satisfied the customers are."""
    surveys, reports, asked = period.surveys(), period.reports(), period.asked()
    score = averaged(lambda row: row["score_25"])
    return Expected({
        "satisfied_share": Figure(period.satisfied_share(), target=">= 98"),
        "satisfaction_degree": Figure(period.degree(), target=">= 85"),
        "mean_score": Figure(mean(row["score_25"] for row in surveys), "decimal2"),
        "report_satisfied": Figure(share(reports, lambda row: row["user_satisfaction"] in CONTENT), target=">= 98"),
        "inquiry_satisfied": Figure(share(asked, lambda row: row["r_service"] in CONTENT), target=">= 98"),
    }, {
        "by_month": grouped(surveys, month("survey_date"), {
            "count": counted(), "satisfied": part(satisfied), "score": score}, whole=True),
        "items": grouped(
            surveys, lambda row: [label("satisfaction-survey", "survey_mode", row["survey_mode"])], survey_items(),
            order=label.order("satisfaction-survey", "survey_mode"), whole=True),
        "by_overall": grouped(
            [row for row in surveys if row.get("q8_overall")],
            lambda row: [label("satisfaction-survey", "q8_overall", row["q8_overall"])], {"count": counted()},
            order=label.order("satisfaction-survey", "q8_overall"), whole=True),
        "by_product": grouped(
            surveys, text("product_name"), {"count": counted(), "score": score}, sort="score", descending=True,
            whole=True),
        "by_engineer": grouped(
            [row for row in surveys if row.get("engineer")], text("engineer"),
            {"count": counted(), "score": score, "worst": least(lambda row: row["score_25"])},
            sort="score", descending=True),
        "low": low_scores(period)})


def revisits(period: Period, label: Labels) -> Expected:
    """What is filed in time, and who is revisited."""
    inquiries, due, made = period.inquiries(), period.revisits(), period.revisited()
    files = period.within("product-file", "out_date", EVERY)
    shipped = period.within("packing-list", "ship_date", EVERY)
    raised = [row for row in made if row.get("problem")]
    done, service = counted(lambda row: row.get("revisit_date")), averaged(lambda row: SCORES[row["r_service"]])
    serials = [Fraction(len({row["serial_no"] for row in rows})) for rows in (files, shipped)]
    columns = {"due": counted(), "done": done, "in_time": part(revisited_in_time)}
    return Expected({
        "revisit_rate": Figure(period.revisit_rate(), target=">= 100"),
        "revisit_timeliness": Figure(period.revisit_timeliness()),
        "handled": Figure(period.revisit_handled(), target=">= 100"),
        "answered_as_promised": Figure(
            share(raised, lambda row: on(row["replied_date"]) <= on(row["reply_due"]))),
        "first_inquiry_rate": Figure(share(inquiries, lambda row: row.get("inquiry_date")), target=">= 100"),
        "first_inquiry_in_time": Figure(period.first_inquiry_in_time(), target=">= 100"),
        "inquiry_score": Figure(mean(row["satisfied_pct"] for row in period.asked()), "decimal"),
        "filed": Figure(Share(*serials)),
        "filing_timeliness": Figure(period.filed_in_time()),
        "user_filing_timeliness": Figure(period.user_filed_in_time()),
    }, {
        "by_kind": grouped(due, lambda row: [label("revisit", "kind", row["kind"])], columns,
                           order=label.order("revisit", "kind"), whole=True),
        "by_month": grouped(due, month("due_date"), columns, whole=True),
        "results": grouped(
            made, lambda row: [label("revisit", "result", row["result"])], {"count": counted(), "service": service},
            order=label.order("revisit", "result"), whole=True),
        "key_customers": grouped(made, text("customer_name"), {
            "count": counted(), "problems": counted(lambda row: row.get("problem")), "service": service,
        }, sort="count", descending=True, whole=True),
        "missed": listed([row for row in due if not row.get("revisit_date")], {
            "due": lambda row: row["due_date"], "kind": lambda row: label("revisit", "kind", row["kind"]),
            "customer": lambda row: row["customer_name"], "file": lambda row: row.get("file_no"),
            "who": lambda row: row["planned_by"],
            "days": lambda row: days_between(row["due_date"], period.records.today)}, sort="days", descending=True),
        "late_files": listed([row for row in files if filed_late(row, "out_date")], {
            "out": lambda row: row["out_date"], "filed": lambda row: row["fill_date"],
            "product": lambda row: row["product_name"], "serial": lambda row: row["serial_no"],
            "customer": lambda row: row["customer_name"]})})


def complaints(period: Period, label: Labels) -> Expected:
    """What customers complain of, and what comes of it."""
    received, closed = period.complaints(), period.complaints(DONE)
    blamed = [row for row in closed if by_service(row)]
    points = added(lambda row: row.get("deduct_points"))
    unanswered = counted(lambda row: not row.get("replied_at"))
    content = share(closed, lambda row: row["attitude"] in ("satisfied", "accepted"))
    verified = share(closed, lambda row: on(row["investigated_at"]) == on(row["received_at"]))
    return Expected({
        "received": Figure(count(received)),
        "complaint_rate": Figure(period.complaint_rate(), target="< 3"),
        "founded": Figure(share(closed, founded)),
        "registered_same_day": Figure(
            share(received, lambda row: on(row["fill_date"]) == on(row["received_at"])), target=">= 100"),
        "verified_same_day": Figure(verified, target=">= 100"),
        "dealt_with": Figure(share(received, settled), target=">= 100"),
        "days_to_reply": Figure(mean(days_between(row["received_at"], row["replied_at"]) for row in closed), "decimal"),
        "content_again": Figure(content),
        "points": Figure(total(row["deduct_points"] for row in closed)),
    }, {
        "by_month": grouped(received, month("received_at"), {
            "received": counted(), "founded": counted(founded), "service": counted(by_service), "open": unanswered,
        }, whole=True),
        "by_nature": grouped(
            received, lambda row: [label("complaint", "nature", one) for one in row["nature"]],
            {"received": counted(), "service": counted(by_service)}, order=label.order("complaint", "nature"),
            sort="received", descending=True),
        "by_department": grouped(blamed, text("resp_dept"), {"count": counted(), "points": points}, whole=True),
        "by_person": grouped(
            [row for row in blamed if row.get("resp_person")], text("resp_person"),
            {"count": counted(), "points": points}),
        "open": listed([row for row in received if not row.get("replied_at")], {
            "received": lambda row: row["received_at"], "customer": lambda row: row["customer_name"],
            "level": lambda row: label("complaint", "level", row["level"]), "content": lambda row: row["content"],
            "days": lambda row: days_between(row["received_at"], period.records.today)}, sort="days", descending=True)})
