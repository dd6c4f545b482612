/// The address of a link with values in it.
///
/// A value is a part of the address and cannot change its meaning: everything but letters, digits and `-._~` is written
/// with percent signs. Only where the whole address is one tag (`{{page}}`), or one after the scheme (`https://{{page}}`),
/// may the value be an address itself.
struct LinkTarget: Sendable {
  private let text: InlineText

  init(_ text: InlineText) { self.text = text }

  /// The address, made harmless.
  func address(_ state: borrowing RenderState) -> String { WebAddress.harmless(whole(state)) }

  private func whole(_ state: borrowing RenderState) -> String {
    if text.pieces.count == 1, case .value(let slot) = text.pieces[0] {
      return LinkTarget.encoded(state.text(of: slot), keeping: LinkTarget.legal)
    }
    if text.pieces.count == 2, case .text(let scheme) = text.pieces[0],
      ["http://", "https://"].contains(scheme.lowercased()),
      case .value(let slot) = text.pieces[1]
    {
      let value = state.text(of: slot)
      let lower = value.lowercased()
      if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
        return LinkTarget.encoded(value, keeping: LinkTarget.legal)
      }
      return scheme + LinkTarget.encoded(value, keeping: LinkTarget.legal)
    }
    return text.text(state) { LinkTarget.encoded($0, keeping: LinkTarget.plain) }
  }

  /// The text of an address as its author wrote it: `%7B%7Bnumber%7D%7D` is `{{number}}`.
  static func decoded(_ target: String) -> String {
    let marked = target.replacing("%7B", with: "{").replacing("%7b", with: "{").replacing("%7D", with: "}")
      .replacing("%7d", with: "}").replacing("%7C", with: "|").replacing("%7c", with: "|")
      .replacing("%23", with: "#")
    guard marked.contains("{{") else { return target }
    // Names of fields may be Chinese, which Office writes with percent signs.
    var bytes: [UInt8] = []
    let source = Array(marked.utf8)
    var at = 0
    while at < source.count {
      if source[at] == UInt8(ascii: "%"), at + 2 < source.count,
        let byte = UInt8(String(decoding: source[(at + 1)...(at + 2)], as: UTF8.self), radix: 16), byte >= 0x80
      {
        bytes.append(byte)
        at += 3
      } else {
        bytes.append(source[at])
        at += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
  private static let legal = plain.union(Set("/:?#[]@!$&'()*+,;=%".utf8))

  private static func encoded(_ text: String, keeping kept: Set<UInt8>) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if kept.contains(byte) {
        out.append(byte)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        out += ("%" + (hex.count < 2 ? "0" : "") + hex).utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
