import Foundation
import Markup
import SpreadsheetML
import Storage
import Zipping

/// An answer that is no refusal, and wrong.
struct WrongAnswer: Error, CustomStringConvertible { let description: String }

/// An archive of blind bytes, read by both readers; and texts made from its bytes, compressed by both encoders.
struct ZipTarget: Target {
  static let name = "zip"
  private let archives: [[UInt8]]
  private let mutation = ByteMutation(words: [
    "PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "PK\u{7}\u{8}", "up", "\u{1}\0",
  ])

  init(_ material: Material) throws {
    archives = try [".docx", ".xlsx", ".zip"].flatMap {
      try material.files(["templates", "Tests/Fixtures/corpus", "Tests/Fixtures/packets/1.0.0"], ending: $0)
    }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    var bytes = dice.pick(archives)
    if dice.once(in: 2) {
      bytes = mutation.changed(bytes, others: archives, &dice)
    } else {
      // The directory and the headers, where most of what decides stands.
      let places = bytes.indices.dropLast(3).filter { bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B }
      for _ in 0...dice.below(4) where !places.isEmpty {
        let at = min(bytes.count - 1, dice.pick(places) + dice.below(48))
        bytes[at] = dice.once(in: 2) ? bytes[at] ^ 1 << UInt8(dice.below(8)) : dice.pick([0, 1, 0x7F, 0x80, 0xFF])
      }
    }
    try bytes.write(to: "\(folder)/archive.zip")
  }

  func feed(_ folder: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/archive.zip")))
    var round = DeflateRound(bytes)
    try round.check()
    let streamed = Result { try ZipTarget.streamed(bytes) }
    let whole = try ZipTarget.whole(bytes)
    // libzip is asked about whole archives only, so that the stream may be read where the whole is refused.
    guard case .success(let found) = streamed else { throw WrongAnswer(description: "only the whole is read") }
    guard whole == found else { throw WrongAnswer(description: "whole and streamed archive differ") }
  }

  private static func whole(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
    let archive = try ZipArchive(bytes)
    var members: [String: [UInt8]] = [:]
    for entry in archive.entries { members[entry.name] = try archive.read(at: entry.index) }
    return members
  }

  private static func streamed(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
    let file = try ZipFile(MemorySource(bytes), limits: .standard)
    let reader = try file.reader()
    var walk = file.members()
    var members: [String: [UInt8]] = [:]
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while let entry = try walk.next() {
      var plain: [UInt8] = []
      try reader.stream(entry, buffer: &buffer) { plain += $0 }
      members[entry.name] = plain
    }
    _ = try reader.hiddenPlace()
    return members
  }
}

/// A part of an Office file, read as XML in all ways, and as a sheet of a workbook.
struct XMLTarget: Target {
  static let name = "xml"
  private let parts: [[UInt8]]
  private let sheets: [[UInt8]]
  private let books: [OpenArchive]
  private let mutation = ByteMutation(words: [
    "<c r=\"A1\" t=\"inlineStr\"><is><t>", "<c r=\"XFD1048576\"/>", "<row>", "</row>", "<v>1</v>", "t=\"s\"", "_x000D_",
    "&#65;", "&#x10FFFF;", "<?xml version=\"1.0\" encoding=\"GBK\"?>", "<!DOCTYPE a>", "<?a?>", "xmlns:x=\"y\"",
  ])

  init(_ material: Material) throws {
    books = try material.files(["templates", "Tests/Fixtures/corpus"], ending: ".xlsx").map { try OpenArchive($0) }
    let documents = try material.files(["templates"], ending: ".docx").map { try OpenArchive($0) }
    parts = (books + documents).flatMap(\.members).filter { $0.name.hasSuffix(".xml") }.map(\.bytes)
    sheets = books.flatMap(\.members).filter { $0.name.hasPrefix("xl/worksheets/sheet") }.map(\.bytes)
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    var bytes = mutation.changedText(dice.pick(dice.once(in: 2) ? parts : sheets), &dice)
    if dice.once(in: 10) {
      let text = String(decoding: bytes, as: UTF8.self)
      bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }
    var book = dice.pick(books)
    for index in book.members.indices {
      let name = book.members[index].name
      if name.hasPrefix("xl/worksheets/sheet") || name == "xl/sharedStrings.xml" && dice.once(in: 4) {
        book.members[index].bytes = bytes
      }
    }
    try bytes.write(to: "\(folder)/part.xml")
    try book.bytes.write(to: "\(folder)/book.xlsx")
  }

  func feed(_ folder: String) throws {
    let refusal = Result { try XMLTarget.readAsTree(Array(try Data(contentsOf: URL(filePath: "\(folder)/part.xml")))) }
    let book = try WorkbookReader(path: "\(folder)/book.xlsx")
    for sheet in book.sheets.indices {
      var count = 0
      let cursor = try book.cursor(ofSheet: sheet)
      while try cursor.next() != nil { count += 1 }
      try book.rows(ofSheet: sheet) { _ in
        count -= 1
        return true
      }
      guard count == 0 else { throw WrongAnswer(description: "two ways through a sheet give other rows") }
    }
    try refusal.get()
  }

  private static func readAsTree(_ bytes: [UInt8]) throws {
    let plain = try XMLNormal.utf8(bytes, name: "part.xml")
    let outline = try XMLOutline(plain, name: "part.xml")
    for index in outline.nodes.indices {
      _ = outline.attributes(of: index)
      if outline.nodes[index].parent == outline.root { _ = outline.text(of: index) }
    }
    try XMLCheck.wellFormed(plain, name: "part.xml")
  }
}
