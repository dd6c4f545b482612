"""Workbooks with tags in every place where Excel and WPS let people write one, and with what stands around lists that grow."""
import io
import re

from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule, FormulaRule, IconSetRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break

from corpus_workbooks import LOOP, edited, fill, with_openpyxl, with_xlsxwriter
from word_parts import png

@with_xlsxwriter("placeholder-pictures")
def placeholders(book, sheet):
    """carbone, poi-tl#783: floating pictures whose alternative text names the picture that replaces them, in and below rows."""
    def put(place, alt, **more):
        sheet.insert_image(place, "a.png", {"image_data": io.BytesIO(png(40, 40)), "description": alt, **more})
    for r, values in enumerate((("名称", "照片"), ("{{#cases}}{{name}}", None, "{{/cases}}"), ("签章",))):
        sheet.write_row(r, 0, [v or "" for v in values])
    sheet.set_row(1, 40)
    put("D1", "{{@photo}}", object_position=3)
    put("B2", "{{@image}}", x_offset=4, y_offset=4)
    put("B3", "{{@turned}}", object_position=1)
    put("E3", "普通图片 {{number}}")


@with_openpyxl("pictures-in-rows")
def pictures(book, sheet):
    """easyexcel ImageData, xlsx-template ${image:x}: picture tags in rows that repeat, several in a cell, merged cells, codes."""
    fill(sheet, "A1", [("名称", "照片", "全部"), ("{{#cases}}{{name}}", "{{@image|fit:10x10mm}}", "{{@images|fit:8x8mm}}", "{{/cases}}"),
                       ("转正", "{{@turned|fit:20x20mm}}"), ("编号", "{{number|qr:15mm}}", "{{number|code128:30x8mm}}"), ("完",)])
    sheet.merge_cells("B3:C3")
    sheet.row_dimensions[2].height = 30


@with_openpyxl("sheet-per-turn")
def turns(book, sheet):
    """easyexcel#1459, #2429, docxtemplater#570: a sheet per turn; names unsafe, doubled, empty, too long, reserved."""
    fill(sheet, "A1", [("{{#sheets|sheet:title}}", "{{title}}"), ("号", "{{n}}"), ("两倍", "=B2*2"), ("{{/sheets}}",)])
    sheet.print_area = "A1:B3"
    sheet.print_title_rows = "1:1"
    sheet["B2"].comment = Comment("号 {{n}}", "张三")
    other = book.create_sheet("汇总")
    fill(other, "A1", [("合计", "=SUM(表单!B2:B2)"), ("{{customer}}",)])
    other["A3"] = "去表单"
    other["A3"].hyperlink = "#表单!A1"


@with_openpyxl("page-headers")
def headers(book, sheet):
    """Excel's codes begin with &: values with & in page headers and footers, of the first, even and other pages."""
    fill(sheet, "A1", [("{{customer}}",)])
    sheet.oddHeader.left.text = "{{copy}} &\"宋体,Bold\"{{number}}"
    sheet.oddHeader.center.text = "{{hostile}}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页 {{number}}"
    sheet.HeaderFooter.differentFirst = True
    sheet.firstHeader.right.text = "首页 {{number}}2026"
    sheet.HeaderFooter.differentOddEven = True
    sheet.evenFooter.right.text = "{{#flag}}偶数{{/flag}} &D"


@with_openpyxl("identifiers")
def identifiers(book, sheet):
    """carbone#117, easyexcel#3669: leading zeros, nineteen digits, truths, amounts and dates, each in cells of several formats."""
    fill(sheet, "A1", [("{{order}}", "{{account}}", "{{phone}}", "{{total}}", "{{flag}}", "{{day}}", "{{number}}"),
                       ("{{order}}", "{{account}}", "{{phone}}", "{{total}}", "{{flag}}", "{{day}}", "{{count}}"),
                       ("{{total|money}}", "{{total|rmb}}", "{{day|date}}", "{{phone|mask}}", "{{missing|default:无}}", "{{flag|tick}}",
                        "{{hostile}}")])
    for cell in sheet[2]:
        cell.number_format = "#,##0.00"
    sheet["F1"].number_format = "yyyy\"年\"m\"月\"d\"日\""


