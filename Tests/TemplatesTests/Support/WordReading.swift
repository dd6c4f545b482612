import Markup
import OPC

@testable import WordprocessingML

/// Reads documents back as text: paragraphs on lines, cells between bars, rows on lines of their own.
enum WordReading {
  /// The text of the main document.
  static func text(_ bytes: [UInt8]) throws -> String { try text(bytes) { $0 == .document } }

  /// The text of all parts of a kind.
  static func text(_ bytes: [UInt8], where matches: (WordPartKind) -> Bool) throws -> String {
    let package = try OPCPackage(reading: bytes, name: "output.docx")
    var texts: [String] = []
    for part in package.parts {
      guard let kind = WordPartKind(contentType: part.contentType), matches(kind) else { continue }
      let word = try WordOutline(try part.bytes(), name: part.name.text)
      texts.append(blocks(word.outline.root, word).joined(separator: "\n"))
    }
    return texts.joined(separator: "\n--\n")
  }

  /// The bytes of the main document.
  static func xml(_ bytes: [UInt8]) throws -> String {
    let package = try OPCPackage(reading: bytes, name: "output.docx")
    return String(decoding: try package.bytes(of: package.mainPart), as: UTF8.self)
  }

  /// The bytes of every part of a kind.
  static func markup(_ bytes: [UInt8], _ kind: WordPartKind) throws -> [String] {
    try OPCPackage(reading: bytes, name: "output.docx").parts.filter {
      WordPartKind(contentType: $0.contentType) == kind
    }.map { String(decoding: try $0.bytes(), as: UTF8.self) }
  }

  private static func blocks(_ container: Int, _ word: WordOutline) -> [String] {
    var lines: [String] = []
    for child in word.outline.elements(of: container) {
      switch word.kinds[child] {
      case .paragraph: lines.append(inline(child, word))
      case .table:
        for row in word.unwrapped(.row, of: child) {
          let cells = word.unwrapped(.cell, of: row).map { blocks($0, word).joined(separator: "/") }
          lines.append("| " + cells.joined(separator: " | ") + " |")
        }
      case .sectionProperties: break
      default: lines += blocks(child, word)
      }
    }
    return lines
  }

  private static func inline(_ container: Int, _ word: WordOutline) -> String {
    var text = ""
    for child in word.outline.elements(of: container) {
      switch word.kinds[child] {
      case .text: text += word.outline.text(of: child)
      case .lineBreak: text += "⏎"
      case .tab: text += word.kinds[container] == .run ? "⇥" : ""
      case .textBox: text += "[" + blocks(child, word).joined(separator: "/") + "]"
      case .paragraphProperties, .runProperties, .deleted, .fieldCode: break
      default: text += inline(child, word)
      }
    }
    return text
  }
}
