/// The texts that content streams show, and where.
struct PDFText {
  /// What one operator shows.
  struct Run: Equatable {
    var text: String
    var x: Double
    var y: Double
    var size: Double
    /// The number of the marked piece it is in, if it is in one.
    var piece: Int?
  }
  private(set) var runs: [Run] = []
  /// The kinds of the marked pieces, in order.
  private(set) var pieces: [String] = []
  /// The operators that draw, by name.
  private(set) var operators: [String: Int] = [:]

  var text: String { runs.map(\.text).joined(separator: "|") }

  /// Reads a page, or an artwork.
  init(_ content: [UInt8], resources: PDFObject, of file: PDFFile) throws {
    var lexer = PDFLexer(content)
    var operands: [PDFObject] = []
    var fonts: [String: Font] = [:]
    var (font, size) = ("", 0.0)
    var line = (x: 0.0, y: 0.0)
    /// Where the next glyph stands, from the begin of the line on.
    var pen = 0.0
    var open: [(tag: String, piece: Int?, actual: String?)] = []
    var isInText = false
    while !lexer.isAtEnd {
      let object = try lexer.next()
      guard case .word(let word) = object else {
        operands.append(object)
        continue
      }
      operators[word, default: 0] += 1
      let numbers = operands.compactMap(\.double)
      switch word {
      case "BT":
        guard !isInText else { throw PDFProblem("a text in a text") }
        isInText = true
        line = (0, 0)
      case "ET":
        guard isInText else { throw PDFProblem("no text to end") }
        isInText = false
      case "Tf":
        font = operands[0].name ?? ""
        size = numbers[0]
        if fonts[font] == nil { fonts[font] = try Font(file.value(resources, "Font", font), file) }
      case "Td": (line, pen) = ((line.x + numbers[0], line.y + numbers[1]), 0)
      case "Tm": (line, pen) = ((numbers[4], numbers[5]), 0)
      case "Tj", "TJ":
        guard isInText else { throw PDFProblem("glyphs outside of a text") }
        var run = Run(text: "", x: line.x + pen, y: line.y, size: size, piece: open.first?.piece)
        for item in operands[0].bytes.map({ [.string($0)] }) ?? operands[0].items {
          if let distance = item.double {
            pen -= distance * size / 1_000
            if run.text.isEmpty { run.x = line.x + pen }
          }
          let bytes = item.bytes ?? []
          for at in stride(from: 0, to: bytes.count, by: 2) {
            let code = Int(bytes[at]) << 8 | Int(bytes[at + 1])
            guard let font = fonts[font], let character = font.characters[code] else {
              throw PDFProblem("\(code) stands for no character")
            }
            run.text += character
            pen += (font.widths[font.numbers?[code] ?? code] ?? 1_000) * size / 1_000
          }
        }
        if let actual = open.last?.actual { run.text = actual }
        runs.append(run)
      case "BDC":
        let tag = operands[0].name ?? ""
        if let piece = operands[1]["MCID"].int {
          guard piece == pieces.count, open.isEmpty else { throw PDFProblem("pieces out of order") }
          pieces.append(tag)
        }
        open.append((tag, operands[1]["MCID"].int, operands[1]["ActualText"].text))
      case "BMC": open.append((operands[0].name ?? "", nil, nil))
      case "EMC":
        guard open.popLast() != nil else { throw PDFProblem("nothing to end") }
      case "BI": break
      case "ID":
        lexer.skipBlanks()
        while !lexer.isAtEnd, lexer.bytes[lexer.at] != UInt8(ascii: ">") { lexer.at += 1 }
        lexer.at += 1
        guard try lexer.next() == .word("EI") else { throw PDFProblem("an image without end") }
      case "m", "l", "re", "S", "f", "B", "f*", "B*", "c", "h", "g", "rg", "G", "RG", "w", "d", "q", "Q", "cm", "Do":
        break
      default: throw PDFProblem("the operator \(word)")
      }
      operands.removeAll()
    }
    guard !isInText, open.isEmpty, operands.isEmpty else { throw PDFProblem("a content without end") }
  }

  /// What the codes of a font are.
  private struct Font {
    /// The characters that they stand for.
    let characters: [Int: String]
    /// The numbers of their glyphs, where these are not the codes.
    let numbers: [Int: Int]?
    /// The widths of glyphs by these numbers, in thousandths of the size.
    var widths: [Int: Double] = [:]

    init(_ font: PDFObject, _ file: PDFFile) throws {
      characters = try Font.table(file.data(font["ToUnicode"]), "bfchar") { $0.bytes.map(PDFObject.utf16) }
      let encoding = try file.resolved(font["Encoding"])
      numbers = encoding.name == nil ? try Font.table(file.data(encoding), "cidchar", \.int) : nil
      let descendant = try file.resolved(file.value(font, "DescendantFonts").items[0])
      let list = try file.value(descendant, "W").items
      guard list.count == 2, list[0] == .number(1) else { throw PDFProblem("other widths") }
      for (index, width) in list[1].items.enumerated() { widths[index + 1] = width.double }
    }

    /// What a table has for each code.
    private static func table<Target>(
      _ data: [UInt8], _ kind: String, _ target: (PDFObject) -> Target?
    ) throws -> [Int: Target] {
      var lexer = PDFLexer(data)
      var table: [Int: Target] = [:]
      var isInside = false
      while !lexer.isAtEnd {
        let object = try lexer.next()
        if object == .word("begin\(kind)") { isInside = true }
        if object == .word("end\(kind)") { isInside = false }
        guard isInside, let code = object.bytes else { continue }
        guard let target = try target(lexer.next()) else { throw PDFProblem("a code without a target") }
        table[code.reduce(0) { $0 << 8 | Int($1) }] = target
      }
      return table
    }
  }
}
