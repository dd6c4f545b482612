/// `xml:space="preserve"` on the texts of cells: where blanks stand at an end it must be there, elsewhere ISO 29500 does
/// not provide for it.
enum BlankKeeping {
  /// The attribute with the blank before it.
  static let attribute = " xml:space=\"preserve\""

  /// Whether a text that begins and ends with these bytes needs it.
  static func isNeeded(_ first: UInt8?, _ last: UInt8?) -> Bool { isBlank(first) || isBlank(last) }

  /// Appends a rendered text, taking the attribute away from each `t` element that does not need it.
  static func append(_ text: [UInt8], to out: inout [UInt8]) {
    let mark = Array(attribute.utf8)
    var at = 0
    while let end = text[at...].firstIndex(of: UInt8(ascii: ">")) {
      let tag = text[at..<end]
      let next = text[(end + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? text.endIndex
      let content = text[(end + 1)..<next]
      if tag.count > mark.count, tag.suffix(mark.count).elementsEqual(mark), !isNeeded(content.first, content.last) {
        out += tag.dropLast(mark.count)
      } else {
        out += tag
      }
      out.append(UInt8(ascii: ">"))
      out += content
      at = next
    }
    out += text[at...]
  }

  private static func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? false }
}
