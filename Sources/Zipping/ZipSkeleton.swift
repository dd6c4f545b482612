/// An archive of which only some members change from one making to the next: everything else is ready, headers included.
///
/// What it makes is byte for byte what ``ZipWriter`` makes of the same members.
package struct ZipSkeleton: Sendable {
  /// A member of the archive.
  package enum Member: Sendable {
    /// One that stays, under a name of its own.
    case constant(RawMember, name: String)
    /// One that is given each time.
    case changing(name: String)
  }

  private enum Piece: Sendable {
    /// Members that follow each other: their bytes, their lines of the directory, and where in those lines their offsets
    /// stand, with the offsets from the first of them.
    case ready(bytes: [UInt8], lines: [UInt8], offsets: [(place: Int, offset: Int)])
    case changing(name: String, deflated: ChangingHeader)
  }
  private var pieces: [Piece] = []
  /// How many members change.
  package private(set) var changing = 0
  private var constantBytes = 0
  private var lineBytes = 0
  /// Larger archives are made by `ZipWriter`, which knows 64-bit records.
  private static let limit = 1 << 31

  /// Takes the members in their order. Names that are unsafe, or the same ignoring case, throw.
  package init(_ members: [Member]) throws(ZipError) {
    var names = UniqueNames(capacity: members.count)
    for member in members {
      switch member {
      case .constant(let raw, let name):
        try names.insert(name)
        add(raw, name)
      case .changing(let name):
        try names.insert(name)
        pieces.append(.changing(name: name, deflated: ChangingHeader(name)))
        changing += 1
        lineBytes += name.utf8.count + ZipAssembler.headerRoom
        constantBytes += name.utf8.count + ZipAssembler.headerRoom
      }
    }
  }

  private mutating func add(_ raw: RawMember, _ name: String) {
    var (bytes, lines, offsets): ([UInt8], [UInt8], [(place: Int, offset: Int)]) = ([], [], [])
    if case .ready(let bytesBefore, let linesBefore, let offsetsBefore)? = pieces.last {
      (bytes, lines, offsets) = (bytesBefore, linesBefore, offsetsBefore)
      pieces.removeLast()
    }
    let (size, width) = (bytes.count, lines.count)
    offsets.append((width + ZipAssembler.offsetPlace, size))
    var assembler = ZipAssembler()
    assembler.begin(raw.facts(as: name), into: &bytes, directory: &lines)
    bytes += raw.bytes
    constantBytes += bytes.count - size
    lineBytes += lines.count - width
    pieces.append(.ready(bytes: bytes, lines: lines, offsets: offsets))
  }

  /// The archive with these members in the places of those that change, in their order; `nil` if they are not as many, or
  /// the archive is too large.
  package func archive(_ members: [RawMember]) -> [UInt8]? {
    let room = members.reduce(constantBytes) { $0 + $1.bytes.count }
    guard members.count == changing, room < ZipSkeleton.limit, members.allSatisfy({ $0.size < ZipSkeleton.limit })
    else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(room + lineBytes + 64)
    var directory: [UInt8] = []
    directory.reserveCapacity(lineBytes)
    var assembler = ZipAssembler()
    var next = 0
    for piece in pieces {
      switch piece {
      case .changing(let name, let header):
        if members[next].method == .deflated {
          header.begin(members[next], &assembler, into: &out, directory: &directory)
        } else {
          assembler.begin(members[next].facts(as: name), into: &out, directory: &directory)
        }
        out.append(contentsOf: members[next].bytes)
        next += 1
      case .ready(let bytes, let lines, let offsets):
        let (start, first) = (out.count, directory.count)
        out.append(contentsOf: bytes)
        directory.append(contentsOf: lines)
        for (place, offset) in offsets { ZipAssembler.patch(&directory, at: first + place, start + offset) }
        assembler.pass(offsets.count, bytes: bytes.count)
      }
    }
    let size = directory.count
    out.append(contentsOf: directory)
    assembler.end(directorySize: size, to: &out)
    return out
  }
}

/// The headers of a deflated member that changes, but for its facts.
private struct ChangingHeader: Sendable {
  private var local: [UInt8] = []
  private var line: [UInt8] = []

  init(_ name: String) {
    var assembler = ZipAssembler()
    assembler.begin(
      ZipAssembler.Facts(name: name, method: .deflated, crc: 0, size: 0, compressedSize: 0), into: &local,
      directory: &line)
  }

  /// Does what `ZipAssembler.begin` does, for sizes and an offset below 4 GiB.
  func begin(
    _ member: RawMember, _ assembler: inout ZipAssembler, into out: inout [UInt8], directory: inout [UInt8]
  ) {
    let (start, first) = (out.count, directory.count)
    out.append(contentsOf: local)
    directory.append(contentsOf: line)
    for (place, fact) in [(0, Int(member.crc)), (4, member.bytes.count), (8, member.size)] {
      ZipAssembler.patch(&out, at: start + ZipAssembler.factsPlace.local + place, fact)
      ZipAssembler.patch(&directory, at: first + ZipAssembler.factsPlace.line + place, fact)
    }
    ZipAssembler.patch(&directory, at: first + ZipAssembler.offsetPlace, assembler.offset)
    assembler.pass(1, bytes: local.count + member.bytes.count)
  }
}
