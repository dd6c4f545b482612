"""Documents written part by part. Each function's remark says which trouble of other engines it rebuilds."""
from pathlib import Path

from word_parts import (
    NAMES, Document, cell, control, field, par, picture, row, run, section, table, text_box,
)

DOCUMENTS = {}


def document(make):
    """Registers a maker: its name with dashes is the file's name."""
    DOCUMENTS[make.__name__.replace("_", "-")] = make
    return make


@document
def split_runs():
    """docxtpl PR#10, MiniWord#60: a tag in many runs, two braces that differ by w:hint, spelling marks, a bookmark."""
    hint = '<w:rFonts w:hint="eastAsia"/>'
    letters = "".join(run(c, hint if i % 2 else "") for i, c in enumerate("编号：{{number}}。"))
    return Document(
        par("客户：", run("{", hint), run("{"), '<w:proofErr w:type="spellStart"/>', run("cust", "<w:b/>"),
            '<w:bookmarkStart w:id="1" w:name="here"/>', run("omer", "<w:i/>"), '<w:bookmarkEnd w:id="1"/>',
            '<w:proofErr w:type="spellEnd"/>', run("}", hint), run("}"))
        + par(letters)
        + par('<w:r><w:t>{{customer</w:t></w:r>', '<w:r><w:t>}} 与 {{number</w:t></w:r>', '<w:r><w:t>}}</w:t></w:r>'))


@document
def row_loop():
    """docxtpl PR#637: a table whose middle row repeats, between a heading and a total; also run with thousands of rows."""
    return Document(
        par("清单")
        + table(3, row("名称", "数量", "单价"), row("{{#items}}{{name}}", "{{qty}}", "{{price}}{{/items}}"),
                row("合计", "{{count}}", "{{total}}"))
        + par("完"))


@document
def two_rows_per_item():
    """poi-tl#784: one item takes two rows of the table."""
    return Document(
        table(2, row("名称", "数量"), row("{{#items}}{{name}}", "{{qty}}"), row("单价", "{{price}}{{/items}}"),
              row("末行", "完")) + par())


@document
def nested_row_loop():
    """poi-tl#1130: rows repeat within rows that repeat."""
    return Document(
        table(2, row("{{#groups}}{{title}}", ""), row("{{#items}}{{name}}", "{{qty}}{{/items}}"),
              row("小计", "{{subtotal}}{{/groups}}")) + par())


@document
def two_loops_in_sequence():
    """carbone#54: two lists, one table after the other, with only an empty paragraph between."""
    loop = lambda name: table(2, row("名称", "数量"), row("{{#%s}}{{name}}" % name, "{{qty}}{{/%s}}" % name))
    return Document(loop("items") + par() + loop("parts") + par())


@document
def loop_around_table():
    """docxtemplater#552: a loop around paragraphs and a whole table, with a loop over rows inside."""
    return Document(
        par("{{#groups}}") + par("组：{{title}}")
        + table(2, row("名称", "数量"), row("{{#items}}{{name}}", "{{qty}}{{/items}}")) + par("{{/groups}}") + par("完"))


@document
def loop_around_table_only():
    """docxtemplater 3.29.3: nothing but a table inside the loop, so that two turns would make two tables touch."""
    return Document(
        par("{{#groups}}") + table(1, row("{{title}}")) + par("{{/groups}}"))


@document
def loop_around_text_box():
    """carbone#154: a loop around a shape; each turn must have ids of its own, in both forms of the shape."""
    return Document(par("{{#items}}") + par(text_box(7, par("{{name}}：{{qty}}"))) + par("{{/items}}"))


@document
def merged_cells_in_loop():
    """poi-tl#650: repeated rows with cells merged across and down."""
    return Document(
        table(3, row(cell("名称"), cell("数量与单价", span=2)),
              row(cell("{{#items}}{{name}}", merge="restart"), cell("数量"), cell("{{qty}}")),
              row(cell("", merge="continue"), cell("单价"), cell("{{price}}{{/items}}"))) + par())


@document
def merged_label_beside_loop():
    """poi-tl#910: a label merged down beside the rows that repeat."""
    return Document(
        table(3, row(cell("配件", merge="restart"), "名称", "数量"),
              row(cell("", merge="continue"), "{{#items}}{{name}}", "{{qty}}{{/items}}"),
              row(cell("", merge="continue"), "共", "{{count}} 种")) + par())


