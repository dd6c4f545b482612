"""Fills the entry workbook of the tests (entry.xlsx, made by EntryTests) with openpyxl, saves it again with LibreOffice,
and makes the tables of the workbook tests.

Run beside this file after `LIANDAN_TEST_OUTPUT=. swift test --filter EntryTests`.
"""
import datetime
import subprocess

import openpyxl

day = datetime.date(2026, 11, 20)


def entry():
    book = openpyxl.load_workbook("entry.xlsx")
    form = book["表单"]
    values = {
        "fill_date": day, "customer": "皖北矿业（集团）", "phone": "13800138000",
        "arrived": datetime.datetime(2026, 11, 20, 9, 30), "persons": 3, "limit": 1680.32, "kind": "维修",
        "kinds": "维修、退回", "note": "第一行\n第二行", "user_sign.name": "王建国", "user_sign.date": datetime.date(2026, 11, 21),
    }
    for row in form.iter_rows():
        if row[0].value in values:
            row[2].value = values[row[0].value]
    lines = book["费用预算明细"]
    lines["B3"], lines["C3"], lines["D3"] = "维修", 0.1, 99.99
    lines["B5"], lines["C5"] = "更换", 2
    signs = book["审批"]
    signs["C3"], signs["D3"], signs["E3"] = "同意", "张三", day
    book.save("entry-openpyxl.xlsx")
    subprocess.run(["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "/tmp/entry-out",
                    "entry-openpyxl.xlsx"], check=True)
    subprocess.run(["cp", "/tmp/entry-out/entry-openpyxl.xlsx", "entry-libreoffice.xlsx"], check=True)


def table():
    book = openpyxl.Workbook()
    main = book.active
    main.title = "十一月"
    main.append(["2026 年 11 月费用预算"])
    main.merge_cells("A1:F1")
    main.append([])
    main.append(["行号", "用户单位", " 填表日期 ", "处理方式", "用户签字.姓名", "电话"])
    main.append([1, "甲公司", day, "维修", "张三", "13800138000"])
    main.append([2, "乙公司", "2026.3.5", "更换", None, 13800138001])
    main.append([3, "丙公司", day, None, None, None])
    main.append([4])
    lines = book.create_sheet("费用预算明细")
    lines.append(["行号", "项目", "数量"])
    lines.append([2, "更换", 1])
    lines.append(["1", "维修", 2.5])
    lines.append([1, "退回", 0.1 + 0.2])
    lines.append([9, "维修", 1])
    notes = book.create_sheet("说明")
    notes.append(["本表每月 25 日前交财务"])
    hidden = book.create_sheet("审批")
    hidden.sheet_state = "hidden"
    hidden.append(["x"])
    book.save("table.xlsx")

    faulty = openpyxl.Workbook()
    sheet = faulty.active
    sheet.title = "表"
    sheet.append(["用户单位", "电话", "限额", "备注", None])
    sheet.append(["甲", 340524198001010013, 5, None, None])
    sheet["C3"], sheet["A3"] = "=1+1", "乙"
    sheet["C4"], sheet["A4"] = "#N/A", "丙"
    sheet["C4"].data_type = "e"
    sheet["A5"], sheet["E5"] = "丁", "没有列名"
    sheet["A6"], sheet["D6"] = "戊", datetime.time(8, 5)
    misnamed = faulty.create_sheet("明细")
    misnamed.append(["项目", "数量"])
    misnamed.append(["维修", 1])
    faulty.save("faulty.xlsx")


entry()
table()
