"""Looks at pages in both widths, in light and dark, in three languages: axe, nothing wider than the window, pictures."""
from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from desk import Desk, overflow, violations, visitor
from playwright.sync_api import Browser

#: Each width, scheme and language is seen, without all of their combinations.
VIEWS = [
    ("wide", "light", "zh-Hans"), ("narrow", "dark", "zh-Hans"), ("wide", "dark", "zh-Hant"), ("narrow", "light", "en"),
]


def faults(browser: Browser, desk: Desk, login: str, pages: dict[str, str]) -> Iterator[str]:
    """What is wrong with pages, given as name and path; pictures are kept if `LIANDAN_DESK_KEEP` names a folder."""
    for width, scheme, language in VIEWS:
        with visitor(browser, desk, login, width, scheme, language) as page:
            page.request.post("/language", form={"language": language}, headers={"Origin": desk.address})
            for name, path in pages.items():
                page.goto(path)
                said = f"{name} {width} {scheme} {language}"
                for violation in violations(page):
                    yield f"{said}: {violation}"
                if (pixels := overflow(page)) > 0:
                    yield f"{said}: {pixels} pixels too wide"
                if page.locator("html").get_attribute("lang") != language:
                    yield f"{said}: another language"
                if kept := os.environ.get("LIANDAN_DESK_KEEP"):
                    page.screenshot(path=Path(kept) / f"{name}-{width}-{scheme}-{language}.png", full_page=True)
