import Findings
import Zipping

/// Where the files of a packet lie: in the zip that was made, or in the folder into which it was unpacked.
protocol PacketSource {
  /// Walks through the files, as they are listed.
  func walk() throws -> any PacketWalk
  /// A reader of files, to be used for one after the other.
  func reader() throws -> any PacketReader
}

/// One walk through the files of a packet.
protocol PacketWalk {
  /// The next file; `nil` after the last.
  mutating func next() throws -> PacketMember?
}

/// Reads the files of a packet.
protocol PacketReader: AnyObject {
  /// Begins to read a file; throws ``UnreadableMember`` as ``next(into:)`` does.
  func open(_ member: PacketMember) throws
  /// Fills `buffer` from its front and gives the number of bytes; 0 at the end.
  func next(into buffer: inout [UInt8]) throws -> Int
  /// Whether the file is the same for programs that read a zip from its front and for those that trust its directory.
  var hasTrueHeader: Bool { get }
  /// A place with bytes that belong to no file, after all files were read.
  func hiddenPlace() throws -> Int?
}

extension PacketReader {
  /// Hands over the bytes of a file in pieces; `false` if they cannot be read.
  func stream(_ member: PacketMember, buffer: inout [UInt8], _ body: (ArraySlice<UInt8>) throws -> Void) throws -> Bool
  {
    do {
      try open(member)
      while true {
        let count = try next(into: &buffer)
        if count == 0 { return true }
        try body(buffer[..<count])
      }
    } catch is UnreadableMember { return false }
  }
}

/// The bytes of a file of a packet cannot be read: they are damaged, or it is no file.
struct UnreadableMember: Error {}

/// A file of a packet as its source lists it.
struct PacketMember {
  /// Where its bytes are.
  enum Place {
    case zip(ZipEntry)
    case file(String)
    /// They are not read.
    case nowhere
  }
  /// The name with the packet's folder before it.
  let name: String
  /// The size in bytes.
  let size: Int
  let place: Place
  let oddity: Oddity?

  /// What is strange about a file before it is read.
  enum Oddity {
    /// It is a link, a device, a pipe, or an empty folder.
    case special
    /// The zip has a comment on it.
    case comment
    /// The zip has a second name for it.
    case secondName
    /// It is larger than any could be, or nearly nothing of it is on the disk.
    case excessive

    init(_ oddity: ZipOddity) {
      self =
        switch oddity {
        case .special: .special
        case .comment: .comment
        case .secondName: .secondName
        }
    }
  }
}

/// A packet as one zip file.
struct ZippedPacket: PacketSource {
  let file: ZipFile

  func walk() -> any PacketWalk { Walk(entries: file.members()) }
  func reader() throws -> any PacketReader { Reader(try file.reader()) }

  private struct Walk: PacketWalk {
    var entries: ZipWalk

    mutating func next() throws -> PacketMember? {
      try entries.next().map {
        PacketMember(name: $0.name, size: $0.size, place: .zip($0), oddity: $0.oddity.map(PacketMember.Oddity.init))
      }
    }
  }

  private final class Reader: PacketReader {
    private let reader: ZipMemberReader
    init(_ reader: ZipMemberReader) { self.reader = reader }

    func open(_ member: PacketMember) throws {
      guard case .zip(let entry) = member.place else { throw UnreadableMember() }
      try reader.open(entry)
    }
    func next(into buffer: inout [UInt8]) throws -> Int {
      do { return try reader.next(into: &buffer) } catch let error as ZipError where error.code == .zipDamagedMember {
        throw UnreadableMember()
      }
    }
    var hasTrueHeader: Bool { reader.hasTrueHeader }
    func hiddenPlace() throws -> Int? { try reader.hiddenPlace() }
  }
}