@with_openpyxl("comments-in-rows")
def comments(book, sheet):
    """ClosedXML.Report, jxls: comments with tags in rows that repeat, on merged cells, and below; a link with a tag in its address."""
    fill(sheet, "A1", [("名称", "数量", "单价"), ("{{#items}}{{name}}", "{{qty}}", "{{price}}", "{{/items}}"), ("合计", "{{count}}")])
    sheet["B2"].comment = Comment("{{name}} 以实物为准，{{customer}}", "张三")
    sheet["B3"].comment = Comment("共 {{count}} 种{{#flag}}，已核{{/flag}}", "张三")
    sheet["A2"].hyperlink = "https://example.com/parts/{{name}}?q={{qty}}"
    sheet["C2"].hyperlink = "#表单!A1"
    sheet["C2"].value = "{{price}}"


@with_openpyxl("two-sheets-with-names")
def two_sheets(book, sheet):
    """xlsx-template index.js: lists on two sheets; print areas, titles, names and page breaks of each; formulas across."""
    for title in ("表单", "副表"):
        page = sheet if title == "表单" else book.create_sheet(title)
        fill(page, "A1", [("名称", "数量"), ("{{#items}}{{name}}", "{{qty}}", "{{/items}}"), ("合计", "=SUM(B2:B2)"), ("注",)])
        page.print_area = "A1:B4"
        page.print_title_rows = "1:1"
        page.print_title_cols = "A:A"
        page.row_breaks.append(Break(id=2))
        page.freeze_panes = "B2"
    book["副表"].defined_names["本表合计"] = DefinedName("本表合计", attr_text="副表!$B$3")
    book.defined_names["全部"] = DefinedName("全部", attr_text="表单!$A$2:$B$2,副表!$A$2:$B$2")
    sheet["C3"] = "=副表!B3+SUM(副表!B2:B2)"
    book["副表"]["C3"] = "=SUM(表单!$B$2:$B$2)"


@with_xlsxwriter("chart-in-rows")
def chart(book, sheet):
    """poi-tl#635: a chart on a row that repeats, and one beside the list; titles with tags; a chart sheet of its own."""
    for r, values in enumerate((("名称", "数量", "单价"), LOOP, ("完",))):
        sheet.write_row(r, 0, values)
    for place in ("F2", "F9"):
        bars = book.add_chart({"type": "line"})
        bars.add_series({"name": "=表单!$B$1", "categories": "=表单!$A$2:$A$2", "values": "=表单!$C$2:$C$2"})
        bars.set_title({"name": "单价（{{customer}}）"})
        sheet.insert_chart(place, bars)
    page = book.add_chartsheet("图")
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"categories": "=表单!$A$2:$A$2", "values": "=表单!$B$2:$B$2"})
    page.set_chart(pie)


@with_xlsxwriter("shapes-with-text")
def shapes(book, sheet):
    """poi-tl#28: text boxes with tags above, on and below rows that repeat, anchored in each of the three ways."""
    for r, values in enumerate((("名称", "数量"), ("{{#items}}{{name}}", "{{qty}}{{/items}}"), ("完",))):
        sheet.write_row(r, 0, values)
    sheet.set_row(1, 60)
    sheet.insert_textbox("D1", "客户：{{customer}}", {"width": 120, "height": 30, "object_position": 3})
    sheet.insert_textbox("D2", "{{name}}：{{qty}}", {"width": 100, "height": 40, "x_offset": 3, "y_offset": 3})
    sheet.insert_textbox("D3", "{{#items}}{{name}} {{/items}}", {"width": 120, "height": 30, "object_position": 1})


