"""Documents with tags in every place where Word and WPS let people write one. Each function's remark says what it rebuilds."""
from pathlib import Path

from word_parts import (
    NAMES, OFFICE, Document, cell, field, par, picture, row, run, section, table,
)

DOCUMENTS = {}
DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
CHART_NAMES = ('xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
               'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
               'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')


def document(make):
    """Registers a maker: its name with dashes is the file's name."""
    DOCUMENTS[make.__name__.replace("_", "-")] = make
    return make


def with_body(doc: Document, body: str, references: str = "", extra: str = "") -> Document:
    """Gives a document its body after its relationships are known."""
    doc.parts[doc.main] = f"<w:document {NAMES}><w:body>{body}{section(references, extra)}</w:body></w:document>".encode()
    return doc


def numbering(doc: Document, style: str = "") -> None:
    """One list of numbers, to which a paragraph style may lead."""
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    doc.add(
        "word/numbering.xml", "numbering",
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{link}<w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>', "numbering")


@document
def style_numbered_list_in_loop():
    """docxtemplater#217: paragraphs numbered only by their style, and by a style based on it, begin at 1 in each turn."""
    doc = Document(
        par("{{#groups}}") + par("{{title}}") + par("{{#items}}") + par("{{name}}", properties='<w:pStyle w:val="step"/>')
        + par("{{/items}}") + par("共", properties='<w:pStyle w:val="substep"/>') + par("{{/groups}}") + par("完"))
    numbering(doc, "step")
    styles = doc.parts["word/styles.xml"].decode().replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="step"><w:name w:val="Step"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="substep"><w:name w:val="Substep"/><w:basedOn w:val="step"/>'
        "</w:style></w:styles>")
    doc.parts["word/styles.xml"] = styles.encode()
    return doc


@document
def list_restarts_as_told():
    """docxtpl#425: a list that goes on after the section begins again in each turn because the template says so."""
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    doc = Document(
        par("{{#groups|restart}}") + par("{{title}}", properties=item) + par("说明", properties=item) + par("{{/groups}}")
        + par("完", properties=item))
    numbering(doc)
    return doc


def chart_drawing(number: int, link: str, alt: str = "") -> str:
    """A chart in line with the text."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="1080000"/>'
        f'<wp:docPr id="{number}" name="图表 {number}" descr="{alt}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


def chart_part(title: str) -> bytes:
    points = lambda kind, values: (
        f'<c:{kind}Lit>{"<c:formatCode>General</c:formatCode>" if kind == "num" else ""}<c:ptCount val="{len(values)}"/>'
        + "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values)) + f"</c:{kind}Lit>")
    return (
        f"<c:chartSpace {CHART_NAMES}><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart>'
        '<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:cat>{points("str", ["甲", "乙"])}</c:cat><c:val>{points("num", [3, 5])}</c:val></c:ser><c:axId val="1"/>'
        '<c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/>'
        '<c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/>'
        '<c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>').encode()


@document
def chart_in_loop():
    """docxtemplater, poi-tl#635: a chart in a row that repeats, its title and alternative text with tags."""
    doc = Document("")
    doc.parts["word/charts/chart1.xml"] = chart_part("数量（{{customer}}）")
    doc.types["word/charts/chart1.xml"] = DRAWING + "chart+xml"
    link = doc.link(doc.main, "chart", "/word/charts/chart1.xml")
    return with_body(doc, table(2, row("名称", "图"), row("{{#items}}{{name}}", cell(
        par(chart_drawing(5, link, "{{name}}"), "{{/items}}")))) + par())


def anchored(number: int, link: str, alt: str) -> str:
    """A floating picture, as Word anchors it."""
    inner = picture(number, f"图片 {number}", link, alt)
    return inner.replace(
        '<wp:inline distT="0" distB="0" distL="0" distR="0">',
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251658240" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:posOffset>100000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        "</wp:positionV>").replace(
        '<wp:extent cx="360000" cy="360000"/>', '<wp:extent cx="360000" cy="360000"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:wrapSquare wrapText="bothSides"/>').replace("</wp:inline>", "</wp:anchor>")


