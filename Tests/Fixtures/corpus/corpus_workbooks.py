"""Workbooks made with openpyxl and XlsxWriter, some with parts edited by hand."""
import datetime
import io
import re
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from word_parts import png, rewrite

LOOP = ("{{#items}}{{name}}", "{{qty}}", "{{price}}", "{{/items}}")


def fill(sheet, start: str, rows) -> None:
    """Writes rows of values from a cell on."""
    first = sheet[start]
    for r, values in enumerate(rows):
        for c, value in enumerate(values):
            if value is not None:
                sheet.cell(first.row + r, first.column + c, value)


def with_openpyxl(name: str):
    def register(make):
        def build(folder: Path):
            book = openpyxl.Workbook()
            book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
            sheet = book.active
            sheet.title = "表单"
            make(book, sheet)
            path = folder / f"{name}.xlsx"
            book.save(path)
            rewrite(path, lambda _, content: content)
        WORKBOOKS.append(build)
        return build
    return register


def with_xlsxwriter(name: str):
    def register(make):
        def build(folder: Path):
            path = folder / f"{name}.xlsx"
            book = xlsxwriter.Workbook(path)
            book.set_properties({"created": datetime.datetime(2026, 1, 1)})
            sheet = book.add_worksheet("表单")
            make(book, sheet)
            book.close()
            rewrite(path, lambda _, content: content)
        WORKBOOKS.append(build)
        return build
    return register


WORKBOOKS = []


@with_openpyxl("rows-with-merged-cells")
def merged(book, sheet):
    """easyexcel#1553, #3464, #979: merged cells in and below the rows that repeat, heights and looks with them."""
    fill(sheet, "A1", [("清单",), ("名称", None, "数量"), ("{{#items}}{{name}}", None, "{{qty}}{{/items}}"), ("合计", None, "{{count}}"),
                       ("备注",)])
    for area in ("A1:C1", "A2:B2", "A3:B3", "A4:B4", "A5:C6"):
        sheet.merge_cells(area)
    sheet.row_dimensions[3].height = 24
    sheet["A3"].alignment = Alignment(horizontal="center")
    sheet["A3"].fill = PatternFill("solid", fgColor="FFEEDD")


@with_openpyxl("two-rows-per-item")
def two_rows(book, sheet):
    """carbone#90: one item takes two rows with a cell merged down."""
    fill(sheet, "A1", [("名称", "项目"), ("{{#items}}{{name}}", "数量 {{qty}}"), (None, "单价 {{price}}{{/items}}"), ("完",)])
    sheet.merge_cells("A2:A3")


@with_openpyxl("formulas-inside-and-below")
def formulas(book, sheet):
    """easyexcel#922, #1849, #3242; xlsx-template#171: a formula in each row, totals below, and on another sheet."""
    fill(sheet, "A1", [("名称", "数量", "单价", "金额"), ("{{#items}}{{name}}", "{{qty}}", "{{price}}", "=B2*C2"), ("{{/items}}",),
                       ("合计", "=SUM(B2:B2)", "=AVERAGE(C2:C2)", "=SUM(D2:D2)"), ("税", None, None, "=ROUND(D4*0.13,2)")])
    sheet["A3"] = None
    sheet["D2"] = "=B2*C2"
    sheet["E2"] = "{{/items}}"
    other = book.create_sheet("汇总")
    fill(other, "A1", [("总额", "=表单!D4"), ("首行", "=表单!$D$2"), ("全部", "=SUM(表单!D2:D2)")])


@with_openpyxl("typed-cells")
def typed(book, sheet):
    """carbone#117, #13; easyexcel#3669: numbers, dates and truths stay what they are, numbers of parts stay texts."""
    fill(sheet, "A1", [("{{total}}", "{{day}}", "{{flag}}", "{{phone}}", "{{count}} 件", "{{moment}}", "{{missing}}")])
    sheet["A1"].number_format = "#,##0.00"
    sheet["B1"].number_format = "yyyy-mm-dd"
    sheet["D1"].number_format = "@"
    sheet["F1"].number_format = "yyyy-mm-dd hh:mm"


