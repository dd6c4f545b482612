"""Draws a script of pages (see PageScript.swift) with typst or WeasyPrint: pages.py ENGINE SCRIPT COUNT FOLDER file|files"""
import json
import os
import sys
import time
from html import escape


def read(path, wanted):
    """The artworks, and so many pages: their sizes and marks."""
    artworks, pages, marks = [], [], None
    with open(path, encoding="utf-8") as script:
        for line in script:
            parts = line.rstrip("\n").split("\t")
            if parts[0] == "artwork":
                marks = []
                artworks.append(marks)
            elif parts[0] == "page":
                if len(pages) == wanted:
                    break
                marks = []
                pages.append((*map(pt, parts[1:3]), marks))
            else:
                marks.append(mark(*parts))
    return artworks, pages


def pt(text):
    return int(text) / 1000


def mark(kind, *parts):
    """A mark with its lengths in points; the steps of a path are names with their places."""
    if kind == "text":
        return (kind, *map(pt, parts[:3]), *parts[3:])
    if kind == "line":
        return (kind, *map(pt, parts[:5]), parts[5])
    if kind == "use":
        return (kind, int(parts[0]), *map(pt, parts[1:]))
    width, stroke, fill, words = parts
    steps = []
    for word in words.split():
        if word.isalpha():
            steps.append((word, []))
        else:
            steps[-1][1].append(pt(word))
    return kind, pt(width), stroke, fill, steps


def typst_marks(marks):
    """Marks as code of typst."""
    names = {"M": "move", "L": "line", "C": "cubic", "Z": "close"}
    out = []
    for kind, *parts in marks:
        if kind == "text":
            x, y, size, colour, family, text = parts
            out.append(
                f'place(dx: {x}pt, dy: {y}pt, text(size: {size}pt, fill: rgb("{colour}"), '
                f"font: {json.dumps(family)}, {json.dumps(text, ensure_ascii=False)}))")
        elif kind == "line":
            x, y, right, bottom, width, colour = parts
            out.append(
                f"place(line(start: ({x}pt, {y}pt), end: ({right}pt, {bottom}pt), "
                f'stroke: {width}pt + rgb("{colour}")))')
        elif kind == "path":
            width, stroke, fill, steps = parts
            curve = [f'fill: rgb("{fill}")' if fill != "-" else "fill: none",
                     f'stroke: {width}pt + rgb("{stroke}")' if stroke != "-" else "stroke: none"]
            for name, places in steps:
                pairs = ", ".join(f"({x}pt, {y}pt)" for x, y in zip(places[::2], places[1::2]))
                curve.append(f"curve.{names[name]}({pairs})")
            out.append(f"place(curve({', '.join(curve)}))")
        else:
            number, x, y = parts
            out.append(f"place(dx: {x}pt, dy: {y}pt, artwork{number})")
    return "{" + "; ".join(out) + "}"


def typst_source(artworks, pages):
    """A document of typst."""
    width, height, _ = pages[0]
    head = [f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)",
            '#set text(top-edge: "baseline", bottom-edge: "baseline", lang: "zh")']
    head += [f"#let artwork{number} = {typst_marks(marks)}" for number, marks in enumerate(artworks)]
    return "\n".join(head + ["#pagebreak()\n".join("#" + typst_marks(marks) + "\n" for _, _, marks in pages)])


def svg_marks(marks, artworks):
    """Marks as SVG, which WeasyPrint draws."""
    out = []
    for kind, *parts in marks:
        if kind == "text":
            x, y, size, colour, family, text = parts
            out.append(
                f'<text x="{x}" y="{y}" font-size="{size}" fill="#{colour}" font-family="{escape(family)}">'
                f"{escape(text)}</text>")
        elif kind == "line":
            x, y, right, bottom, width, colour = parts
            out.append(
                f'<line x1="{x}" y1="{y}" x2="{right}" y2="{bottom}" stroke-width="{width}" stroke="#{colour}"/>')
        elif kind == "path":
            width, stroke, fill, steps = parts
            data = " ".join(" ".join([name, *map(str, places)]) for name, places in steps)
            stroke, fill = ("none" if colour == "-" else "#" + colour for colour in (stroke, fill))
            out.append(f'<path d="{data}" stroke-width="{width}" stroke="{stroke}" fill="{fill}"/>')
        else:
            number, x, y = parts
            out.append(f'<g transform="translate({x},{y})">{svg_marks(artworks[number], artworks)}</g>')
    return "".join(out)


def html_source(artworks, pages):
    """A document of HTML."""
    width, height, _ = pages[0]
    figures = "".join(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}">{svg_marks(marks, artworks)}</svg>' for _, _, marks in pages)
    return (f"<html lang='zh'><style>@page {{size: {width}pt {height}pt; margin: 0}} body {{margin: 0}} "
            f"svg {{display: block; break-after: page}}</style><body>{figures}</body></html>")


def with_typst(artworks, pages, path):
    import typst
    typst.compile(typst_source(artworks, pages).encode(), output=path, format="pdf", pdf_standards="a-2b")


def with_weasyprint(artworks, pages, path):
    import weasyprint
    weasyprint.HTML(string=html_source(artworks, pages)).write_pdf(path, pdf_variant="pdf/a-2u")


def main():
    engine, script, count, folder, kind = sys.argv[1:]
    write = {"typst": with_typst, "weasyprint": with_weasyprint}[engine]
    artworks, pages = read(script, int(count))
    write(artworks, pages[:1], f"{folder}/0.pdf")  # imports and first uses
    os.remove(f"{folder}/0.pdf")
    wall, cpu = time.perf_counter(), time.process_time()
    if kind == "file":
        write(artworks, pages, f"{folder}/pages.pdf")
    else:
        for number, page in enumerate(pages):
            write(artworks, [page], f"{folder}/{number}.pdf")
    print(json.dumps({"items": len(pages), "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))


main()