@document
def merged_label_begins_in_loop():
    """docxtpl fix_tables: the first cell of a vertical merge stands in the row that repeats, so no items leave none."""
    return Document(
        table(2, row(cell("{{#none}}配件", merge="restart"), cell("{{name}}{{/none}}")),
              row(cell("", merge="continue"), cell("末行"))) + par())


@document
def empty_loop_leaves_no_rows():
    """docxtemplater join-uncorrupt: a table whose only row repeats no times would have no row."""
    return Document(par("前") + table(2, row("{{#none}}{{name}}", "{{qty}}{{/none}}")) + par("后"))


@document
def empty_section_in_cell():
    """docxtemplater join-uncorrupt: a cell whose only paragraphs vanish must keep one; also nested tables in a cell."""
    inner = table(2, row("{{#none}}{{name}}", "{{qty}}{{/none}}"))
    return Document(
        table(2, row(cell(par("{{#off}}"), par("无"), par("{{/off}}")), cell(inner, par()))) + par())


@document
def section_between_tables():
    """docxtemplater 3.29.4: the paragraphs between two tables vanish, and the tables would become one."""
    return Document(
        table(1, row("甲")) + par("{{#off}}") + par("说明") + par("{{/off}}") + table(1, row("乙")) + par())


@document
def conditions_at_every_level():
    """docxtpl, docxtemplater: a condition inside a paragraph, over paragraphs, over rows, and its opposite."""
    return Document(
        par("甲{{#flag}}乙{{/flag}}{{^flag}}丙{{/flag}}丁{{#off}}戊{{/off}}。")
        + par("{{#off}}") + par("不见") + par("{{/off}}") + par("{{^off}}") + par("可见") + par("{{/off}}")
        + table(2, row("{{#off}}不见", "不见{{/off}}"), row("{{^none}}没有", "条目{{/none}}")) + par())


@document
def headers_and_footers():
    """docxtemplater#266: tags in first, even and other headers and footers, with page fields beside them."""
    body = par("正文 {{customer}}")
    doc = Document(body)
    references = ""
    for place, text in (("default", "{{copy}} 编号 {{number}}"), ("first", "首页 {{copy}}"), ("even", "偶数页 {{copy}}")):
        for kind, tag in (("header", "hdr"), ("footer", "ftr")):
            name = f"word/{kind}-{place}.xml"
            fields = par("第 ", field("PAGE", "1"), " 页，共 ", field("NUMPAGES", "1"), " 页") if kind == "footer" else ""
            content = f"<w:{tag} {NAMES}>{par(text)}{fields}</w:{tag}>"
            link = doc.add(name, kind, content, kind)
            references += f'<w:{kind}Reference w:type="{place}" r:id="{link}"/>'
    doc.add("word/settings.xml", "settings", f"<w:settings {NAMES}><w:evenAndOddHeaders/></w:settings>", "settings")
    doc.parts["word/document.xml"] = (
        f"<w:document {NAMES}><w:body>{body}{section(references, '<w:titlePg/>')}</w:body></w:document>").encode()
    return doc


@document
def text_box_document():
    """poi-tl#28, #133, #379: tags in a text box, for which Word keeps two copies of the text."""
    return Document(par("前", text_box(3, par("套打：{{customer}}"), par("{{#items}}{{name}} {{/items}}")), "后"))


DOCUMENTS["text-box"] = DOCUMENTS.pop("text-box-document")


@document
def content_controls():
    """poi-tl#407, docxtemplater 3.16: tags in content controls inside a line, around paragraphs, cells and rows."""
    inline = par("客户：", control(run("{{customer}}"), 11))
    block = control(par("编号") + par("{{number}}"), 12)
    cells = "<w:tr>" + cell("单元格") + control(cell("{{number}}"), 13) + "</w:tr>"
    rows = control(row("{{#items}}{{name}}", "{{qty}}{{/items}}"), 14)
    return Document(inline + block + table(2, cells, rows) + par())


@document
def content_controls_in_loop():
    """docxcompose#65, skills#489: repeated content controls need ids of their own."""
    return Document(
        par("{{#items}}") + par(control(run("{{name}}"), 21)) + control(par("数量 {{qty}}"), 22) + par("{{/items}}"))


