import Markup

@testable import WordprocessingML

/// Cuts every text of a part into runs of one character each, as editing in Word may, with looks that differ only in what
/// nobody sees.
struct SplitRuns {
  private(set) var bytes: [UInt8] = []
  /// How many runs there are now.
  private(set) var count = 0

  /// A part of a document: runs that hold one text.
  init(_ part: [UInt8]) throws {
    let word = try WordOutline(part, name: "part")
    let outline = word.outline
    var at = 0
    for run in outline.nodes.indices where word.kinds[run] == .run {
      let children = Array(outline.elements(of: run))
      let looks = children.first.flatMap { word.kinds[$0] == .runProperties ? $0 : nil }
      let rest = children.dropFirst(looks == nil ? 0 : 1)
      guard rest.count == 1, let text = rest.first, word.kinds[text] == .text else { continue }
      bytes += outline.bytes[at..<outline.nodes[run].outer.lowerBound]
      at = outline.nodes[run].outer.upperBound
      let own = looks.map { String(decoding: outline.bytes[outline.nodes[$0].inner], as: UTF8.self) } ?? ""
      for character in outline.text(of: text) {
        let hint = ["eastAsia", "default", "cs"][count % 3]
        // The hint stands on the fonts that are there, or on some that say nothing else.
        let fonts =
          own.contains("<w:rFonts ")
          ? own.replacing(#/ w:hint="[^"]*"/#, with: "").replacing("<w:rFonts ", with: "<w:rFonts w:hint=\"\(hint)\" ")
          : "<w:rFonts w:hint=\"\(hint)\"/>" + own
        bytes += "<w:r w:rsidR=\"00\(100_000 + count)\"><w:rPr>\(fonts)</w:rPr><w:t xml:space=\"preserve\">".utf8
        bytes += "\(Self.escaped(character))</w:t></w:r>".utf8
        if count % 5 == 0 { bytes += "<w:proofErr w:type=\"spellStart\"/>".utf8 }
        count += 1
      }
    }
    bytes += outline.bytes[at...]
  }

  /// A part of a workbook: its plain texts become rich ones.
  static func cells(_ part: [UInt8]) throws -> [UInt8] {
    let outline = try XMLOutline(part, name: "part")
    var bytes: [UInt8] = []
    var at = 0
    for text in outline.nodes.indices where outline.localName(of: text) == "t" {
      guard ["si", "is"].contains(outline.localName(of: outline.nodes[text].parent)) else { continue }
      bytes += outline.bytes[at..<outline.nodes[text].outer.lowerBound]
      at = outline.nodes[text].outer.upperBound
      for (index, character) in outline.text(of: text).enumerated() {
        bytes += "<r><rPr><sz val=\"11\"/><rFont val=\"\(index % 2 == 0 ? "宋体" : "Calibri")\"/></rPr>".utf8
        bytes += "<t xml:space=\"preserve\">\(escaped(character))</t></r>".utf8
      }
    }
    return bytes + outline.bytes[at...]
  }

  private static func escaped(_ character: Character) -> String {
    String(character).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
