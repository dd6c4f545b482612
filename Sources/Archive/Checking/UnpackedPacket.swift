import Foundation
import Storage
import Zipping

/// A packet that was unpacked: a folder with what the zip held. Links in it are not followed.
struct UnpackedPacket: PacketSource {
  private let path: String
  private let top: String

  /// Takes the folder at a path.
  init(_ path: String) throws {
    guard let real = realpath(path, nil) else { throw SystemFailure(path, errno) }
    defer { free(real) }
    self.path = String(cString: real)
    top = (self.path as NSString).lastPathComponent
  }

  func walk() throws -> any PacketWalk { try Walk(path, top: top) }
  func reader() -> any PacketReader { Reader() }

  /// Goes through the folder in the order of the paths' bytes, as manifests list them. Each folder is read once; what is
  /// kept are the names of those that are open.
  private struct Walk: PacketWalk {
    private struct Entry {
      let name: String
      let size: Int
      let isFolder: Bool
      let oddity: PacketMember.Oddity?
    }
    private struct Folder {
      let path: String
      let name: String
      /// The last comes first.
      var entries: [Entry]
    }
    private var folders: [Folder] = []
    /// Packets have four levels.
    private static let depth = 16

    init(_ path: String, top: String) throws { try enter(path, name: top) }

    mutating func next() throws -> PacketMember? {
      while var folder = folders.popLast() {
        guard let entry = folder.entries.popLast() else { continue }
        folders.append(folder)
        let (path, name) = ("\(folder.path)/\(entry.name)", "\(folder.name)/\(entry.name)")
        if entry.isFolder, folders.count < Walk.depth {
          if try enter(path, name: name) { continue }
        }
        return PacketMember(
          name: name, size: entry.size, place: entry.oddity == nil ? .file(path) : .nowhere, oddity: entry.oddity)
      }
      return nil
    }

    /// Whether a file is larger than any in a packet, or a thousand times larger than what of it is on the disk.
    private static func isExcessive(_ status: stat) -> Bool {
      let (size, stored) = (Int(status.st_size), Int(status.st_blocks) * 512)
      return size > PacketCheck.limits.memberBytes || size > 1 << 20 && size / PacketCheck.limits.ratio > stored
    }

    /// Reads a folder; `false` if nothing is in it, which no zip that we make brings about.
    @discardableResult
    private mutating func enter(_ path: String, name: String) throws -> Bool {
      let names = try entriesOfFolder(path).map(\.name)
      var entries: [Entry] = []
      for name in names {
        var status = stat()
        let type = lstat("\(path)/\(name)", &status) == 0 ? status.st_mode & S_IFMT : 0
        let isFile = type == S_IFREG
        entries.append(
          Entry(
            name: name, size: isFile ? Int(status.st_size) : 0, isFolder: type == S_IFDIR,
            oddity: !isFile ? .special : Walk.isExcessive(status) ? .excessive : nil))
      }
      entries.sort { BagName.precedes($1.isFolder ? $1.name + "/" : $1.name, $0.isFolder ? $0.name + "/" : $0.name) }
      if entries.isEmpty { return false }
      folders.append(Folder(path: path, name: name, entries: entries))
      return true
    }
  }

  private final class Reader: PacketReader {
    private var file: FileSource?
    private var place = 0
    let hasTrueHeader = true
    func hiddenPlace() -> Int? { nil }

    func open(_ member: PacketMember) throws {
      guard case .file(let path) = member.place else { throw UnreadableMember() }
      file = try FileSource(path)
      place = 0
    }

    func next(into buffer: inout [UInt8]) throws -> Int {
      guard let file else { return 0 }
      let count = min(buffer.count, file.count - place)
      if count > 0 {
        try buffer.withUnsafeMutableBytes {
          try file.read(at: place, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count]))
        }
        place += count
      }
      return count
    }
  }
}