@with_xlsxwriter("extensions")
def extensions(book, sheet):
    """excelize, easyexcel#3395: data bars and sparklines of Excel 2010, lists from another sheet, in extension elements."""
    for r, values in enumerate((("名称", "数量", "单价"), LOOP[:3] + ("", "{{/items}}"), ("完",))):
        sheet.write_row(r, 0, values)
    sheet.conditional_format("B2", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C2", {"type": "icon_set", "icon_style": "3_traffic_lights"})
    sheet.add_sparkline("D2", {"range": "表单!B2:C2"})
    other = book.add_worksheet("选项")
    other.write_column(0, 0, ["水泵", "阀门"])
    sheet.data_validation("A2", {"validate": "list", "source": "=选项!$A$1:$A$2"})


@with_xlsxwriter("table-with-totals")
def totals(book, sheet):
    """XlsxWriter#1126, #287: a table with a totals row and a calculated column over the rows that repeat; a name that uses it."""
    sheet.add_table("A1:C3", {
        "name": "明细", "total_row": True, "columns": [
            {"header": "名称", "total_string": "合计"}, {"header": "数量", "total_function": "sum"},
            {"header": "金额", "formula": "=明细[[#This Row],[数量]]*2", "total_function": "sum"}], "data": [["{{#items}}{{name}}", "{{qty}}"]]})
    sheet.write("D2", "{{/items}}")
    sheet.write("A5", "平均")
    sheet.write_formula("B5", "=AVERAGE(明细[数量])")


@with_openpyxl("outline-and-heights")
def outline(book, sheet):
    """easyexcel#2185: grouped and hidden rows, heights, wrapped text, borders, hidden columns, a frozen head, a filter."""
    fill(sheet, "A1", [("标题",), ("名称", "说明"), ("{{#groups}}{{title}}",), ("{{#items}}{{name}}", "{{customer}}{{lines}}", "{{/items}}"),
                       ("小计", "{{subtotal}}", "{{/groups}}"), ("完",)])
    sheet.row_dimensions.group(4, 4, outline_level=1, hidden=False)
    sheet.row_dimensions[4].height = 33
    sheet.row_dimensions[5].outlineLevel = 0
    thin = Side(style="thin")
    for cell in sheet[4]:
        cell.border = Border(thin, thin, thin, thin)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["B"].width = 12
    sheet.column_dimensions["D"].hidden = True
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = "A2:B5"
    sheet.merge_cells("A1:B1")


@with_openpyxl("rules-over-rows")
def rules(book, sheet):
    """xlsx-template: rules and validations with relative and absolute references, over one row, whole columns and several areas."""
    fill(sheet, "A1", [("名称", "数量", "单价"), LOOP, ("合计", "=SUM(B2:B2)", "=MAX(C2:C2)"), ("完",)])
    red = PatternFill("solid", bgColor="FFC7CE")
    sheet.conditional_formatting.add("A2:C2", FormulaRule(formula=["$B2>=$B$3/2"], fill=red))
    sheet.conditional_formatting.add("A2 C2", FormulaRule(formula=["MOD(ROW(),2)=0"], font=Font(bold=True)))
    sheet.conditional_formatting.add("B1:B1048576", DataBarRule(start_type="min", end_type="max", color="638EC6"))
    sheet.conditional_formatting.add("C2:C3", IconSetRule("3Arrows", "percent", [0, 33, 67]))
    whole = DataValidation(type="whole", operator="lessThanOrEqual", formula1="$B$3")
    whole.add("B2")
    listed = DataValidation(type="list", formula1='"水泵,阀门"', showErrorMessage=True)
    listed.add("A2")
    listed.add("A4")
    for rule in (whole, listed):
        sheet.add_data_validation(rule)


@with_openpyxl("formulas-of-all-kinds")
def kinds(book, sheet):
    """easyexcel#922, fesod#199, carbone#170: sums of a column, running totals, lookups, an array, names, quotes, whole columns."""
    fill(sheet, "A1", [("名称", "数量", "累计", "占比", "查"), ("{{#items}}{{name}}", "{{qty}}", "=SUM(B$2:B2)", "=B2/SUM(B$2:B$2)",
                                                     '=VLOOKUP(A2,$A$2:$B$2,2,0)&"{A2}"'),
                       ("{{/items}}",), ("合计", "=SUM(B2:B3)", "=SUBTOTAL(9,B2:B2)", "=SUMPRODUCT(B2:B2,B2:B2)", "=COUNTA(A:A)"),
                       ("上行", "=B4", "=INDEX(B2:B2,1)", "=$B$2", "=数量们")])
    book.defined_names["数量们"] = DefinedName("数量们", attr_text="SUM(表单!$B$2:$B$2)")
    sheet["F4"] = ArrayFormula("F4", "=SUM(B2:B2*B2:B2)")


@with_openpyxl("conditions-over-rows")
def conditions(book, sheet):
    """docxtpl {%tr if %}, ClosedXML <<delete>>: rows that come and go, opposite rows, conditions in a cell, rows filled up."""
    fill(sheet, "A1", [("{{#off}}",), ("不见", 1), ("{{/off}}",), ("{{^off}}可见", 2, "{{/off}}"), ("{{#items|rows:5}}{{name}}", "{{qty}}", "{{/items}}"),
                       ("甲{{#flag}}乙{{/flag}}{{^flag}}丙{{/flag}}{{#off}}丁{{/off}}", "{{#items}}{{name}} {{/items}}"), ("{{^none}}没有", "条目{{/none}}"),
                       ("合计", "=SUM(B4:B5)")])


@with_openpyxl("merged-beside-list")
def beside(book, sheet):
    """easyexcel#1553, #2385: a label merged down beside the rows that repeat, merges of two directions in each turn."""
    fill(sheet, "A1", [("配件", "名称", "数量", None), (None, "{{#items}}{{name}}", "{{qty}}", None), (None, "单价", "{{price}}{{/items}}"), (None, "合计", "{{count}}"),
                       ("备注", "{{customer}}")])
    for area in ("A1:A4", "C2:D2", "C3:D3", "B5:D6"):
        sheet.merge_cells(area)


@with_openpyxl("jxls-report")
def jxls(book, sheet):
    """jxls samples: groups with headings and totals, a grand total over subtotals, a second list to the side of the page below."""
    fill(sheet, "B2", [("{{form}}报表", None, "{{day}}"), ("{{#groups}}部门：{{title}}",), ("名称", "数量", "单价", "金额"),
                       ("{{#items}}{{name}}", "{{qty}}", "{{price}}", "=C5*D5", "{{/items}}"), ("小计", "=SUM(C5:C5)", None, "=SUM(E5:E5)", "{{/groups}}"),
                       ("总计", "=SUM(C5:C5)", None, "=SUM(E5:E5)")])
    sheet["D2"].number_format = "yyyy-mm-dd"
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("B3:E3")
    sheet.print_area = "A1:F7"


def inline_strings(name: str, content: bytes) -> bytes:
    """EasyExcel and other writers put texts into the cells, some of them in runs."""
    if "sheet1" not in name:
        return content
    def cell(match):
        text = CELLS[int(match.group(2))]
        half = len(text) // 2
        return (f'<c{match.group(1)} t="inlineStr"><is><r><t>{text[:half]}</t></r><r><rPr><b/></rPr><t xml:space="preserve">'
                f"{text[half:]}</t></r></is></c>").encode()
    return re.sub(rb'<c([^>]*?) t="s"><v>(\d+)</v></c>', lambda m: cell(_Decoded(m)), content)


class _Decoded:
    def __init__(self, match):
        self._match = match

    def group(self, number):
        return self._match.group(number).decode()


CELLS = ["清单", "名称", "数量", "{{#items}}{{name}}", "{{qty}}{{/items}}", "合计", "{{count}}", "备注"]
edited("inline-strings", "rows-with-merged-cells", inline_strings)


def without_references(name: str, content: bytes) -> bytes:
    """carbone strips r= and spans, and some writers never write them: cells and rows are counted."""
    if "sheet1" not in name:
        return content
    return re.sub(rb'<c r="[A-Z]+\d+"', b"<c", re.sub(rb'<row r="\d+"( spans="[^"]*")?', b"<row", content))


edited("no-references", "two-sections-on-a-sheet", without_references)
