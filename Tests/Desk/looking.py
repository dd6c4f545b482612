"""Looking at forms and what is done to issued ones: pages compared with what the command line says of the same register."""
from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from checks import Checks
from desk import Desk, overflow, violations, visitor
from PIL import Image
from playwright.sync_api import Browser, Page

#: The folder of the example forms.
_EXAMPLES = Path(__file__).resolve().parents[2] / "forms" / "examples"
#: What somebody may type who wants to harm those who look at it.
_HOSTILE = ["<script>document.title='owned'</script>", "\"><img src=x onerror=document.title='owned'>", "=HYPERLINK(\"http://x\",1)"]
#: The languages, schemes and widths in which pages are looked at: all pairs of two.
_LOOKS = [
    ("zh-Hans", "light", "wide"), ("zh-Hans", "dark", "narrow"), ("zh-Hant", "dark", "wide"), ("zh-Hant", "light", "narrow"),
    ("en", "light", "wide"), ("en", "dark", "narrow"),
]


def check(checks: Checks, browser: Browser, desk_program: Path, liandan: Path, folder: Path) -> None:
    """Looks at an empty register, then at one with forms of all kinds."""
    empty = Desk(desk_program, liandan, folder / "empty")
    empty.add_accounts()
    empty.start()
    try:
        _look(checks, browser, empty, "empty", ["/", "/find", "/due", "/ledgers", "/reports", "/reports/overview", "/reports/complaints"])
        _empty(checks, browser, empty)
    finally:
        empty.stop()
    desk = Desk(desk_program, liandan, folder / "full")
    desk.add_accounts()
    numbers = _fill(desk)
    checks.that("there are forms of many kinds", len(numbers) >= 60, len(numbers))
    desk.start()
    try:
        _values(checks, browser, desk, numbers)
        _hostile(checks, browser, desk)
        _find(checks, browser, desk)
        _files(checks, browser, desk, numbers)
        _revise(checks, browser, desk)
        _paper(checks, browser, desk, numbers)
        _attach(checks, browser, desk, numbers)
        _roles(checks, browser, desk, numbers)
        report = numbers["service-report"]
        _look(checks, browser, desk, "full", [
            "/", f"/f/{report}", f"/f/{numbers['return-record']}", f"/f/{report}/void", "/f/XX-1", "/find", "/find?words=轴承",
            "/find?form=cost-approval", "/due?within=90", "/ledgers", "/ledgers/all", "/ledgers/cost-approval?period=2026",
            "/reports", "/reports/service-quality?period=2026", "/reports/overview",
        ])
        _speed(checks, desk)
    finally:
        desk.stop()


def _fill(desk: Desk) -> dict[str, str]:
    """Issues the example of every form, and closes those that are complete; gives a number by form."""
    numbers: dict[str, str] = {}
    for path in sorted(_EXAMPLES.glob("*.json")):
        if path.stem in ("letter", "return-record-replace", "return-record-return"):
            continue
        closes = ["--close"] if path.stem in ("return-record", "service-report", "satisfaction-survey", "cost-approval") else []
        numbers[path.stem] = _issue(desk, path.stem, path, *closes)
    return numbers


def _with_photo(desk: Desk) -> str:
    """Issues a form with a photo; gives its number."""
    Image.new("RGB", (320, 240), (180, 60, 40)).save(desk.folder / "photo.jpg")
    data = json.loads((_EXAMPLES / "quality-issue.json").read_text()) | {"photos": ["photo.jpg"]}
    (desk.folder / "photo.json").write_text(json.dumps(data, ensure_ascii=False))
    return _issue(desk, "quality-issue", desk.folder / "photo.json", "--again")


def _issue(desk: Desk, form: str, data: Path, *options: str) -> str:
    said = desk.command("issue", form, str(data), "--as", "pdf", "--json", *options)
    return next(number for line in said.splitlines() if (number := json.loads(line).get("number")))