@document
def footnotes_and_comments():
    """docxtemplater 3.32.5: tags in notes and comments, and references to them inside a loop."""
    notes = lambda kind, plural: (
        f"<w:{plural} {NAMES}><w:{kind} w:type=\"separator\" w:id=\"-1\">{par('<w:r><w:separator/></w:r>')}</w:{kind}>"
        f"<w:{kind} w:type=\"continuationSeparator\" w:id=\"0\">{par('<w:r><w:continuationSeparator/></w:r>')}</w:{kind}>"
        f"<w:{kind} w:id=\"1\">{par('注：{{customer}}')}</w:{kind}></w:{plural}>")
    doc = Document(
        par("正文 {{number}}", '<w:r><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>')
        + par('<w:commentRangeStart w:id="0"/>', "有批注 {{customer}}", '<w:commentRangeEnd w:id="0"/>',
              '<w:r><w:commentReference w:id="0"/></w:r>'))
    doc.add("word/footnotes.xml", "footnotes", notes("footnote", "footnotes"), "footnotes")
    doc.add("word/endnotes.xml", "endnotes", notes("endnote", "endnotes"), "endnotes")
    doc.add(
        "word/comments.xml", "comments",
        f'<w:comments {NAMES}><w:comment w:id="0" w:author="张三">{par("请核对 {{number}}")}</w:comment></w:comments>', "comments")
    return doc


@document
def comment_in_loop():
    """docxcompose#65: a repeated paragraph carries a comment; the references must stay paired."""
    doc = Document(
        par("{{#items}}")
        + par('<w:commentRangeStart w:id="0"/>', "{{name}}", '<w:commentRangeEnd w:id="0"/>',
              '<w:r><w:commentReference w:id="0"/></w:r>') + par("{{/items}}") + par("完"))
    doc.add("word/comments.xml", "comments",
            f'<w:comments {NAMES}><w:comment w:id="0" w:author="张三">{par("核对")}</w:comment></w:comments>', "comments")
    return doc


@document
def bookmarks_in_loop():
    """safe-docx#915: repeated bookmarks must not have one name and one id."""
    return Document(
        par("{{#items}}") + par('<w:bookmarkStart w:id="5" w:name="item"/>', "{{name}}", '<w:bookmarkEnd w:id="5"/>')
        + par("{{/items}}") + par('<w:bookmarkStart w:id="6" w:name="last"/>', "完", '<w:bookmarkEnd w:id="6"/>'))


@document
def fields_in_loop():
    """open-agreements#352: fields inside a loop, and a tag inside the result of a field."""
    return Document(
        par("{{#items}}") + par("{{name}} 见第 ", field("PAGE", "1"), " 页") + par("{{/items}}")
        + par("日期：", field('DATE \\@ "yyyy"', "{{number}}")) + par('<w:fldSimple w:instr=" NUMPAGES ">' + run("1") + "</w:fldSimple>"))


@document
def tracked_changes():
    """docxtemplater: a tag in inserted text counts, one in deleted text does not; a tag may be half inserted."""
    author = 'w:author="张三" w:date="2026-01-01T00:00:00Z"'
    return Document(
        par("客户：", f'<w:ins w:id="1" {author}>{run("{{customer}}")}</w:ins>',
            f'<w:del w:id="2" {author}><w:r><w:delText>{{{{old}}}}</w:delText></w:r></w:del>')
        + par("编号：{{num", f'<w:ins w:id="3" {author}>{run("ber")}</w:ins>', "}}"))


@document
def hyperlinks():
    """poi-tl, docxtpl: tags in the text and in the target of a link, alone and in a loop."""
    doc = Document("")
    link = doc.link("word/document.xml", "hyperlink", "https://example.com/orders/{{number}}", True)
    item = doc.link("word/document.xml", "hyperlink", "https://example.com/parts", True)
    body = (
        par("见 ", f'<w:hyperlink r:id="{link}">{run("订单 {{number}}")}</w:hyperlink>')
        + par("{{#items}}") + par(f'<w:hyperlink r:id="{item}">{run("{{name}}")}</w:hyperlink>') + par("{{/items}}"))
    doc.parts["word/document.xml"] = Document(body).parts["word/document.xml"]
    return doc


