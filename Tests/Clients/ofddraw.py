"""Draws the pages of an OFD file as PNG: a reader of its own, which knows nothing of our writer (GB/T 33190-2016).

    python3 Tests/Clients/ofddraw.py FILE.ofd FOLDER [PAGE…]

Debian's libcairo2 and libfreetype6 do the drawing; fonts are found by their characters, as other readers do. What this
reader does not know stops it, so that nothing is passed over.
"""
from __future__ import annotations

import ctypes
import io
import posixpath
import sys
import zipfile
from pathlib import Path

from lxml import etree
from PIL import Image

_OFD = "{http://www.ofdspec.org/2016}"
_CAIRO = ctypes.CDLL("libcairo.so.2")
_FREETYPE = ctypes.CDLL("libfreetype.so.6")
_POINTERS = ["cairo_image_surface_create", "cairo_image_surface_create_for_data", "cairo_create",
             "cairo_ft_font_face_create_for_ft_face", "cairo_surface_reference", "cairo_get_source"]
for _name in _POINTERS:
    getattr(_CAIRO, _name).restype = ctypes.c_void_p


class _Matrix(ctypes.Structure):
    _fields_ = [(name, ctypes.c_double) for name in ("xx", "yx", "xy", "yy", "x0", "y0")]


class _Glyph(ctypes.Structure):
    _fields_ = [("index", ctypes.c_ulong), ("x", ctypes.c_double), ("y", ctypes.c_double)]


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
        self.library = ctypes.c_void_p()
        _FREETYPE.FT_Init_FreeType(ctypes.byref(self.library))
        self.fonts: dict[str, tuple[ctypes.c_void_p, ctypes.c_void_p, bytes]] = {}

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
        scale = dots_per_inch / 25.4
        size = (round(box[2] * scale), round(box[3] * scale))
        pixels = ctypes.create_string_buffer(b"\xff" * (4 * size[0] * size[1]))
        surface = ctypes.c_void_p(_CAIRO.cairo_image_surface_create_for_data(pixels, 0, *size, 4 * size[0]))
        context = ctypes.c_void_p(_CAIRO.cairo_create(surface))
        _call("scale", context, scale, scale)
        _call("translate", context, -box[0], -box[1])
        for template in page.findall(_OFD + "Template"):
            self._content(context, self._xml(self.templates[template.get("TemplateID")]))
        self._content(context, page)
        _CAIRO.cairo_surface_flush(surface)
        image = Image.frombuffer("RGBA", size, pixels.raw[: 4 * size[0] * size[1]], "raw", "BGRA", 0, 1).convert("RGB")
        _CAIRO.cairo_destroy(context)
        _CAIRO.cairo_surface_destroy(surface)
        return image

    def _content(self, context: ctypes.c_void_p, page: etree._Element) -> None:
        kinds = {"TextObject": self._text, "PathObject": self._path, "ImageObject": self._image}
        for layer in page.iterfind(f"{_OFD}Content/{_OFD}Layer"):
            for unit in layer:
                x, y, width, height = _numbers(unit.get("Boundary"))
                _call("save", context)
                _call("translate", context, x, y)
                _call("rectangle", context, 0.0, 0.0, width, height)
                _CAIRO.cairo_clip(context)
                if unit.get("CTM"):
                    _CAIRO.cairo_transform(context, ctypes.byref(_Matrix(*_numbers(unit.get("CTM")))))
                kinds[unit.tag.removeprefix(_OFD)](context, unit)
                _CAIRO.cairo_restore(context)

    @staticmethod
    def _colour(context: ctypes.c_void_p, unit: etree._Element, name: str) -> None:
        node = unit.find(_OFD + name)
        colour = [0.0, 0.0, 0.0] if node is None else _numbers(node.get("Value"))
        _call("set_source_rgb", context, *(part / 255 for part in colour))

    def _path(self, context: ctypes.c_void_p, unit: etree._Element) -> None:
        steps = unit.findtext(_OFD + "AbbreviatedData").split()
        counts = {"M": ("move_to", 2), "L": ("line_to", 2), "B": ("curve_to", 6), "C": ("close_path", 0)}
        while steps:
            name, count = counts[steps.pop(0)]
            _call(name, context, *map(float, steps[:count]))
            del steps[:count]
        _CAIRO.cairo_set_fill_rule(context, 1 if unit.get("Rule") == "Even-Odd" else 0)
        if unit.get("Fill") == "true":
            self._colour(context, unit, "FillColor")
            _CAIRO.cairo_fill_preserve(context)
        if unit.get("Stroke") != "false":
            self._colour(context, unit, "StrokeColor")
            _call("set_line_width", context, float(unit.get("LineWidth", "0.353")))
            dashes = _numbers(unit.get("DashPattern"))
            _CAIRO.cairo_set_dash(
                context, (ctypes.c_double * len(dashes))(*dashes), len(dashes), ctypes.c_double(0))
            _CAIRO.cairo_stroke_preserve(context)
        _CAIRO.cairo_new_path(context)

    def _font(self, number: str) -> tuple[ctypes.c_void_p, ctypes.c_void_p, bytes]:
        if number not in self.fonts:
            data = self.archive.read(self.files[number])
            face = ctypes.c_void_p()
            if _FREETYPE.FT_New_Memory_Face(self.library, data, len(data), 0, ctypes.byref(face)):
                raise ValueError(f"{self.files[number]} is no font")
            drawn = ctypes.c_void_p(_CAIRO.cairo_ft_font_face_create_for_ft_face(face, 2))
            # FreeType reads the bytes as long as the face is there.
            self.fonts[number] = (face, drawn, data)
        return self.fonts[number]

    def _text(self, context: ctypes.c_void_p, unit: etree._Element) -> None:
        face, drawn, _ = self._font(unit.get("Font"))
        _CAIRO.cairo_set_font_face(context, drawn)
        _call("set_font_size", context, float(unit.get("Size")))
        self._colour(context, unit, "FillColor")
        for code in unit.findall(_OFD + "TextCode"):
            x, y = float(code.get("X")), float(code.get("Y"))
            across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
            for place, character in enumerate(code.text):
                index = _FREETYPE.FT_Get_Char_Index(face, ctypes.c_ulong(ord(character)))
                if not index:
                    raise ValueError(f"{self.files[unit.get('Font')]} has no {character}")
                _CAIRO.cairo_show_glyphs(context, ctypes.byref(_Glyph(index, x, y)), 1)
                x += across[place] if place < len(across) else 0
                y += down[place] if place < len(down) else 0

    def _image(self, context: ctypes.c_void_p, unit: etree._Element) -> None:
        image = Image.open(io.BytesIO(self.archive.read(self.files[unit.get("ResourceID")])))
        if image.mode.startswith("I"):
            image = image.point(lambda value: value / 256).convert("L")
        image = image.convert("RGBA")
        faded = Image.new("RGBA", image.size)
        faded.paste(image, mask=image.getchannel("A"))
        pixels = ctypes.create_string_buffer(faded.tobytes("raw", "BGRA"))
        surface = ctypes.c_void_p(
            _CAIRO.cairo_image_surface_create_for_data(pixels, 0, *image.size, 4 * image.width))
        # The picture fills the square of side 1, its upper left corner at the origin.
        _call("scale", context, 1 / image.width, 1 / image.height)
        _CAIRO.cairo_set_source_surface(context, surface, ctypes.c_double(0), ctypes.c_double(0))
        _CAIRO.cairo_paint(context)
        _CAIRO.cairo_surface_finish(surface)
        _CAIRO.cairo_surface_destroy(surface)


def _call(name: str, context: ctypes.c_void_p, *arguments: float) -> None:
    getattr(_CAIRO, f"cairo_{name}")(context, *map(ctypes.c_double, arguments))


if __name__ == "__main__":
    document = Document(Path(sys.argv[1]))
    wanted = [int(number) for number in sys.argv[3:]] or range(len(document.pages))
    for number in wanted:
        document.draw(number).save(Path(sys.argv[2]) / f"{number}.png")