def _look(checks: Checks, browser: Browser, desk: Desk, name: str, paths: list[str]) -> None:
    """Every page with axe, in three languages, light and dark, wide and narrow; pictures of them are kept."""
    faults: list[str] = []
    for language, scheme, width in _LOOKS:
        with visitor(browser, desk, "wang", width, scheme, language) as page:
            page.click(f"footer button[value={language}]")
            for path in paths:
                page.goto(path)
                seen = f"{path} {language} {scheme} {width}"
                faults += [f"{seen}: {fault}" for fault in violations(page)]
                if (pixels := overflow(page)) > 0:
                    faults.append(f"{seen}: {pixels} pixels too wide")
                if language in ("zh-Hans", "en"):
                    file = re.sub(r"[^A-Za-z0-9-]+", "_", path).strip("_") or "home"
                    (desk.folder / "pictures").mkdir(exist_ok=True)
                    page.screenshot(path=desk.folder / "pictures" / f"{file}-{width}-{scheme}-{language}.png", full_page=True)
    checks.none(f"{name}: axe finds nothing on {len(paths)} pages, nothing is wider than the window", faults)


def _empty(checks: Checks, browser: Browser, desk: Desk) -> None:
    with visitor(browser, desk, "wang") as page:
        page.goto("/find")
        checks.that("an empty register says what to do", page.locator(".empty a[href='/fill']").count() == 1)
        page.goto("/find?words=nichts")
        checks.that("and with conditions, which to drop", page.locator(".empty a[href='/find']").count() == 1)
        checks.equal("a number that is none is not found", page.request.get("/f/FC-2026-000001").status, 404)


def _told(value: Any, field: dict[str, Any], choices: dict[str, Any]) -> list[str]:
    """The texts that a page must have for a value of the record."""
    if value is None or value == "":
        return []
    if field["type"] in ("select_one", "select_multiple"):
        labels = {choice["id"]: choice["label"] for choice in choices[field["choices"]]}
        return [labels[one] for one in (value if isinstance(value, list) else [value])]
    if field["type"] == "money":
        return [f"{float(value):,.2f}"]
    if field["type"] == "dateTime":
        return [value.replace("T", " ")[:16]]
    if field["type"] == "repeat":
        return [text for row in value for column in field["fields"] for text in _told(row.get(column["id"]), column, choices)]
    if field["type"] == "signature":
        return [part.replace("T", " ") for part in (value.get("name"), value.get("date")) if part] if isinstance(value, dict) else []
    if field["type"] == "approvals":
        return [part for step in value for part in (step.get("name"), step.get("date")) if part]
    return [] if field["type"] in ("image", "integer", "decimal") else [" ".join(str(value).split())]


def _values(checks: Checks, browser: Browser, desk: Desk, numbers: dict[str, str]) -> None:
    faults: list[str] = []
    with visitor(browser, desk, "wang") as page:
        for form, number in numbers.items():
            record = json.loads(desk.command("show", number, "--json"))
            kind = json.loads(desk.command("describe", form, "--json"))
            page.goto(f"/f/{number}")
            shown = " ".join(page.locator("main").inner_text().split())
            for field in kind["fields"]:
                for text in _told(record["data"].get(field["id"]), field, kind["choices"]):
                    if text not in shown:
                        faults.append(f"{number} {field['id']}: {text}")
            for event in record["history"]:
                if event["operator"] not in shown:
                    faults.append(f"{number}: {event['operator']}")
            if "链完整" not in shown:
                faults.append(f"{number}: the chain")
            for link in record["refers_to"] + record["referred_by"]:
                if page.locator(f"a[href='/f/{link['number']}']").count() == 0:
                    faults.append(f"{number}: no link to {link['number']}")
    checks.none(f"pages of {len(numbers)} forms say what the command line says", faults)


