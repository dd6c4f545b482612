/// Addresses that data may lead to.
package enum WebAddress {
  /// The address as RFC 3986 wants it; if it is none of the web, of mail or of a telephone, or longer than Office takes, `#`,
  /// a link that leads nowhere: data must not make a document open files or run programs, nor break it by an address that is none.
  package static func harmless(_ target: String) -> String {
    // A value behind a scheme may itself begin with a scheme.
    for scheme in schemes where target.prefix(scheme.count).lowercased() == scheme {
      let rest = target.dropFirst(scheme.count)
      if schemes.contains(where: { rest.prefix($0.count).lowercased() == $0 }) { return harmless(String(rest)) }
    }
    let start = target.prefix(8).lowercased()
    guard let scheme = ["http://", "https://", "mailto:", "tel:"].first(where: start.hasPrefix) else { return "#" }
    let bytes = Array(target.utf8)
    var rest = bytes[scheme.utf8.count...]
    var out = Array(bytes[..<rest.startIndex])
    if scheme.hasSuffix("//") {
      let authority = rest.prefix { !"/?#".utf8.contains($0) }
      guard isAuthority(authority) else { return "#" }
      out += authority
      rest = rest[authority.endIndex...]
    }
    appendPath(rest, to: &out)
    return out.count <= 2_000 ? String(decoding: out, as: UTF8.self) : "#"
  }

  private static let schemes = ["http://", "https://"]

  /// Whether this is nothing, or no more than the scheme of a web address.
  static func isScheme(_ text: String) -> Bool { text.isEmpty || schemes.contains(text.lowercased()) }

  /// The byte that an address writes here with a percent sign; `nil` if it does not.
  static func escaped(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    guard bytes.first == UInt8(ascii: "%"), isEscape(bytes) else { return nil }
    return UInt8(String(decoding: bytes.dropFirst().prefix(2), as: UTF8.self), radix: 16)
  }

  /// Whether this can be a server, with a port, with a user before it.
  private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    var host = bytes
    if let at = host.lastIndex(of: UInt8(ascii: "@")) {
      guard isPlain(host[..<at], besides: ":") else { return false }
      host = host[(at + 1)...]
    }
    if host.first == UInt8(ascii: "["), let end = host.firstIndex(of: UInt8(ascii: "]")) {
      let isNumber = host[..<end].dropFirst().allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
      return isNumber && end > host.startIndex + 2 && isPort(host[(end + 1)...])
    }
    let name = host.prefix { $0 != UInt8(ascii: ":") }
    return !name.isEmpty && isPlain(name, besides: "") && isPort(host[name.endIndex...])
  }

  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty
      || bytes.first == UInt8(ascii: ":") && (2...6).contains(bytes.count)
        && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether there are only letters, digits and marks that mean nothing here, and percent signs with their digits.
  private static func isPlain(_ bytes: ArraySlice<UInt8>, besides marks: String) -> Bool {
    bytes.indices.allSatisfy { index in
      let byte = bytes[index]
      // Letters beyond ASCII may be escaped; an escaped slash would be no part of a name.
      if byte == UInt8(ascii: "%") {
        return isEscape(bytes[index...]) && "89abcdefABCDEF".utf8.contains(bytes[index + 1])
      }
      return !":@[]".utf8.contains(byte) || marks.utf8.contains(byte)
    }
  }

  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    let digits = bytes.dropFirst().prefix(2)
    return digits.count == 2 && digits.allSatisfy { "0123456789abcdefABCDEF".utf8.contains($0) }
  }

  /// Path, query and fragment: what can only stand elsewhere is written with percent signs.
  private static func appendPath(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var hasFragment = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "["): out += "%5B".utf8
      case UInt8(ascii: "]"): out += "%5D".utf8
      case UInt8(ascii: "%") where !isEscape(bytes[index...]): out += "%25".utf8
      case UInt8(ascii: "#") where hasFragment: out += "%23".utf8
      case let byte:
        hasFragment = hasFragment || byte == UInt8(ascii: "#")
        out.append(byte)
      }
    }
  }
}
