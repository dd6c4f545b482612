"""Draws through Debian's libcairo2, with glyphs from font files that libfreetype6 reads: what the readers of pages draw on."""
from __future__ import annotations

import ctypes

from PIL import Image

_CAIRO = ctypes.CDLL("libcairo.so.2")
_FREETYPE = ctypes.CDLL("libfreetype.so.6")
for _name in ("image_surface_create", "image_surface_create_for_data", "create", "ft_font_face_create_for_ft_face"):
    getattr(_CAIRO, f"cairo_{_name}").restype = ctypes.c_void_p

#: Six numbers of a linear change of places, as PDF and OFD write them.
Matrix = tuple[float, float, float, float, float, float]


class _Matrix(ctypes.Structure):
    _fields_ = [(name, ctypes.c_double) for name in ("xx", "yx", "xy", "yy", "x0", "y0")]


class _Glyph(ctypes.Structure):
    _fields_ = [("index", ctypes.c_ulong), ("x", ctypes.c_double), ("y", ctypes.c_double)]


_LIBRARY = ctypes.c_void_p()
_FREETYPE.FT_Init_FreeType(ctypes.byref(_LIBRARY))


class Font:
    """A font file in memory, drawn by its outlines without hinting."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        # FreeType reads the bytes as long as the face is there.
        self._data = data
        self._face = ctypes.c_void_p()
        if _FREETYPE.FT_New_Memory_Face(_LIBRARY, data, len(data), 0, ctypes.byref(self._face)):
            raise ValueError(f"{name} is no font")
        self.drawn = ctypes.c_void_p(_CAIRO.cairo_ft_font_face_create_for_ft_face(self._face, 2))

    def glyph(self, character: str) -> int:
        """The glyph of a character."""
        index = _FREETYPE.FT_Get_Char_Index(self._face, ctypes.c_ulong(ord(character)))
        if not index:
            raise ValueError(f"{self.name} has no {character}")
        return index


class Canvas:
    """A white page of pixels; places are in units of which `scale` pixels make one."""

    def __init__(self, width: float, height: float, scale: float) -> None:
        self.size = (round(width * scale), round(height * scale))
        self._pixels = ctypes.create_string_buffer(b"\xff" * (4 * self.size[0] * self.size[1]))
        self._surface = ctypes.c_void_p(
            _CAIRO.cairo_image_surface_create_for_data(self._pixels, 0, *self.size, 4 * self.size[0]))
        self._context = ctypes.c_void_p(_CAIRO.cairo_create(self._surface))
        self.call("scale", scale, scale)

    def call(self, name: str, *arguments: float) -> None:
        """Calls a function of cairo whose arguments are numbers: `move_to`, `clip`, `set_line_width` …"""
        getattr(_CAIRO, f"cairo_{name}")(self._context, *map(ctypes.c_double, arguments))

    def transform(self, matrix: Matrix) -> None:
        """What follows is drawn through this matrix."""
        _CAIRO.cairo_transform(self._context, ctypes.byref(_Matrix(*matrix)))

    def device(self, x: float, y: float) -> tuple[float, float]:
        """The pixel at which a place lies."""
        places = ctypes.c_double(x), ctypes.c_double(y)
        _CAIRO.cairo_user_to_device(self._context, *map(ctypes.byref, places))
        return places[0].value, places[1].value

    def fill(self, colour: tuple[float, float, float], even_odd: bool = False) -> None:
        """Fills the path and keeps it."""
        self.call("set_source_rgb", *colour)
        _CAIRO.cairo_set_fill_rule(self._context, int(even_odd))
        _CAIRO.cairo_fill_preserve(self._context)

    def stroke(self, colour: tuple[float, float, float], width: float, dashes: list[float]) -> None:
        """Draws along the path and keeps it."""
        self.call("set_source_rgb", *colour)
        self.call("set_line_width", width)
        _CAIRO.cairo_set_dash(
            self._context, (ctypes.c_double * len(dashes))(*dashes), len(dashes), ctypes.c_double(0))
        _CAIRO.cairo_stroke_preserve(self._context)

    def glyph(self, font: Font, index: int, size: float, x: float, y: float, up: float = -1) -> None:
        """Adds the outline of a glyph to the path; `up` is the direction of y in which it stands upright."""
        _CAIRO.cairo_set_font_face(self._context, font.drawn)
        matrix = _Matrix(size, 0, 0, -up * size, 0, 0)
        _CAIRO.cairo_set_font_matrix(self._context, ctypes.byref(matrix))
        _CAIRO.cairo_glyph_path(self._context, ctypes.byref(_Glyph(index, x, y)), 1)

    def picture(self, image: Image.Image) -> None:
        """Draws a picture into the square of side 1, its upper left corner at the origin and y downward."""
        image = image.convert("RGBA")
        faded = Image.new("RGBA", image.size)
        faded.paste(image, mask=image.getchannel("A"))
        pixels = ctypes.create_string_buffer(faded.tobytes("raw", "BGRA"))
        surface = ctypes.c_void_p(_CAIRO.cairo_image_surface_create_for_data(pixels, 0, *image.size, 4 * image.width))
        self.call("scale", 1 / image.width, 1 / image.height)
        _CAIRO.cairo_set_source_surface(self._context, surface, ctypes.c_double(0), ctypes.c_double(0))
        _CAIRO.cairo_paint(self._context)
        _CAIRO.cairo_surface_finish(surface)
        _CAIRO.cairo_surface_destroy(surface)

    def image(self) -> Image.Image:
        """What was drawn; nothing can be drawn any more."""
        _CAIRO.cairo_surface_flush(self._surface)
        image = Image.frombuffer("RGBA", self.size, self._pixels.raw[:-1], "raw", "BGRA", 0, 1).convert("RGB")
        _CAIRO.cairo_destroy(self._context)
        _CAIRO.cairo_surface_destroy(self._surface)
        return image


#: A character on a page, and its place in millimetres from the upper left corner.
Placed = tuple[str, float, float]
