import Findings
import Testing

@testable import Pictures

/// Codes that scanners read.
@Suite struct CodeTests {
  @Test func `a code is a crisp picture of whole squares with its quiet zone`() throws {
    let picture = try QRCode.symbol("SP-2026-000123").picture(PrintSize(width: 22, height: 22))
    // Version 1 has 21 squares, and 4 on each side are white; 22 mm at 300 pixels per inch are 260 pixels.
    #expect(picture.stored.width == picture.stored.height)
    #expect(picture.stored.width % 29 == 0 && picture.stored.width >= 260)
    #expect(picture.format == .png && picture.bytes.count < 1_500)
    #expect(try Picture(picture.bytes).stored == picture.stored)
    #expect(try QRCode.symbol("SP-2026-000123").picture(PrintSize(width: 22, height: 22)).bytes == picture.bytes)
    let dark = try QRCode.symbol("SP-2026-000123").modules
    for (x, y) in [(0, 0), (14, 0), (0, 14)] {
      let finder = (0..<7).map { row in (0..<7).map { dark[x + $0, y + row] ? "#" : "." }.joined() }
      #expect(finder == ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"])
    }
  }

  @Test(arguments: ["SP-2026-000123", "7", "https://example.com/?n=SP-2026-000123"])
  func `the blocks of a code are its black modules, each once`(_ text: String) throws {
    for code in [try QRCode.symbol(text), try Code128.symbol(text)] {
      var drawn = BitImage(width: code.width, height: code.height)
      for block in code.blocks {
        for y in block.y..<(block.y + block.height) {
          for x in block.x..<(block.x + block.width) {
            #expect(!drawn[x, y])
            drawn[x, y] = true
          }
        }
      }
      #expect(drawn == code.modules)
    }
  }

  @Test func `a text may hold anything but must fit`() throws {
    for text in [
      "合肥 A&B 公司", "\u{0}\u{1}", "https://example.com/?n=SP-2026-000123", String(repeating: "9", count: 5_000),
    ] {
      _ = try QRCode.symbol(text)
    }
    let error = #expect(throws: PictureError.self) {
      try QRCode.symbol(String(repeating: "汉", count: 2_000))
    }
    #expect(error?.code == .codeTooLong)
  }

  @Test(arguments: [
    "SP-2026-000123", "1234", "123456", "12345", "A1234567B", "a", "12", "7", "9\tx\u{1F}Y`z", "AB000123", "00",
    "~\u{7F}",
    String(repeating: "9", count: 79) + "x",
  ])
  func `a bar code reads back as the text`(_ text: String) throws {
    let symbols = try #require(Code128.symbols(Array(text.utf8)))
    #expect(try Decoding.text(symbols) == text)
    let picture = try Code128.symbol(text).picture(PrintSize(width: 40, height: 10))
    #expect(try Picture(picture.bytes).stored == picture.stored)
  }

  @Test func `digits take half the room, and every symbol is as wide as the standard has it`() throws {
    #expect(Code128.symbols(Array("123456".utf8))?.count == 6)
    #expect(Code128.symbols(Array("SP-2026-000123".utf8))?.first == 104)
    #expect(Code128.patterns.count == 107)
    #expect(Code128.patterns.allSatisfy { $0.count == 6 && $0.reduce(0, +) == 11 })
    // Bars of a symbol are an even number of modules in all.
    #expect(Code128.patterns.dropLast().allSatisfy { ($0[0] + $0[2] + $0[4]).isMultiple(of: 2) })
    #expect(Set(Code128.patterns).count == 107)
    let error = #expect(throws: PictureError.self) {
      try Code128.symbol("汉字")
    }
    #expect(error?.code == .codeNotPossible)
    #expect(throws: PictureError.self) { try Code128.symbol("") }
  }
}

/// Reads symbols as a scanner does.
private enum Decoding {
  struct Unreadable: Error {}

  static func text(_ symbols: [Int]) throws -> String {
    guard symbols.last == 106, var set = symbols.first.map({ $0 - 102 }), (1...3).contains(set) else {
      throw Unreadable()
    }
    let check = symbols.dropLast(2).enumerated().reduce(0) { $0 + $1.element * max(1, $1.offset) } % 103
    guard check == symbols[symbols.count - 2] else { throw Unreadable() }
    var text = ""
    for symbol in symbols.dropFirst().dropLast(2) {
      switch (set, symbol) {
      case (1, 100), (3, 100): set = 2
      case (1, 99), (2, 99): set = 3
      case (2, 101), (3, 101): set = 1
      case (3, 0...99): text += symbol < 10 ? "0\(symbol)" : "\(symbol)"
      case (1, 64...95): text.unicodeScalars.append(Unicode.Scalar(UInt8(symbol - 64)))
      case (1, 0...63), (2, 0...95): text.unicodeScalars.append(Unicode.Scalar(UInt8(symbol + 32)))
      default: throw Unreadable()
      }
    }
    return text
  }
}
