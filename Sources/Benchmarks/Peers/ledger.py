"""Writes or reads a ledger with one engine and prints what that took: ENGINE ROWS.tsv|BOOK.xlsx COUNT FOLDER."""
import datetime
import json
import sys
import time

KINDS = "ssssdtimmsss"
TITLES = ["编号", "表单", "客户", "型号", "开单日期", "结单时间", "件数", "单价", "金额", "状态", "电话", "备注"]
WIDTHS = [18, 26, 32, 16, 12, 17, 8, 12, 14, 9, 14, 30]


def value(kind, text):
    if kind == "i":
        return int(text)
    if kind == "m":
        return float(text)
    if kind == "d":
        return datetime.date.fromisoformat(text)
    if kind == "t":
        return datetime.datetime.fromisoformat(text)
    return text or None


def rows(path, count):
    with open(path, encoding="utf-8") as lines:
        return [[value(kind, text) for kind, text in zip(KINDS, line.rstrip("\n").split("\t"))]
                for line, _ in zip(lines, range(count))]


def rustpy(data, path):
    from rustpy_xlsxwriter import FastExcel, Format

    records = [dict(zip(TITLES, row)) for row in data]
    formats = {"d": "yyyy-mm-dd", "t": "yyyy-mm-dd hh:mm", "m": "#,##0.00"}
    looks = {title: Format().set_num_format(formats[kind]) for title, kind in zip(TITLES, KINDS) if kind in formats}
    options = {"column_formats": looks, "column_widths": dict(zip(TITLES, WIDTHS))}

    def run():
        FastExcel(path).freeze(row=1).sheet("台账", records, **options).save()

    return run


def xlsxwriter(data, path, **options):
    import xlsxwriter as engine

    def run():
        with engine.Workbook(path, options) as book:
            sheet = book.add_worksheet("台账")
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
            money = book.add_format({"num_format": "#,##0.00"})
            for column, width in enumerate(WIDTHS):
                sheet.set_column(column, column, width)
            sheet.write_row(0, 0, TITLES)
            for number, row in enumerate(data, 1):
                for column, (kind, value) in enumerate(zip(KINDS, row)):
                    if value is None:
                        continue
                    if kind == "s":
                        sheet.write_string(number, column, value)
                    elif kind == "d":
                        sheet.write_datetime(number, column, value, day)
                    elif kind == "t":
                        sheet.write_datetime(number, column, value, moment)
                    else:
                        sheet.write_number(number, column, value, money if kind == "m" else None)

    return run


def openpyxl(data, path):
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    def run():
        book = Workbook(write_only=True)
        sheet = book.create_sheet("台账")
        for column, width in enumerate(WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.append(TITLES)
        for row in data:
            sheet.append(row)
        book.save(path)

    return run


def calamine(path):
    from python_calamine import CalamineWorkbook

    total = []

    def run():
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        total.append(sum(1 for _ in sheet.iter_rows()))

    return run, total


def main():
    engine, data, count, folder = sys.argv[1:]
    path = f"{folder}/ledger.xlsx"
    items = int(count)
    if engine == "calamine":
        run, total = calamine(data)
    elif engine == "shared":
        run = xlsxwriter(rows(data, items), path)
    elif engine == "xlsxwriter":
        run = xlsxwriter(rows(data, items), path, constant_memory=True)
    else:
        run = globals()[engine](rows(data, items), path)
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(json.dumps({"items": total[0] if engine == "calamine" else items, "cpu": cpu, "wall": wall}))


main()
