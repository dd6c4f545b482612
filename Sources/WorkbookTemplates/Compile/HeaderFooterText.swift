import Findings
import Markup
import TemplateLanguage
import TemplateRuntime

/// The texts of page headers and footers, in which `&` begins a code: a value's own `&` is doubled, so that a value cannot
/// become a code.
enum HeaderFooterText {
  /// The greatest length of such a text in UTF-16 units, its codes included.
  static let mostUnits = 255
  /// Stands where a value follows the code of a font size, so that its digits cannot be taken for the size's.
  private static let guardMark = Array("<!>".utf8)

  /// The program of a worksheet's `headerFooter`; `nil` if no text in it has tags.
  static func compile(
    _ element: Int, in outline: XMLOutline, origin: Origin, scope: NameScope, _ parser: inout TagParser,
    _ compiler: inout SlotCompiler
  ) -> (tail: SheetTail, tags: [LocatedTag])? {
    var builder = ProgramBuilder()
    var tags: [LocatedTag] = []
    var at = outline.nodes[element].inner.lowerBound
    for child in outline.elements(of: element) {
      let text = Array(outline.text(of: child).utf8)
      let placed = compiler.place(text, parser: &parser, at: origin, in: scope, as: .cell)
      if text.isEmpty { continue }
      tags += placed.located
      let inner = outline.nodes[child].inner
      builder.bytes(outline.bytes[at..<inner.lowerBound])
      write(text, placed.actions, &builder)
      at = inner.upperBound
    }
    if tags.isEmpty { return nil }
    builder.bytes(outline.bytes[at..<outline.nodes[element].inner.upperBound])
    let tail = SheetTail.headerFooter(
      builder.program, before: Array(outline.bytes[outline.nodes[element].startTag]),
      after: Array(outline.bytes[outline.nodes[element].endTag]))
    return (tail, tags)
  }

  private static func write(
    _ text: [UInt8], _ actions: [(tag: Tag, action: CellText.Action)], _ builder: inout ProgramBuilder
  ) {
    var at = 0
    for (tag, action) in actions {
      let before = text[at..<tag.range.lowerBound]
      constant(before, &builder)
      at = tag.range.upperBound
      switch action {
      case .value(let slot):
        let digits = before.reversed().prefix { (0x30...0x39).contains($0) }.count
        if digits > 0, before.dropLast(digits).last == UInt8(ascii: "&") { builder.bytes(guardMark) }
        builder.value(slot)
      case .begin(let slot): builder.begin(slot)
      case .end: builder.end()
      case .draw, .vanish: break
      }
    }
    constant(text[at...], &builder)
  }

  /// The template's own `&` is written in a way that values never are.
  private static func constant(_ bytes: ArraySlice<UInt8>, _ builder: inout ProgramBuilder) {
    for (index, part) in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).enumerated() {
      if index > 0 { builder.bytes("&#38;".utf8) }
      var escaped: [UInt8] = []
      ValueWriter.appendXML(part, to: &escaped)
      builder.bytes(escaped)
    }
  }

  /// The rendered texts with the values' `&` doubled, each cut to what Excel takes.
  static func finished(_ rendered: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(rendered.count)
    var units = 0
    var at = 0
    // Where the bytes begin that are taken as they are.
    var kept = 0
    while at < rendered.count {
      let byte = rendered[at]
      if byte == UInt8(ascii: "<") {
        let end = rendered[at...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rendered.count
        out += rendered[kept..<at]
        if rendered[at..<end].elementsEqual(guardMark) {
          if end < rendered.count, (0x30...0x39).contains(rendered[end]) {
            out.append(0x20)
            units += 1
          }
          kept = end
        } else {
          units = 0
          kept = at
        }
        at = end
        continue
      }
      var end = at + 1
      var length = 1
      var isAmpersand = false
      if byte == UInt8(ascii: "&") {
        end = rendered[at...].firstIndex(of: UInt8(ascii: ";")).map { $0 + 1 } ?? rendered.count
        isAmpersand = rendered[at..<end].elementsEqual("&amp;".utf8)
        if isAmpersand { length = 2 }
      } else if byte >= 0xC0 {
        while end < rendered.count, rendered[end] & 0xC0 == 0x80 { end += 1 }
        length = byte >= 0xF0 ? 2 : 1
      }
      units += length
      if units > mostUnits {
        out += rendered[kept..<at]
        kept = end
      } else if isAmpersand {
        out += rendered[kept..<end]
        out += "&amp;".utf8
        kept = end
      }
      at = end
    }
    out += rendered[kept...]
    return out
  }
}
