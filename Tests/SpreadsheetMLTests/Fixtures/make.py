"""Makes the workbooks of the reader's tests with openpyxl, XlsxWriter and LibreOffice (soffice).

Run beside this file; the results are kept, so that tests need none of these programs.
"""
import datetime
import subprocess
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

day = datetime.date(2026, 11, 20)
moment = datetime.datetime(2026, 11, 20, 9, 30)


def with_openpyxl(name, mac=False):
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "数据"
    sheet.append(["文字", "a_x000D_b", "第一行\n第二行", " 两端空格 ", "=1+1 是文字"])
    sheet["E1"].data_type = "s"
    sheet.append([0.1, 0.1 + 0.2, 1680.3200000000002, 1e5, 12345678901234, -2.5, 1e-7])
    sheet.append([day, moment, datetime.time(8, 5), datetime.timedelta(hours=26, minutes=30), True, False])
    sheet["G3"] = 45000
    sheet["G3"].number_format = '[$-804]yyyy"年"m"月"d"日";@'
    sheet["H3"] = 0.25
    sheet["H3"].number_format = '0.00"days"'
    sheet["I3"] = 3
    sheet["I3"].number_format = "[Red]0.0E+00"
    sheet.append(["=1+1", "#N/A", None, CellRichText("富", TextBlock(InlineFont(b=True), "文本"))])
    sheet["B4"].data_type = "e"
    hidden = book.create_sheet("隐藏")
    hidden.sheet_state = "hidden"
    hidden.append(["x"])
    last = book.create_sheet("最后")
    last["C3"] = "角落"
    book.move_sheet("最后", offset=-2)
    book.save(name)


def with_xlsxwriter(name):
    book = xlsxwriter.Workbook(name, {"in_memory": True})
    sheet = book.add_worksheet("数据")
    date = book.add_format({"num_format": "yyyy/m/d"})
    time = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    id49 = book.add_format({"num_format": "@"})
    sheet.write_string(0, 0, "编号")
    sheet.write_string(0, 1, "34052419800101001X", id49)
    sheet.write_rich_string(0, 2, "富", book.add_format({"bold": True}), "文本", "尾")
    sheet.write_number(1, 0, 1680.32)
    sheet.write_number(1, 1, 0.1 + 0.2)
    sheet.write_number(1, 2, 123456789012345678)
    sheet.write_datetime(2, 0, datetime.datetime(2026, 11, 20), date)
    sheet.write_datetime(2, 1, moment, time)
    sheet.write_number(2, 2, 60, date)
    sheet.write_number(2, 3, 59, date)
    sheet.write_number(2, 4, 61, date)
    sheet.write_formula(3, 0, "=SUM(A2:B2)", None, 1680.62)
    sheet.write_formula(3, 1, '="甲"&"乙"', None, "甲乙")
    sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
    sheet.write_boolean(3, 3, True)
    sheet.merge_range(4, 0, 4, 2, "合并")
    sheet.write_string(1048575, 16383, "尽头")
    book.close()


def with_libreoffice(name):
    with_openpyxl("/tmp/lo.xlsx")
    subprocess.run(["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "/tmp/lo-out",
                    "/tmp/lo.xlsx"], check=True)
    subprocess.run(["cp", "/tmp/lo-out/lo.xlsx", name], check=True)


def by_hand(name):
    """What real programs also write: no r attributes, phonetic guides, a wrong dimension, prefixes, ISO dates."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", f"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/a/two.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/a/one.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/strings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""")
        out.writestr("_rels/.rels", f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="/book.xml"/></Relationships>""")
        out.writestr("book.xml", f"""<x:workbook xmlns:x="{main}" xmlns:q="{rel}"><x:sheets><x:sheet name="乙 &amp; 丙" sheetId="7" q:id="k2"/><x:sheet name="甲" sheetId="3" q:id="k1" state="veryHidden"/></x:sheets></x:workbook>""")
        out.writestr("_rels/book.xml.rels", f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="k1" Type="{rel}/worksheet" Target="/a/one.xml"/><Relationship Id="k2" Type="{rel}/worksheet" Target="a/two.xml"/><Relationship Id="k3" Type="{rel}/sharedStrings" Target="strings.xml"/></Relationships>""")
        out.writestr("strings.xml", f"""<sst xmlns="{main}"><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><r><t xml:space="preserve">a </t></r><r><rPr><b/></rPr><t>&#x4E2D;&lt;_x0041_</t></r></si><si><t/></si></sst>""")
        out.writestr("a/one.xml", f"""<worksheet xmlns="{main}"><sheetData><row><c t="inlineStr"><is><t>秘</t></is></c></row></sheetData></worksheet>""")
        out.writestr("a/two.xml", f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment with <c> in it -->
<x:worksheet xmlns:x="{main}"><x:dimension ref="A1"/><x:sheetData>
<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c r="E1" t="inlineStr"><x:is><x:t><![CDATA[<&>]]></x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row>
<x:row r="5" hidden="1"><x:c r="$B$5" t="d"><x:v>2026-11-20T09:30:00</x:v></x:c><x:c t="d"><x:v>2026-11-20</x:v></x:c></x:row>
<x:row><x:c r="A6" s="99"><x:f>NOW()</x:f></x:c><x:c r="B6"/></x:row>
</x:sheetData></x:worksheet>""")


with_openpyxl("openpyxl.xlsx")
with_openpyxl("openpyxl-1904.xlsx", mac=True)
with_xlsxwriter("xlsxwriter.xlsx")
with_libreoffice("libreoffice.xlsx")
by_hand("by-hand.xlsx")
