"""A year of a service department, the same from the same seed: forms that refer to one another, late ones, void ones.

Every form begins as the example of its kind in forms/examples, moved to its day, and takes its own values from a random
generator. The forms are issued by the program at one moment after the year; those that are still open lack what is only
known at closing.
"""
from __future__ import annotations

import copy
import datetime as dt
import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

from program import ROOT, Liandan, Result

Form = dict[str, Any]

#: The year of the department, and the moment at which everything is written down.
YEAR = 2026
NOW = dt.datetime(2027, 1, 15, 12, 0)

ENGINEERS = ["吴海涛", "郑凯", "丁勇", "马超", "陆建平"]
CUSTOMERS = [
    ("宣城市宁国城乡环境工程有限公司", "程立新", "13956318872", "安徽省宣城市宁国市经济技术开发区振宁路 36 号"),
    ("六安市裕安区城市管理局环卫所", "刘德胜", "0564-3261190", "安徽省六安市裕安区解放南路环卫停车场"),
    ("马鞍山花山智慧水务有限公司", "许文静", "18955502668", "安徽省马鞍山市花山区湖东北路 76 号监控中心"),
    ("芜湖鸠江清洁服务有限公司", "葛志强", "0553-5847210", "安徽省芜湖市鸠江区九华北路 118 号"),
]
PRODUCTS = [("抑尘车", "HC5180TDY"), ("洗扫车", "HC5180TXS"), ("压缩式垃圾车", "HC5180ZYS")]
LEVELS = ["very", "fairly", "neutral", "dissatisfied", "poor"]
_MOMENT = re.compile(r"^(\d{4}-\d{2}-\d{2})( \d{2}:\d{2})?$")


def day(value: dt.date) -> str:
    """A day as forms take it."""
    return value.isoformat()[:10]


def moment(value: dt.datetime) -> str:
    """A day and time as forms take them."""
    return value.strftime("%Y-%m-%d %H:%M")


def moved(value: Any, days: int) -> Any:
    """The value with every day in it moved."""
    if isinstance(value, dict):
        return {key: moved(part, days) for key, part in value.items()}
    if isinstance(value, list):
        return [moved(part, days) for part in value]
    if isinstance(value, str) and (found := _MOMENT.match(value)):
        return day(dt.date.fromisoformat(found[1]) + dt.timedelta(days)) + (found[2] or "")
    return value


def sign(name: str, on: dt.date) -> Form:
    """A signature."""
    return {"name": name, "date": day(on)}


