"""Which forms count in a period, and what is good about one of them: the definitions of the trade, domain 6.

Void forms never count; what is past due and still open counts as late; what is not due yet does not count.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from figures_derived import (
    CONTACT_HOURS,
    FILE_DAYS,
    FULL_SCORE,
    ONSITE_HOURS,
    RADIUS_KM,
    REPLY_HOURS,
    SCORES,
    confirmed,
)
from figures_records import DONE, EVERY, Records
from figures_values import Row, Share, at, days_between, has_time, hours_between, number, on, share, signed, total

CONTENT = ("very", "fairly")


class Period:
    """The forms of a period, and figures that several reports give."""

    def __init__(self, records: Records, first: dt.date, last: dt.date) -> None:
        self.records, self.first, self.last = records, first, last

    # Sets.

    def within(self, form: str, day: str | Callable[[Row], Any], states: Iterable[str] = DONE) -> list[Row]:
        """Forms whose day lies in the period."""
        of = (lambda row: row.get(day)) if isinstance(day, str) else day
        return [row for row in self.records.all(form, states)
                if (found := on(of(row))) is not None and self.first <= found <= self.last]

    def due(self, form: str, due: str | Callable[[Row], Any], done: str) -> list[Row]:
        """What falls due in the period: done, or past due and open."""
        of = (lambda row: row.get(due)) if isinstance(due, str) else due
        return [row for row in self.within(form, of, EVERY) if row.get(done) or self._past(of(row))]

    def _past(self, due: str) -> bool:
        return at(due) < self.records.now if has_time(due) else on(due) < self.records.today

    def surveys(self) -> list[Row]:
        return self.within("satisfaction-survey", "survey_date")

    def reports(self) -> list[Row]:
        return self.within("service-report", "t_done")

    def jobs(self) -> list[Row]:
        return self.due("dispatch", "arrive_before", "arrived_at")

    def requests(self) -> list[Row]:
        return self.within("service-request", "report_time", EVERY)

    def revisits(self) -> list[Row]:
        return self.due("revisit", "due_date", "revisit_date")

    def revisited(self) -> list[Row]:
        return self.within("revisit", "revisit_date")

    def inquiries(self) -> list[Row]:
        return self.due("usage-inquiry", "due_date", "inquiry_date")

    def asked(self) -> list[Row]:
        return self.within("usage-inquiry", "inquiry_date")

    def rectifications(self) -> list[Row]:
        return self.due("rectification", rectify_by, "done_date")

    def complaints(self, states: Iterable[str] = EVERY) -> list[Row]:
        return self.within("complaint", "received_at", states)

    def approvals(self, warranty: str | None = None) -> list[Row]:
        return [row for row in self.within("cost-approval", "planned_date") if warranty in (None, row["in_warranty"])]

    def of_month(self, form: str) -> list[Row]:
        """Sheets of a month in the period."""
        return self.within(form, lambda row: row["period"] + "-01")

    # Figures that several reports give.

    def satisfied_share(self) -> Share:
        return share(self.surveys(), satisfied)

    def degree(self) -> Share:
        found = self.surveys()
        return Share(total(row["score_25"] for row in found), Fraction(FULL_SCORE * len(found)))

    def timeliness(self) -> Share:
        return share(self.jobs(), in_time)

    def timeliness_in_warranty(self) -> Share:
        return share([row for row in self.jobs() if self.covered(row)], in_time)

    def complaint_rate(self) -> Share:
        found = [row for row in self.complaints(DONE) if confirmed(row)]
        return Share(Fraction(len(found)), Fraction(len(self.reports())))

    def revisit_rate(self) -> Share:
        found = [row for row in self.revisits() if self.guarded(row)]
        return Share(Fraction(len({unit(row) for row in found if row.get("revisit_date")})),
                     Fraction(len({unit(row) for row in found})))

    def revisit_timeliness(self) -> Share:
        return share(self.revisits(), revisited_in_time)

    def revisit_handled(self) -> Share:
        return share([row for row in self.revisited() if row.get("problem")], self.dealt_with)

    def first_inquiry_in_time(self) -> Share:
        return share(self.inquiries(), asked_in_time)

    def rectified_in_time(self) -> Share:
        return share(self.rectifications(), rectified)

    def old_parts(self) -> Share:
        lines = [line for row in self.within("part-writeoff", "fill_date") for line in row["lines"]]
        return Share(total(line.get("old_qty") for line in lines), total(line["used_qty"] for line in lines))

    def filed_in_time(self) -> Share:
        return share(self.within("product-file", "out_date", EVERY), lambda row: not filed_late(row, "out_date"))

    def user_filed_in_time(self) -> Share:
        found = self.within("user-file", "commissioned_date", EVERY)
        return share(found, lambda row: not filed_late(row, "commissioned_date"))

    # What depends on another form.

    def covered(self, job: Row) -> bool:
        """The request of a job says that it is in warranty."""
        return self.records.referred(job["request_no"]).get("in_warranty") == "in"

    def guarded(self, revisit: Row) -> bool:
        """The product was in warranty when its revisit fell due, as far as its file says."""
        until = self.records.referred(revisit.get("file_no")).get("warranty_until")
        return not until or on(until) >= on(revisit["due_date"])

    def dealt_with(self, revisit: Row) -> bool:
        """The problem was answered; if it was passed on to a new form, that one was answered too."""
        if not revisit.get("replied_date"):
            return False
        return revisit["result"] != "new_form" or bool(self.records.referred(revisit["new_no"]).get("replied_at"))


# What is good about one form.


def satisfied(survey: Row) -> bool:
    """Content in all, or without an overall answer by a mean of 4 in items 3 to 7."""
    overall = survey.get("q8_overall")
    return overall in CONTENT if overall else Fraction(survey["score_25"], 5) >= 4


def in_time(job: Row) -> bool:
    return bool(job.get("arrived_at")) and at(job["arrived_at"]) <= at(job["arrive_before"])


def answers_only(request: Row) -> bool:
    """No visit within the radius is promised, but an answer."""
    near = request["plan"] == "dispatch" and number(request.get("distance_km")) <= RADIUS_KM
    return not near or "supplier" in request.get("need_support", [])


def _within_hours(report: Row, until: str, limit: int) -> bool:
    return bool(report.get(until)) and hours_between(report["t_report"], report[until]) <= limit


def _near_repair(report: Row) -> bool:
    return "repair" in report["service_type"] and number(report["distance_km"]) <= RADIUS_KM


def rules_kept(report: Row) -> bool:
    """D1 to D3 of a repair: on the site, answered, and taken up in writing in time."""
    near = number(report["distance_km"]) <= RADIUS_KM
    if near and not _within_hours(report, "t_arrive", ONSITE_HOURS):
        return False
    if (not near or report.get("needs_supplier") == "yes") and not _within_hours(report, "t_reply", REPLY_HOURS):
        return False
    chassis = {"chassis", "engine"} & set(report.get("assembly", []))
    return not chassis or _within_hours(report, "t_written_contact", CONTACT_HOURS)


def completed(report: Row) -> bool:
    """Solved on the site within the time allowed, with nothing left open."""
    reached = not _near_repair(report) or _within_hours(report, "t_arrive", ONSITE_HOURS)
    return report["result"] == "solved" and not report.get("open_count") and reached


def in_order(values: Iterable[Any]) -> bool:
    """No later step before an earlier one; where one is a day alone, days count."""
    filled = [value for value in values if value]
    return all(
        at(one) <= at(other) if has_time(one) and has_time(other) else on(one) <= on(other)
        for one, other in zip(filled, filled[1:], strict=False))


def signed_in_order(report: Row) -> bool:
    """Done, signed by the customer, reviewed: G1 and G2."""
    user = signed(report, "user_sign")
    return bool(user) and in_order([report["t_done"], user, signed(report, "leader_review")])


def issue_signed_in_order(issue: Row) -> bool:
    """The six signatures of a quality issue: G3."""
    chain = ("salesman_sign", "judge_sign", "tech_sign", "leader_sign", "resp_sign", "service_sign")
    return in_order(signed(issue, field) for field in chain)


def unit(revisit: Row) -> str:
    """The delivered unit, or the customer where the unit is not written."""
    return revisit.get("serial_no") or revisit.get("file_no") or revisit["customer_name"]


def revisited_in_time(revisit: Row) -> bool:
    return bool(revisit.get("revisit_date")) and on(revisit["revisit_date"]) <= on(revisit["due_date"])


def asked_in_time(inquiry: Row) -> bool:
    return bool(inquiry.get("inquiry_date")) and on(inquiry["inquiry_date"]) <= on(inquiry["due_date"])


def rectify_by(plan: Row) -> str:
    """The day set, or as extended."""
    return plan.get("extended_due") or plan["rectify_due"]


def rectified(plan: Row) -> bool:
    return plan.get("closed") == "yes" and on(plan["done_date"]) <= on(rectify_by(plan))


def filed_late(file: Row, out: str) -> bool:
    return days_between(file[out], file["fill_date"]) > FILE_DAYS


def founded(complaint: Row) -> bool:
    return complaint.get("facts") in ("true", "partly")


def by_service(complaint: Row) -> bool:
    return complaint.get("service_caused") == "yes"


def overspent(approval: Row) -> bool:
    return number(approval.get("actual_total")) > approval["total"]


def answers(items: Iterable[str]) -> list[Callable[[Row], int]]:
    """What each answer of a survey is worth."""
    return [lambda row, item=item: SCORES[row[item]] for item in items]
