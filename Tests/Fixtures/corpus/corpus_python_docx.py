"""Documents made with python-docx, as many template authors' scripts make them."""
from pathlib import Path

import docx
from docx.shared import Cm

from word_parts import rewrite


def save(document, path: Path) -> None:
    """Saves without the thumbnail and with the zoom that the default template lacks."""
    document.save(path)

    def change(name: str, content: bytes):
        if name.endswith("thumbnail.jpeg"):
            return None
        if name == "_rels/.rels":
            import re
            return re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>', b"", content)
        if name == "word/settings.xml":
            return content.replace(b'<w:zoom w:val="bestFit"/>', b'<w:zoom w:val="bestFit" w:percent="100"/>')
        return content

    rewrite(path, change)


def hostile_data(folder: Path) -> None:
    """docxtpl#557, #634, #105: data with &, <, >, quotes and line ends in body, table and footer."""
    document = docx.Document()
    document.add_paragraph("备注：{{hostile}}")
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text = "{{hostile}}"
    table.cell(0, 1).text = "{{lines}}"
    document.sections[0].footer.paragraphs[0].text = "{{hostile}}"
    save(document, folder / "hostile-data.docx")


def typed_by_people(folder: Path) -> None:
    """docxtpl#156, docx-templates PR#152, poi-tl#719, #1110: full-width marks, curly quotes, odd blanks, Chinese names."""
    document = docx.Document()
    document.add_paragraph("甲：｛｛customer｝｝")
    document.add_paragraph("乙：{{\u00a0number\u3000}}")
    document.add_paragraph("丙：{{missing｜default：“无”}}")
    document.add_paragraph("丁：{{用户单位}}，{{负责人（签字）}}")
    document.add_paragraph("戊：｛｛＃flag｝｝是｛｛／flag｝｝")
    save(document, folder / "typed-by-people.docx")


def dotted_names(folder: Path) -> None:
    """xdocreport, docxtpl: names within names, outer names inside a loop, the item itself."""
    document = docx.Document()
    document.add_heading("{{buyer.name}}", 1)
    document.add_paragraph("{{buyer.address.city}}")
    document.add_paragraph("{{#tags}}")
    document.add_paragraph("{{.}} / {{customer}}", style="List Bullet")
    document.add_paragraph("{{/tags}}")
    document.add_paragraph("{{#buyer}}{{name}}（{{address.city}}）{{/buyer}}")
    save(document, folder / "dotted-names.docx")


def styled_table(folder: Path) -> None:
    """docxtpl#425: a styled table with a loop over rows, made by a script, with widths in every cell."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=3, style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, ("名称", "数量", "单价")):
        cell.text = text
        cell.width = Cm(4)
    for cell, text in zip(table.rows[1].cells, ("{{#items}}{{name}}", "{{qty}}", "{{price|money}}{{/items}}")):
        cell.text = text
    merged = table.rows[2].cells[0].merge(table.rows[2].cells[1])
    merged.text = "合计"
    table.rows[2].cells[2].text = "{{total|money:¥}}"
    document.add_paragraph("大写：{{total|大写}}")
    save(document, folder / "styled-table.docx")


def make(folder: Path) -> None:
    for maker in (hostile_data, typed_by_people, dotted_names, styled_table):
        maker(folder)
