"""Draws the pages of PDF files: a reader of its own, which knows nothing of our writer (ISO 32000-1, 8 and 9).

    python3 Tests/Clients/pdfdraw.py FILE.pdf FOLDER [PAGE…]

It knows what our pages hold: paths, text in embedded fonts with two-byte codes, pictures, form objects. What it does not
know stops it, so that nothing is passed over.
"""
from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from canvas import Canvas, Font, Matrix, Placed
from pdfread import File, Operator, Stream, Tokens

_BLACK = (0.0, 0.0, 0.0)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class _DocumentFont:
    """A font with two-byte codes: the glyph, the width and the character of each."""

    def __init__(self, file: File, entries: dict[str, Any]) -> None:
        if entries["Subtype"] != "Type0":
            raise ValueError(f"a font of type {entries['Subtype']}")
        descendant = file.get(file.get(entries["DescendantFonts"])[0])
        descriptor = file.get(descendant["FontDescriptor"])
        program = descriptor.get("FontFile2") or descriptor["FontFile3"]
        self.font = Font(file.bytes(file.get(program)), descriptor["FontName"])
        self.characters = _character_map(file.bytes(file.get(entries["ToUnicode"])), "bf")
        encoding = file.get(entries["Encoding"])
        self._numbers = (
            _character_map(file.bytes(encoding), "cid") if isinstance(encoding, Stream)
            else None if encoding == "Identity-H" else {})
        glyphs = file.get(descendant.get("CIDToGIDMap", "Identity"))
        self._glyphs = file.bytes(glyphs) if isinstance(glyphs, Stream) else None
        self._usual = descendant.get("DW", 1000)
        self._widths: dict[int, float] = {}
        parts = list(file.get(descendant.get("W", [])))
        while parts:
            first, second = parts.pop(0), file.get(parts.pop(0))
            found = second if isinstance(second, list) else [parts.pop(0)] * (second - first + 1)
            self._widths.update(enumerate(found, first))

    def glyph(self, code: int) -> tuple[int, float]:
        """The glyph that FreeType draws for a code, and its width in parts of the size."""
        number = code if self._numbers is None else self._numbers[code]
        width = self._widths.get(number, self._usual) / 1000
        # FreeType takes the numbers of a bare CFF font themselves.
        return (number if self._glyphs is None else int.from_bytes(self._glyphs[2 * number:2 * number + 2], "big")), width


def _character_map(data: bytes, kind: str) -> dict[int, Any]:
    """What a CMap gives for each code: a text, or a number."""
    found: dict[int, Any] = {}
    if re.search(rb"begin(?:bf|cid)range", data):
        raise ValueError("a CMap with ranges")
    for block in re.findall(rb"begin%schar(.*?)end%schar" % (kind.encode(), kind.encode()), data, re.S):
        for code, target in re.findall(rb"<(\w+)>\s*(<\w+>|\d+)", block):
            text = target.strip(b"<>").decode()
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be") if kind == "bf" else int(text)
    return found


class _State:
    """What a content stream has set."""

    def __init__(self) -> None:
        self.fill = self.stroke = _BLACK
        self.width, self.dashes = 1.0, []
        self.font, self.size, self.rendering = None, 0.0, 0

    def copy(self) -> _State:
        other = _State()
        other.__dict__.update(self.__dict__)
        return other


class Document:
    """A PDF file whose pages can be drawn."""

    def __init__(self, path: Path) -> None:
        self.file = File(path)
        self.pages = self.file.pages()
        self._fonts: dict[int, _DocumentFont] = {}
        #: The characters of the page that was drawn last, seen or not, in the order of the file.
        self.text: list[Placed] = []
        #: Where masks of one bit a point lie on it, in pixels: left, upper, right and lower edge.
        self.masks: list[tuple[float, float, float, float]] = []

    def draw(self, index: int, dots_per_inch: int = 96) -> Image.Image:
        """The page with this index, on white."""
        page = self.pages[index]
        left, bottom, right, top = map(float, self.file.get(page["MediaBox"]))
        self.text, self.masks = [], []
        self.millimetre = dots_per_inch / 25.4
        canvas = Canvas(right - left, top - bottom, dots_per_inch / 72)
        canvas.transform((1, 0, 0, -1, -left, top))
        content = self.file.get(page["Contents"])
        parts = content if isinstance(content, list) else [content]
        data = b"\n".join(self.file.bytes(self.file.get(part)) for part in parts)
        _Interpreter(self, canvas, self.file.get(page["Resources"]), _State()).run(data)
        return canvas.image()

    def font(self, reference: int) -> _DocumentFont:
        """The font of an object; read once."""
        if reference not in self._fonts:
            self._fonts[reference] = _DocumentFont(self.file, self.file.get(reference))
        return self._fonts[reference]