@document
def placeholder_pictures():
    """carbone, docx-templates: floating and inline pictures whose alternative text names the picture that replaces them."""
    doc = Document("")
    link = doc.media(doc.main)
    header = f"<w:hdr {NAMES}>{par(anchored(1, 'rId1', '{{@photo}}'), '{{number}}')}</w:hdr>"
    header_link = doc.add("word/header1.xml", "header", header, "header")
    doc.media("word/header1.xml", number="rId1")
    body = (
        par("浮动", anchored(2, link, "{{@photo}}")) + par("行内", picture(3, "图", link, "{{@turned}}"))
        + table(2, row("{{#cases}}{{name}}", cell(par(anchored(4, link, "{{@image}}"), "{{/cases}}"))))
        + par("没有", anchored(6, link, "{{@missing}}")) + par("多张", picture(7, "图", link, "{{@photos}}")))
    return with_body(doc, body, f'<w:headerReference w:type="default" r:id="{header_link}"/>')


@document
def pictures_in_header_and_rows():
    """docxtpl docs, docassemble#181: picture tags in headers and rows, several pictures in a cell, one on its side, a GIF."""
    doc = Document("")
    header = f"<w:hdr {NAMES}>{par('{{@photo|fit:10x10mm}} {{number}}')}</w:hdr>"
    link = doc.add("word/header1.xml", "header", header, "header")
    footer = f"<w:ftr {NAMES}>{par('{{number|qr:15mm}}')}</w:ftr>"
    foot = doc.add("word/footer1.xml", "footer", footer, "footer")
    body = (
        table(2, row("名称", "照片"), row("{{#cases}}{{name}}", "{{@images|fit:12x12mm}}{{/cases}}"))
        + par("转正：{{@turned|fit:20x20mm}}") + par("动图：{{@palette}}") + par("{{#none}}{{@photo}}{{/none}}完"))
    return with_body(doc, body, f'<w:headerReference w:type="default" r:id="{link}"/><w:footerReference w:type="default" r:id="{foot}"/>')


def check_box(tag: str, number: int, checked: bool = False) -> str:
    """A check box as Word 2010 and later insert it."""
    glyph = "☒" if checked else "☐"
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        '</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" '
        f'w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>')


@document
def check_boxes():
    """docxtpl#310, #270, docxtemplater#270, #305: check boxes ticked by data, alone and in rows that repeat."""
    return Document(
        par("同意 ", check_box("{{flag}}", 31), " 不同意 ", check_box("{{off}}", 32, True))
        + table(2, row("{{#cases}}{{name}}", cell(par(check_box("{{done}}", 33), "{{/cases}}")))) + par())