def _hostile(checks: Checks, browser: Browser, desk: Desk) -> None:
    data = json.loads((_EXAMPLES / "service-report.json").read_text(encoding="utf-8"))
    kind = json.loads(desk.command("describe", "service-report", "--json"))
    texts = [field["id"] for field in kind["fields"] if field["type"] == "text" and field["id"] in data]
    lengths = {field["id"]: field.get("max_length", 1000) for field in kind["fields"]}
    for place, field in enumerate(texts):
        text = _HOSTILE[place % len(_HOSTILE)]
        data[field] = text if len(text) <= min(lengths[field], 60) else "<u>&\"'</u>"
    for field in kind["fields"]:
        if field["type"] == "signature" and isinstance(data.get(field["id"]), dict):
            data[field["id"]]["name"] = _HOSTILE[0]
    data["customer_name"] = _HOSTILE[1]
    source = desk.folder / "hostile.json"
    source.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    number = _issue(desk, "service-report", source)
    faults: list[str] = []
    with visitor(browser, desk, "wang") as page:
        page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
        for path in ("/", f"/f/{number}", f"/f/{number}/void", "/find?words=onerror", "/find?words=%3Cscript%3E", "/due?within=3660",
                     "/ledgers/all", "/ledgers/service-report", "/reports/service-quality?period=2026",
                     "/find?person=%22%3E%3Cimg+src%3Dx%3E&period=%3Cscript%3E", "/f/%3Cscript%3Ealert(1)%3C%2Fscript%3E"):
            page.goto(path)
            if "owned" in page.title() or page.locator("img[src=x]").count() or page.locator("main script").count():
                faults.append(path)
        page.goto(f"/f/{number}")
        if _HOSTILE[1] not in page.locator("main").inner_text():
            faults.append("the text is not shown as it is")
        page.goto("/find")
        table = page.request.get("/find/download?as=csv&form=service-report").text()
        if "'=HYPERLINK" not in table and "=HYPERLINK" in table:
            faults.append("a formula in the download")
    checks.none(f"markup in {len(texts)} fields is text on every page", faults)


def _find(checks: Checks, browser: Browser, desk: Desk) -> None:
    with visitor(browser, desk, "wang") as page:
        page.goto("/")
        page.fill("main [name=words]", "六安 环卫")
        page.press("main [name=words]", "Enter")
        page.wait_for_url("**/find?**")
        found = [json.loads(line)["number"] for line in desk.command("find", "六安", "环卫", "--json").splitlines()]
        shown = page.locator("tbody td.number a").all_inner_texts()
        checks.equal("words find what the command line finds", shown, found)
        page.select_option("#form", "service-report")
        page.select_option("#state", "closed")
        page.click("main form[role=search] button")
        page.wait_for_url("**form=service-report**")
        checks.that("a form has columns of its own", page.locator("thead th").count() > 7, page.locator("thead").inner_text())
        page.click("details.saving summary")
        page.fill("#name", "六安\"><b>的")
        page.click("details.saving button")
        page.wait_for_url("**/find?**")
        page.goto("/find")
        page.click(".filters a")
        checks.that("a saved search comes back", page.input_value("#words") == "六安 环卫" and page.input_value("#state") == "closed")
        with visitor(browser, desk, "li") as other:
            other.goto("/find")
            checks.equal("and is nobody else's", other.locator(".filters").count(), 0)
        page.click(".filters button")
        checks.equal("and can be deleted", page.locator(".filters").count(), 0)
        page.goto("/find")
        first = page.locator("tbody td.number a").all_inner_texts()
        page.click("a[rel=next]")
        second = page.locator("tbody td.number a").all_inner_texts()
        everything = [json.loads(line)["number"] for line in desk.command("find", "--period", "2026", "--json", "--limit", "1000").splitlines()]
        checks.equal("pages follow one another", first + second, everything[:len(first) + len(second)])
        page.click("a[rel=prev]")
        checks.equal("and back", page.locator("tbody td.number a").all_inner_texts(), first)
        checks.equal("before the first page there is none", page.locator("a[rel=prev]").count(), 0)
        page.goto("/ledgers/all?period=2026")
        begin = page.locator("tbody td.number a").all_inner_texts()
        page.click("a[rel=next]")
        page.click("a[rel=prev]")
        checks.equal("a ledger has its pages forth and back", page.locator("tbody td.number a").all_inner_texts(), begin)
        page.click("text=新的在前")
        checks.equal("and begins with its last line if asked", page.locator("tbody td.number a").all_inner_texts(), first)
        page.goto("/find?order=oldest")
        checks.equal("the oldest first", page.locator("tbody td.number a").first.inner_text(), everything[-1])
        page.goto("/find?person=" + "王建国")
        checks.that("by who issued", page.locator("tbody tr").count() > 10)
        page.goto("/find?person=" + "没有这个人")
        checks.that("and by nobody", page.locator(".empty").count() == 1)
        for path in ("/find?period=2026-13", "/find?form=no-such-form", "/ledgers/all?period=x", "/reports/complaints?period=x"):
            answer = page.goto(path)
            checks.that(f"{path} is told", answer is not None and answer.status == 400 and page.locator(".failure").count() == 1, answer and answer.status)
        _sort(checks, page, everything)
        page.goto("/find?after=XX-9")
        checks.that("a place that is gone leads to the first page", "after" not in page.url, page.url)


