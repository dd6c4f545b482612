"""How long the desk took for its answers: by its own measure (`/metrics`), and by the client's."""
from __future__ import annotations

import re
from collections import defaultdict

_LINE = re.compile(r'liandan_desk_response_seconds_bucket\{route="([^"]*)",method="([^"]*)",le="([^"]*)"\} (\d+)')

#: How many answers took at most so long, by the upper bound of the class in seconds.
Classes = dict[float, int]


def of_server(text: str) -> dict[str, Classes]:
    """The classes of each route, `GET /find`, from the text of `/metrics`."""
    found: dict[str, Classes] = defaultdict(dict)
    for route, method, bound, count in _LINE.findall(text):
        found[f"{method} {route}"][float(bound)] = int(count)
    return dict(found)


def summed(*all_of: dict[str, Classes]) -> dict[str, Classes]:
    """The counts of several servers, or of one before and after it was started anew."""
    total: dict[str, Classes] = {}
    for one in all_of:
        for route, classes in one.items():
            known = total.setdefault(route, dict.fromkeys(classes, 0))
            for bound, count in classes.items():
                known[bound] += count
    return total


def quantile(classes: Classes, share: float) -> float:
    """The duration that `share` of the answers did not exceed, in seconds: within a class they count as evenly spread."""
    bounds = sorted(classes)
    wanted = share * classes[bounds[-1]]
    low, before = 0.0, 0
    for bound in bounds:
        if classes[bound] >= wanted:
            inside = classes[bound] - before
            return low if bound == float("inf") else low + (bound - low) * (wanted - before) / max(1, inside)
        low, before = bound, classes[bound]
    return low


def table(server: dict[str, Classes], client: dict[str, list[float]]) -> str:
    """A line for each route, in milliseconds; then all pages together."""
    lines = [f"{'route':44} {'count':>6} {'p50':>7} {'p99':>7}   client: {'p50':>6} {'p99':>7} {'max':>7}"]
    pages = summed(*({"all pages (GET)": classes} for route, classes in server.items() if is_page(route)))
    heard = {**client, "all pages (GET)": [second for route, seconds in client.items() if is_page(route) for second in seconds]}
    for route, classes in [*sorted(server.items()), *pages.items()]:
        count = max(classes.values())
        if not count:
            continue
        line = f"{route:44} {count:6} {quantile(classes, 0.5) * 1000:7.1f} {quantile(classes, 0.99) * 1000:7.1f}"
        if seconds := sorted(heard.get(route, [])):
            line += f"          {seconds[len(seconds) // 2] * 1000:6.1f} {seconds[int(len(seconds) * 0.99)] * 1000:7.1f}"
            line += f" {seconds[-1] * 1000:7.1f}"
        lines.append(line)
    return "\n".join(lines)


def is_page(route: str) -> bool:
    """Whether it is what somebody looks at: not what changes something, no stream, no figures."""
    return route.startswith("GET ") and not route.endswith(("/events", "/metrics", "/assets/:version/:name"))
