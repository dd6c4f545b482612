import Fonts
import Markup
import PageGraphics

/// Texts: a unit for each font file, in which a piece has a place of its own and the distances of its characters.
extension ContentWriter {
  /// Shows a run; the characters of a font for labels, and of fonts with several glyphs for one, may take several units.
  mutating func show(_ run: GlyphRun, _ glyphs: [PlacedGlyph], _ font: DocumentFont) throws {
    var piece = TextPiece(run, font)
    for index in run.glyphs {
      let (file, character) = try font.place(of: glyphs[index])
      if piece.file != file {
        write(piece)
        piece.begin(file: file)
      }
      piece.add(character, advance: Int(glyphs[index].advance))
    }
    write(piece)
  }

  private mutating func write(_ piece: TextPiece) {
    guard let extent = piece.extent else { return }
    let run = piece.run
    let metrics = piece.font.resource.face.metrics
    let (above, below) = (
      metrics.ascender * run.size / metrics.unitsPerEm, -metrics.descender * run.size / metrics.unitsPerEm
    )
    // The box around the characters, from the origin of the run; a character of a vertical line is as wide as the em.
    let box =
      run.axis == .across
      ? PageArea(x: extent.start, y: -above, width: extent.end - extent.start, height: above + below)
      : PageArea(x: 0, y: extent.start - above, width: run.size, height: extent.last - extent.start + above + below)
    open("<ofd:TextObject")
    let origin = place(run.origin)
    let boundary: Boundary
    if run.turn == 0 {
      let corner = place(PagePoint(x: run.origin.x + box.origin.x, y: run.origin.y + box.origin.y))
      boundary = Boundary(
        x: corner.x, y: corner.y, width: Micrometres.of(box.size.width), height: Micrometres.of(box.size.height))
      boundary.write(&bytes)
    } else {
      boundary = write(Turn(thousandths: run.turn), of: box, about: origin)
    }
    if run.isInvisible { bytes.write(" Visible=\"false\"") }
    bytes.write(" Font=\"")
    bytes.write(number: piece.font.numbers[piece.file])
    bytes.write("\" Size=\"")
    writeFine(run.size)
    bytes.write("\">")
    if run.colour != .black { write(run.colour, "<ofd:FillColor") }
    // Turned characters count from the origin of the run, others from the corner of the boundary.
    let start = run.turn == 0 ? boundary.inside(origin) : MicrometrePoint(x: 0, y: 0)
    for part in piece.parts { write(part, run.axis, from: start) }
    bytes.write("</ofd:TextObject>")
  }

  private mutating func write(_ part: TextPiece.Part, _ axis: GlyphRun.Axis, from start: MicrometrePoint) {
    let distance = Micrometres.of(part.start)
    bytes.write("<ofd:TextCode X=\"")
    bytes.write(micrometres: axis == .across ? start.x + distance : start.x)
    bytes.write("\" Y=\"")
    bytes.write(micrometres: axis == .across ? start.y : start.y + distance)
    bytes.write("\"")
    let distances = part.advances.dropLast()
    if !distances.isEmpty {
      bytes.write(axis == .across ? " DeltaX=\"" : " DeltaY=\"")
      write(distances)
      bytes.write("\"")
    }
    bytes.write(">")
    bytes.append(contentsOf: part.text)
    bytes.write("</ofd:TextCode>")
  }

  /// Writes distances, equal ones as `g`, how many, and which.
  private mutating func write(_ distances: ArraySlice<Int>) {
    var index = distances.startIndex
    while index < distances.endIndex {
      if index > distances.startIndex { bytes.write(" ") }
      let distance = distances[index]
      let end = distances[index...].firstIndex { $0 != distance } ?? distances.endIndex
      if end - index > 2 {
        bytes.write("g ")
        bytes.write(number: end - index)
        bytes.write(" ")
        index = end
      } else {
        index += 1
      }
      writeFine(distance)
    }
  }

  /// Writes a length with one more place, since many distances add up.
  private mutating func writeFine(_ millipoints: Int) {
    let (quotient, rest) = (millipoints * 127 + 18).quotientAndRemainder(dividingBy: 36)
    bytes.write(decimal: rest < 0 ? quotient - 1 : quotient, places: 4)
  }

  /// Writes the boundary and the matrix of what is turned about `origin`.
  private mutating func write(_ turn: Turn, of box: PageArea, about origin: MicrometrePoint) -> Boundary {
    func turned(_ x: Int, _ y: Int) -> MicrometrePoint {
      let (x, y) = (Micrometres.of(x), Micrometres.of(y))
      return MicrometrePoint(
        x: origin.x + (x * turn.cosine - y * turn.sine) / Turn.one,
        y: origin.y + (x * turn.sine + y * turn.cosine) / Turn.one)
    }
    var boundary = Boundary(turned(box.origin.x, box.origin.y))
    for (x, y) in [(box.maxX, box.origin.y), (box.maxX, box.maxY), (box.origin.x, box.maxY)] {
      boundary.add(turned(x, y))
    }
    boundary.grow(by: 1)
    boundary.write(&bytes)
    bytes.write(" CTM=\"")
    for number in [turn.cosine, turn.sine, -turn.sine, turn.cosine] {
      bytes.write(decimal: number, places: 5)
      bytes.write(" ")
    }
    bytes.write(boundary.inside(origin))
    bytes.write("\"")
    return boundary
  }
}

/// Characters of a run that one font file shows.
private struct TextPiece {
  /// Characters that follow each other without a blank at either end. Programs that cut off blanks would place the rest wrongly,
  /// and so would those that count characters beyond 16 bits as two; so each of these is a part by itself.
  struct Part {
    var text: [UInt8] = []
    var advances: [Int] = []
    /// How far from the origin of the run it begins.
    var start: Int
  }

  let run: GlyphRun
  let font: DocumentFont
  private(set) var file = -1
  private(set) var parts: [Part] = []
  /// Where the characters begin and end and where the last one stands, from the origin of the run; `nil` without any.
  private(set) var extent: (start: Int, end: Int, last: Int)?
  private var position = 0
  /// Blanks that count only if something follows them.
  private var blanks: [(character: Unicode.Scalar, advance: Int)] = []
  private var isClosed = true

  init(_ run: GlyphRun, _ font: DocumentFont) {
    self.run = run
    self.font = font
  }

  /// Goes on with another file.
  mutating func begin(file: Int) {
    self.file = file
    parts.removeAll()
    extent = nil
    blanks.removeAll()
    isClosed = true
  }

  mutating func add(_ character: Unicode.Scalar, advance: Int) {
    defer { position += advance }
    if character.properties.isWhitespace {
      if !isClosed { blanks.append((character, advance)) }
      return
    }
    let isWide = character.value > 0xFFFF
    if isClosed || isWide {
      parts.append(Part(start: position))
      isClosed = isWide
    } else {
      for blank in blanks { append(blank.character, blank.advance) }
    }
    blanks.removeAll(keepingCapacity: true)
    append(character, advance)
    extent = (extent?.start ?? position, position + advance, position)
  }

  private mutating func append(_ character: Unicode.Scalar, _ advance: Int) {
    let last = parts.count - 1
    switch character {
    case "&", "<", ">": XMLTextWriter.escapeText(String(character), into: &parts[last].text)
    default: parts[last].text.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
    }
    parts[last].advances.append(advance)
  }
}
