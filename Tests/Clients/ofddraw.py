"""Reads OFD files and draws their pages: a reader of its own, which knows nothing of our writer (GB/T 33190-2016).

    python3 Tests/Clients/ofddraw.py FILE.ofd FOLDER [PAGE…]

Fonts are found by their characters, as other readers do. What this reader does not know stops it, so that nothing is
passed over.
"""
from __future__ import annotations

import io
import posixpath
import sys
import zipfile
from pathlib import Path

from lxml import etree
from PIL import Image

from canvas import Canvas, Font, Placed

_OFD = "{http://www.ofdspec.org/2016}"


def _numbers(text: str | None) -> list[float]:
    return [float(part) for part in (text or "").split()]


def _deltas(text: str | None) -> list[float]:
    """Distances; `g n d` stands for n times d."""
    parts, found = (text or "").split(), []
    while parts:
        if parts[0] == "g":
            found += [float(parts[2])] * int(parts[1])
            parts = parts[3:]
        else:
            found.append(float(parts.pop(0)))
    return found


def _colour(unit: etree._Element, name: str) -> tuple[float, float, float]:
    node = unit.find(_OFD + name)
    red, green, blue = [0.0] * 3 if node is None else _numbers(node.get("Value"))
    return red / 255, green / 255, blue / 255


class Document:
    """An OFD file whose pages can be drawn."""

    def __init__(self, path: Path) -> None:
        self.archive = zipfile.ZipFile(path)
        main = self._xml("OFD.xml")
        (root,) = main.iter(_OFD + "DocRoot")
        self.root = self._resolve("OFD.xml", root.text)
        document = self._xml(self.root)
        common = document.find(_OFD + "CommonData")
        self.box = _numbers(common.findtext(f"{_OFD}PageArea/{_OFD}PhysicalBox"))
        self.pages = [self._resolve(self.root, page.get("BaseLoc")) for page in document.iter(_OFD + "Page")]
        self.templates = {
            page.get("ID"): self._resolve(self.root, page.get("BaseLoc")) for page in common.iter(_OFD + "TemplatePage")}
        self.files: dict[str, str] = {}
        for kind in ("PublicRes", "DocumentRes"):
            for node in common.findall(_OFD + kind):
                self._resources(self._resolve(self.root, node.text))
        self.fonts: dict[str, Font] = {}
        #: The characters of the page that was drawn last, seen or not, in the order of the file.
        self.text: list[Placed] = []

    def _xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    @staticmethod
    def _resolve(part: str, text: str, base: str = "") -> str:
        return text.lstrip("/") if text.startswith("/") else posixpath.join(posixpath.dirname(part), base, text)

    def _resources(self, name: str) -> None:
        root = self._xml(name)
        for node in root.iter(_OFD + "FontFile", _OFD + "MediaFile"):
            self.files[node.getparent().get("ID")] = self._resolve(name, node.text, root.get("BaseLoc"))

    def draw(self, index: int, dots_per_inch: int = 96) -> Image.Image:
        """The page with this index, on white."""
        page = self._xml(self.pages[index])
        box = _numbers(page.findtext(f"{_OFD}Area/{_OFD}PhysicalBox")) or self.box
        self.text = []
        self.millimetre = dots_per_inch / 25.4
        canvas = Canvas(box[2], box[3], self.millimetre)
        for template in page.iterfind(_OFD + "Template"):
            self._content(canvas, self._xml(self.templates[template.get("TemplateID")]))
        self._content(canvas, page)
        return canvas.image()

    def _content(self, canvas: Canvas, page: etree._Element) -> None:
        kinds = {"TextObject": self._text, "PathObject": self._path, "ImageObject": self._image}
        for layer in page.iterfind(f"{_OFD}Content/{_OFD}Layer"):
            for unit in layer:
                x, y, width, height = _numbers(unit.get("Boundary"))
                canvas.call("save")
                canvas.call("translate", x, y)
                canvas.call("rectangle", 0.0, 0.0, width, height)
                canvas.call("clip")
                if unit.get("CTM"):
                    canvas.transform(tuple(_numbers(unit.get("CTM"))))
                kinds[unit.tag.removeprefix(_OFD)](canvas, unit)
                canvas.call("restore")

    @staticmethod
    def _path(canvas: Canvas, unit: etree._Element) -> None:
        steps = unit.findtext(_OFD + "AbbreviatedData").split()
        counts = {"M": ("move_to", 2), "L": ("line_to", 2), "B": ("curve_to", 6), "C": ("close_path", 0)}
        while steps:
            name, count = counts[steps.pop(0)]
            canvas.call(name, *map(float, steps[:count]))
            del steps[:count]
        if unit.get("Fill") == "true":
            canvas.fill(_colour(unit, "FillColor"), unit.get("Rule") == "Even-Odd")
        if unit.get("Stroke") != "false":
            width = float(unit.get("LineWidth", "0.353"))
            canvas.stroke(_colour(unit, "StrokeColor"), width, _numbers(unit.get("DashPattern")))
        canvas.call("new_path")

    def _font(self, number: str) -> Font:
        if number not in self.fonts:
            self.fonts[number] = Font(self.archive.read(self.files[number]), self.files[number])
        return self.fonts[number]

    def _text(self, canvas: Canvas, unit: etree._Element) -> None:
        font = self._font(unit.get("Font"))
        for code in unit.findall(_OFD + "TextCode"):
            x, y = float(code.get("X")), float(code.get("Y"))
            across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
            for place, character in enumerate(code.text):
                left, top = canvas.device(x, y)
                self.text.append((character, left / self.millimetre, top / self.millimetre))
                if unit.get("Visible") != "false":
                    canvas.glyph(font, font.glyph(character), float(unit.get("Size")), x, y)
                x += across[place] if place < len(across) else 0
                y += down[place] if place < len(down) else 0
        canvas.fill(_colour(unit, "FillColor"))
        canvas.call("new_path")

    def _image(self, canvas: Canvas, unit: etree._Element) -> None:
        image = Image.open(io.BytesIO(self.archive.read(self.files[unit.get("ResourceID")])))
        if image.mode.startswith("I"):
            image = image.point(lambda value: value / 256).convert("L")
        canvas.picture(image)


if __name__ == "__main__":
    document = Document(Path(sys.argv[1]))
    wanted = [int(number) for number in sys.argv[3:]] or range(len(document.pages))
    for number in wanted:
        document.draw(number).save(Path(sys.argv[2]) / f"{number}.png")
