"""The walk of a stranger: from what `make desk` makes, with a phone in the hand, from a service report to a verified packet."""
from __future__ import annotations

import io
import json
import os
import re
import subprocess
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import examples
import pdfdraw
from checks import Checks
from desk import Desk, log_in, overflow, violations, visitor
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect
from program import ROOT

#: The password of the accounts that `make desk` makes.
_PASSWORD = "liandan-demo-1"
#: How long one waits for a page, in milliseconds: no walk depends on how fast the machine is.
_PATIENCE = 60_000
#: The colours of the two photos, by which they are known again on paper.
_PHOTOS = {"现场 1.jpg": (190, 40, 30), "现场 2.jpg": (20, 120, 60)}
#: The company's time.
_ZONE = timezone(timedelta(hours=8))


class _Walk:
    """The walk with its pictures, numbered as they are met."""

    def __init__(self, checks: Checks, browser: Browser, desk: Desk) -> None:
        self.checks, self.browser, self.desk = checks, browser, desk
        self.faults: list[str] = []
        self._count = 0

    def phone(self, login: str):
        """A phone on which this account is logged in."""
        return _Phone(self, login)

    def look(self, page: Page, name: str) -> None:
        """Looks at a page: axe, its width, and a picture that is kept where pictures are."""
        self._count += 1
        self.faults += [f"{name}: {fault}" for fault in violations(page)]
        if (pixels := overflow(page)) > 0:
            self.faults.append(f"{name}: {pixels} pixels too wide")
        if os.environ.get("LIANDAN_DESK_KEEP"):
            page.screenshot(path=self.desk.folder / f"{self._count:02}-{name}.png", full_page=True)

    def record(self, number: str) -> dict[str, Any]:
        """The record as the command line tells it."""
        return json.loads(self.desk.command("show", number, "--json"))