def _sort(checks: Checks, page: Page, everything: list[str]) -> None:
    """The columns of what was found, in their order and the other way round."""
    page.goto("/find?period=2026")

    def shown(heading: str) -> tuple[list[str], list[str]]:
        page.click(f"thead a:text-is('{heading}')")
        numbers, texts = [], []
        while True:
            numbers += page.locator("tbody td.number:first-child a").all_inner_texts()
            column = page.locator("thead th").all_inner_texts().index(heading)
            texts += page.locator(f"tbody td:nth-child({column + 1})").all_inner_texts()
            following = page.locator("nav.pages a", has_text="下一页")
            if not following.count():
                return numbers, texts
            following.click()

    numbers, up = shown("客户")
    checks.equal("sorted by customer all are there, each once", sorted(numbers), sorted(everything))
    checks.equal("the heading says so", page.locator("th[aria-sort=ascending]").inner_text(), "客户")
    _, down = shown("客户")
    filled = [name for name in up if name]
    checks.equal("the other way round too, those without one last", down, filled[::-1] + [""] * (len(up) - len(filled)))
    # The commoner characters of GB 2312 come in the order of pinyin; 重 has two.
    first = [code for name in filled if 0xB0A1 <= (code := int.from_bytes(name[0].encode("gb18030")[:2])) <= 0xD7F9 and name[0] != "重"]
    checks.that("customers come in the order of pinyin", len(set(first)) > 2 and first == sorted(first), filled)
    states = shown("状态")[1]
    checks.equal("states stand together", len([n for n, state in enumerate(states) if n == 0 or states[n - 1] != state]), len(set(states)))
    page.goto("/find?form=cost-approval&order=-f-total")
    checks.none("axe finds nothing on a sorted page", violations(page))


def _attach(checks: Checks, browser: Browser, desk: Desk, numbers: dict[str, str]) -> None:
    """Scans and vouchers, attached in the page as the command line attaches them."""
    number, other = numbers["return-record"], numbers["complaint"]
    invoice = b"<?xml version=\"1.0\"?><EInvoice>26342000000012345678</EInvoice>"
    files = [{"name": "C:\\票\\数电票.xml", "mimeType": "text/xml", "buffer": invoice},
             {"name": "签字页.gif", "mimeType": "image/gif", "buffer": b"GIF89a<script>"}]

    def attach(page: Page, form: str, *sent: dict[str, Any]) -> str:
        page.goto(f"/f/{form}")
        page.set_input_files("#attachments input[type=file]", list(sent))
        page.click("#attachments button")
        return page.locator("#attachments").inner_text()

    with visitor(browser, desk, "li", "narrow") as page:
        attach(page, number, *files)
        checks.equal("files are attached, and one is told so", "said=attached" in page.url, True)
        checks.equal("each is there to be fetched, byte for byte", [
            _body(page, f"/f/{number}/attachments/{place}") for place in (0, 1)], [file["buffer"] for file in files])
        answer = page.request.get(f"/f/{number}/attachments/1")
        checks.that("and is shown as no page of ours", answer.headers["content-disposition"].startswith("attachment"), answer.headers)
        checks.that("one that is there is told and not attached twice", "已有这个附件" in attach(page, number, files[0]))
        checks.that("one that another form has is refused", "一个都没有附上" in attach(page, other, files[0]))
        checks.none("axe finds nothing, also where something is wrong", violations(page))
        checks.equal("nothing is too wide", overflow(page), 0)
        checks.that("an empty file is refused", "文件是空的" in attach(page, other, {**files[0], "buffer": b""})
                    or page.locator(".failure").count() == 1)
        page.goto(f"/f/{other}")
        page.set_input_files("#attachments input[type=file]", files[:1])
        page.check("#attachments [name=again]")
        page.click("#attachments button")
        checks.that("unless that is meant", "附上了 1 个文件" in page.locator("#attachments").inner_text())
    told = [(event["detail"], event["operator"], event.get("account")) for event in json.loads(
        desk.command("show", number, "--json"))["history"] if event["event"] == "attach"]
    checks.equal("the chain names files and account", told, [("数电票.xml", "李现场", "li"), ("签字页.gif", "李现场", "li")])
    with visitor(browser, desk, "zhao") as page:
        page.goto(f"/f/{number}")
        checks.equal("who decides alone sees them and attaches none", (
            page.locator("#attachments li").count(), page.locator("#attachments form").count()), (2, 0))
        answer = page.request.post(f"/f/{number}/attachments", multipart={"file": {
            "name": "a.xml", "mimeType": "text/xml", "buffer": b"x"}}, headers={"Sec-Fetch-Site": "same-origin"})
        checks.equal("by no way", answer.status, 403)


