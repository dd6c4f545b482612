"""A small client of HTTP/1.1 (RFC 9112) over one connection that is kept open, for programs that make many requests at once."""
from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

#: The longest that an answer may take, in seconds: whatever takes longer counts as broken off.
DEADLINE = 120


class Broken(Exception):
    """The server went away before its answer was complete."""


@dataclass(frozen=True)
class Answer:
    """What the server said, and how long the client waited for all of it."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        """The path to which the answer leads on, without query and fragment."""
        return self.headers.get("location", "").split("?")[0].split("#")[0]


class Connection:
    """A browser's connection: it is opened with the first request, and anew after it broke."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port, self.cookie = port, cookie
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"", kind: str = "", accept: str = "text/html") -> Answer:
        """Sends a request and reads the answer; raises `Broken` if there is none."""
        begun = time.perf_counter()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Accept: {accept}"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if method != "GET":
            lines += [f"Content-Type: {kind or 'application/x-www-form-urlencoded'}", f"Content-Length: {len(body)}"]
        head = "\r\n".join([*lines, "", ""]).encode()
        try:
            async with asyncio.timeout(DEADLINE):
                status, headers, content = await self._exchange(head + body)
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            self.close()
            raise Broken(f"{method} {path}: {type(error).__name__} {error}") from error
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, content, time.perf_counter() - begun)

    async def _exchange(self, message: bytes) -> tuple[int, dict[str, str], bytes]:
        if self._ends is None:
            self._ends = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        reader, writer = self._ends
        writer.write(message)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for line in filter(None, head[1:]):
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        if headers.get("transfer-encoding", "") == "chunked":
            body = await _chunks(reader)
        else:
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        return int(head[0].split()[1]), headers, body

    def close(self) -> None:
        """Closes it; the next request opens it anew."""
        if self._ends:
            self._ends[1].close()
        self._ends = None


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readline()
    return b"".join(parts)