class Department:
    """The register of a department, filled form by form."""

    def __init__(self, liandan: Liandan, folder: Path, seed: int = 20260115, now: dt.datetime = NOW) -> None:
        self.liandan, self.folder, self.now = liandan, folder, now
        self.register = folder / "register"
        self.random = random.Random(seed)
        self.problems: list[str] = []
        self.issued: dict[str, list[str]] = {}
        self._closing: dict[str, set[str]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    # The program at the moment after the year.

    def run(self, *arguments: object) -> Result:
        """Runs the program at the department's moment."""
        clock = Liandan(self.liandan.path)
        clock.command = lambda *given: [  # type: ignore[method-assign]
            shutil.which("faketime") or "faketime", "-f", self.now.strftime("@%Y-%m-%d %H:%M:%S"),
            str(self.liandan.path),
            *map(str, given)]
        return clock.run(*arguments, "--register", self.register, "--operator", "何婷", timeout=600, TZ="Asia/Shanghai")

    def issue(self, form: str, forms: list[Form], close: bool = True) -> list[str]:
        """Issues forms, closing them at once or leaving out what is known at closing only; gives their numbers."""
        if not forms:
            return []
        if not close:
            forms = [{key: value for key, value in one.items() if key not in self.closing(form)} for one in forms]
        data = self.folder / f"{form}-{len(self.issued.get(form, []))}{'' if close else '-open'}.jsonl"
        data.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in forms), encoding="utf-8")
        done = self.run("issue", form, data, "--as", "txt", "--json", "--again", *(["--close"] if close else []))
        self.problems += [
            f"{form} {found.get('message')}" for found in done.findings if found.get("severity") == "error"]
        lines = {one["origin"]["line"]: one["number"] for one in done.issued}
        if len(lines) != len(forms):
            self.problems.append(f"{form}: {len(lines)} of {len(forms)} issued; {done.err[:400]}")
        numbers = [lines.get(index + 1, "") for index in range(len(forms))]
        self.issued.setdefault(form, []).extend(numbers)
        return numbers

    def close(self, form: str, numbers: list[str], forms: list[Form]) -> None:
        """Closes issued forms with what is known at closing."""
        data = self.folder / f"{form}-close.jsonl"
        rows = [
            {"number": number, **{key: value for key, value in one.items() if key in self.closing(form)}}
            for number, one in zip(numbers, forms, strict=True) if number]
        data.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        done = self.run("close", form, data, "--json")
        if done.code != 0:
            self.problems.append(f"close {form}: {done}")

    def void(self, number: str) -> None:
        """Voids a form."""
        done = self.run("void", number, "--reason", "填错重开")
        if done.code != 0:
            self.problems.append(f"void {number}: {done}")

    def closing(self, form: str) -> set[str]:
        """The fields that are known at closing only."""
        if form not in self._closing:
            described = json.loads(self.run("describe", form, "--json").out)
            self._closing[form] = {field["id"] for field in described["fields"] if field.get("stage") == "closing"}
        return self._closing[form]

    # Random values.

    def example(self, form: str, on: dt.date) -> Form:
        """The example of a form, filled on a day."""
        found = json.loads((ROOT / "forms" / "examples" / f"{form}.json").read_text(encoding="utf-8"))
        return moved(found, (on - dt.date.fromisoformat(found["fill_date"])).days)

    def some_day(self, first: int = 1, last: int = 365) -> dt.date:
        """A day of the year."""
        return dt.date(YEAR, 1, 1) + dt.timedelta(self.random.randint(first, last) - 1)

    def customer(self) -> tuple[str, str, str, str]:
        """A customer with contact, phone and address."""
        return self.random.choice(CUSTOMERS)

    def level(self, good: float = 0.8) -> str:
        """How satisfied somebody is."""
        return self.random.choice(LEVELS[:2] if self.random.random() < good else LEVELS[1:])

    # The year.

    def fill(self) -> None:
        """Writes down the whole year."""
        files = self.files()
        requests, bodies = self.requests(files)
        jobs = self.jobs(requests, bodies)
        reports = self.reports(jobs)
        self.finish(requests, bodies, jobs, reports)
        self.surveys(reports)
        complaints = self.complaints(requests)
        self.revisits(files, complaints, requests)
        self.quality()
        self.parts(reports)
        self.money(reports)
        self.people()
        self.others(reports)
        self.attendance()
        for form, count in (("satisfaction-survey", 2), ("service-report", 1), ("revisit", 2), ("complaint", 1),
                            ("cost-approval", 1), ("usage-inquiry", 1), ("expense-claim", 1), ("rectification", 1)):
            for number in self.random.sample([one for one in self.issued[form] if one], count):
                self.void(number)

    def files(self) -> list[Form]:
        """Product files, user files, packing lists and the first inquiries."""
        random, units = self.random, []
        for index in range(26):
            out = dt.date(2025, 3, 1) + dt.timedelta(index * 26 + random.randint(0, 20))
            name, model = PRODUCTS[index % 3]
            units.append({"out": out, "name": name, "model": model, "serial": f"{model[-3:]}{out:%y%m}{index:02}",
                          "customer": self.customer()})
        forms = []
        for unit in units:
            form = self.example("product-file", unit["out"] + dt.timedelta(random.choice([0, 1, 2, 2, 3, 5])))
            customer, contact, phone, place = unit["customer"]
            form |= {"out_date": day(unit["out"]), "customer_name": customer, "contact_name": contact,
                     "contact_phone": phone, "place": place, "product_name": unit["name"], "model": unit["model"],
                     "serial_no": unit["serial"], "accept_date": day(unit["out"] + dt.timedelta(2))}
            for key in ("service_log", "changes"):
                form.pop(key, None)
            filled = dt.date.fromisoformat(form["fill_date"])
            form |= {"filed_year": filled.year, "keeper_sign": sign("陈晓燕", filled), "checked_sign": sign("周国栋", filled),
                     "archive_sign": sign("唐敏", filled)}
            forms.append(form)
        numbers = self.issue("product-file", forms[:20]) + self.issue("product-file", forms[20:], close=False)
        for unit, number in zip(units, numbers, strict=True):
            unit["file"] = number
        lists = []
        for unit in units[12:24]:
            form = self.example("packing-list", unit["out"])
            form |= {"product_name": unit["name"], "model": unit["model"], "serial_no": unit["serial"]}
            lists.append(form)
        self.issue("packing-list", lists + [lists[-1] | {"serial_no": "TXS-NOFILE"}])
        user_files = []
        for unit in units[10:19]:
            done = unit["out"] + dt.timedelta(2)
            form = self.example("user-file", done + dt.timedelta(random.choice([0, 1, 2, 3, 6])))
            form |= {"commissioned_date": day(done), "accept_date": day(done), "file_no": unit["file"],
                     "serial_no": unit["serial"], "product_name": unit["name"], "model": unit["model"]}
            form.pop("service_log", None)
            for row in form["trainees"]:
                row["train_date"] = day(done)
            user_files.append(form)
        self.issue("user-file", user_files, close=False)
        asked, open_ones = [], []
        for unit in units:
            if unit["out"].year < YEAR - 1 or unit["out"] < dt.date(2025, 12, 1) or unit["out"] > dt.date(2027, 1, 8):
                continue
            form = self.example("usage-inquiry", unit["out"] + dt.timedelta(3))
            on = unit["out"] + dt.timedelta(random.choice([5, 8, 10, 10, 11, 15]))
            customer, contact, phone, _ = unit["customer"]
            form |= {"file_no": unit["file"], "customer_name": customer, "contact_name": contact,
                     "contact_phone": phone,
                     "product_name": unit["name"], "model": unit["model"], "serial_no": unit["serial"],
                     "out_date": day(unit["out"]), "inquiry_date": day(on), "r_service": self.level(),
                     "customer_sign": sign(contact, on), "inquirer_sign": sign("何婷", on),
                     "problem": "扫盘刷磨损偏快", "transfer_to": "技术部", "measure": "改用加硬刷丝",
                     "leader_sign": sign("周国栋", on)}
            (open_ones if on >= self.now.date() or random.random() < 0.2 else asked).append(form)
        self.issue("usage-inquiry", asked)
        self.issue("usage-inquiry", open_ones, close=False)
        return units

    def requests(self, units: list[Form]) -> tuple[list[str], list[Form]]:
        """Requests of the year, in time and late, by every channel."""
        random, bodies = self.random, []
        for index in range(64):
            unit = random.choice([one for one in units if one["out"] < dt.date(YEAR, 12, 1)])
            first = max(1, (unit["out"] - dt.date(YEAR, 1, 1)).days + 4)
            at = dt.datetime.combine(self.some_day(first, 362), dt.time(random.randint(7, 18), random.randint(0, 59)))
            plan = ["dispatch", "dispatch", "dispatch", "phone", "factory", "supplier"][index % 6]
            distance = random.choice([12, 86.5, 100, 100.1, 228])
            support = ["supplier"] if plan == "supplier" or index % 11 == 0 else []
            hours = 24 if plan == "dispatch" and distance <= 100 and not support else 12
            customer, contact, phone, address = unit["customer"]
            inside = random.random() < 0.75
            fee = random.choice([320, 1000, 1000.01, 1680.32]) if inside else 860
            form = self.example("service-request", at.date())
            form |= {
                "customer_name": customer, "contact_name": contact, "contact_phone": phone, "address": address,
                "product_name": unit["name"], "model": unit["model"], "serial_no": unit["serial"],
                "report_time": moment(at), "channel": random.choice(["phone", "phone", "web", "visit", "other"]),
                "out_date": day(unit["out"]), "warranty_months": 36, "in_warranty": "in" if inside else "out",
                "exclusion_cause": [] if inside else ["improper_use"], "charge": "free" if inside else "paid",
                "est_fee": f"{fee:.2f}", "plan": plan, "need_support": support, "distance_km": str(distance),
                "due_at": moment(at + dt.timedelta(hours=hours)),
                "replied_at": moment(at + random.choice([
                    dt.timedelta(minutes=25), dt.timedelta(hours=3), dt.timedelta(hours=hours),
                    dt.timedelta(hours=hours, minutes=1), dt.timedelta(hours=30)])),
                "receiver_sign": sign("何婷", at.date()), "leader_sign": sign("周国栋", at.date())}
            for key in ("plate", "vin", "mileage_km", "job_no", "approval_no"):
                form.pop(key, None)
            bodies.append(form)
        return self.issue("service-request", bodies, close=False), bodies

    def jobs(self, requests: list[str], bodies: list[Form]) -> list[Form]:
        """Dispatches of the requests that need a visit, reached in time, late, or not at all."""
        jobs = []
        for number, body in zip(requests, bodies, strict=True):
            if body["plan"] != "dispatch":
                continue
            at = dt.datetime.strptime(body["report_time"], "%Y-%m-%d %H:%M")
            leave = at + dt.timedelta(hours=1)
            due = at + dt.timedelta(hours=24)
            arrived = leave + self.random.choice([
                dt.timedelta(hours=3), dt.timedelta(hours=8), dt.timedelta(hours=23), dt.timedelta(hours=23, minutes=1),
                dt.timedelta(hours=40)])
            form = self.example("dispatch", at.date())
            people = self.random.sample(ENGINEERS, self.random.choice([1, 2, 2]))
            form |= {
                **{key: body[key] for key in ("customer_name", "contact_name", "contact_phone", "address",
                                               "product_name", "model", "serial_no")},
                "request_no": number, "depart_plan": moment(leave), "arrive_before": moment(due),
                "engineers": [{"name": name} for name in people], "trip_leader": people[0],
                "arrived_at": moment(arrived), "done_at": moment(arrived + dt.timedelta(hours=5)),
                "dispatcher_sign": sign("何婷", at.date()), "leader_sign": sign("周国栋", at.date()),
                "receiver_sign": sign(people[0], at.date())}
            if len(people) == 1:
                form.pop("trip_leader", None)
            jobs.append({"form": form, "arrived": arrived, "at": at, "people": people, "request": body,
                         "request_no": number})
        for job, number in zip(jobs, self.issue("dispatch", [job["form"] for job in jobs], close=False), strict=True):
            job["number"] = number
        return jobs

    def reports(self, jobs: list[Form]) -> list[Form]:
        """Service reports of the jobs that were done; four jobs stay open, two are void."""
        random, reports = self.random, []
        for job in jobs[4:]:
            form = self.example("service-report", job["at"].date())
            body = job["request"]
            done = job["arrived"] + dt.timedelta(hours=5)
            witnessed = done + dt.timedelta(minutes=20)
            signed = witnessed.date() + dt.timedelta(random.choice([0, 0, 1]))
            supplier = random.choice(["no", "no", "yes"])
            assembly = random.choice([["superstructure"], ["chassis"], ["engine", "body"], ["body"]])
            parts = [
                {"name": random.choice(["溢流阀", "接近开关", "风机轴承"]), "qty": random.randint(1, 3), "source": "warranty",
                 "old_returned": random.choice(["yes", "yes", "no"])},
                {"name": "液压油", "qty": 8, "source": "paid", "old_returned": "no", "price": "22.50"}]
            result = random.choice(["solved"] * 5 + ["temporary", "unsolved"])
            form |= {
                "request_no": job["request_no"], "dispatch_no": job["number"], "customer_name": body["customer_name"],
                "contact_name": body["contact_name"], "contact_phone": body["contact_phone"],
                "site_address": body["address"], "product_name": body["product_name"], "model": body["model"],
                "serial_no": body["serial_no"], "out_date": body["out_date"], "in_warranty": body["in_warranty"],
                "service_type": random.choice([["repair"], ["repair", "train"], ["maintain"], ["inspect"]]),
                "distance_km": body["distance_km"], "t_report": body["report_time"],
                "t_depart": job["form"]["depart_plan"], "t_arrive": moment(job["arrived"]),
                "t_start": moment(job["arrived"] + dt.timedelta(minutes=10)), "t_done": moment(done),
                "t_leave": moment(done + dt.timedelta(minutes=30)), "needs_supplier": supplier,
                "t_reply": moment(job["at"] + dt.timedelta(hours=random.choice([1, 12, 13]))),
                "t_written_contact": moment(job["at"] + dt.timedelta(hours=random.choice([2, 12, 14]))),
                "engineers": [{"name": name} for name in job["people"]], "trip_leader": job["people"][0],
                "cause_class": random.choice(
                    ["quality", "quality", "misuse", "supplied_part", "installation", "external"]),
                "assembly": assembly, "parts": parts, "result": result,
                "open_count": 0 if result == "solved" else random.randint(1, 2), "open_items": "待配件到货后更换",
                "exclusion_cause": [] if body["in_warranty"] == "in" else ["improper_use"],
                "collected": "180.00", "handed_in": "180.00", "user_satisfaction": self.level(),
                "user_sign": {"name": body["contact_name"], "date": moment(witnessed)
                              if signed == witnessed.date() else day(signed)},
                "engineer_sign": sign(job["people"][0], done.date()),
                "leader_review": sign("周国栋", signed + dt.timedelta(random.choice([0, 2])))}
            for key in ("plate", "vin", "mileage_km") + (("open_items",) if result == "solved" else ()):
                form.pop(key, None)
            if random.random() < 0.1:
                form.pop("t_reply", None)
            if random.random() < 0.2 and supplier == "no":
                form.pop("needs_supplier", None)
            reports.append({"form": form, "done": done, "job": job})
        for report, number in zip(reports, self.issue("service-report", [one["form"] for one in reports]), strict=True):
            report["number"] = number
        return reports

    def finish(self, requests: list[str], bodies: list[Form], jobs: list[Form], reports: list[Form]) -> None:
        """Closes dispatches and requests; approvals come in between."""
        numbers = {report["job"]["number"]: report["number"] for report in reports}
        done = [job for job in jobs if numbers.get(job["number"])]
        self.close("dispatch", [job["number"] for job in done],
                   [job["form"] | {"report_no": numbers[job["number"]]} for job in done])
        approvals = self.approvals(requests, bodies)
        jobs_of = {job["request_no"]: job["number"] for job in jobs}
        closed = [index for index in range(len(requests)) if index % 10 != 7]
        self.close("service-request", [requests[index] for index in closed], [
            bodies[index]
            | ({"job_no": jobs_of[requests[index]]} if requests[index] in jobs_of else {})
            | ({"approval_no": approvals.get(requests[index], "HS-2026-000001")}
               if bodies[index]["in_warranty"] == "out" or float(bodies[index]["est_fee"]) > 1000 else {})
            for index in closed])
        for number in (requests[7], requests[37], jobs[1]["number"], jobs[6]["number"]):
            self.void(number)

    def approvals(self, requests: list[str], bodies: list[Form]) -> dict[str, str]:
        """Approvals of the dear ones in warranty and some out of it, below and above the budget."""
        random, forms, named = self.random, [], []
        for number, body in zip(requests, bodies, strict=True):
            if float(body["est_fee"]) <= 860 or len(forms) >= 26:
                continue
            on = dt.date.fromisoformat(body["fill_date"])
            form = self.example("cost-approval", on)
            lines = copy.deepcopy(form["lines"])
            for line in lines:
                line["unit_price"] = f"{random.randint(2000, 60000) / 100:.2f}"
            lines.append({"item": "other", "basis": "备用", "qty": 1, "unit_price": "1000.00"})
            total = sum(float(line["qty"]) * float(line["unit_price"]) for line in lines)
            bearer = random.choice(["company", "company", "supplier", "user"])
            form |= {"request_no": number, "customer_name": body["customer_name"], "product_name": body["product_name"],
                     "model": body["model"], "serial_no": body["serial_no"], "in_warranty": body["in_warranty"],
                     "out_date": body["out_date"], "lines": lines, "charge_to": bearer,
                     "actual_total": f"{total * random.choice([0.8, 0.97, 1, 1.04, 1.2]):.2f}",
                     "variance_reason": "过路费增加"}
            forms.append(form)
            named.append(number)
        done = self.issue("cost-approval", forms[:-3]) + self.issue("cost-approval", forms[-3:], close=False)
        return dict(zip(named, done, strict=True))

    def surveys(self, reports: list[Form]) -> None:
        """Surveys after the services, some without an overall answer, some bad."""
        random, forms = self.random, []
        for report in reports + random.sample(reports, 12):
            on = report["done"].date() + dt.timedelta(random.choice([0, 1, 30]))
            if on > self.now.date():
                on = report["done"].date()
            form = self.example("satisfaction-survey", on)
            good = random.choice([1, 0.9, 0.5])
            form |= {f"q{item}": self.level(good) for item in range(1, 8)}
            form |= {"survey_date": day(on), "deliver_date": report["form"]["out_date"], "report_no": report["number"],
                     "survey_mode": random.choice(["onsite", "phone", "letter"]),
                     "customer_name": report["form"]["customer_name"], "engineer": report["job"]["people"][0],
                     "product_name": report["form"]["product_name"], "q8_overall": self.level(good),
                     "dissatisfied_reason": "到场晚", "customer_sign": sign("刘德胜", on),
                     "follow_up": [{"measure": "致电致歉", "owner": "何婷", "due_date": day(on)}]}
            if random.random() < 0.25 or len(forms) < 2:
                form.pop("q8_overall")
            if len(forms) < 2:  # 19 and 20 points: on both sides of a mean of 4
                form |= dict(zip(("q3", "q4", "q5", "q6", "q7"), (
                    ("very", "fairly", "fairly", "fairly", "neutral"), ("fairly",) * 5)[len(forms)], strict=True))
            forms.append(form)
        self.issue("satisfaction-survey", forms[:-4])
        self.issue("satisfaction-survey", forms[-4:], close=False)

    def complaints(self, requests: list[str]) -> list[str]:
        """Complaints: founded or not, caused by service or not, two still open."""
        random, forms = self.random, []
        for index in range(16):
            on = self.some_day(1, 355)
            at = dt.datetime.combine(on, dt.time(random.randint(8, 16), 20))
            facts = ["true", "partly", "false", "true"][index % 4]
            caused = "yes" if facts != "false" and random.random() < 0.6 else "no"
            form = self.example("complaint", on)
            form |= {"received_at": moment(at), "related_no": random.choice(requests), "facts": facts,
                     "nature": random.choice([["late"], ["quality", "late"], ["manner"], ["charge", "other"]]),
                     "level": random.choice(["ordinary", "ordinary", "major"]), "escalated": "yes",
                     "investigated_at": moment(at + dt.timedelta(hours=random.choice([1, 1, 26]))),
                     "service_caused": caused,
                     "resp_person": random.choice(ENGINEERS), "resp_dept": random.choice(["售后服务部", "业务部"]),
                     "attitude": random.choice(["satisfied", "accepted", "dissatisfied"]), "further": "主任登门说明",
                     "done_date": day(on + dt.timedelta(random.choice([2, 5]))),
                     "replied_at": moment(at + dt.timedelta(days=random.choice([5, 8]))),
                     "told_director_at": moment(at + dt.timedelta(hours=2)), "customer_name": self.customer()[0]}
            if caused == "no":
                form.pop("deduct_points", None)
            forms.append(form)
        return self.issue("complaint", forms[:14]) + self.issue("complaint", forms[14:], close=False)

    def revisits(self, units: list[Form], complaints: list[str], requests: list[str]) -> None:
        """Revisits in time, late and missed; with problems dealt with, or passed to a new form."""
        random, made, missed = self.random, [], []
        for index in range(46):
            unit = random.choice([one for one in units if one["out"] < dt.date(YEAR, 11, 1)])
            base = max(self.some_day(1, 360), unit["out"] + dt.timedelta(5))
            due = base + dt.timedelta(random.choice([7, 30, 90]))
            on = due + dt.timedelta(random.choice([-3, -1, 0, 0, 1, 9]))
            form = self.example("revisit", base)
            customer, contact, phone, _ = unit["customer"]
            problem = random.random() < 0.45
            form |= {"file_no": unit["file"], "customer_name": customer, "contact_name": contact,
                     "contact_phone": phone,
                     "product_name": unit["name"], "model": unit["model"], "serial_no": unit["serial"],
                     "accept_date": day(unit["out"] + dt.timedelta(2)), "base_date": day(base), "due_date": day(due),
                     "kind": random.choice(["one_month", "three_months", "monthly", "quarterly", "key_customer"]),
                     "revisit_date": day(on), "r_service": random.choice(["very", "fairly"]),
                     **{f"r_{item}": "fairly" for item in ("structure", "appearance", "delivery", "price")},
                     "reply_due": day(on + dt.timedelta(3)),
                     "replied_date": day(on + dt.timedelta(random.choice([2, 3, 4]))),
                     "visitor_sign": sign("何婷", on), "handler_sign": sign("高文斌", on + dt.timedelta(4)),
                     "result": random.choice(["handled", "handled", "new_form"]) if problem else "satisfied"}
            for key in ("related_no", "report_no", *(["file_no"] if index % 9 == 5 else [])):
                form.pop(key, None)
            if index % 9 == 5:
                form["report_no"] = random.choice(self.issued["service-report"])
            if not problem:
                for key in ("problem", "transfer_to", "reply_due", "solution", "replied_date", "handler_sign"):
                    form.pop(key, None)
            if form["result"] == "new_form":
                form["new_no"] = random.choice([*complaints[12:], *[one for one in requests[5:9] if one]])
            (missed if on + dt.timedelta(5) >= self.now.date() or index % 8 == 3 else made).append(form)
        self.issue("revisit", made)
        self.issue("revisit", missed, close=False)

    def quality(self) -> None:
        """Quality issues and rectifications: in time, late, extended, open."""
        random, issues, plans = self.random, [], []
        for index in range(15):
            on = self.some_day(3, 330)
            form = self.example("quality-issue", on)
            at = dt.datetime.combine(on, dt.time(10, 0))
            kind = ["ordinary", "important", "complex"][index % 3]
            form |= {"found_date": day(on), "received_at": moment(at), "importance": kind, "qty": random.randint(1, 6),
                     "problem_class": random.choice(["drawing", "treatment", "finish", "function"]),
                     "replied_at": moment(at + dt.timedelta(hours=random.choice([1, 13, 15]))),
                     "resp_dept": random.choice(["production", "quality", "design", "purchasing"]),
                     "visit_date": day(on + dt.timedelta(3)), "closed": random.choice(["yes", "yes", "no"]),
                     "opinion_date": day(on + dt.timedelta(random.choice([5, 6, 7]))),
                     "deduction": f"{random.choice([0, 200, 300])}.00"}
            form.pop("opinion_due", None)
            form["source_no"] = ""
            if form["closed"] == "no":
                for key in ("effect", "rectify_done", "revisit_date"):
                    form.pop(key, None)
            issues.append(form)
        numbers = self.issue("quality-issue", issues[:12]) + self.issue("quality-issue", issues[12:], close=False)
        for number, issue in zip(numbers + numbers, issues + issues, strict=True):
            on = dt.date.fromisoformat(issue["fill_date"]) + dt.timedelta(random.randint(8, 20))
            due = on + dt.timedelta(13)
            done = due + dt.timedelta(random.choice([-2, 0, 0, 1, 5, 6]))
            form = self.example("rectification", on)
            form |= {"issue_no": number, "rectify_due": day(due), "done_date": day(done),
                     "resp_unit": random.choice(["生产部装配二班", "生产部焊接班", "采购部"]),
                     "resp_sign": sign("罗建", done), "verify_sign": sign("赵立明", done + dt.timedelta(1)),
                     "service_sign": sign("周国栋", done + dt.timedelta(1)), "verified": "effective",
                     "closed": random.choice(["yes", "yes", "yes", "no"]),
                     "leader_sign": sign("方志远", due - dt.timedelta(1))}
            if random.random() < 0.4:
                form |= {"extended_due": day(due + dt.timedelta(5)), "extend_reason": "配件到货晚"}
            plans.append(form)
        self.issue("rectification", plans[:26])
        self.issue("rectification", plans[26:], close=False)

    def parts(self, reports: list[Form]) -> None:
        """Requisitions and write-offs with old parts back, partly back and missing; claims on suppliers."""
        random, requisitions, offs = self.random, [], []
        chosen = random.sample(reports, 12)
        for report in chosen:
            form = self.example("part-requisition", report["done"].date())
            form |= {"purpose_no": report["job"]["number"], "serial_no": report["form"]["serial_no"]}
            for line in form["lines"]:
                line["old_part"] = random.choice(["handed_in", "later", "none"])
            requisitions.append(form)
        numbers = self.issue("part-requisition", requisitions)
        for report, number in zip(chosen, numbers, strict=True):
            on = report["done"].date() + dt.timedelta(3)
            form = self.example("part-writeoff", on)
            form |= {"report_no": report["number"], "requisition_no": number}
            for line in form["lines"][:2]:
                used = random.randint(0, int(line["drawn_qty"]))
                line |= {"used_qty": used, "unused_qty": 0, "old_qty": random.randint(0, used),
                         "old_use": random.choice(["claim", "repair", "scrap"])}
            form["lines"][2] |= {"drawn_qty": 1, "used_qty": 1}
            offs.append(form)
        self.issue("part-writeoff", offs)
        claims = []
        for report in chosen[:5]:
            form = self.example("supplier-claim", report["done"].date() + dt.timedelta(2))
            accepted, reply = random.choice([("1480.32", "full"), ("1000.00", "part"), ("0.00", "refused")])
            form |= {"report_no": report["number"], "fault_date": day(report["job"]["at"].date()), "accepted": accepted,
                     "reply": reply}
            claims.append(form)
        self.issue("supplier-claim", claims)
        self.issue("part-return", [
            self.example("part-return", report["done"].date() + dt.timedelta(5)) for report in chosen[:4]])

    def money(self, reports: list[Form]) -> None:
        """Claims of the travellers, some above the standard, and advances."""
        random, claims = self.random, []
        for report in random.sample(reports, 20):
            on = report["done"].date() + dt.timedelta(random.choice([1, 2, 6]))
            form = self.example("expense-claim", on)
            who = report["job"]["people"][0]
            form |= {"report_no": report["number"], "customer_name": report["form"]["customer_name"], "claimant": who,
                     "trip_from": day(report["job"]["at"].date()), "trip_to": day(report["done"].date()),
                     "claimant_sign": sign(who, on), "freight": f"{random.randint(0, 9000) / 100:.2f}",
                     "special_sign": sign("汪启明", on), "special_reason": "旺季无标准内住宿"}
            for leg, on_day in zip(form["legs"], (form["trip_from"], form["trip_to"]), strict=True):
                leg["date"] = on_day
            for meal in form["meals"]:
                meal["date"] = form["trip_to"]
            form["lodging"][0]["amount"] = random.choice(["60.00", "55.00", "128.00"])
            form["meals"] = random.sample(form["meals"], random.randint(1, 4))
            form["attach_count"] = 8 + len(form["meals"])
            for key in ("travel_no", "approval_no", "loan_no", "borrowed"):
                form.pop(key, None)
            if form["trip_from"] == form["trip_to"]:
                form.pop("lodging", None)
                form["attach_count"] -= 1
            claims.append(form)
        self.issue("expense-claim", claims)
        loans = [self.example("loan", self.some_day(5, 340)) for _ in range(5)]
        for loan in loans:
            loan["amount"] = random.choice(["600.00", "556.00"])
            loan["settled_amount"] = "44.00" if loan["amount"] == "600.00" else "0.00"
        self.issue("loan", loans[:3])
        self.issue("loan", loans[3:], close=False)

    def people(self) -> None:
        """Appraisals of every quarter with ties, assessments of every month."""
        random, forms = self.random, []
        for quarter in range(1, 5):
            over = dt.date(YEAR + quarter // 4, quarter * 3 % 12 + 1, 5)
            scored = []
            for name in ENGINEERS:
                form = self.example("quarterly-appraisal", over)
                counts = {key: random.randint(0, 2) for key in ("a_count", "b_count", "d_count", "f_count", "g_count")}
                form |= counts | {"period": f"{YEAR}-Q{quarter}", "employee": name,
                                  "content_level": random.choice("ABC"), "jobs": random.randint(6, 15),
                                  "tasks": random.randint(12, 30), "b_basis": "未戴胸牌"}
                for key in ("a_basis", "b_basis", "g_basis"):
                    if not counts[key[0] + "_count"]:
                        form.pop(key, None)
                form["surveys"] = [
                    {"survey_no": number, "score": random.choice([25, 23, 20, 14]),
                     "survey_date": day(dt.date(YEAR, quarter * 3 - 1, 11))}
                    for number in random.sample(self.issued["satisfaction-survey"][:40], random.randint(1, 3))]
                if quarter == 2 and scored:
                    form = copy.deepcopy(scored[0]) | {"employee": name} if name == ENGINEERS[1] else form
                scored.append(form)
            totals = [self.total(form) for form in scored]
            for form, total in zip(scored, totals, strict=True):
                rank = 1 + sum(other > total for other in totals)
                tied = totals.count(total) > 1
                form |= {"rank": rank, "tied": "yes" if tied else "no", "manager_sign": sign("周国栋", over),
                         "employee_sign": sign(form["employee"], over)}
                if form["period"].endswith("Q4"):
                    form["other_quarters"] = "no"
                if tied:
                    form |= {"tie_note": "并列者平分奖金", "reward": "400.00" if rank == 1 else "0.00"}
            forms += scored
        self.issue("quarterly-appraisal", forms)
        monthly = []
        for month in range(1, 13):
            for name in ENGINEERS[:3]:
                filled = dt.date(YEAR + month // 12, month % 12 + 1, random.choice([4, 8, 9]))
                form = self.example("monthly-assessment", filled)
                form |= {"period": f"{YEAR}-{month:02}", "employee": name, "grade": random.choice("AABC"),
                         "a_times": 1, "c_times": 1,
                         "initiative": random.randint(9, 15), "loyalty": random.randint(9, 15),
                         "assessor_sign": sign("周国栋", filled), "employee_sign": sign(name, filled)}
                form["complaints"] = [
                    {"complaint_no": random.choice(self.issued["complaint"][:10]), "matter": "到场晚",
                     "verified": random.choice(["yes", "no"])} for _ in range(random.choice([0, 0, 1, 2]))]
                monthly.append(form)
        self.issue("monthly-assessment", monthly)
        staff = []
        for month in (9, 10, 11):
            form = self.example("staff-monthly-appraisal", dt.date(YEAR, month + 1, 1))
            form["period"] = f"{YEAR}-{month:02}"
            for row in form["staff"]:
                row |= {"bonus": f"{random.choice([0, 100, 200])}.00", "penalty": f"{random.choice([0, 20, 60])}.00",
                        "note": "迟到", "join_date": "2025-09-01", "days": 20}
            staff.append(form)
        self.issue("staff-monthly-appraisal", staff)

    @staticmethod
    def total(form: Form) -> float:
        """The points of an appraisal, to rank the sheets before they are issued."""
        scores = [row["score"] for row in form["surveys"]]
        points = {"A": 25, "B": 20, "C": 15, "D": 10, "E": 5}[form["content_level"]]
        minus = sum(2 * form[key] for key in ("a_count", "b_count", "d_count", "f_count", "g_count"))
        return 50 - minus + points + sum(scores) / len(scores)

    def attendance(self) -> None:
        """Three weeks of clocking in and out, one line a day each: late, early, absent, on the road."""
        random, lines = self.random, []
        for on in (dt.date(YEAR, 10, 9) + dt.timedelta(count) for count in range(21)):
            for name in ENGINEERS[:4]:
                status = random.choice(["present"] * 7 + ["outside", "leave", "absent"]) if on.weekday() < 5 else "rest"
                line = {"date": day(on), "employee": name, "dept": "售后服务部", "status": status, "registrar": "何婷",
                        "reason": "路上堵车", "confirmed_by": "周国栋"}
                if status == "present":
                    came = random.choice(["08:21", "08:30", "08:31", "08:46", "09:00", "09:01", "09:40"])
                    left = random.choice(["17:30", "17:45", "17:29", "17:00", "16:59"])
                    line |= {"in_at": f"{day(on)} {came}", "out_at": f"{day(on)} {left}"}
                elif status == "outside":
                    line |= {"reported_at": f"{day(on)} 18:10", "phone_off_h": random.choice([0, 0, 12, 13]),
                             "job_no": random.choice(self.issued["dispatch"][8:])}
                elif status == "leave":
                    line["leave_no"] = "事假，周国栋批"
                lines.append(line)
        self.issue("attendance-log", lines[:-2])
        self.issue("attendance-log", lines[-2:], close=False)

    def others(self, reports: list[Form]) -> None:
        """Acceptances, maintenance, major faults with analyses, liaison slips."""
        random = self.random
        acceptances = []
        for index in range(10):
            form = self.example("acceptance-receipt", self.some_day(20, 350))
            form |= {"report_no": random.choice(reports)["number"], "trainees": 4,
                     "trainees_passed": 4 if index % 4 else 3}
            if index == 5:
                form["training_given"] = "no"
                form.pop("trainees", None), form.pop("trainees_passed", None)
            acceptances.append(form)
        self.issue("acceptance-receipt", acceptances)
        maintenance = []
        for _ in range(10):
            form = self.example("maintenance-record", self.some_day(5, 350))
            form |= {"maint_kind": random.choice(["repair", "periodic", "inspection"]),
                     "result": random.choice(["fixed", "fixed", "awaiting_parts"])}
            maintenance.append(form)
        self.issue("maintenance-record", maintenance)
        faults = [self.example("major-fault", self.some_day(40, 330)) for _ in range(4)]
        for fault in faults:
            fault.pop("analysis_no", None)
        numbers = self.issue("major-fault", faults)
        analyses = []
        for number, fault in list(zip(numbers, faults, strict=True))[:3]:
            form = self.example("fault-analysis", dt.date.fromisoformat(fault["fill_date"]) + dt.timedelta(2))
            analyses.append(form | {"major_fault_no": number, "occurred_at": fault["occurred_at"]})
        self.issue("fault-analysis", analyses)
        slips = []
        for index in range(7):
            form = self.example("liaison", self.some_day(10, 340))
            form |= {"handled_first": "no" if index == 0 else "yes", "related_no": ""}
            if index == 0:
                form.pop("handled_at", None), form.pop("handled_what", None)
            slips.append(form)
        self.issue("liaison", slips[:5])
        self.issue("liaison", slips[5:], close=False)
