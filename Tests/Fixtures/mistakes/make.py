"""Makes the templates with mistakes, as somebody would in Word and Excel: python-docx and openpyxl, no test code."""
import sys
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table


def field(paragraph, code, text):
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    element.append(run)
    paragraph._p.append(element)


def fill(table, rows):
    for row, texts in zip(table.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text


def document(path):
    document = Document()
    document.core_properties.title = "返厂产品处理记录表"
    section = document.sections[0]
    section.header.paragraphs[0].text = "编号 {{number}}　客户 {{客户名程}}"
    section.footer.paragraphs[0].text = "第 {{copy.ordinal}} 联 {{联.保管}}"
    document.add_heading("返厂产品处理记录表", 1)
    fill(document.add_table(2, 4, "Table Grid"), [
        ["客户", "{{客户名称}}", "联系人", "｛｛联系人｝｝"],
        ["电话", "{{联系电话", "处理类型", "{{处理类型|勾选}}"],
    ])
    document.add_paragraph("产品如下：")
    fill(document.add_table(4, 4, "Table Grid"), [
        ["产品名称", "型号", "数量", "故障"],
        ["{{#产品明细}}{{品名}}", "{{规格型号}}", "{{数量}}", "{{故障现像}}{{/产品明细}}"],
        ["合计", "", "{{产品明细|金额}}", "{{产品明细.数量}}"],
        ["{{#更换零部件}}{{零部件名称}}", "", "", ""],
    ])
    document.add_paragraph("部件完{{/更换零部件}}")
    document.add_paragraph("完成日期 {{完成日期|日起}}，客户 {{客户名称|date}}，{{处理类型|tick:修理}}修理")
    document.add_paragraph("照片 {{@客户名称}}，二维码 {{number|qr:很大}}，条码 {{number|qr|upper}}")
    document.add_paragraph("{{#售后签字}}签了")
    document.add_paragraph("多出来的 {{/维修}}，空的 {{ }}，{{>客户名称}}，客户名称}}")
    field(document.add_paragraph("查询："), 'HYPERLINK "https://example.com/?no={{number}}"', "查询")
    field(document.add_paragraph("附："), 'INCLUDETEXT "C:\\\\合同.docx"', "合同")
    document.save(path)


def workbook(path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    rows = {
        "A1": "返厂产品处理记录表", "A2": "编号", "B2": "{{编号号}}", "C2": "客户", "D2": "{{客户名称|大写}}",
        "A3": "联系人", "B3": "｛｛联系人｝｝", "C3": "电话", "D3": "{{联系电话",
        "A4": "产品名称", "B4": "型号", "C4": "数量", "D4": "故障",
        "A5": "{{#产品明细}}{{品名}}", "B5": "{{规格型号}}", "C5": "{{数量|金饿}}", "D5": "{{故障现像}}",
        "A6": "{{/产品明细}}{{#更换零部件}}{{零部件名称}}", "D6": "{{/更换零部件}}",
        "A7": "合计", "B7": '="共{{number}}件"', "C7": '=WEBSERVICE("http://example.com")', "D7": "{{产品明细.数量}}",
        "A8": "{{#售后签字}}签了", "B8": "多出来的{{/维修}}", "C8": "{{ }}", "D8": "{{@客户名称}}",
        "F1": "{{number}}", "G1": "数", "F2": "甲", "G2": 1,
    }
    for place, text in rows.items():
        sheet[place] = text
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("E6:E8")
    sheet.add_table(Table(displayName="附表", ref="F1:G2"))
    book.save(path)


if __name__ == "__main__":
    document(sys.argv[1])
    workbook(sys.argv[2])
