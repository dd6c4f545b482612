/// Reads the tag files of a bag.
enum BagReading {
  /// One line of a manifest that can be read.
  struct Entry {
    let path: String
    let digest: FileDigest
  }

  /// What a line of a manifest says; `nil` if it is none.
  static func entry(_ bytes: ArraySlice<UInt8>) -> Entry? {
    let line = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
    let parts = line.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }
    guard parts.count == 2, let digest = FileDigest(hex: parts[0]) else { return nil }
    let path = String(parts[1].drop { $0 == " " || $0 == "\t" || $0 == "*" })
    return isInside(path) ? Entry(path: path, digest: digest) : nil
  }

  /// bag-info.txt by label; lines that begin with a blank continue the one before.
  static func info(_ bytes: [UInt8]) -> [String: String] {
    var info: [String: String] = [:]
    var label: String?
    for line in lines(bytes) {
      if line.first == " " || line.first == "\t", let label {
        info[label, default: ""] += " " + line.drop { $0 == " " || $0 == "\t" }
      } else if let colon = line.firstIndex(of: ":") {
        let name = String(line[..<colon])
        label = name
        info[name] = String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
      }
    }
    return info
  }

  /// The lines of a text; CR, LF and CRLF end one.
  static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  private static func isInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.hasPrefix("~") && !path.contains("\\")
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0 == "." || $0.isEmpty
      }
  }
}
