import Findings
package import Storage

/// An archive of any size, read from a file: members are streamed, and the directory is walked instead of held.
///
/// The same is refused as by ``ZipArchive``: unsafe and doubled names, overlaps, encryption, other methods, wrong sizes and
/// checksums. Nothing is kept of members whose names come in order, as they do in our packets; else their names are.
package struct ZipFile {
  let source: any ByteSource
  private let end: EndRecord
  private let limits: ZipLimits
  private let hasOrderedNames: Bool

  /// How many entries the directory has, folders included.
  package var count: Int { end.entries }

  /// Whether a comment stands at its end.
  package var hasComment: Bool { end.hasComment }

  /// Opens an archive and walks its directory once, checking all that can be checked without reading members.
  package init(_ source: any ByteSource, limits: ZipLimits) throws {
    self.source = source
    self.limits = limits
    end = try ZipFile.end(of: source)
    if end.entries > limits.entries { throw limits.tooManyEntries }
    var walk = ZipWalk(source, end, limits)
    var total = 0
    var before = ""
    var isOrdered = true
    while let entry = try walk.next() {
      total += entry.size
      if total > limits.totalBytes { throw limits.tooManyBytes }
      if isOrdered {
        let name = MemberName.folded(entry.name)
        isOrdered = before.utf8.lexicographicallyPrecedes(name.utf8)
        before = name
      }
    }
    hasOrderedNames = isOrdered
    if !isOrdered { try checkNames() }
  }

  /// Walks the members in the order of the directory; folders are left out.
  package func members() -> ZipWalk { ZipWalk(source, end, limits) }

  /// A reader of members, to be used for one after the other.
  package func reader() throws(ZipError) -> ZipMemberReader {
    try ZipMemberReader(source, directory: end.offset, limits: limits)
  }

  private func checkNames() throws {
    var names = UniqueNames(capacity: min(end.entries, 1 << 20))
    var walk = members()
    while let entry = try walk.next() { try names.insert(entry.name) }
  }

  private static func end(of source: any ByteSource) throws -> EndRecord {
    // The end record, a comment of at most 65,535 bytes, and the locator of the 64-bit record.
    let start = max(0, source.count - 22 - 0xFFFF - 20)
    var tail = [UInt8](repeating: 0, count: source.count - start)
    try tail.withUnsafeMutableBytes { try source.read(at: start, into: $0) }
    var window = SourceWindow(source, length: 56)
    return try EndRecord(LittleEndian(bytes: tail), from: start) { (at) throws(ZipError) in
      guard let bytes = try? window.slice(at, 56) else { throw .notAnArchive }
      return LittleEndian(bytes: Array(bytes))
    }
  }
}

/// Walks the directory of an archive.
package struct ZipWalk {
  private var window: SourceWindow
  private let end: EndRecord
  private let limits: ZipLimits
  private var at: Int
  private var entriesLeft: Int
  private var index = 0

  init(_ source: any ByteSource, _ end: EndRecord, _ limits: ZipLimits) {
    window = SourceWindow(source, length: 1 << 18)
    self.end = end
    self.limits = limits
    at = end.offset
    entriesLeft = end.entries
  }

  /// The next member; `nil` after the last.
  package mutating func next() throws -> ZipEntry? {
    while entriesLeft > 0 {
      entriesLeft -= 1
      guard let entry = try ZipEntry(record(), index: index, limits: limits) else { continue }
      index += 1
      return entry
    }
    guard at == end.offset + end.size else { throw ZipError.inconsistent(nil) }
    return nil
  }

  private mutating func record() throws -> CentralDirectory.Record {
    let head = LittleEndian(bytes: Array(try window.slice(at, 46)))
    let length = 46 + (try head.u16(28)) + (try head.u16(30)) + (try head.u16(32))
    let reader = LittleEndian(bytes: Array(try window.slice(at, length)))
    guard at + length <= end.offset + end.size else { throw ZipError.inconsistent(nil) }
    at += length
    var place = 0
    return try CentralDirectory.record(reader, &place)
  }
}
