#!/usr/bin/env python3
"""Shows every form's copies, and every report over the examples, as pictures on one page.

    gallery.py PROGRAM OUTDIR

Each form is printed as a sample from its example; ledgers and reports are made from a register of all examples. The page
is OUTDIR/index.html. The exit status is 1 if something could not be printed or drawn.
"""
from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from pathlib import Path

PER_CALL = 24


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One call of the program, in Chinese."""
    return subprocess.run(
        [program, *arguments, "--lang", "zh-Hans"], capture_output=True, text=True, check=False)


def samples(program: str, out: Path) -> tuple[list[tuple[str, list[Path]]], list[str]]:
    """The printed copies of each form, and what went wrong."""
    listed = run(program, "forms", "--quiet").stdout.splitlines()
    forms, troubles = [], []
    for line in listed:
        identifier, title = line.split("\t")[:2]
        made = run(program, "preview", identifier, "--as", "docx", "--out", str(out), "--force")
        copies = sorted(out.glob(f"{identifier}-sample-*.docx"))
        kind = json.loads(run(program, "describe", identifier, "--json").stdout)
        if made.returncode not in (0, 1) or len(copies) != len(kind["copies"]):
            troubles.append(f"{identifier}: {made.stderr.strip()}")
        forms.append((f"{identifier}　{title}", copies))
    return forms, troubles


def books(program: str, out: Path, examples: Path) -> tuple[list[tuple[str, list[Path]]], list[str]]:
    """The ledgers and reports over a register of all examples, and what went wrong."""
    register, made, troubles = out / "register", [], []
    for line in run(program, "forms", "--quiet").stdout.splitlines():
        identifier, title = line.split("\t")[:2]
        data = examples / f"{identifier}.json"
        if data.exists():
            run(program, "issue", identifier, str(data), "--close", "--as", "txt", "--register", str(register))
        described = json.loads(run(program, "describe", identifier, "--json").stdout)
        if not described["copies"]:
            path = out / f"{identifier}-ledger.docx"
            wrote = run(
                program, "ledger", identifier, "--as", "docx", "--out", str(path), "--force", "--register", str(register))
            if wrote.returncode:
                troubles.append(f"{identifier}: {wrote.stderr.strip()}")
            made.append((f"{identifier}　{title}", [path] if path.exists() else []))
    for line in run(program, "reports").stdout.splitlines():
        identifier, title = line.split("\t")[:2]
        path = out / f"report-{identifier}.docx"
        wrote = run(
            program, "report", identifier, "--period", "2026", "--out", str(path), "--force", "--register", str(register))
        if wrote.returncode:
            troubles.append(f"{identifier}: {wrote.stderr.strip()}")
        made.append((f"{identifier}　{title}", [path] if path.exists() else []))
    return made, troubles


def draw(documents: list[Path], out: Path) -> dict[Path, list[Path]]:
    """The pages of each document as PNG files."""
    office = ["soffice", f"-env:UserInstallation=file://{out}/office", "--headless", "--convert-to", "pdf", "--outdir"]
    for start in range(0, len(documents), PER_CALL):
        subprocess.run(
            [*office, str(out), *map(str, documents[start:start + PER_CALL])], check=True, capture_output=True)
    pages = {}
    for document in documents:
        pdf = document.with_suffix(".pdf")
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
        pages[document] = sorted(out.glob(f"{pdf.stem}-*.png"), key=lambda path: (len(path.name), path.name))
        pages[document] = [page for page in pages[document] if page.stem.rsplit("-", 1)[0] == pdf.stem]
        pdf.unlink()
    return pages


def page(groups: list[tuple[str, list[Path]]], pages: dict[Path, list[Path]]) -> str:
    """The page that shows them."""
    parts = [
        "<!doctype html><html lang='zh-Hans'><meta charset='utf-8'><title>联单 表单图册</title><style>"
        "body{font-family:sans-serif;margin:1.5em;background:#f4f4f4}section{margin-bottom:2em}"
        "img{background:#fff;border:1px solid #bbb;margin:.3em;max-width:100%}figure{display:inline-block;margin:.3em}"
        "figcaption{font-size:.8em;color:#555}</style><h1>联单 表单图册</h1>"
    ]
    for title, documents in groups:
        parts.append(f"<section><h2>{html.escape(title)}</h2>")
        for document in documents:
            images = "".join(f"<img src='{html.escape(image.name)}' alt=''>" for image in pages.get(document, []))
            parts.append(f"<figure>{images}<figcaption>{html.escape(document.name)}</figcaption></figure>")
        parts.append("</section>")
    return "".join(parts)


def main() -> int:
    program, out = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    forms, troubles = samples(program, out)
    others, more = books(program, out, Path("forms/examples"))
    documents = [document for _, copies in forms + others for document in copies]
    pages = draw(documents, out)
    troubles += more + [f"{document.name}: no page" for document in documents if not pages.get(document)]
    (out / "index.html").write_text(page(forms + others, pages), encoding="utf-8")
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    print(f"{len(documents)} documents, {sum(map(len, pages.values()))} pages: {out / 'index.html'}")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
