"""The reports warranty-cost and expenses, computed a second time."""
from __future__ import annotations

from figures_period import Period, overspent
from figures_records import EVERY, Labels
from figures_tables import Expected, Figure, added, counted, grouped, listed, month, text
from figures_values import Share, count, days_between, mean, number, share, total


def warranty_cost(period: Period, label: Labels) -> Expected:
    """What the service cost, and what had been approved."""
    inside, every, reports = period.approvals("in"), period.approvals(), period.reports()
    claims = period.within("supplier-claim", "reply_date")
    open_ones = period.within("cost-approval", "planned_date", ("issued",))
    actual, approved = (total(row[key] for row in every) for key in ("actual_total", "total"))
    columns = {
        "count": counted(), "approved": added(lambda row: row["total"]),
        "actual": added(lambda row: row["actual_total"]), "variance": added(lambda row: row["variance"]),
        "overspent": counted(overspent)}
    lines = [line for row in every for line in row["lines"]]
    return Expected({
        "warranty_actual": Figure(total(row["actual_total"] for row in inside), "money"),
        "warranty_approved": Figure(total(row["total"] for row in inside), "money"),
        "warranty_variance": Figure(total(row["variance"] for row in inside), "money"),
        "used_share": Figure(Share(actual, approved), target="<= 100"),
        "overspent": Figure(share(every, overspent)),
        "mean_actual": Figure(mean(row["actual_total"] for row in every), "money"),
        "open_approved": Figure(total(row["total"] for row in open_ones), "money"),
        "charged_total": Figure(total(row["charge_total"] for row in reports), "money"),
        "handed_in": Figure(
            Share(*(total(row.get(key) for row in reports) for key in ("handed_in", "collected"))), target=">= 100"),
        "accepted_by_suppliers": Figure(
            Share(total(row["accepted"] for row in claims), total(row["claim_total"] for row in claims))),
    }, {
        "by_month": grouped(inside, month("planned_date"), columns, whole=True),
        "by_product": grouped(inside, text("product_name"), columns, sort="actual", descending=True, whole=True),
        "by_item": grouped(lines, lambda line: [label("cost-approval", "lines.item", line["item"])], {
            "amount": added(lambda line: line["amount"]), "lines": counted(),
        }, order=label.order("cost-approval", "lines.item"), whole=True),
        "by_bearer": grouped(every, lambda row: [label("cost-approval", "charge_to", row["charge_to"])], columns,
                             order=label.order("cost-approval", "charge_to"), whole=True),
        "overspent_list": listed([row for row in every if overspent(row)], {
            "day": lambda row: row["planned_date"], "customer": lambda row: row["customer_name"],
            "product": lambda row: row["product_name"], "approved": lambda row: row["total"],
            "actual": lambda row: number(row["actual_total"]), "variance": lambda row: row["variance"],
            "reason": lambda row: row.get("variance_reason")}, sort="variance", descending=True)})


def expenses(period: Period, label: Labels) -> Expected:
    """What the travellers laid out, and what of it lies above the standards."""
    claims, loans = period.within("expense-claim", "fill_date"), period.within("loan", "fill_date", EVERY)
    whole, over = (total(row[key] for row in claims) for key in ("total", "over_total"))
    legs, meals, lodging = (
        [line for row in claims for line in row.get(part, [])] for part in ("legs", "meals", "lodging"))
    amount = added(lambda line: line["amount"])
    return Expected({
        "claims": Figure(count(claims)),
        "total": Figure(whole, "money"),
        "meals": Figure(total(row["meals_total"] for row in claims), "money"),
        "lodging": Figure(total(row["lodging_total"] for row in claims), "money"),
        "above_standard": Figure(Share(over, whole)),
        "days_to_claim": Figure(mean(days_between(row["trip_to"], row["fill_date"]) for row in claims), "decimal"),
        "loans_open": Figure(total(row["amount"] for row in loans if not row.get("settled_date")), "money"),
    }, {
        "by_person": grouped(claims, text("claimant"), {
            "count": counted(), "days": added(lambda row: days_between(row["trip_from"], row["trip_to"]) + 1),
            "legs": added(lambda row: row["legs_total"]), "meals": added(lambda row: row["meals_total"]),
            "lodging": added(lambda row: row["lodging_total"]),
            "other": added(lambda row: number(row["freight"]) + number(row["other"])),
            "total": added(lambda row: row["total"]), "over": added(lambda row: row["over_total"]),
        }, sort="total", descending=True, whole=True),
        "by_meal": grouped(
            meals, lambda line: [label("expense-claim", "meals.kind", line["kind"])],
            {"meals": added(lambda line: line["persons"]), "amount": amount},
            order=label.order("expense-claim", "meals.kind"), whole=True),
        "by_city": grouped(
            lodging, lambda line: [label("expense-claim", "lodging.city", line["city"])],
            {"nights": added(lambda line: line["persons"] * line["nights"]), "amount": amount,
             "over": added(lambda line: line["over"])}, order=label.order("expense-claim", "lodging.city"), whole=True),
        "by_transport": grouped(
            legs, lambda line: [label("expense-claim", "legs.tool", line["tool"])],
            {"count": counted(), "amount": amount}, order=label.order("expense-claim", "legs.tool"), whole=True),
        "by_month": grouped(
            claims, month("fill_date"), {"count": counted(), "total": added(lambda row: row["total"])}, whole=True),
        "above": listed([row for row in claims if row["over_total"] > 0], {
            "day": lambda row: row["fill_date"], "claimant": lambda row: row["claimant"],
            "over": lambda row: row["over_total"], "reason": lambda row: row.get("special_reason")})})
