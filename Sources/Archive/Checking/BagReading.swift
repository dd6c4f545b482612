import Storage

/// One `Label: value` of bag-info.txt.
struct InfoLine: Hashable {
  let label: String
  let value: String
}

/// Reads the tag files of a bag.
enum BagReading {
  /// One line of a manifest that can be read.
  struct Entry {
    let path: String
    let digest: Digest
  }

  /// What a line of a manifest says; `nil` if it is none.
  static func entry(_ bytes: ArraySlice<UInt8>, _ algorithm: BagAlgorithm) -> Entry? {
    let line = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
    let parts = line.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }
    guard parts.count == 2, let digest = algorithm.digest(hex: parts[0]) else { return nil }
    let path = String(parts[1].drop { $0 == " " || $0 == "\t" || $0 == "*" })
    return isInside(path) ? Entry(path: path, digest: digest) : nil
  }

  /// bag-info.txt in its order; lines that begin with a blank continue the one before.
  static func info(_ bytes: [UInt8]) -> [InfoLine] {
    var info: [InfoLine] = []
    for line in lines(bytes) {
      if line.first == " " || line.first == "\t", let last = info.popLast() {
        let more = line.drop { $0 == " " || $0 == "\t" }
        info.append(InfoLine(label: last.label, value: "\(last.value) \(more)"))
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        info.append(InfoLine(label: String(line[..<colon]), value: String(value)))
      } else if !line.isEmpty {
        info.append(InfoLine(label: String(line), value: ""))
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
