"""Requests as a client makes them that is no browser."""
from __future__ import annotations

import http.client
import re
from urllib.parse import urlencode

from desk import PASSWORD, Desk


def ask(
    desk: Desk, method: str, path: str, body: bytes | str = b"", cookie: str = "", kind: str = "", **headers: str,
) -> tuple[int, dict[str, str], bytes]:
    """Sends a request; gives status, headers in small letters and body."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
    sent = body.encode() if isinstance(body, str) else body
    try:
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if cookie:
            fields["Cookie"] = cookie
        if sent or method != "GET":
            fields["Content-Type"] = kind or "application/x-www-form-urlencoded"
        connection.request(method, path, body=sent or None, headers=fields)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def cookie(desk: Desk, login: str, password: str = PASSWORD) -> str:
    """Logs in; gives the session's cookie."""
    status, headers, _ = ask(desk, "POST", "/login", urlencode({"login": login, "password": password}))
    found = re.search(r"liandan=[0-9a-f]{64}", headers.get("set-cookie", ""))
    if not found:
        raise RuntimeError(f"{login} cannot log in: {status}")
    return found[0]


def multipart(fields: dict[str, str], name: str, file: str, content: bytes) -> tuple[bytes, str]:
    """A form with a file; gives body and media type."""
    boundary = "----liandan-test-4711"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"
