"""Makes the fonts of this folder (needs fonttools): squares for glyphs, one composite, one vertical form."""

import os

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

FOLDER = os.path.dirname(os.path.abspath(__file__))
WIDTHS = {".notdef": 500, "space": 250, "A": 722, "dieresis": 333, "Adieresis": 722, "one": 500, "han": 1000,
          "zi": 1000, "bracket": 1000, "bracket.vert": 1000}
CHARACTERS = {0x20: "space", 0x31: "one", 0x41: "A", 0xA8: "dieresis", 0xC4: "Adieresis", 0x2F25: "han",
              0x6C49: "han", 0x5B57: "zi", 0xFF08: "bracket", 0x20BB7: "zi"}
FEATURE = "feature vert { sub bracket by bracket.vert; } vert;"


def square(pen, size):
    pen.moveTo((50, 0))
    pen.lineTo((50, size))
    pen.lineTo((size, size))
    pen.lineTo((size, 0))
    pen.closePath()


def font(name, is_cff=False, rights=0, bold=False):
    builder = FontBuilder(1000, isTTF=not is_cff)
    builder.setupGlyphOrder(list(WIDTHS))
    builder.setupCharacterMap(CHARACTERS)
    glyphs = {}
    for index, (glyph, width) in enumerate(WIDTHS.items()):
        pen = T2CharStringPen(width, None) if is_cff else TTGlyphPen(glyphs)
        if glyph == "Adieresis" and not is_cff:
            pen.addComponent("A", (1, 0, 0, 1, 0, 0))
            pen.addComponent("dieresis", (1, 0, 0, 1, 190, 0))
        elif glyph != "space":
            square(pen, 300 + 20 * index)
        glyphs[glyph] = pen.getCharString() if is_cff else pen.glyph()
    names = {"familyName": name, "styleName": "Bold" if bold else "Regular", "psName": name.replace(" ", "") + "-Regular"}
    if is_cff:
        builder.setupCFF(names["psName"], {"FullName": name}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({glyph: (width, 50) for glyph, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(names)
    builder.setupOS2(sTypoAscender=880, sCapHeight=700, sxHeight=480, fsType=rights, version=4,
                     usWeightClass=700 if bold else 400)
    builder.setupPost(italicAngle=-12.5 if bold else 0, isFixedPitch=1 if is_cff else 0)
    addOpenTypeFeaturesFromString(builder.font, FEATURE)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder.font


def save(content, name):
    content.save(os.path.join(FOLDER, name))


save(font("Test Song"), "song.ttf")
save(font("Test Cubic", is_cff=True), "cubic.otf")
save(font("Test Kept", rights=2), "forbidden.ttf")
collection = TTCollection()
collection.fonts = [TTFont(os.path.join(FOLDER, "song.ttf")), font("Test Bold", bold=True)]
save(collection, "pair.ttc")
