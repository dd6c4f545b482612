import Zipping

/// A digest in 32 bytes, those of SHA-256.
struct FileDigest: Hashable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// No digest: what nothing that is known of digests to.
  static let none = FileDigest([UInt8](repeating: 0, count: 32))

  /// A digest of 32 bytes.
  init(_ bytes: [UInt8]) {
    words = bytes.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// The digest written in 64 hexadecimal digits; `nil` for anything else.
  init?(hex: some StringProtocol) {
    guard let digest = BagAlgorithm.sha256.digest(hex: hex) else { return nil }
    self = digest
  }

  static func == (a: FileDigest, b: FileDigest) -> Bool { a.words == b.words }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

/// Gives the lines of a file one by one.
final class LineReader {
  private let reader: any PacketReader
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var lines: [ArraySlice<UInt8>] = []
  private var place = 0
  private var splitter = LineSplitter()
  private var hasEnded = false

  init(_ reader: any PacketReader, _ member: PacketMember) throws {
    self.reader = reader
    do { try reader.open(member) } catch is UnreadableMember { hasEnded = true }
  }

  /// The next line without its end; `nil` after the last, and where the bytes cannot be read.
  func next() throws -> ArraySlice<UInt8>? {
    while place == lines.count {
      if hasEnded { return nil }
      lines.removeAll(keepingCapacity: true)
      place = 0
      do {
        let count = try reader.next(into: &buffer)
        hasEnded = count == 0
        try splitter.split(buffer[..<count]) { lines.append($0) }
      } catch is UnreadableMember { hasEnded = true }
      if hasEnded { try splitter.finish { lines.append($0) } }
    }
    place += 1
    return lines[place - 1]
  }
}
