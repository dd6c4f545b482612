import Findings
import Storage
import Testing

@testable import Zipping

@Suite struct ZipStreamTests {
  static let text = [UInt8](String(repeating: "联单 triplicate ", count: 400).utf8)

  private func archive(_ members: [RawMember]) throws -> [UInt8] {
    let (sink, directory) = (MemorySpool(), MemorySpool())
    var stream = ZipStream(to: sink, directory: directory)
    for member in members { try stream.add(member) }
    try stream.finish()
    return sink.bytes
  }

  /// All members with their bytes, by the streaming reader.
  private func read(_ source: any ByteSource, _ limits: ZipLimits = .standard) throws -> [(String, [UInt8])] {
    let file = try ZipFile(source, limits: limits)
    let reader = try file.reader()
    var walk = file.members()
    var buffer = [UInt8](repeating: 0, count: 1000)
    var found: [(String, [UInt8])] = []
    while let entry = try walk.next() {
      var bytes: [UInt8] = []
      try reader.stream(entry, buffer: &buffer) { bytes += $0 }
      found.append((entry.name, bytes))
    }
    return found
  }

  @Test func `a streamed archive has the bytes of one made in memory`() throws {
    let members = [
      try RawMember(name: "a.xml", deflating: Self.text), RawMember(name: "附件/图.png", storing: [1, 2, 3]),
      RawMember(name: "empty", storing: []),
    ]
    let whole = try ZipWriter.archive(members.map { .raw($0, name: $0.name) })
    #expect(try archive(members) == whole)
    #expect(try read(MemorySource(whole)).map(\.1) == [Self.text, [1, 2, 3], []])
    #expect(try archive([]) == ZipWriter.archive([]))
  }

  @Test func `headers are the ones that libzip writes`() throws {
    let bytes = try archive([
      RawMember(name: "t", storing: Array("<Types/>".utf8)), RawMember(name: "图", storing: [1, 2, 3]),
    ])
    let headers: [UInt8] = [
      0x50, 0x4B, 3, 4, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0xC7, 0x1C, 0x17, 0x3C, 8, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0,
    ]
    #expect(bytes.starts(with: headers + Array("t<Types/>".utf8)))
    let directory: [UInt8] = [
      0x50, 0x4B, 1, 2, 0x3F, 3, 0x0A, 0, 0, 8, 0, 0, 0, 0, 0x21, 0, 0x1D, 0x80, 0xBC, 0x55, 3, 0, 0, 0, 3, 0, 0, 0, 3,
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81, 39, 0, 0, 0,
    ]
    #expect(bytes.suffix(22 + 46 + 3).starts(with: directory + Array("图".utf8)))
  }

  @Test func `a member compressed piece by piece tells its size in front, and the directory may be put in order`()
    throws
  {
    let (sink, directory) = (MemorySpool(), MemorySpool())
    var stream = ZipStream(to: sink, directory: directory)
    try stream.add(RawMember(name: "z", storing: [7]))
    let place = stream.directoryEnd
    let writer = try MemberWriter("a", in: MemorySpool())
    for start in stride(from: 0, to: Self.text.count, by: 777) {
      try writer.write(Array(Self.text[start..<min(start + 777, Self.text.count)]))
    }
    let member = try writer.finish()
    try stream.add(member)
    try stream.finish(directory: [place..<directory.count, 0..<place])
    let found = try read(MemorySource(sink.bytes))
    #expect(found.map(\.0) == ["a", "z"] && found.map(\.1) == [Self.text, [7]] && member.size == Self.text.count)
    #expect(try ZipArchive(sink.bytes).read("a") == Self.text)
  }

  @Test func `more members than 16 bits can count make a zip64 archive that both readers read`() throws {
    let count = 66_000
    var members: [RawMember] = []
    for index in 0..<count { members.append(RawMember(name: "f\(1_000_000 + index)", storing: [UInt8(index & 0xFF)])) }
    let bytes = try archive(members)
    var limits = ZipLimits.standard
    #expect(throws: ZipError.self) { try ZipFile(MemorySource(bytes), limits: limits) }
    limits.entries = count
    #expect(try read(MemorySource(bytes), limits).map(\.1.first) == members.map(\.bytes.first))
    let archive = try ZipArchive(bytes, limits: limits)
    #expect(archive.entries.count == count)
    #expect(try archive.read(at: count - 1) == [UInt8((count - 1) & 0xFF)])
  }

  @Test func `members and places beyond 4 GiB stand in 64-bit fields`() throws {
    let (sink, directory) = (SparseFile(), MemorySpool())
    var stream = ZipStream(to: sink, directory: directory)
    let size = 5 << 30
    let hole = SpooledMember(
      .init(name: "a", method: .stored, crc: 0, size: size, compressedSize: size), in: Hole(size, in: sink))
    try stream.add(hole)
    try stream.add(RawMember(name: "b", storing: Self.text))
    try stream.finish()
    var limits = ZipLimits.standard
    limits.memberBytes = size
    limits.totalBytes = 2 * size
    let file = try ZipFile(sink, limits: limits)
    var walk = file.members()
    let large = try #require(try walk.next())
    #expect(large.size == size && large.compressedSize == size)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    try file.reader().stream(try #require(try walk.next()), buffer: &buffer) { bytes += $0 }
    #expect(bytes == Self.text)
    #expect(try walk.next() == nil)
  }

  @Test func `what fails to be written ends the archive`() throws {
    final class Full: ByteSink {
      func write(_ bytes: [UInt8]) throws { throw ZipError.cannotWrite("full") }
    }
    var stream = ZipStream(to: Full(), directory: MemorySpool())
    #expect(throws: ZipError.self) { try stream.add(RawMember(name: "a", storing: [1])) }
    #expect(throws: ZipError.self) { try stream.add(RawMember(name: "../a", storing: [1])) }
  }
}

/// A file with holes, in memory.
private final class SparseFile: ByteSource, ByteSink {
  private var pieces: [(start: Int, bytes: [UInt8])] = []
  private(set) var count = 0

  func write(_ bytes: [UInt8]) {
    pieces.append((count, bytes))
    count += bytes.count
  }
  func skip(_ length: Int) { count += length }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    for (start, bytes) in pieces {
      for place in max(start, offset)..<max(start, offset, min(start + bytes.count, offset + buffer.count)) {
        buffer[place - offset] = bytes[place - start]
      }
    }
  }
}

/// A spool that leaves a hole where it is laid.
private final class Hole: ByteSpool {
  let count: Int
  private let file: SparseFile
  init(_ count: Int, in file: SparseFile) { (self.count, self.file) = (count, file) }
  func write(_ bytes: [UInt8]) {}
  func replay(_ range: Range<Int>, _ body: ([UInt8]) throws -> Void) { file.skip(range.count) }
}