@with_openpyxl("names-and-print-area")
def names(book, sheet):
    """excelize, xlsx-template index.js: print area, titles, defined names, filter and page breaks move with the rows."""
    fill(sheet, "A1", [("名称", "数量", "单价"), LOOP, ("合计", "{{count}}", "{{total}}")])
    sheet.print_area = "A1:C3"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = "A1:C2"
    sheet.row_breaks.append(Break(id=3))
    book.defined_names["合计单元格"] = DefinedName("合计单元格", attr_text="表单!$C$3")
    book.defined_names["数量列"] = DefinedName("数量列", attr_text="表单!$B$2:$B$2")


@with_openpyxl("links-and-comments")
def links(book, sheet):
    """easyexcel, ClosedXML.Report: links and comments on repeated rows and below them."""
    fill(sheet, "A1", [("名称", "数量", "单价"), LOOP, ("见网站",)])
    sheet["A2"].hyperlink = "https://example.com/parts"
    sheet["A3"].hyperlink = "https://example.com/all"
    sheet["B2"].comment = Comment("数量以实物为准", "张三")
    sheet["A3"].comment = Comment("末行", "张三")


@with_openpyxl("two-sections-on-a-sheet")
def two_sections(book, sheet):
    """easyexcel#1426: two lists under each other on one sheet, formulas that name both, and an empty one."""
    fill(sheet, "A1", [("配件",), ("{{#items}}{{name}}", "{{qty}}", "{{/items}}"), ("工时",), ("{{#parts}}{{name}}", "{{qty}}", "{{/parts}}"),
                       ("无",), ("{{#none}}{{name}}", "{{qty}}{{/none}}"), ("合计", "=SUM(B2:B2)+SUM(B4:B4)")])


@with_openpyxl("nested-rows")
def nested(book, sheet):
    """jxls, easyexcel: rows within rows that repeat, with a subtotal over the inner ones."""
    fill(sheet, "A1", [("{{#groups}}{{title}}",), ("{{#items}}{{name}}", "{{qty}}", "{{/items}}"), ("小计", "=SUM(B2:B2)", "{{/groups}}"),
                       ("完",)])


@with_openpyxl("empty-list")
def empty(book, sheet):
    """carbone, xlsx-template: no items at all; what refers to the lost row must not break the file."""
    fill(sheet, "A1", [("名称", "数量"), ("{{#none}}{{name}}", "{{qty}}{{/none}}"), ("合计", "=SUM(B2:B2)"), ("完",)])
    sheet.merge_cells("C2:D2")
    sheet.conditional_formatting.add("B2", CellIsRule(operator="greaterThan", formula=["1"], font=Font(bold=True)))


@with_openpyxl("dates-1904")
def dates(book, sheet):
    """rust_xlsxwriter DateTimeRangeError: a workbook that counts its days from 1904."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    book.epoch = CALENDAR_MAC_1904
    fill(sheet, "A1", [("{{day}}",)])
    sheet["A1"].number_format = "yyyy-mm-dd"


@with_xlsxwriter("conditional-formats-and-validations")
def formats(book, sheet):
    """xlsx-template, excelize: conditional formats, colour scales and validations follow the rows."""
    for r, values in enumerate((("名称", "数量", "单价"), LOOP, ("合计", "{{count}}", "{{total}}"))):
        sheet.write_row(r, 0, values)
    red = book.add_format({"bg_color": "#FFC7CE"})
    sheet.conditional_format("B2", {"type": "cell", "criteria": ">", "value": 5, "format": red})
    sheet.conditional_format("A2:C2", {"type": "formula", "criteria": "=$B2>5", "format": red})
    sheet.conditional_format("C2", {"type": "2_color_scale"})
    sheet.data_validation("B2", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.data_validation("A3", {"validate": "list", "source": ["合计", "总计"]})


@with_xlsxwriter("table-object")
def table_object(book, sheet):
    """XlsxWriter#1126, #362: a table grows with its rows and keeps headings, totals and calculated column."""
    sheet.add_table("A1:C2", {
        "name": "明细", "columns": [{"header": "名称"}, {"header": "数量"}, {"header": "单价"}], "data": [LOOP[:3]]})
    sheet.write("D2", LOOP[3])
    sheet.write("A4", "合计")
    sheet.write_formula("B4", "=SUM(明细[数量])")


