/// An address on this server: segments and a query, escaped by RFC 3986.
public struct Path: Sendable, Hashable {
  /// The address, from its first slash.
  public fileprivate(set) var text: String
  fileprivate var hasQuery = false

  /// The address of these segments; of the root if there are none.
  public init(_ segments: String...) {
    text = segments.isEmpty ? "/" : segments.map { "/" + Path.escaped($0) }.joined()
  }

  /// The address with a parameter more.
  public func query(_ name: String, _ value: String?) -> Path {
    guard let value else { return self }
    var path = self
    path.text += (hasQuery ? "&" : "?") + Path.escaped(name) + "=" + Path.escaped(value)
    path.hasQuery = true
    return path
  }

  /// The address of an element of the page.
  public func fragment(_ id: String) -> Path {
    var path = self
    path.text += "#" + Path.escaped(id)
    return path
  }

  /// A segment or value in which only unreserved characters stand as they are (RFC 3986, 2.3).
  static func escaped(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return out
  }
}

extension Path {
  /// An address on this server that somebody sent along, checked before.
  ///
  /// - Parameter target: Path and query, beginning with one slash.
  package init(target: String) {
    self.init()
    text = target
    hasQuery = target.contains("?")
  }
}
