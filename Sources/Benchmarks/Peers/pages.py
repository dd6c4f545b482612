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
                marks.append(parts)
    return artworks, pages


def pt(text):
    return int(text) / 1000


def typst_marks(marks):
    """Marks as code of typst."""
    out = []
    for kind, *parts in marks:
        if kind == "text":
            x, y, size, colour, family, text = parts
            out.append(
                f'place(dx: {pt(x)}pt, dy: {pt(y)}pt, text(size: {pt(size)}pt, fill: rgb("{colour}"), '
                f"font: {json.dumps(family)}, {json.dumps(text, ensure_ascii=False)}))")
        elif kind == "line":
            x, y, right, bottom, width, colour = parts
            out.append(
                f"place(line(start: ({pt(x)}pt, {pt(y)}pt), end: ({pt(right)}pt, {pt(bottom)}pt), "
                f'stroke: {pt(width)}pt + rgb("{colour}")))')
        elif kind == "path":
            width, stroke, fill, steps = parts
            pieces = []
            steps = steps.split()
            while steps:
                step = steps.pop(0)
                count = {"M": 2, "L": 2, "C": 6, "Z": 0}[step]
                places = [f"({pt(steps[i])}pt, {pt(steps[i + 1])}pt)" for i in range(0, count, 2)]
                del steps[:count]
                name = {"M": "move", "L": "line", "C": "cubic", "Z": "close"}[step]
                pieces.append(f"curve.{name}({', '.join(places)})")
            fill = f'rgb("{fill}")' if fill != "-" else "none"
            stroke = f'{pt(width)}pt + rgb("{stroke}")' if stroke != "-" else "none"
            out.append(f"place(curve(fill: {fill}, stroke: {stroke}, {', '.join(pieces)}))")
        else:
            number, x, y = parts
            out.append(f"place(dx: {pt(x)}pt, dy: {pt(y)}pt, artwork{number})")
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
                f'<text x="{pt(x)}" y="{pt(y)}" font-size="{pt(size)}" fill="#{colour}" '
                f'font-family="{escape(family)}">{escape(text)}</text>')
        elif kind == "line":
            x, y, right, bottom, width, colour = parts
            out.append(
                f'<line x1="{pt(x)}" y1="{pt(y)}" x2="{pt(right)}" y2="{pt(bottom)}" stroke-width="{pt(width)}" '
                f'stroke="#{colour}"/>')
        elif kind == "path":
            width, stroke, fill, steps = parts
            steps = " ".join(step if step.isalpha() else str(pt(step)) for step in steps.split())
            stroke, fill = ("none" if colour == "-" else "#" + colour for colour in (stroke, fill))
            out.append(f'<path d="{steps}" stroke-width="{pt(width)}" stroke="{stroke}" fill="{fill}"/>')
        else:
            number, x, y = parts
            inner = svg_marks(artworks[int(number)], artworks)
            out.append(f'<g transform="translate({pt(x)},{pt(y)})">{inner}</g>')
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