class _Phone:
    """A phone with an account: a context that gives its page."""

    def __init__(self, walk: _Walk, login: str) -> None:
        self._visit = visitor(walk.browser, walk.desk, None, "narrow", timezone_id="Asia/Shanghai")
        self._login = login

    def __enter__(self) -> Page:
        page = self._visit.__enter__()
        page.set_default_timeout(_PATIENCE)
        page.on("dialog", lambda dialog: dialog.accept())
        log_in(page, self._login, _PASSWORD)
        return page

    def __exit__(self, *error: Any) -> None:
        self._visit.__exit__(*error)


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Walks from a service report on a phone to a verified packet."""
    desk = Desk(desk_program, liandan, folder)
    subprocess.run([ROOT / "Tests/Desk/demo.sh", desk.liandan, desk.program, folder], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    desk.start()
    walk = _Walk(checks, browser, desk)
    try:
        before = _figures(desk)
        report = _fill(walk)
        approval = _ask(walk)
        _approve(walk, approval)
        _close(walk, report, approval)
        _print(walk, report)
        _find(walk, report)
        _report(walk, before)
        packet = _pack(walk, report, folder)
        _verify(walk, packet)
        checks.none("axe finds nothing on all these pages, nothing is wider than the phone", walk.faults)
        checks.none("the register is sound", desk.faults())
    finally:
        desk.stop()


def _time(minutes: int) -> str:
    """A moment so many minutes ago, as the company writes it."""
    return (datetime.now(_ZONE) - timedelta(minutes=minutes)).strftime("%Y-%m-%d %H:%M")


def _number(desk: Desk, form: str) -> str:
    """The number of the first form of a kind."""
    lines = desk.command("find", "--form", form, "--json").splitlines()
    return min(json.loads(line)["number"] for line in lines)


def _put(page: Page, name: str, value: str) -> None:
    """Puts a value in with finger and keyboard of a phone."""
    control = page.locator(f'[name="f-{name}"]')
    kind = control.first.get_attribute("type") or control.first.evaluate("one => one.localName")
    if kind in ("radio", "checkbox"):
        page.locator(f'label:has([name="f-{name}"][value="{value}"])').tap()
    elif kind == "select":
        control.select_option(value)
    elif kind in ("date", "time", "datetime-local"):
        control.fill(value.replace(" ", "T"))
    else:
        control.tap()
        page.keyboard.insert_text(value)


def _enter(page: Page, data: dict[str, Any]) -> None:
    """Fills in a form; rows are added where there are too few."""
    for name, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for row, line in enumerate(value, 1):
                if page.locator(f'[name^="f-{name}[{row}]."]').count() == 0:
                    page.locator(f'button[value="add {name}"]').tap()
                    page.locator(f'[name^="f-{name}[{row}]."]').first.wait_for()
                for column, text in line.items():
                    _put(page, f"{name}[{row}].{column}", str(text))
        else:
            for text in value if isinstance(value, list) else [value]:
                _put(page, name, str(text))


def _sign(page: Page, field: str) -> None:
    """Signs with the finger."""
    box = page.locator(f'[data-sign="{field}"]')
    box.locator("summary").tap()
    canvas = box.locator("canvas")
    canvas.evaluate("one => one.scrollIntoView({ block: 'center' })")
    place = canvas.bounding_box()
    assert place
    finger = page.context.new_cdp_session(page)
    strokes = [
        [(.12, .3), (.2, .26), (.3, .24), (.26, .4), (.2, .6), (.14, .74)], [(.2, .44), (.28, .52), (.34, .62)],
        [(.4, .3), (.4, .5), (.39, .72)], [(.46, .26), (.56, .24), (.57, .5), (.55, .74), (.5, .68)],
        [(.46, .48), (.52, .46), (.57, .45)], [(.66, .3), (.74, .28), (.82, .26), (.74, .42), (.66, .56), (.72, .6), (.86, .58),
                                              (.84, .7), (.76, .78)],
    ]
    for stroke in strokes:
        points = [{"x": place["x"] + x * place["width"], "y": place["y"] + y * place["height"]} for x, y in stroke]
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
        for before, after in zip(points, points[1:]):
            for part in (.34, .67, 1):
                point = {axis: before[axis] + (after[axis] - before[axis]) * part for axis in ("x", "y")}
                finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    # A tap right behind a stroke is taken for half of a double tap, and is no click: one taps again.
    accept = box.get_by_role("button", name="确认签名")
    while accept.is_visible():
        accept.tap()
        page.wait_for_timeout(500)
    expect(box.locator("[role=status]")).to_contain_text("签名已存", timeout=_PATIENCE)
    expect(box.locator(".drawn img")).to_have_js_property("complete", True, timeout=_PATIENCE)


def _photo(colour: tuple[int, int, int]) -> bytes:
    """A photo of the site, as a phone takes it: larger than it is kept."""
    image = Image.new("RGB", (2400, 1800), (205, 210, 214))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 1300, 2400, 1800), fill=(120, 118, 112))
    pen.rectangle((500, 500, 1900, 1350), fill=colour)
    pen.ellipse((650, 1200, 1000, 1550), fill=(30, 30, 30))
    pen.ellipse((1400, 1200, 1750, 1550), fill=(30, 30, 30))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=90)
    return file.getvalue()


def _saved(page: Page) -> None:
    expect(page.locator("#state.saved")).to_have_count(1, timeout=_PATIENCE)


def _follow(walk: _Walk, page: Page, number: str, title: str) -> None:
    """Begins a form that comes from an issued one, which is looked for by its number."""
    page.goto("/")
    walk.look(page, "workbench")
    page.locator("main [name=words]").tap()
    page.keyboard.insert_text(number)
    page.get_by_role("button", name="查单").tap()
    page.wait_for_url("**/find?words=**")
    page.get_by_role("link", name=number, exact=True).first.tap()
    page.wait_for_url(f"**/f/{number}")
    walk.look(page, f"from-{number}")
    page.locator(".menu > summary").tap()
    page.get_by_role("button", name=title, exact=True).tap()
    page.wait_for_url("**/drafts/*")


def _issued(page: Page) -> str:
    page.wait_for_url(re.compile(r"/f/[^/]+\?said="), timeout=60_000)
    return page.url.split("/f/")[1].split("?")[0]


def _fill(walk: _Walk) -> str:
    """A service report that follows a dispatch, with two photos and the customer's signature; its number."""
    dispatch = _number(walk.desk, "dispatch")
    data = examples.load("service-report")
    data.update(
        fill_date=_time(0)[:10], request_no=_number(walk.desk, "service-request"), t_report=_time(560), t_reply=_time(540),
        t_depart=_time(420), t_arrive=_time(300), t_start=_time(280), t_done=_time(60), t_leave=_time(20))
    # What the dispatch and the request know is not typed; the rest is signed, or written down in the office.
    for name in ("dispatch_no", "preparer", "customer_name", "contact_name", "contact_phone", "site_address", "product_name",
                 "model", "serial_no", "plate", "vin", "out_date", "distance_km", "fault_desc", "trip_leader", "user_sign",
                 "engineer_sign", "leader_review"):
        del data[name]
    with walk.phone("li") as page:
        _follow(walk, page, dispatch, "现场服务报告")
        page.locator("#closing > summary").tap()
        _enter(page, data)
        page.set_input_files("[data-camera=photos]", files=[
            {"name": name, "mimeType": "image/jpeg", "buffer": _photo(colour)} for name, colour in _PHOTOS.items()])
        expect(page.locator(".pictures img")).to_have_count(2, timeout=_PATIENCE)
        _put(page, "user_sign.name", "程立新")
        _sign(page, "user_sign")
        _saved(page)
        walk.look(page, "service-report")
        page.get_by_role("button", name="开单（编号）").tap()
        number = _issued(page)
        expect(page.locator(".photos img")).to_have_count(3, timeout=_PATIENCE)
        walk.look(page, "report-issued")
    record = walk.record(number)
    walk.checks.equal("the report is in the register with both photos", (
        record["state"], len(record["data"]["photos"]), record["data"]["dispatch_no"]), ("issued", 2, dispatch))
    walk.checks.that("with the customer's signature, drawn under the account at the phone", (
        record["signed_by_hand"].get("user_sign", {}).get("account") == "li"
        and len(record["data"]["user_sign"]["picture"]["sha256"]) == 64), record["signed_by_hand"])
    return number


