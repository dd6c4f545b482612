#!/usr/bin/env python3
"""Many clerks at one desk while a long list is issued and the server is killed: nothing that was told may be lost or doubled.

    load.py LIANDAN_DESK LIANDAN [--clerks 100] [--rows 10000] [--rounds 3] [--think 2] [--before 0] [--no-kill]

As a section of `run.py` it is small. As a program it says besides how long the desk took for its answers, by its own measure.
"""
from __future__ import annotations

import argparse
import asyncio
import csv
import io
import json
import re
import signal
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Clients"))

import durations  # noqa: E402
from checks import Checks  # noqa: E402
from clerks import FORMS, Clerk, Office  # noqa: E402
from desk import Desk  # noqa: E402
from exchange import Answer, Connection  # noqa: E402
from program import ROOT  # noqa: E402
from wire import ask, cookie  # noqa: E402

_SURVEYS = ROOT / "forms" / "examples" / "surveys.csv"


@dataclass
class Load:
    """How much there is to do."""

    clerks: int = 12
    rows: int = 600
    rounds: int = 2
    #: The mean pause before each step, in seconds.
    think: float = 0.2
    #: Forms that are on record before anybody comes: most are closed surveys, the others are open and fall due.
    before: int = 0
    kills: bool = True


@dataclass
class Figures:
    """What was measured."""

    #: The server's classes of durations up to the kill, and from then on.
    server: list[dict[str, durations.Classes]]
    #: How long the list took without the time in which there was no server, in seconds.
    list_seconds: float = 0
    #: The greatest memory of the server, in bytes, and how long it took to start with sessions, in seconds.
    memory: int = 0
    start: float = 0
    #: What stood on the list's page when the server was killed.
    at_kill: str = ""


def check(checks: Checks, _browser: Any, desk_program: Path, liandan: Path, folder: Path) -> None:
    """The small one."""
    run(checks, Desk(desk_program, liandan, folder), Load())


def run(checks: Checks, desk: Desk, load: Load) -> tuple[Figures, Office]:
    """Lets all work, and compares what they were told with what is on record."""
    logins = [f"c{n:03}" for n in range(load.clerks)]
    for login in logins:
        _add(desk, login, "填单")
    _add(desk, "wu", "批量")
    _add(desk, "shen", "审计")
    _fill(desk, load.before)
    desk.start()
    try:
        sessions = {login: cookie(desk, login) for login in [*logins, "wu", "shen"]}
        office = Office(desk.port, load.rounds, load.think)
        # The browser's library has a loop of its own on this thread.
        with ThreadPoolExecutor(1) as thread:
            figures = thread.submit(asyncio.run, _day(desk, office, load, sessions)).result()
        _compare(checks, desk, office, load, sessions, figures)
    finally:
        desk.stop()
    checks.none("the register verifies", desk.faults())
    return figures, office


def _add(desk: Desk, login: str, role: str) -> None:
    desk.user("add", login, "--name", f"员工{login}", "--role", role, "--password-file", str(desk.folder / "password"))


def _fill(desk: Desk, count: int) -> None:
    """Issues forms by the command line: three of five surveys, one each of two forms of which something falls due."""
    if not count:
        return
    fifth = count // 5
    for form, forms, options in (
            (FORMS[0], count - 2 * fifth, ["--close"]), ("service-request", fifth, []), ("complaint", fifth, [])):
        example = json.loads((ROOT / "forms" / "examples" / f"{form}.json").read_text(encoding="utf-8"))
        name = example["customer_name"]
        lists = desk.folder / f"{form}.jsonl"
        rows = (json.dumps(example | {"customer_name": f"{name}{n}"}, ensure_ascii=False) for n in range(forms))
        lists.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
        desk.command("issue", form, str(lists), "--as", "pdf", "--quiet", *options)


def surveys(count: int, batch: str) -> bytes:
    """A list of so many surveys, no two alike."""
    rows = list(csv.reader(io.StringIO(_SURVEYS.read_text(encoding="utf-8-sig"))))
    customer, place = rows[0].index("顾客单位"), rows[0].index("批次")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(rows[0])
    for n in range(count):
        row = list(rows[1 + n % (len(rows) - 1)])
        row[customer], row[place] = f"{row[customer]}{n}", batch
        writer.writerow(row)
    return ("\ufeff" + out.getvalue()).encode()


async def _day(desk: Desk, office: Office, load: Load, sessions: dict[str, str]) -> Figures:
    """Clerks and list together, with a kill in the midst."""
    figures = Figures(server=[])
    batch = Connection(desk.port, sessions["wu"])
    put = await batch.ask("PUT", f"/lists/file?form={FORMS[0]}&name=surveys.csv", surveys(load.rows, "今年"), "text/csv")
    page = json.loads(put.body)["page"]
    _expect(await batch.ask("POST", f"{page}/run"))
    begun = time.monotonic()
    clerks = [Clerk(office, login, sessions[login], n) for n, login in enumerate(s for s in sessions if s.startswith("c"))]
    work = asyncio.gather(*(clerk.work() for clerk in clerks))
    watch = asyncio.create_task(_watch(desk, figures))
    if load.kills:
        figures.at_kill = await _midst(batch, page, office, load)
        figures.server.append(durations.of_server((await batch.ask("GET", "/metrics")).text))
        figures.list_seconds -= await _kill(desk, office, figures)
        batch.close()
        if not _is_done((await batch.ask("GET", page)).text):
            _expect(await batch.ask("POST", f"{page}/run"))
    while _is_busy((await batch.ask("GET", page)).text):
        await asyncio.sleep(0.1)
    figures.list_seconds += time.monotonic() - begun
    await work
    watch.cancel()
    figures.server.append(durations.of_server((await batch.ask("GET", "/metrics")).text))
    batch.close()
    return figures