def _body(page: Page, path: str) -> bytes:
    answer = page.request.get(path)
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {answer.text()[:300]}")
    return answer.body()


def _files(checks: Checks, browser: Browser, desk: Desk, numbers: dict[str, str]) -> None:
    number = numbers["return-record"]
    faults: list[str] = []
    with visitor(browser, desk, "wang") as page:
        record = json.loads(desk.command("show", number, "--json"))
        for copy in record["copies"]:
            body = _body(page, f"/f/{number}/copies/{copy['id']}.pdf")
            if hashlib.sha256(body).hexdigest() != copy["sha256"]:
                faults.append(f"{copy['id']} is not the file on record")
        if not _body(page, f"/f/{number}/all.pdf").startswith(b"%PDF"):
            faults.append("all copies are no PDF")
        for path in (f"/f/{number}/copies/none.pdf", f"/f/{number}/copies/..%2f..%2fdesk.sqlite", f"/f/{number}/pictures/99",
                     f"/f/{number}/attachments/0", f"/f/{number}/reprints/7", "/reports/..%2fprofile", "/ledgers/none"):
            if (status := page.request.get(path).status) != 404:
                faults.append(f"{path}: {status}")
        page.goto(f"/f/{_with_photo(desk)}")
        if page.locator(".photos img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") != 320:
            faults.append("a picture is not shown as it was taken")
        for path, begins in {
            "/find/download?as=xlsx": b"PK", "/find/download?as=csv": b"\xef\xbb\xbf", "/due/download?as=xlsx&within=90": b"PK",
            "/due/download?as=pdf": b"%PDF", "/ledgers/all/download?as=xlsx": b"PK", "/ledgers/cost-approval/download?as=docx": b"PK",
            "/ledgers/cost-approval/download?as=pdf&period=2026": b"%PDF", "/reports/complaints/download?as=xlsx": b"PK",
            "/reports/complaints/download?as=docx&period=2026": b"PK", "/reports/complaints/download?as=pdf": b"%PDF",
        }.items():
            if not _body(page, path).startswith(begins):
                faults.append(f"{path} is another format")
        report = json.loads(desk.command("report", "satisfaction", "--period", "2026", "--json"))
        page.goto("/reports/satisfaction?period=2026")
        shown = " ".join(page.locator("main").inner_text().split())
        faults += [f"figure {figure['id']}" for figure in report["figures"] if figure["text"] not in shown]
        if page.locator("figure.chart svg[role=img]").count() == 0:
            faults.append("a report without charts")
    checks.none("copies, pictures, lists and reports are what is on record", faults)