def _ask(walk: _Walk) -> str:
    """The form that asks for the cost, issued from the service request; its number."""
    request = _number(walk.desk, "service-request")
    data = examples.load("cost-approval")
    for name in ("request_no", "approvals", "actual_total", "preparer", "customer_name", "product_name", "model", "serial_no",
                 "in_warranty", "out_date", "fault_summary"):
        del data[name]
    data.update(fill_date=_time(0)[:10], planned_date=_time(0)[:10], applicant="李现场")
    with walk.phone("li") as page:
        _follow(walk, page, request, "售后服务费用预算审批单")
        _enter(page, data)
        page.get_by_role("button", name="检查").tap()
        expect(page.locator("#said")).to_contain_text("没有错误", timeout=_PATIENCE)
        _saved(page)
        walk.look(page, "cost-approval")
        page.get_by_role("button", name="开单（编号）").tap()
        number = _issued(page)
        walk.look(page, "approval-issued")
    values = walk.record(number)["data"]
    walk.checks.equal("what the request knows is filled in, and the cost is added up", (
        values["request_no"], values["customer_name"], float(values["total"])), (
        request, examples.load("service-request")["customer_name"], 1680.32))
    return number


def _approve(walk: _Walk, number: str) -> None:
    """Three accounts decide, the leader as two roles."""
    for login, opinions in (("zhao", ["情况属实"]), ("sun", [""]), ("qian", ["", "同意，注意索赔"])):
        with walk.phone(login) as page:
            for opinion in opinions:
                page.goto("/")
                page.get_by_role("link", name="等我审批").tap()
                page.wait_for_url("**/approvals")
                walk.look(page, f"approvals-{login}")
                page.get_by_role("link", name=number).tap()
                page.wait_for_url(f"**/approvals/{number}")
                walk.look(page, f"decision-{login}")
                if opinion:
                    page.locator("#opinion").tap()
                    page.keyboard.insert_text(opinion)
                page.get_by_role("button", name="同意", exact=True).tap()
                page.wait_for_url("**/approvals?said=decided")
    steps = walk.record(number)["data"]["approvals"]
    walk.checks.equal("three accounts approved the cost", [(step["role"], step["name"], step["decision"]) for step in steps], [
        ("部门负责人", "赵部长", "agree"), ("财务", "孙财务", "agree"), ("分管领导", "钱总监", "agree"), ("总经理", "钱总监", "agree")])


