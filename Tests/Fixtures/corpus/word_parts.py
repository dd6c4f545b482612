"""Writes small .docx packages part by part, for structures that no library makes."""
import zipfile
import zlib
from pathlib import Path

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = (
    f'<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="t"><w:name w:val="Normal Table"/></w:style></w:styles>'
)

def png(width: int = 2, height: int = 2) -> bytes:
    """A blue picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    rows = (b"\0" + bytes([30, 60, 160]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes one run."""
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """A table cell; `merge` is restart or continue."""
    look = '<w:tcW w:w="2000" w:type="dxa"/>'
    if span > 1:
        look += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        look += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = "".join(c if c.startswith("<w:p") or c.startswith("<w:tbl") or c.startswith("<w:sdt") else par(c) for c in content)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner or par()}</w:tc>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(c if c.startswith("<w:") else cell(c) for c in cells) + "</w:tr>"


def table(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def picture(number: int, name: str, link: str, alt: str = "") -> str:
    """An inline picture run."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(number: int, *paragraphs: str) -> str:
    """A text box as Word writes it: a drawing for new readers, VML for old ones, the same text in both."""
    inner = "".join(paragraphs)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="720000"/>'
        f'<wp:docPr id="{number}" name="文本框 {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="box{number}" style="width:142pt;height:57pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent>'
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, number: int, alias: str = "") -> str:
    """A content control around runs, paragraphs, cells or rows."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias or number}"/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field(code: str, result: str) -> str:
    """A complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'


def section(references: str, extra: str = "") -> str:
    """Section properties with headers and footers."""
    return SECTION.replace("<w:sectPr>", f"<w:sectPr>{references}").replace("</w:sectPr>", f"{extra}</w:sectPr>")


class Document:
    """A .docx with parts beside its body."""

    def __init__(self, body: str, main: str = "word/document.xml"):
        self.main = main
        tail = "" if "<w:sectPr" in body.rsplit("</w:p>", 1)[-1] else SECTION
        self.parts = {main: f"<w:document {NAMES}><w:body>{body}{tail}</w:body></w:document>".encode()}
        self.types = {main: WORD + "document.main+xml"}
        self.links = {main: []}
        self.package_links = [("rId1", f"{OFFICE}/officeDocument", "/" + main if main != "word/document.xml" else main)]
        self.defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        self.add("word/styles.xml", "styles", STYLES, "styles")

    def link(self, source: str, kind: str, target: str, external: bool = False, number: str = "") -> str:
        links = self.links.setdefault(source, [])
        name = number or f"rId{len(links) + 1}"
        kind = kind if "/" in kind else f"{OFFICE}/{kind}"
        links.append((name, kind, target, external))
        return name

    def add(self, name: str, kind: str, xml: str, relation: str, number: str = "") -> str:
        """Adds a word-processing part, related to the main part."""
        self.parts[name] = xml.encode()
        self.types[name] = WORD + f"{kind}+xml"
        return self.link(self.main, relation, "/" + name, number=number)

    def media(self, source: str, name: str = "word/media/image1.png", number: str = "") -> str:
        self.defaults["png"] = "image/png"
        self.parts[name] = png()
        return self.link(source, "image", "/" + name, number=number)

    def save(self, path: Path) -> None:
        rels = lambda links: (
            DECLARATION + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(
                f'<Relationship Id="{i}" Type="{k}" Target="{t}"{" TargetMode=%sExternal%s" % (chr(34), chr(34)) if e else ""}/>'
                for i, k, t, e in links)
            + "</Relationships>").encode()
        types = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in self.defaults.items())
        types += "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in self.types.items())
        members = {
            "[Content_Types].xml": (
                DECLARATION + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f"{types}</Types>").encode(),
            "_rels/.rels": rels([(i, k, t, False) for i, k, t in self.package_links]),
        }
        for name, content in self.parts.items():
            members[name] = content if not name.endswith(".xml") or content[:2] == b"\xff\xfe" else DECLARATION.encode() + content
        for source, links in self.links.items():
            folder, file = source.rsplit("/", 1)
            members[f"{folder}/_rels/{file}.rels"] = rels(links)
        write(path, members)


def write(path: Path, members: dict) -> None:
    """Writes an archive whose bytes depend on its members only."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)


def rewrite(path: Path, change) -> None:
    """Passes every member through `change(name, content)`; `None` drops it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    changed = {name: change(name, content) for name, content in members.items()}
    write(path, {name: content for name, content in changed.items() if content is not None})
