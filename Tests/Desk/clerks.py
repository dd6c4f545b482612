"""Clerks who fill in and look for forms, each with a login of their own, and what the desk told them."""
from __future__ import annotations

import asyncio
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from exchange import Answer, Broken, Connection

_EXAMPLES = Path(__file__).resolve().parents[2] / "forms" / "examples"
#: The forms that clerks fill in: first the one that the list is of, whose series both share.
FORMS = ["satisfaction-survey", "service-request", "complaint", "revisit"]


@dataclass
class Told:
    """What the desk said it had done, which must be so whatever happens to the server."""

    #: The numbers, with the customer's name of the form that got each.
    numbers: dict[str, str] = field(default_factory=dict)
    #: Drafts that were saved and not issued, with the customer's name that was saved last.
    drafts: dict[str, str] = field(default_factory=dict)
    #: What was wrong.
    errors: list[str] = field(default_factory=list)
    #: How long each answer took as the client saw it, by route.
    seconds: dict[str, list[float]] = field(default_factory=dict)
    #: How many requests broke off because the server was killed.
    broken: int = 0


class Office:
    """What the clerks share: the server, whether it is there, and how they work."""

    def __init__(self, port: int, rounds: int, think: float) -> None:
        self.port, self.rounds, self.think = port, rounds, think
        self.told = Told()
        #: Set while the server is there.
        self.is_open = asyncio.Event()
        self.is_open.set()
        #: How often the server was started.
        self.starts = 1
        self._data = {form: _controls(json.loads((_EXAMPLES / f"{form}.json").read_text(encoding="utf-8"))) for form in FORMS}

    def data(self, form: str, customer: str) -> list[tuple[str, str]]:
        """The controls of a page of the form, for this customer."""
        return [(name, customer if name == "f-customer_name" else value) for name, value in self._data[form]]


class Clerk:
    """One clerk at one browser. The steps of a round are always the same; only the pauses differ, by the clerk's number."""

    def __init__(self, office: Office, login: str, cookie: str, seed: int) -> None:
        self.office, self.login = office, login
        self._connection = Connection(office.port, cookie)
        self._random = random.Random(seed)
        self._seed = seed
        #: The versions of drafts as the desk told them last.
        self._versions: dict[str, int] = {}
        self._start = office.starts

    async def work(self) -> None:
        """Works all rounds. Whatever goes wrong is noted, and ends this clerk's work."""
        try:
            # Nobody comes at the same moment.
            await asyncio.sleep(self._random.uniform(0, self.office.think))
            for turn in range(self.office.rounds):
                await self._round(turn)
        except Unexpected as error:
            self.office.told.errors.append(f"{self.login}: {error}")
        finally:
            self._connection.close()

    async def _round(self, turn: int) -> None:
        form = FORMS[(self._seed + turn) % len(FORMS)]
        customer = f"六安市裕安区环卫所{self.login}r{turn}"
        await self._page("GET /", "/")
        draft = await self._begun(form)
        await self._page("GET /drafts/:id", f"/drafts/{draft}")
        await self._saved(draft, form, customer[:-2])
        await self._saved(draft, form, customer)
        number = await self._issued(draft, form, customer)
        page = await self._page("GET /f/:number", f"/f/{number}")
        if customer not in page.text:
            raise Unexpected(f"the page of {number} does not show {customer}")
        copies = re.findall(rf'href="(/f/{number}/copies/[^"]+\.pdf)"', page.text)
        if not copies:
            raise Unexpected(f"the page of {number} has no copies")
        copy = await self._page("GET /f/:number/copies/:file", copies[0])
        if not copy.body.startswith(b"%PDF"):
            raise Unexpected(f"{copies[0]} is no PDF")
        await self._page("GET /find", "/find?words=" + quote(customer), shows=f'"/f/{number}"')
        await self._page("GET /find", f"/find?form={form}&state=issued")
        # One more is begun and left for later.
        other = await self._begun(form)
        await self._saved(other, form, customer + "z")
        self.office.told.drafts[other] = customer + "z"

    async def _begun(self, form: str) -> str:
        answer = await self._do("POST /fill/:form", "POST", f"/fill/{form}")
        return answer.location.rsplit("/", 1)[1]

    async def _saved(self, draft: str, form: str, customer: str) -> None:
        version = self._versions.get(draft, 1)
        body = urlencode([*self.office.data(form, customer), ("version", str(version))]).encode()
        answer = await self._do("POST /drafts/:id", "POST", f"/drafts/{draft}", body, accept="application/json")
        self._versions[draft] = json.loads(answer.body)["version"]

    async def _issued(self, draft: str, form: str, customer: str) -> str:
        body = urlencode([*self.office.data(form, customer), ("version", str(self._versions[draft]))]).encode()
        answer = await self._do("POST /drafts/:id/issue", "POST", f"/drafts/{draft}/issue", body, allowed=(303, 404))
        if answer.status == 404:
            # It was issued just before the server was killed: its draft is gone, and nobody heard of the number.
            page = await self._page("GET /find", "/find?words=" + quote(customer))
            numbers = set(re.findall(r'href="/f/([A-Z]+-[^"/?]+)"', page.text))
            if len(numbers) != 1:
                raise Unexpected(f"{customer} was issued as {sorted(numbers)}")
            number = numbers.pop()
        else:
            number = answer.location.removeprefix("/f/")
            if not re.fullmatch(r"[A-Z]+-\d{4}-\d+", number):
                raise Unexpected(f"{form} was not issued but led to {answer.headers.get('location')}")
        if other := self.office.told.numbers.get(number):
            raise Unexpected(f"{number} was given to {customer} and to {other}")
        self.office.told.numbers[number] = customer
        return number

    async def _page(self, route: str, path: str, shows: str = "") -> Answer:
        answer = await self._do(route, "GET", path, allowed=(200,))
        if shows and shows not in answer.text:
            raise Unexpected(f"{path} does not show {shows}")
        return answer

    async def _do(
        self, route: str, method: str, path: str, body: bytes = b"", accept: str = "text/html",
        allowed: tuple[int, ...] = (200, 303),
    ) -> Answer:
        """One step with the pause before it. It is taken again when the server was killed meanwhile."""
        await asyncio.sleep(self._random.uniform(0.5, 1.5) * self.office.think)
        while True:
            await self.office.is_open.wait()
            if (start := self.office.starts) != self._start:
                # What a killed server left of the connection.
                self._connection.close()
                self._start = start
            try:
                answer = await self._connection.ask(method, path, body, accept=accept)
            except Broken as error:
                if self.office.is_open.is_set() and self.office.starts == start:
                    raise Unexpected(str(error)) from error
                self.office.told.broken += 1
                continue
            if answer.status not in allowed:
                raise Unexpected(f"{method} {path}: {answer.status}")
            self.office.told.seconds.setdefault(route, []).append(answer.seconds)
            return answer


class Unexpected(Exception):
    """The desk did not do what a clerk may expect."""


def _controls(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The names of a page's controls with what is typed into them."""
    found: list[tuple[str, str]] = []
    for name, value in data.items():
        if isinstance(value, dict):
            found += [(f"f-{name}.{member}", str(text)) for member, text in value.items()]
        elif isinstance(value, list):
            found += [(f"f-{name}", str(item)) for item in value]
        else:
            found.append((f"f-{name}", str(value)))
    return found