def _revise(checks: Checks, browser: Browser, desk: Desk) -> None:
    number = _issue(desk, "cost-approval", _EXAMPLES / "cost-approval.json", "--again")
    with visitor(browser, desk, "wang") as page:
        page.goto(f"/f/{number}")
        page.once("dialog", lambda dialog: dialog.accept())
        page.click(f"form[action='/f/{number}/reprint'] button")
        page.wait_for_url(f"**/f/{number}/reprints/1?**")
        target = page.locator("main a[href*='/reprints/1/']").first.get_attribute("href") or ""
        checks.that("a reprint is counted and handed out", _body(page, target).startswith(b"%PDF"), target)
        page.goto(f"/f/{number}/void")
        page.fill("#reason", "  ")
        page.evaluate("document.querySelector('#reason').removeAttribute('required')")
        page.click("button[value=void]")
        checks.that("a void without a reason is refused", page.locator(".failure").count() == 1)
        page.fill("#reason", "金额写错 <b>")
        page.click("button[value=void]")
        page.wait_for_url(f"**/f/{number}?**")
        record = json.loads(desk.command("show", number, "--json"))
        last = record["history"][-1]
        checks.equal("the void is in the chain with account and reason", (record["state"], last["event"], last["account"], last["detail"]), ("void", "void", "wang", "金额写错 <b>"))
        checks.that("the page says so", page.locator(".badge.void").count() == 1 and page.locator(".notice").count() == 1)
        answer = page.request.post(f"/f/{number}/replace", headers={"Origin": desk.address}, max_redirects=0)
        checks.that("a void form begins a draft in its place", answer.status == 303 and "/drafts/" in answer.headers["location"], answer.status)
        closed = json.loads(desk.command("find", "--state", "closed", "--json").splitlines()[0])["number"]
        checks.equal("a closed form takes no such draft", page.request.post(
            f"/f/{closed}/replace",
            headers={"Origin": desk.address}, max_redirects=0).status, 400)


def _paper(checks: Checks, browser: Browser, desk: Desk, numbers: dict[str, str]) -> None:
    number = numbers["satisfaction-survey"]
    data = json.loads(desk.command("show", number, "--json"))["data"]
    with visitor(browser, desk, "wang") as page:
        digits = hashlib.sha256(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:8]
        page.goto(f"/q/{number.lower()}%20{digits}")
        checks.that("a scanned code leads to its form", page.url.startswith(f"{desk.address}/f/{number}?paper="), page.url)
        checks.that("and says that the paper is right", page.locator(".notice").count() == 1, page.locator("main").inner_text()[:300])
        page.goto(f"/q/{number}%2000000000")
        checks.that("or that it is not", page.locator("main > .failure").count() == 1)
        answer = page.goto(f"/q/{number[:-1]}X")
        checks.that("a number that is none offers the nearest", answer is not None and answer.status == 404
                    and page.locator(f"main a.number").count() > 0)


def _roles(checks: Checks, browser: Browser, desk: Desk, numbers: dict[str, str]) -> None:
    number = numbers["return-record"]
    with visitor(browser, desk, "admin") as page:
        seen = {path: page.request.get(path).status for path in ("/find", f"/f/{number}", f"/f/{number}/all.pdf", "/due", "/ledgers", "/reports")}
        checks.equal("who manages accounts sees no form", set(seen.values()), {403})
    with visitor(browser, desk, "shen") as page:
        page.goto(f"/f/{number}")
        checks.equal("who audits has no button that changes anything", page.locator("main form[method=post]").count(), 0)
        checks.equal("nor an address", page.request.post(f"/f/{number}/void", form={"reason": "x"}, headers={"Origin": desk.address}).status, 403)
        checks.equal("nor makes another format", page.request.get(f"/f/{number}/copies/finance.xlsx").status, 404)


def _speed(checks: Checks, desk: Desk) -> None:
    log = [json_line for json_line in (desk.folder / "desk.log").read_text().splitlines() if "ms=" in json_line]
    slow: dict[str, list[float]] = {}
    for line in log:
        route, ms = re.search(r"route=(\S+)", line), re.search(r"ms=([\d.]+)", line)
        if route and ms:
            slow.setdefault(route[1], []).append(float(ms[1]))
    for route in ("/", "/find", "/f/:number", "/due", "/ledgers/:form"):
        times = sorted(slow.get(route, [0]))
        print(f"        {route}: median {times[len(times) // 2]} ms of {len(times)}")
