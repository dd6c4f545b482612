"""The rules of the seeds bite, and say so in each language."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import examples
from checks import Checks
from program import Liandan

_LANGUAGES = ["zh-Hans", "zh-Hant", "en"]


@dataclass(frozen=True)
class Case:
    """A form that has to be refused, and the finding that says why."""

    name: str
    form: str
    data: dict[str, Any]
    code: str
    field: str


def check(checks: Checks, liandan: Liandan, folder: Path) -> None:
    """What must pass passes, what must not is refused with its finding, and nothing is numbered."""
    here = folder / "rules"
    here.mkdir()
    limit = liandan.issue(
        "cost-approval", examples.write(_cost("1000.00", 1), here / "limit.json"), here / "limit", "--close")
    checks.that("a cost of 1000.00 needs the department head alone", limit.code == 0, limit)
    for case in _cases():
        _refused(checks, liandan, case, here)
    _change_refused(checks, liandan, here)


def _refused(checks: Checks, liandan: Liandan, case: Case, here: Path) -> None:
    file = examples.write(case.data, here / f"{case.code}-{case.form}.json")
    register = here / f"register-{file.stem}"
    messages: dict[str, str] = {}
    for language in _LANGUAGES:
        run = liandan.issue(case.form, file, register, "--close", "--lang", language)
        found = [f for f in run.objects if f.get("code") == case.code and f.get("severity") == "error"]
        fitting = [f for f in found if f["field"] == case.field]
        right = run.code == 1 and bool(fitting) and set(run.codes) == {case.code}
        checks.that(f"{case.name}: {case.code} in {language}", right, run)
        messages[language] = fitting[0]["message"] if fitting else ""
        text = liandan.run("check", case.form, file, "--stage", "closing", "--lang", language)
        said = text.out + text.err
        line = messages[language] and messages[language] in said and f"[{case.code}]" in said
        checks.that(f"{case.name}: check says it in words in {language}", text.code == 1 and bool(line), text)
    checks.none(f"{case.name}: each language is itself", _language_faults(messages))
    ledger = liandan.run("ledger", "--register", register, "--as", "json")
    checks.that(f"{case.name}: nothing was numbered", not ledger.objects, ledger)


def _language_faults(messages: dict[str, str]) -> list[str]:
    chinese = re.compile("[\u4e00-\u9fff]")
    faults = [language for language in ("zh-Hans", "zh-Hant") if not chinese.search(messages[language])]
    if chinese.search(messages["en"]) or not messages["en"]:
        faults.append(f"en: {messages['en']}")
    if messages["zh-Hans"] == messages["zh-Hant"]:
        faults.append(f"the same in both Chinese writings: {messages['zh-Hant']}")
    return faults


def _change_refused(checks: Checks, liandan: Liandan, here: Path) -> None:
    """Closing may fill what was empty; it never changes what was issued."""
    register = here / "register-change"
    issued = liandan.issue("return-record", examples.path("return-record"), register)
    number = issued.issued[0]["number"]
    data = examples.load("return-record")
    data["customer_name"] = "另一家公司"
    data["items"][1]["qty"] = 4
    data["items"][1]["received_qty"] = 4
    file = examples.write(data, here / "changed.json")
    for language in _LANGUAGES:
        run = liandan.run("close", number, file, "--register", register, "--json", "--lang", language)
        fields = sorted(f["field"] for f in run.objects if f.get("code") == "changed")
        checks.that(
            f"a closing that changes issued values is refused field by field in {language}",
            run.code == 1 and fields == ["customer_name", "items[2].qty", "items[2].received_qty"], run)
    ledger = liandan.run("ledger", "--register", register, "--as", "json").objects
    checks.equal("the form stays issued", [entry["state"] for entry in ledger], ["issued"])


def _cases() -> list[Case]:
    early = examples.load("service-report")
    early["user_sign"]["date"] = "2026-11-10 11:29"
    spoilt = examples.load("return-record-replace")
    spoilt["qc_intact"] = "no"
    spoilt["charge"], spoilt["fee_material"] = "paid", "100.00"
    sent = examples.load("return-record-replace")
    sent |= {"qc_intact": "no", "advance_ship": "no", "conclusion": "refused", "ship_back_date": "2026-10-21"}
    del sent["leader_sign"]
    plain = examples.load("return-record-return")
    del plain["red_sale_no"]
    old = examples.load("return-record")
    for item in old["items"]:
        item["out_date"] = "2024-03-18"
    late = dict(old, gm_sign={"name": "汪启明", "date": "2026-11-07"})
    report = examples.load("service-report")
    report |= {"in_warranty": "out", "exclusion_cause": ["已过保修期"], "out_date": "2024-01-20", "charge_items": []}
    for name in ("collected", "handed_in"):
        del report[name]
    for part in report["parts"]:
        part["source"] = "warranty"
        part.pop("price", None)
    return [
        Case("a cost of 1000.01 needs the whole chain", "cost-approval", _cost("1000.01", 1), "approval-missing",
             "approvals"),
        Case("the user signed before completion", "service-report", early, "user-signs-after-completion", "user_sign"),
        Case("a replacement concluded though not intact", "return-record", spoilt, "not-intact-no-replacement",
             "conclusion"),
        Case("a replacement sent though not intact", "return-record", sent, "not-intact-nothing-shipped",
             "ship_back_date"),
        Case("a return without 红色销售单号", "return-record", plain, "required", "red_sale_no"),
        Case("free work out of warranty without the general manager", "return-record", old,
             "free-out-of-warranty-approved", "gm_sign"),
        Case("free work out of warranty approved too late", "return-record", late, "free-out-of-warranty-approved",
             "gm_sign"),
        Case("a free service out of warranty without the general manager", "service-report", report,
             "free-repair-approved", "gm_sign"),
    ]


def _cost(total: str, approvals: int) -> dict[str, Any]:
    data = examples.load("cost-approval")
    data["lines"] = [{"item": "parts", "basis": "1 套", "qty": 1, "unit_price": total}]
    data["approvals"] = data["approvals"][:approvals]
    data["actual_total"] = total
    return data
