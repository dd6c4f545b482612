/// Reads the tag files of a bag.
enum BagReading {
  /// One line of a manifest that can be read.
  struct Entry {
    let path: String
    let digest: String
  }

  /// The entries of a manifest, and the numbers of lines that are none.
  static func manifest(_ bytes: [UInt8]) -> (entries: [Entry], badLines: [Int]) {
    var entries: [Entry] = []
    var bad: [Int] = []
    for (index, line) in lines(bytes).enumerated() where !line.isEmpty {
      let parts = line.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }
      let path = parts.count == 2 ? String(parts[1].drop { $0 == " " || $0 == "\t" || $0 == "*" }) : ""
      let digest = parts.first?.lowercased() ?? ""
      if SHA256Hex.isDigest(digest), isInside(path) {
        entries.append(Entry(path: path, digest: digest))
      } else {
        bad.append(index + 1)
      }
    }
    return (entries, bad)
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