def _close(walk: _Walk, report: str, approval: str) -> None:
    """The engineer signs on the phone, the leader's review is written down, both forms are closed."""
    with walk.phone("li") as page:
        page.goto("/")
        page.get_by_role("link", name=report).first.tap()
        page.get_by_role("link", name="结单").tap()
        page.wait_for_url(f"**/f/{report}/close")
        page.locator("[data-sign=engineer_sign]").get_by_role("button", name="填我的姓名").tap()
        _sign(page, "engineer_sign")
        _put(page, "leader_review.name", "周国栋")
        _put(page, "leader_review.date", _time(0)[:10])
        _put(page, "leader_review.opinion", "同意归档")
        _saved(page)
        walk.look(page, "closing")
        page.get_by_role("button", name="结单", exact=True).tap()
        page.wait_for_url(f"**/f/{report}?said=closed")
        walk.look(page, "report-closed")
        page.goto(f"/f/{approval}/close")
        page.get_by_role("button", name="结单", exact=True).tap()
        page.wait_for_url(f"**/f/{approval}?said=closed")
        walk.look(page, "approval-closed")
    record = walk.record(report)
    walk.checks.equal("the report is closed, signed by hand twice", (record["state"], sorted(record["signed_by_hand"])), (
        "closed", ["engineer_sign", "user_sign"]))
    walk.checks.equal("the cost approval is closed", walk.record(approval)["state"], "closed")


def _ink(image: Image.Image) -> int:
    """How many pixels are blue as ink, which nothing else on the paper is."""
    return sum(1 for red, green, blue in image.convert("RGB").getdata() if blue - red > 30 and blue > green)


def _pixels(image: Image.Image, colour: tuple[int, int, int], within: int) -> int:
    """How many pixels have nearly this colour."""
    data = image.convert("RGB").getdata()
    return sum(1 for pixel in data if all(abs(one - other) <= within for one, other in zip(pixel, colour)))


def _print(walk: _Walk, report: str) -> None:
    """The PDF with all copies, looked at as paper."""
    with walk.phone("li") as page:
        page.goto(f"/f/{report}")
        if (button := page.get_by_role("button", name="打印", exact=True)).count():
            with page.expect_response(lambda answer: answer.url.endswith("/all.pdf")):
                button.tap()
        answer = page.request.get(f"/f/{report}/all.pdf")
        path = walk.desk.folder / "copies.pdf"
        path.write_bytes(answer.body())
    document = pdfdraw.Document(path)
    texts, ink, photos = [], [], set()
    for index in range(len(document.pages)):
        image = document.draw(index, 120)
        if os.environ.get("LIANDAN_DESK_KEEP"):
            image.save(walk.desk.folder / f"paper-{index + 1}.png")
        texts.append("".join(character for character, _, _ in document.text))
        ink.append(_ink(image))
        photos |= {(index, name) for name, colour in _PHOTOS.items() if _pixels(image, colour, 14) > 2_000}
    labels = ["第一联归档联", "第二联用户联", "第三联销账财务联"]
    squeezed = ["".join(text.split()) for text in texts]
    walk.checks.none("each copy has its label", (label for label in labels if not any(label in text for text in squeezed)))
    walk.checks.none("each copy has the number", (index for index, text in enumerate(squeezed) if report not in text))
    walk.checks.equal("each copy has the signatures in ink", sum(1 for count in ink if count > 300), 3)
    walk.checks.equal("and both photos", sorted(
        sum(1 for _, name in photos if name == wanted) for wanted in _PHOTOS), [3, 3])