@with_xlsxwriter("rich-text")
def rich(book, sheet):
    """docxtpl PR#10 in a workbook: a tag split over the runs of a rich text, next to plain shared texts used twice."""
    bold, italic = book.add_format({"bold": True}), book.add_format({"italic": True})
    sheet.write_rich_string("A1", "客户：{", bold, "{cust", italic, "omer}}", "（", bold, "{{number}}", "）")
    sheet.write_row("A2", ["{{number}}", "{{number}}", "不变", "不变"])
    sheet.write("A3", "名：\n{{customer}}", book.add_format({"text_wrap": True}))


@with_xlsxwriter("picture-below")
def picture(book, sheet):
    """jxls#17: a picture below the rows that repeat moves down with its anchor; one above stays."""
    sheet.insert_image("E1", "a.png", {"image_data": io.BytesIO(png(20, 20))})
    for r, values in enumerate((("名称", "数量", "单价"), LOOP, ("签章",))):
        sheet.write_row(r, 0, values)
    sheet.insert_image("B3", "b.png", {"image_data": io.BytesIO(png(24, 24))})


@with_xlsxwriter("chart-below")
def chart(book, sheet):
    """poi-tl#635: a chart over the rows that repeat covers all of them."""
    for r, values in enumerate((("名称", "数量", "单价"), LOOP, ("完",))):
        sheet.write_row(r, 0, values)
    bars = book.add_chart({"type": "column"})
    bars.add_series({"categories": "=表单!$A$2:$A$2", "values": "=表单!$B$2:$B$2"})
    sheet.insert_chart("E2", bars)


def edited(name: str, source: str, change):
    """A copy of another workbook with a part edited by hand."""
    def build(folder: Path):
        path = folder / f"{name}.xlsx"
        path.write_bytes((folder / f"{source}.xlsx").read_bytes())
        rewrite(path, change)
    WORKBOOKS.append(build)


def wrong_dimension(name: str, content: bytes) -> bytes:
    """dify#1039: WPS writes a dimension of one cell."""
    return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', content) if "sheet1" in name else content


def calc_chain(name: str, content: bytes) -> bytes:
    """Open-XML-SDK#1457: a calculation chain that would name cells which have moved."""
    if name == "[Content_Types].xml":
        return content.replace(b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>')
    if name == "xl/_rels/workbook.xml.rels":
        return content.replace(b"</Relationships>", b'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>')
    return content


def shared_formula(name: str, content: bytes) -> bytes:
    """carbone preprocessor: the first cell of a shared formula stands in the row that repeats."""
    if "sheet1" not in name:
        return content
    content = content.replace(b"<f>B2*C2</f>", b'<f t="shared" ref="D2:D5" si="0">B2*C2</f>')
    return re.sub(rb"<f>ROUND\(D4\*0\.13,2\)</f>", b'<f t="shared" si="0"/>', content)


def stale_values(name: str, content: bytes) -> bytes:
    """easyexcel#2287: formulas with values of long ago, which must not be believed."""
    return re.sub(rb"(</f>)<v ?/?>(</v>)?", rb"\1<v>999</v>", content) if "sheet1" in name else content


edited("wrong-dimension", "rows-with-merged-cells", wrong_dimension)
edited("shared-formula", "formulas-inside-and-below", shared_formula)
edited("stale-values", "formulas-inside-and-below", stale_values)
edited("calc-chain", "formulas-inside-and-below", calc_chain)


def make(folder: Path) -> None:
    for build in WORKBOOKS:
        build(folder)
    # The chain's own part, which no member of the source became.
    from word_parts import write
    import zipfile
    path = folder / "calc-chain.xlsx"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/calcChain.xml"] = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<c r="D2" i="1"/><c r="B4"/><c r="C4"/><c r="D4"/><c r="D5"/><c r="B1" i="2"/><c r="B2"/><c r="B3"/></calcChain>')
    write(path, members)
