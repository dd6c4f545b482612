import Fonts

extension ObjectWriter {
  /// Writes the objects of a font (ISO 32000-1, 9.7 and 9.8).
  func write(_ number: Int, _ program: FontProgram, of face: FontFace) throws {
    let name = "\(program.tag)+\(face.postScriptName)"
    let file = reserve()
    try write(file, stream: program.file) { out in
      if program.isTrueType {
        out.write("/Length1 ")
        out.write(number: program.size)
      } else {
        out.write("/Subtype/CIDFontType0C")
      }
    }
    let toUnicode = reserve()
    try write(toUnicode, stream: program.toUnicode) { _ in }
    let descriptor = try add { out in ObjectWriter.describe(face, name, program, file, &out) }
    var map: Int?
    switch program.encoding {
    case .numbers: break
    case .glyphMap(let data):
      map = reserve()
      try write(map ?? 0, stream: data) { _ in }
    case .characterMap(let data):
      map = reserve()
      try write(map ?? 0, stream: data) { out in
        out.write("/Type/CMap/CMapName")
        out.write(name: "Liandan-\(program.tag)")
        out.write("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
      }
    }
    let descendant = try add { out in
      out.write("<</Type/Font/Subtype")
      out.write(program.isTrueType ? "/CIDFontType2" : "/CIDFontType0")
      out.write("/BaseFont")
      out.write(name: name)
      out.write("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ")
      out.write(reference: descriptor)
      if let map, program.isTrueType {
        out.write("/CIDToGIDMap ")
        out.write(reference: map)
      }
      out.write("/W")
      out.append(contentsOf: program.widths)
      out.write(">>")
    }
    try write(number) { out in
      out.write("<</Type/Font/Subtype/Type0/BaseFont")
      out.write(name: name)
      out.write("/Encoding")
      if let map, !program.isTrueType {
        out.write(" ")
        out.write(reference: map)
      } else {
        out.write("/Identity-H")
      }
      out.write("/DescendantFonts[")
      out.write(reference: descendant)
      out.write("]/ToUnicode ")
      out.write(reference: toUnicode)
      out.write(">>")
    }
  }

  private static func describe(
    _ face: FontFace, _ name: String, _ program: FontProgram, _ file: Int, _ out: inout [UInt8]
  ) {
    let metrics = face.metrics
    func scaled(_ units: Int) -> Int { units * 1_000 / metrics.unitsPerEm }
    out.write("<</Type/FontDescriptor/FontName")
    out.write(name: name)
    // Symbolic: its characters are not just those of standard Latin.
    out.write("/Flags ")
    out.write(number: 4 | (metrics.isFixedPitch ? 1 : 0) | (metrics.italicAngle == 0 ? 0 : 64))
    out.write("/FontBBox[")
    let box = metrics.boundingBox
    for (index, side) in [box.left, box.bottom, box.right, box.top].enumerated() {
      if index > 0 { out.write(" ") }
      out.write(number: scaled(side))
    }
    out.write("]/ItalicAngle ")
    out.write(thousandths: Int((metrics.italicAngle * 1_000).rounded()))
    out.write("/Ascent ")
    out.write(number: scaled(metrics.ascender))
    out.write("/Descent ")
    out.write(number: scaled(metrics.descender))
    out.write("/CapHeight ")
    out.write(number: scaled(metrics.capHeight))
    out.write("/XHeight ")
    out.write(number: scaled(metrics.xHeight))
    // No font states how thick its stems are; this is what weights usually come to.
    out.write("/StemV ")
    out.write(number: 50 + metrics.weight * metrics.weight / 4_225)
    out.write(program.isTrueType ? "/FontFile2 " : "/FontFile3 ")
    out.write(reference: file)
    out.write(">>")
  }
}
