import Zipping

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