@document
def pictures_in_header_and_loop():
    """docxtpl#372, python-docx#455: one drawing id in header and body, and a picture in a loop."""
    doc = Document("")
    body_link = doc.media("word/document.xml")
    header = f"<w:hdr {NAMES}>{par(picture(1, '标志', 'rId1'), '{{number}}')}</w:hdr>"
    header_link = doc.add("word/header1.xml", "header", header, "header")
    doc.media("word/header1.xml", number="rId1")
    body = par("{{#items}}") + par(picture(2, "图", body_link, "{{name}}"), "{{name}}") + par("{{/items}}")
    references = f'<w:headerReference w:type="default" r:id="{header_link}"/>'
    doc.parts["word/document.xml"] = (
        f"<w:document {NAMES}><w:body>{body}{section(references)}</w:body></w:document>").encode()
    return doc


@document
def numbered_list_in_loop():
    """docxtemplater#217, #662: a numbered list inside a loop begins at 1 in each turn."""
    doc = Document(
        par("{{#groups}}") + par("{{title}}") + par("{{#items}}")
        + par("{{name}}", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + par("{{/items}}") + par("{{/groups}}") + par("完"))
    doc.add(
        "word/numbering.xml", "numbering",
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>', "numbering")
    return doc


@document
def section_break_in_loop():
    """docxtemplater 3.17.9: each turn is a section of its own on a new page."""
    end = section("", "").replace("<w:pgSz", '<w:type w:val="nextPage"/><w:pgSz')
    return Document(
        par("{{#groups}}") + par("{{title}}") + par("", properties=end) + par("{{/groups}}") + par("完"))


@document
def odd_part_names():
    """docxtemplater fixtures, 3.63: a main part of another name, absolute targets, a custom part in UTF-16."""
    doc = Document(par("{{customer}} {{number}}"), main="word/document2.xml")
    doc.parts["customXml/item1.xml"] = "\ufeff<?xml version='1.0' encoding='UTF-16'?><r>联单 {{number}}</r>".encode("utf-16-le")
    doc.types["customXml/item1.xml"] = "application/xml"
    doc.link("word/document2.xml", "customXml", "/customXml/item1.xml")
    return doc


@document
def default_namespace():
    """docx4j#440: the main namespace under another prefix than w."""
    doc = Document(
        table(2, row("{{#items}}{{name}}", "{{qty}}{{/items}}")) + par("{{customer}}"))
    for name in ("word/document.xml", "word/styles.xml"):
        text = doc.parts[name].decode().replace("xmlns:w=", "xmlns:ns0=").replace("<w:", "<ns0:").replace("</w:", "</ns0:")
        doc.parts[name] = text.replace(" w:", " ns0:").encode()
    return doc


@document
def delimiters_and_remarks():
    """docxtpl PR#651: other delimiters, remarks, and braces that are meant as such."""
    return Document(
        par("{{! 给填表人的话 }}{{=<% %>=}}<%customer%> {{不是标签}} <%={{ }}=%>{{number}}".replace("<", "&lt;").replace(">", "&gt;"))
        + par("{{{customer}}} {{&amp;customer}}"))


@document
def paragraph_ids_in_loop():
    """Open-XML-SDK#245, docx4j PR#129: repeated paragraphs and rows carry w14:paraId, which must be unique."""
    body = par("{{#items}}") + par("{{name}}") + par("{{/items}}") + table(2, row("{{#items}}{{name}}", "{{qty}}{{/items}}")) + par("完")
    count = 0

    def number(match):
        nonlocal count
        count += 1
        return f'{match.group(0)[:-1]} w14:paraId="0000000{count}" w14:textId="77777777">'

    import re
    return Document(re.sub(r"<w:(p|tr)>", number, body))


@document
def column_widths():
    """docxtpl#179, docx-templates#413: cell widths, row heights and repeated heading rows stay with repeated rows."""
    head = row("名称", "数量").replace("<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="600"/><w:tblHeader/></w:trPr>')
    loop = row("{{#items}}{{name}}", "{{qty}}{{/items}}").replace(
        "<w:tr>", '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="500" w:hRule="exact"/></w:trPr>')
    return Document(table(2, head, loop) + par())


def make(folder: Path) -> None:
    for name, maker in DOCUMENTS.items():
        maker().save(folder / f"{name}.docx")