class _Interpreter:
    """Carries a content stream out."""

    _PATHS = {"m": "move_to", "l": "line_to", "c": "curve_to", "h": "close_path", "re": "rectangle"}
    #: Whether an operator fills, by which rule, and whether it strokes.
    _PAINTS = {"S": (False, False, True), "f": (True, False, False), "f*": (True, True, False), "B": (True, False, True),
               "B*": (True, True, True), "n": (False, False, False)}

    def __init__(self, document: Document, canvas: Canvas, resources: dict[str, Any], state: _State) -> None:
        self.document, self.canvas, self.resources, self.state = document, canvas, resources, state
        self.file = document.file
        self.saved: list[_State] = []
        self.matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self.line = self.matrix
        #: Where the marked parts that are open began in the text, and what they stand for.
        self.marked: list[tuple[int, bytes | None]] = []

    def run(self, data: bytes) -> None:
        """Carries out all operators."""
        tokens, operands = Tokens(data), []
        while (part := tokens.next()) is not None:
            if not isinstance(part, Operator):
                operands.append(part)
                continue
            if part == "true":
                operands.append(True)
                continue
            if part == "ID":
                end = data.index(b">", tokens.at)
                self._mask(dict(zip(operands[::2], operands[1::2])), bytes.fromhex(data[tokens.at:end].decode()))
                tokens.at = end + 1
            elif part not in ("BI", "EI"):
                self._operate(part, operands)
            operands = []

    def _operate(self, name: str, operands: list[Any]) -> None:
        state, canvas = self.state, self.canvas
        if name in self._PATHS:
            canvas.call(self._PATHS[name], *map(float, operands))
        elif name in self._PAINTS:
            fills, even_odd, strokes = self._PAINTS[name]
            if fills:
                canvas.fill(state.fill, even_odd)
            if strokes:
                canvas.stroke(state.stroke, state.width, state.dashes)
            canvas.call("new_path")
        elif name in ("g", "rg"):
            state.fill = tuple(operands * 3 if name == "g" else operands)
        elif name in ("G", "RG"):
            state.stroke = tuple(operands * 3 if name == "G" else operands)
        elif name == "w":
            state.width = operands[0]
        elif name == "d":
            state.dashes = operands[0]
        elif name == "q":
            self.saved.append(state.copy())
            canvas.call("save")
        elif name == "Q":
            self.state = self.saved.pop()
            canvas.call("restore")
        elif name == "cm":
            canvas.transform(tuple(operands))
        elif name == "Do":
            self._draw(self.file.get(self.file.get(self.resources["XObject"])[operands[0]]))
        elif name in ("BDC", "BMC"):
            told = operands[1].get("ActualText") if name == "BDC" and isinstance(operands[1], dict) else None
            self.marked.append((len(self.document.text), told))
        elif name == "EMC":
            self._end_marked(*self.marked.pop())
        else:
            self._operate_text(name, operands)

    def _operate_text(self, name: str, operands: list[Any]) -> None:
        state = self.state
        if name == "BT":
            self.line = self.matrix = (1, 0, 0, 1, 0, 0)
        elif name == "Tf":
            state.font = self.document.font(self.file.get(self.resources["Font"])[operands[0]])
            state.size = operands[1]
        elif name == "Tr":
            state.rendering = operands[0]
        elif name == "Tm":
            self.line = self.matrix = tuple(operands)
        elif name == "Td":
            self.line = self.matrix = _product((1, 0, 0, 1, *operands), self.line)
        elif name == "Tj":
            self._show([operands[0]])
        elif name == "TJ":
            self._show(operands[0])
        elif name != "ET":
            raise ValueError(f"the operator {name}")

    def _show(self, parts: list[bytes | float]) -> None:
        state, canvas = self.state, self.canvas
        if state.rendering not in (0, 3):
            raise ValueError(f"text is rendered as {state.rendering}")
        canvas.call("save")
        canvas.transform(self.matrix)
        x = 0.0
        for part in parts:
            if not isinstance(part, bytes):
                x -= part / 1000 * state.size
                continue
            for at in range(0, len(part), 2):
                code = int.from_bytes(part[at:at + 2], "big")
                glyph, width = state.font.glyph(code)
                left, top = canvas.device(x, 0)
                self.document.text.append(
                    (state.font.characters[code], left / self.document.millimetre, top / self.document.millimetre))
                if state.rendering == 0:
                    canvas.glyph(state.font.font, glyph, state.size, x, 0, up=1)
                x += width * state.size
        canvas.fill(state.fill)
        canvas.call("new_path")
        canvas.call("restore")
        self.matrix = _product((1, 0, 0, 1, x, 0), self.matrix)

    def _end_marked(self, start: int, told: bytes | None) -> None:
        if told is None:
            return
        characters = told.decode("utf-16")
        shown = self.document.text[start:]
        if len(characters) != len(shown):
            raise ValueError(f"{len(shown)} glyphs stand for “{characters}”")
        self.document.text[start:] = [(character, *place[1:]) for character, place in zip(characters, shown)]

    def _mask(self, entries: dict[str, Any], data: bytes) -> None:
        """Paints where an inline image of one bit a point has 0 (ISO 32000-1, 8.9.7)."""
        if {**entries, "W": 0, "H": 0} != {"W": 0, "H": 0, "IM": True, "F": "AHx"}:
            raise ValueError(f"an inline image with {entries}")
        width, height = entries["W"], entries["H"]
        self.document.masks.append((*self.canvas.device(0, 1), *self.canvas.device(1, 0)))
        for y in range(height):
            for x in range(width):
                if not data[(width + 7) // 8 * y + x // 8] >> (7 - x % 8) & 1:
                    self.canvas.call("rectangle", x / width, 1 - (y + 1) / height, 1 / width, 1 / height)
        self.canvas.fill(self.state.fill)
        self.canvas.call("new_path")

    def _draw(self, stream: Stream) -> None:
        if stream.entries["Subtype"] == "Image":
            self.canvas.call("save")
            self.canvas.transform((1, 0, 0, -1, 0, 1))
            self.canvas.picture(self._image(stream))
            self.canvas.call("restore")
            return
        self.canvas.call("save")
        self.canvas.transform(tuple(stream.entries.get("Matrix", (1, 0, 0, 1, 0, 0))))
        left, bottom, right, top = stream.entries["BBox"]
        self.canvas.call("rectangle", left, bottom, right - left, top - bottom)
        self.canvas.call("clip")
        inner = _Interpreter(
            self.document, self.canvas, self.file.get(stream.entries["Resources"]), self.state.copy())
        inner.run(self.file.bytes(stream))
        self.canvas.call("restore")

    def _image(self, stream: Stream) -> Image.Image:
        entries, data = stream.entries, self.file.bytes(stream)
        size = (entries["Width"], entries["Height"])
        space = self.file.get(entries["ColorSpace"])
        if entries.get("Filter") == "DCTDecode":
            image = Image.open(io.BytesIO(data)).convert("RGB")
        elif space == "DeviceGray":
            depth = entries["BitsPerComponent"]
            image = Image.frombytes("1" if depth == 1 else "L", size, data).convert("RGB")
        elif space == "DeviceRGB":
            image = Image.frombytes("RGB", size, data)
        elif isinstance(space, list) and space[0] == "Indexed":
            image = Image.frombytes("P", size, data)
            image.putpalette(self.file.get(space[3]))
        else:
            raise ValueError(f"a picture in {space}")
        image = image.convert("RGBA")
        if "SMask" in entries:
            image.putalpha(self._image(self.file.get(entries["SMask"])).convert("L"))
        return image


if __name__ == "__main__":
    document = Document(Path(sys.argv[1]))
    wanted = [int(number) for number in sys.argv[3:]] or range(len(document.pages))
    for number in wanted:
        document.draw(number).save(Path(sys.argv[2]) / f"{number}.png")