def bound(content: str, number: int, path: str, store: str, names: str) -> str:
    """A content control bound to a value elsewhere in the package."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" '
        f'w:storeItemID="{store}"/><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>')


@document
def bound_controls():
    """poi-tl#1061, Word's cover pages: controls bound to custom XML and to properties; one whose XML says something else,
    one that is bound in a loop."""
    store = "{11111111-2222-3333-4444-555555555555}"
    core = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
    names = "xmlns:n='urn:example:form'"
    core_names = ("xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
                  "xmlns:dc='http://purl.org/dc/elements/1.1/'")
    doc = Document(
        par("编号：", bound(run("{{number}}"), 41, "/n:form[1]/n:number[1]", store, names))
        + par("标题：", bound(run("{{customer}}"), 42, "/cp:coreProperties[1]/dc:title[1]", core, core_names))
        + par("不同：", bound(run("{{phone}}"), 43, "/n:form[1]/n:phone[1]", store, names))
        + par("{{#items}}") + par(bound(run("{{name}}"), 44, "/n:form[1]/n:number[1]", store, names)) + par("{{/items}}"))
    doc.parts["customXml/item1.xml"] = (
        '<n:form xmlns:n="urn:example:form"><n:number>{{number}}</n:number><n:phone>请填写</n:phone></n:form>').encode()
    doc.types["customXml/item1.xml"] = "application/xml"
    doc.link(doc.main, "customXml", "/customXml/item1.xml")
    doc.parts["customXml/itemProps1.xml"] = (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{store}"><ds:schemaRefs/></ds:datastoreItem>').encode()
    doc.types["customXml/itemProps1.xml"] = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    doc.links["customXml/item1.xml"] = [("rId1", f"{OFFICE}/customXmlProps", "/customXml/itemProps1.xml", False)]
    properties(doc, "{{customer}}")
    return doc


def properties(doc: Document, title: str, keywords: str = "") -> None:
    """The core properties of a document."""
    doc.parts["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>张三</dc:creator><cp:keywords>{keywords}</cp:keywords>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created></cp:coreProperties>').encode()
    doc.types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    doc.package_links.append(
        ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))


@document
def document_properties():
    """xdocreport#676, docxtemplater: tags in the title, keywords and custom properties, and fields that show them."""
    doc = Document(
        par("标题：", field("TITLE", "{{customer}}")) + par("合同：", field("DOCPROPERTY 合同号", "{{number}}"))
        + par("{{#flag}}完{{/flag}}"))
    properties(doc, "{{customer}}", "{{number}}，{{hostile}}")
    doc.parts["docProps/custom.xml"] = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="合同号"><vt:lpwstr>{{number}}</vt:lpwstr>'
        "</property></Properties>").encode()
    doc.types["docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    doc.package_links.append(("rId3", f"{OFFICE}/custom-properties", "docProps/custom.xml"))
    return doc


@document
def smart_art():
    """docxtemplater's SmartArt module: texts of a diagram, in its data and in the drawing kept beside it."""
    doc = Document("")
    dgm = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    text = lambda t: f'<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{t[:4]}</a:t></a:r><a:r><a:t>{t[4:]}</a:t></a:r></a:p>'
    parts = {
        "data": f'<dgm:dataModel {dgm}><dgm:ptLst><dgm:pt modelId="1" type="doc"/><dgm:pt modelId="2"><dgm:prSet/><dgm:spPr/>'
                f'<dgm:t>{text("{{customer}}")}</dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst><dgm:cxn modelId="3" srcId="1" destId="2" '
                'srcOrd="0" destOrd="0"/></dgm:cxnLst><dgm:bg/><dgm:whole/></dgm:dataModel>',
        "layout": f'<dgm:layoutDef {dgm} uniqueId="urn:microsoft.com/office/officeart/2005/8/layout/default"><dgm:layoutNode name="diagram">'
                  '<dgm:alg type="snake"/></dgm:layoutNode></dgm:layoutDef>',
        "quickStyle": f'<dgm:styleDef {dgm} uniqueId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1">'
                      '<dgm:styleLbl name="node1"><dgm:style><a:lnRef idx="0"><a:scrgbClr r="0" g="0" b="0"/></a:lnRef>'
                      '<a:fillRef idx="0"><a:scrgbClr r="0" g="0" b="0"/></a:fillRef><a:effectRef idx="0"><a:scrgbClr r="0" g="0" b="0"/>'
                      '</a:effectRef><a:fontRef idx="minor"/></dgm:style></dgm:styleLbl></dgm:styleDef>',
        "colors": f'<dgm:colorsDef {dgm} uniqueId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2"/>',
    }
    links = {}
    for name, xml in parts.items():
        part = f"word/diagrams/{name}1.xml"
        doc.parts[part] = xml.encode()
        doc.types[part] = DRAWING + {"data": "diagramData", "layout": "diagramLayout", "quickStyle": "diagramStyle",
                                     "colors": "diagramColors"}[name] + "+xml"
        links[name] = doc.link(doc.main, "diagram" + name[0].upper() + name[1:], "/" + part)
    frame = (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="1080000"/>'
        '<wp:docPr id="8" name="图示"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds '
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        f'r:dm="{links["data"]}" r:lo="{links["layout"]}" r:qs="{links["quickStyle"]}" r:cs="{links["colors"]}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")
    return with_body(doc, par("图示") + par(frame) + par("{{number}}"))


@document
def notes_in_repeated_rows():
    """docxcompose#65, docxtemplater 3.32.5: footnotes, endnotes and comments in rows that repeat, each with the turn's values."""
    kinds = {"footnote": "footnotes", "endnote": "endnotes"}
    doc = Document(
        table(3, row(
            cell(par("{{#items}}{{name}}", '<w:r><w:footnoteReference w:id="2"/></w:r>')),
            cell(par("{{qty}}", '<w:r><w:endnoteReference w:id="3"/></w:r>')),
            cell(par('<w:commentRangeStart w:id="4"/>', "{{price}}", '<w:commentRangeEnd w:id="4"/>',
                     '<w:r><w:commentReference w:id="4"/></w:r>', "{{/items}}")))) + par())
    for number, (kind, plural) in zip((2, 3), kinds.items()):
        doc.add(
            f"word/{plural}.xml", plural,
            f'<w:{plural} {NAMES}><w:{kind} w:type="separator" w:id="-1">{par("<w:r><w:separator/></w:r>")}</w:{kind}>'
            f'<w:{kind} w:type="continuationSeparator" w:id="0">{par("<w:r><w:continuationSeparator/></w:r>")}</w:{kind}>'
            f'<w:{kind} w:id="{number}">{par("<w:r><w:%sRef/></w:r>" % kind, "{{name}} 共 {{qty}}，{{customer}}")}</w:{kind}></w:{plural}>',
            plural)
    doc.add(
        "word/comments.xml", "comments",
        f'<w:comments {NAMES}><w:comment w:id="4" w:author="张三">{par("核对 {{name}} 的单价")}</w:comment></w:comments>', "comments")
    return doc


@document
def tracked_rows():
    """docxtemplater: rows and paragraphs inserted and deleted while changes are tracked; tags in deleted text are none."""
    author = 'w:author="张三" w:date="2026-01-01T00:00:00Z"'
    deleted = lambda t: f'<w:del w:id="90" {author}><w:r><w:delText xml:space="preserve">{t}</w:delText></w:r></w:del>'
    inserted = lambda t, n: f'<w:ins w:id="{n}" {author}>{run(t)}</w:ins>'
    loop = row(cell(par(inserted("{{#items}}{{name}}", 91))), cell(par("{{qty}}", inserted("{{/items}}", 92)))).replace(
        "<w:tr>", f'<w:tr><w:trPr><w:ins w:id="93" {author}/></w:trPr>')
    gone = row(cell(par(deleted("{{#none}}旧行"))), cell(par(deleted("{{old}}")))).replace(
        "<w:tr>", f'<w:tr><w:trPr><w:del w:id="94" {author}/></w:trPr>').replace('w:id="90"', 'w:id="95"', 1)
    mark = f'<w:rPr><w:ins w:id="96" {author}/></w:rPr>'
    return Document(
        table(2, loop, gone) + par(inserted("{{#flag}}", 97), properties=mark) + par("说明 ", inserted("{{number}}", 98))
        + par("{{/flag}}") + par("完"))


@document
def nested_tables_in_loop():
    """poi-tl#1130, docxtpl#784: a table within a cell of a row that repeats, itself with rows that repeat."""
    inner = table(2, row("{{#items}}{{name}}", "{{qty}}{{/items}}")).replace("2000", "900")
    return Document(
        table(2, row("组", "明细"), row("{{#groups}}{{title}}", cell(inner, par("小计 {{subtotal}}{{/groups}}")))) + par("完"))


@document
def across_breaks():
    """docxtemplater 3.17.9: sections over page breaks, column breaks, and ends of sections of pages with other paper."""
    page = '<w:r><w:br w:type="page"/></w:r>'
    wide = section("").replace('<w:pgSz w:w="11906" w:h="16838"/>', '<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    return Document(
        par("封面") + par("{{#groups}}") + par("{{title}}", page) + par("{{title}}明细") + par("横页", properties=wide)
        + par("{{/groups}}") + par("{{#off}}") + par(page) + par("无", properties=wide) + par("{{/off}}") + par("完"))


@document
def alternative_texts():
    """docx-templates ALIAS, carbone: alternative text of pictures and shapes, tip of a link, a watermark, with values in them."""
    doc = Document("")
    link = doc.media(doc.main)
    web = doc.link(doc.main, "hyperlink", "https://example.com/", True)
    mark = (
        '<w:r><w:pict><v:shape id="mark" style="width:300pt;height:60pt" alt="水印 {{copy}}"><v:textpath on="t" '
        'style="font-family:&quot;宋体&quot;" string="{{copy}} {{number}}"/></v:shape></w:pict></w:r>')
    header = f"<w:hdr {NAMES}>{par(mark)}</w:hdr>"
    header_link = doc.add("word/header1.xml", "header", header, "header")
    body = (
        par(picture(1, "图", link, "{{customer}} 的照片"))
        + par("{{#items}}") + par(picture(2, "图", link, "{{name}}{{#flag}}（{{qty}}）{{/flag}}")) + par("{{/items}}")
        + par(f'<w:hyperlink r:id="{web}" w:tooltip="{{{{hostile}}}}">{run("网站")}</w:hyperlink>'.replace("{{{{", "{{").replace("}}}}", "}}")))
    return with_body(doc, body, f'<w:headerReference w:type="default" r:id="{header_link}"/>')


def workbook() -> bytes:
    """A workbook without content."""
    import datetime
    import io

    import openpyxl

    from word_parts import rewrite
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    book.save(file)
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(file.getvalue())
        rewrite(path, lambda _, content: content)
        return path.read_bytes()


@document
def embedded_object_in_loop():
    """poi-tl#721, PR#712: an embedded workbook in a loop: shape and object must keep their common id, each turn its own."""
    doc = Document("")
    link = doc.media(doc.main)
    doc.parts["word/embeddings/package1.xlsx"] = workbook()
    doc.defaults["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    object_link = doc.link(doc.main, "package", "/word/embeddings/package1.xlsx")
    drawing = (
        '<w:r><w:object w:dxaOrig="1440" w:dyaOrig="1440"><v:shapetype id="_x0000_t75" coordsize="21600,21600" '
        'path="m@4@5l@4@11@9@11@9@5xe"/><v:shape id="_x0000_i1025" type="#_x0000_t75" style="width:72pt;height:72pt">'
        f'<v:imagedata r:id="{link}"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" '
        f'ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" DrawAspect="Icon" ObjectID="_1500000000" r:id="{object_link}"/></w:object></w:r>')
    return with_body(doc, par("{{#items}}") + par("{{name}}", drawing) + par("{{/items}}") + par("完"))


@document
def wps_document():
    """WPS Writer: its hints and language marks in every run, _GoBack in the middle of a tag, its own data beside, text boxes
    with old and new writing, and a table it left without a paragraph behind in a cell."""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    bits = lambda *texts: "".join(f"<w:r>{hint}<w:t>{t}</w:t></w:r>" for t in texts)
    doc = Document(
        f"<w:p><w:pPr>{hint}</w:pPr>{bits('客户：{', '{cus')}"
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/>' + bits("tomer") + '<w:bookmarkEnd w:id="0"/>' + bits("}", "}，编号：{{", "number", "}}") + "</w:p>"
        + table(2, row(cell(f"<w:p>{bits('{{#', 'items', '}}', '{{', 'name}}')}</w:p>"), cell(f"<w:p>{bits('{{qty', '}}{{', '/items', '}}')}</w:p>")))
        + f"<w:p>{bits('完')}</w:p>")
    doc.parts["customXml/item1.xml"] = (
        '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" '
        'xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps><customSectPr/></customSectProps></s:customData>').encode()
    doc.types["customXml/item1.xml"] = "application/xml"
    doc.link(doc.main, "customXml", "/customXml/item1.xml")
    return doc


@document
def conditional_column_heads():
    """docxtpl {%tc if %}, poi-tl#910: conditions within cells beside each other, opposite sections, a choice of rows."""
    return Document(
        table(3, row("名称", "{{#flag}}数量{{/flag}}{{^flag}}件数{{/flag}}", "{{#off}}单价{{/off}}"),
              row("{{#items}}{{name}}", "{{#flag}}{{qty}}{{/flag}}", "{{#off}}{{price}}{{/off}}{{/items}}"),
              row("{{#off}}甲方", "隐去", "{{/off}}"), row("{{^off}}乙方", "照印", "{{/off}}")) + par())


@document
def blocks_in_cells():
    """docassemble, docx-templates processTemplate: paragraphs repeated within a cell, a list in a cell, lines in a cell."""
    return Document(
        table(2, row(cell(par("{{#items}}"), par("{{name}}×{{qty}}"), par("{{/items}}")),
                     cell(par("{{#items}}{{name}}；{{/items}}"))),
              row(cell(par("{{lines}}")), cell(par("{{#groups}}"), par("{{title}}："), par("{{#items}}"), par("· {{name}}"),
                                               par("{{/items}}"), par("{{/groups}}")))) + par())


@document
def merged_down_over_sections():
    """docxtpl fix_tables, poi-tl#650: labels merged down over rows of several sections, some of which print nothing."""
    down = lambda text="", first=False: cell(text, merge="restart" if first else "continue")
    return Document(
        table(3, row(down("{{#none}}甲", True), "{{name}}", "{{/none}}"), row(down(), "{{#items}}{{name}}", "{{qty}}{{/items}}"),
              row(down(), "合计", "{{count}}"), row(down("{{#groups}}{{title}}", True), "名", "数"),
              row(down(), "{{#items}}{{name}}", "{{qty}}{{/items}}{{/groups}}")) + par())


@document
def tables_in_row():
    """docxtemplater 3.29.4, carbone#54: sections around tables in a row of tables, in cells and at the end of the body."""
    one = lambda text: table(1, row(text))
    return Document(
        one("一") + par("{{#none}}") + one("无") + par("{{/none}}") + one("二") + par("{{#flag}}") + one("三") + par("{{/flag}}")
        + table(1, row(cell(par("{{#groups}}"), one("{{title}}"), par("{{/groups}}")))) + par("{{#items}}") + one("{{name}}") + par("{{/items}}"))


@document
def grouped_shapes():
    """poi-tl#28, #379: shapes in a group and on a canvas, with tags in their text and in their alternative text."""
    box = lambda number, text: (
        f'<wps:wsp><wps:cNvPr id="{number}" name="框 {number}" descr="{{{{number}}}}"/><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{par(text)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>").replace("{{{{", "{{").replace("}}}}", "}}")
    group = (
        '<w:r><mc:AlternateContent xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        '<mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="1800000" cy="720000"/><wp:docPr id="9" name="组合"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        '<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>'
        + box(10, "{{customer}}") + box(11, "{{#items}}{{name}} {{/items}}") +
        '</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:group id="g9" '
        'style="width:142pt;height:57pt"><v:shape id="g10" style="width:71pt;height:24pt"><v:textbox><w:txbxContent>'
        + par("{{customer}}") + "</w:txbxContent></v:textbox></v:shape></v:group></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    return Document(par(group) + par("完"))


def make(folder: Path) -> None:
    for name, maker in DOCUMENTS.items():
        maker().save(folder / f"{name}.docx")
