/// Where a link leads: a page of the web or a mailbox, nothing that runs or opens anything else.
package struct LinkAddress: Sendable, Hashable {
  /// The address in ASCII.
  package let text: String

  /// An address that begins with `https:`, `http:` or `mailto:`; `nil` for any other, and for one with blanks or control
  /// characters. What is not ASCII is percent-encoded as UTF-8.
  package init?(_ text: String) {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard ["https", "http", "mailto"].contains(scheme), text.utf8.count > scheme.utf8.count + 1,
      text.utf8.count <= LinkAddress.longest, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    var encoded = ""
    for byte in text.utf8 {
      if byte < 0x80 {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
    self.text = encoded
  }

  /// The most bytes; longer ones browsers cut off.
  package static let longest = 2_000
}