def _find(walk: _Walk, report: str) -> None:
    serial = walk.record(report)["data"]["serial_no"]
    with walk.phone("sun") as page:
        page.goto("/")
        page.locator("main [name=words]").tap()
        page.keyboard.insert_text(serial)
        page.get_by_role("button", name="查单").tap()
        page.wait_for_url("**/find?words=**")
        walk.look(page, "found")
        walk.checks.that("it is found by its serial number", report in page.locator(
            "tbody td.number a").all_inner_texts(), serial)
        page.get_by_role("link", name=report).tap()
        page.wait_for_url(f"**/f/{report}")
        walk.checks.equal("who keeps the archive sees it with its signatures and photos", page.locator(".photos img").count(), 4)


def _figures(desk: Desk) -> dict[str, Any]:
    """This month's figures of quality, as the command line computes them."""
    report = json.loads(desk.command("report", "service-quality", "--period", _time(0)[:7], "--json"))
    return {figure["id"]: figure for figure in report["figures"]}


def _report(walk: _Walk, before: dict[str, Any]) -> None:
    after = _figures(walk.desk)
    grown = [name for name, figure in after.items() if figure != before[name]]
    walk.checks.that("this month's figures have grown", len(grown) > 0, grown)
    with walk.phone("sun") as page:
        page.goto("/reports")
        walk.look(page, "reports")
        page.get_by_role("link", name="售后服务质量指标").tap()
        page.wait_for_url("**/reports/service-quality")
        page.goto(f"/reports/service-quality?period={_time(0)[:7]}")
        walk.look(page, "report-of-the-month")
        shown = page.locator("main").inner_text()
        parts = [f"{after[name]['numerator']}/{after[name]['denominator']}" for name in grown]
        walk.checks.none("and stand in the report of the month", (part for part in parts if part not in shown.replace(" ", "")))


def _pack(walk: _Walk, report: str, folder: Path) -> Path:
    """Finance packs this month; the packet with the report."""
    with walk.phone("sun") as page:
        page.goto("/")
        page.locator("header nav").get_by_role("link", name="归档").tap()
        page.wait_for_url("**/archive")
        walk.look(page, "archive")
        page.get_by_role("button", name="看看有哪些").tap()
        page.wait_for_selector("#preview")
        walk.look(page, "preview")
        page.locator("#preview button.primary").tap()
        page.wait_for_selector("text=打好了", timeout=5 * _PATIENCE)
        walk.look(page, "packed")
        for link in page.locator("a[href^='/archive/packets/']").all():
            with page.expect_download() as download:
                link.tap()
            path = folder / f"{len(list(folder.glob('packet-*.zip')))}.zip"
            path = path.with_name("packet-" + path.name)
            download.value.save_as(path)
            with zipfile.ZipFile(path) as file:
                if any(report in name for name in file.namelist()):
                    walk.checks.that("finance has a packet with the report", True)
                    return path
    raise RuntimeError("no packet holds the report")


def _verify(walk: _Walk, packet: Path) -> None:
    with walk.phone("sun") as page:
        page.goto("/archive")
        page.set_input_files("#file", packet)
        page.get_by_role("button", name="上传并检测").tap()
        page.wait_for_selector("main .notice", timeout=5 * _PATIENCE)
        walk.look(page, "verified")
        said = page.locator("main .notice").inner_text()
        walk.checks.that("the desk finds the packet sound", said.startswith("合格"), said)
    walk.desk.command("verify", str(packet))
    walk.checks.that("and so does liandan verify", True)
