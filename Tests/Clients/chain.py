"""The audit chain as a forger with all its keys to the house sees it: read, changed, and hashed anew from the change on."""
from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

#: Changes an event, or takes it away with `None`.
Change = Callable[["Event"], "Event | None"]


@dataclass(frozen=True)
class Event:
    """One event; `detail` is the text that was hashed. Of one that stands by its hash alone `digest` is that of its body."""

    seq: int
    at: str
    kind: str
    number: str | None
    operator: str
    detail: str
    previous: str
    hash: str
    digest: str | None = None

    @property
    def body_digest(self) -> str:
        """What is hashed after the previous hash."""
        return self.digest or hashlib.sha256(self.body.encode()).hexdigest()

    @property
    def body(self) -> str:
        """The event as it is hashed."""
        number = "null" if self.number is None else text(self.number)
        return (
            f'{{"seq":{self.seq},"at":{text(self.at)},"kind":{text(self.kind)},"number":{number},'
            f'"operator":{text(self.operator)},"detail":{self.detail}}}')

    @property
    def particulars(self) -> dict[str, Any]:
        """The particulars, read."""
        return json.loads(self.detail)

    def telling(self, **changes: Any) -> Event:
        """The event with other particulars; those that are `None` are left out."""
        told = {**self.particulars, **changes}
        return replace(self, detail=text({name: value for name, value in told.items() if name not in changes or value is not None}))

    @property
    def line(self) -> bytes:
        """The event as packets hold it."""
        if self.digest:
            return f'{{"seq":{self.seq},"body":"{self.digest}","hash":"{self.hash}"}}\n'.encode()
        return f'{self.body[:-1]},"previous":"{self.previous}","hash":"{self.hash}"}}\n'.encode()


def text(value: Any) -> str:
    """JSON as the program writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def rehashed(events: list[Event], change: Change) -> list[Event]:
    """The chain after a change of its events: numbered and hashed anew, so that it agrees with itself."""
    changed = [new for event in events if (new := change(event)) is not None]
    if not changed:
        return []
    first = changed[0]
    chain: list[Event] = []
    previous, seq = first.previous, first.seq
    for event in changed:
        event = replace(event, seq=seq, previous=previous)
        digest = hashlib.sha256((previous + event.body_digest).encode()).hexdigest()
        chain.append(replace(event, hash=digest))
        previous, seq = digest, seq + 1
    return chain


def read_packet(lines: bytes) -> list[Event]:
    """The stretch of a packet."""
    events: list[Event] = []
    for line in lines.decode().splitlines():
        found = json.loads(line)
        if "kind" not in found:
            before = events[-1].hash if events else "0" * 64
            events.append(Event(found["seq"], "", "", None, "", "{}", before, found["hash"], found["body"]))
            continue
        head = line[: line.rindex(',"previous":')]
        detail = head[head.index(',"detail":') + len(',"detail":'):]
        events.append(Event(
            found["seq"], found["at"], found["kind"], found["number"], found["operator"], detail, found["previous"],
            found["hash"]))
    return events


def read_register(db: sqlite3.Connection) -> list[Event]:
    """The whole chain of a register."""
    rows = db.execute("SELECT seq, at, kind, number, operator, detail, previous, hash FROM event ORDER BY seq")
    return [Event(*row) for row in rows]


def write_register(db: sqlite3.Connection, events: list[Event]) -> None:
    """Puts a chain in place of that of a register."""
    db.execute("DELETE FROM event")
    db.executemany(
        "INSERT INTO event VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        [(e.seq, e.at, e.kind, e.number, e.operator, e.detail, e.previous, e.hash) for e in events])
