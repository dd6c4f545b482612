import Deflating
package import Storage

/// Writes an archive of any size front to back: members go straight to `sink`, their directory is laid aside in a spool.
///
/// The bytes are those that ``ZipWriter`` makes of the same members. Above 65,534 members or 4 GiB it is a zip64 archive.
/// Names are checked one by one; that they differ ignoring case is the caller's business, since remembering millions
/// of them is what this writer is there to avoid.
package struct ZipStream {
  private let sink: any ByteSink
  private let directory: any ByteSpool
  private var assembler = ZipAssembler()

  /// Begins an archive.
  package init(to sink: any ByteSink, directory: any ByteSpool) {
    self.sink = sink
    self.directory = directory
  }

  /// How long the directory is so far: the place of the next member in it, for ``finish(directory:)``.
  package var directoryEnd: Int { directory.count }

  /// Adds a member under its own name.
  package mutating func add(_ member: RawMember) throws {
    try begin(member.facts(as: member.name))
    try sink.write(member.bytes)
  }

  /// Adds a member that was compressed into a spool.
  package mutating func add(_ member: SpooledMember) throws {
    try begin(member.facts)
    try member.spool.replay(0..<member.spool.count, sink.write)
  }

  /// Writes the directory, its parts in the order of `parts`, which together must be all of it; as it is if `nil`.
  package func finish(directory parts: [Range<Int>]? = nil) throws {
    let parts = parts ?? [0..<directory.count]
    for part in parts where !part.isEmpty { try directory.replay(part, sink.write) }
    var end: [UInt8] = []
    assembler.end(directorySize: directory.count, to: &end)
    try sink.write(end)
  }

  private mutating func begin(_ facts: ZipAssembler.Facts) throws {
    try MemberName.check(facts.name)
    var header: [UInt8] = []
    var line: [UInt8] = []
    assembler.begin(facts, into: &header, directory: &line)
    try sink.write(header)
    try directory.write(line)
  }
}

/// A member of unknown length, compressed into a spool, so that its header can tell its size.
package struct SpooledMember {
  let facts: ZipAssembler.Facts
  let spool: any ByteSpool

  /// The plain size in bytes.
  package var size: Int { facts.size }

  init(_ facts: ZipAssembler.Facts, in spool: any ByteSpool) {
    self.facts = facts
    self.spool = spool
  }

  /// Takes a spool that holds raw deflate made elsewhere; size and checksum are those of the plain bytes and are not
  /// checked.
  package init(name: String, deflatedIn spool: any ByteSpool, size: Int, crc: UInt32) {
    self.init(
      .init(name: name, method: .deflated, crc: crc, size: size, compressedSize: spool.count), in: spool)
  }
}

/// Takes a member piece by piece into a spool, compressed or as it is.
package final class MemberWriter: ByteSink {
  private let name: String
  private let spool: any ByteSpool
  private let stream: DeflateStream?
  private var size = 0
  private var crc: UInt32 = 0

  /// Begins a member in an empty spool.
  package init(_ name: String, in spool: any ByteSpool, as method: ZipMethod = .deflated) throws(ZipError) {
    self.name = name
    self.spool = spool
    stream = method == .deflated ? try DeflateStream(into: spool) : nil
  }

  /// Takes the next plain bytes.
  package func write(_ plain: [UInt8]) throws {
    size += plain.count
    crc = Checksum.crc32(plain[...], from: crc)
    if let stream { try stream.write(plain) } else { try spool.write(plain) }
  }

  /// The finished member; nothing can be written afterwards.
  package func finish() throws -> SpooledMember {
    try stream?.finish()
    return SpooledMember(
      .init(
        name: name, method: stream == nil ? .stored : .deflated, crc: crc, size: size, compressedSize: spool.count),
      in: spool)
  }
}
