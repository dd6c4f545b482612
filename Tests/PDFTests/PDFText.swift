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
    var tables: [String: [Int: String]] = [:]
    var (font, size) = ("", 0.0)
    var line = (x: 0.0, y: 0.0)
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
        if tables[font] == nil {
          tables[font] = try PDFText.characters(file.value(resources, "Font", font), file)
        }
      case "Td": line = (line.x + numbers[0], line.y + numbers[1])
      case "Tm": line = (numbers[4], numbers[5])
      case "Tj", "TJ":
        guard isInText else { throw PDFProblem("glyphs outside of a text") }
        let strings = (operands[0].bytes.map { [$0] } ?? operands[0].items.compactMap(\.bytes)).joined()
        var text = ""
        let bytes = Array(strings)
        for at in stride(from: 0, to: bytes.count, by: 2) {
          let code = Int(bytes[at]) << 8 | Int(bytes[at + 1])
          guard let character = tables[font]?[code] else { throw PDFProblem("\(code) stands for no character") }
          text += character
        }
        let actual = open.last?.actual
        runs.append(Run(text: actual ?? text, x: line.x, y: line.y, size: size, piece: open.first?.piece))
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
      case "m", "l", "re", "S", "f", "B", "f*", "B*", "c", "h", "g", "rg", "G", "RG", "w", "d", "q", "Q", "cm", "Do":
        break
      default: throw PDFProblem("the operator \(word)")
      }
      operands.removeAll()
    }
    guard !isInText, open.isEmpty, operands.isEmpty else { throw PDFProblem("a content without end") }
  }

  /// Which characters the codes of a font stand for.
  private static func characters(_ font: PDFObject, _ file: PDFFile) throws -> [Int: String] {
    var lexer = PDFLexer(try file.data(font["ToUnicode"]))
    var table: [Int: String] = [:]
    var isInside = false
    while !lexer.isAtEnd {
      let object = try lexer.next()
      if object == .word("beginbfchar") { isInside = true }
      if object == .word("endbfchar") { isInside = false }
      guard isInside, let code = object.bytes else { continue }
      guard let target = try lexer.next().bytes else { throw PDFProblem("a code without a character") }
      table[code.reduce(0) { $0 << 8 | Int($1) }] = PDFObject.utf16(target)
    }
    return table
  }
}