def _expect(answer: Answer) -> None:
    if answer.status != 303:
        raise RuntimeError(f"{answer.status} {answer.text[-600:]}")


async def _midst(batch: Connection, page: str, office: Office, load: Load) -> str:
    """Waits until list and clerks are in the midst of their work; says how far they are."""
    forms = load.clerks * load.rounds
    while True:
        said = (await batch.ask("GET", page)).text
        rows, issued = _done(said), len(office.told.numbers)
        # Where one is much faster than the other, it is not left to end.
        if min(rows / load.rows, issued / forms) >= 0.25 or max(rows / load.rows, issued / forms) >= 0.6 or not _is_busy(said):
            return f"{rows} of {load.rows} rows, {issued} of {forms} forms"
        await asyncio.sleep(0.02)


async def _kill(desk: Desk, office: Office, figures: Figures) -> float:
    """Kills the server and starts it again on the same port; gives the seconds in which it was away."""
    begun = time.monotonic()
    office.is_open.clear()
    await asyncio.to_thread(desk.stop, signal.SIGKILL)
    started = time.monotonic()
    await asyncio.to_thread(desk.start)
    figures.start = time.monotonic() - started
    office.starts += 1
    office.is_open.set()
    return time.monotonic() - begun


async def _watch(desk: Desk, figures: Figures) -> None:
    """Notes the greatest memory of the server that it ever had."""
    while True:
        if process := desk.process:
            try:
                status = Path(f"/proc/{process.pid}/status").read_text()
            except OSError:
                status = ""
            if peak := re.search(r"VmHWM:\s+(\d+) kB", status):
                figures.memory = max(figures.memory, int(peak[1]) << 10)
        await asyncio.sleep(0.5)


def _done(page: str) -> int:
    found = re.search(r'<progress[^>]* value="(\d+)"', page)
    return int(found[1]) if found else 0


def _is_busy(page: str) -> bool:
    return "data-live=" in page


def _is_done(page: str) -> bool:
    return ">办完</" in page.split("</h1>")[0]


def _compare(
    checks: Checks, desk: Desk, office: Office, load: Load, sessions: dict[str, str], measured: Figures,
) -> None:
    """What was told, with what is there."""
    told = office.told
    print(f"        killed at {measured.at_kill}, {told.broken} requests broke off" if load.kills else "        not killed", flush=True)
    checks.none("no clerk met an error", told.errors)
    checks.equal("all clerks came to their end", len(told.numbers), load.clerks * load.rounds)
    lines = ask(desk, "GET", "/audit/chain.jsonl?kind=issue", cookie=sessions["shen"])[2].splitlines()
    issued = [json.loads(line)["number"] for line in lines]
    checks.none("no number was given twice", {number for number in issued if issued.count(number) > 1} if len(issued) != len(set(issued)) else [])
    checks.none("every number that was told is on record", set(told.numbers) - set(issued))
    checks.equal("and no other but those of the list", len(issued), load.before + load.rows + len(told.numbers))
    checks.none("no series has a gap", _gaps(issued))
    wrong = [
        number for number, customer in told.numbers.items()
        if customer not in ask(desk, "GET", f"/f/{number}", cookie=next(iter(sessions.values())))[2].decode()]
    checks.none("each has the content that it was told for", wrong)
    lost = [
        draft for draft, customer in told.drafts.items()
        if f'value="{customer}"' not in ask(desk, "GET", f"/drafts/{draft}", cookie=next(iter(sessions.values())))[2].decode()]
    checks.none("every draft that was saved is there", lost)
    lists = ask(desk, "GET", "/lists", cookie=sessions["wu"])[2].decode()
    page = ask(desk, "GET", re.findall(r'href="(/lists/[^"]+)"', lists)[0], cookie=sessions["wu"])[2].decode()
    figures = [int(count) for count in re.findall(r"<b>(\d+)</b>", page)[:4]]
    whole = len(figures) == 4 and (figures[0], figures[1] + figures[2], figures[3]) == (load.rows, load.rows, 0)
    checks.that("the list came to its end", whole, (figures, re.findall(r'<p class="failure[^>]*>[^<]*', page)))


def _gaps(numbers: list[str]) -> list[str]:
    serials: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        series, _, serial = number.rpartition("-")
        serials[series].append(int(serial))
    return [series for series, found in serials.items() if sorted(found) != list(range(1, len(found) + 1))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("liandan", type=Path)
    parser.add_argument("--clerks", type=int, default=100)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--think", type=float, default=2.0)
    parser.add_argument("--before", type=int, default=0)
    parser.add_argument("--no-kill", action="store_true")
    given = parser.parse_args()
    load = Load(given.clerks, given.rows, given.rounds, given.think, given.before, not given.no_kill)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="liandan-load-") as folder:
        figures, office = run(checks, Desk(given.desk, given.liandan, Path(folder) / "desk"), load)
    print(durations.table(durations.summed(*figures.server), office.told.seconds))
    print(f"list: {load.rows} rows in {figures.list_seconds:.1f} s, {load.rows / figures.list_seconds:.0f} rows/s")
    print(f"memory of the server: {figures.memory / (1 << 20):.0f} MB at most; started again in {figures.start:.2f} s")
    print(checks.summary())
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
