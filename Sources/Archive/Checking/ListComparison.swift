import Storage
import Zipping

/// Whether a list of a packet is the one that its records give.
enum ListComparison {
  /// How a list differs, with the part of a workbook in which it does; `nil` if it does not.
  struct Difference {
    let part: String?
  }

  /// Compares the list at a path, which has this digest, with what was made again.
  static func difference(
    of path: String, _ digest: Digest?, _ again: DigestedSpool, _ contents: PacketContents,
    _ spool: () throws -> any ByteSpool
  ) throws -> Difference? {
    if again.digest == digest { return nil }
    guard path.hasSuffix(".xlsx") else { return Difference(part: nil) }
    // Another version of the compressor packs the same parts in other bytes.
    let stated = try spool()
    let isWhole = try contents.stream(path) { try stated.write(Array($0)) }
    guard isWhole, let found = try parts(stated) else { return Difference(part: nil) }
    let expected = try parts(again.spool) ?? [:]
    if found == expected { return nil }
    let names = Set(found.keys).union(expected.keys).sorted(by: BagName.precedes)
    return Difference(part: names.first { found[$0] != expected[$0] })
  }

  /// The digests of the parts of a workbook; `nil` if it is none that can be read.
  private static func parts(_ spool: any ByteSpool) throws -> [String: Digest]? {
    do {
      var limits = ZipLimits.standard
      limits.memberBytes = 4 << 30
      limits.totalBytes = 16 << 30
      let file = try ZipFile(SpoolSource(spool), limits: limits)
      let reader = try file.reader()
      var walk = file.members()
      var parts: [String: Digest] = [:]
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while let entry = try walk.next() {
        var digest = RunningDigest()
        try reader.stream(entry, buffer: &buffer) { digest.update($0) }
        parts[entry.name] = digest.digest
      }
      return parts
    } catch is ZipError { return nil }
  }
}

/// A spool that digests what it takes.
final class DigestedSpool: ByteSink {
  let spool: any ByteSpool
  private var running = RunningDigest()

  init(_ spool: any ByteSpool) { self.spool = spool }

  var digest: Digest { running.digest }

  func write(_ bytes: [UInt8]) throws {
    running.update(bytes)
    try spool.write(bytes)
  }
}

/// What was laid aside, to be read at any place.
private final class SpoolSource: ByteSource {
  private let spool: any ByteSpool
  init(_ spool: any ByteSpool) { self.spool = spool }
  var count: Int { spool.count }
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    var place = 0
    try spool.replay(offset..<offset + buffer.count) { piece in
      UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).copyBytes(from: piece)
      place += piece.count
    }
  }
}
