import Storage
import Zipping

/// Hands over the files of a packet one after the other, for checks of what is in them.
package enum PacketFiles {
  /// A file of the payload.
  package struct File {
    /// The path within the packet.
    package let path: String
    /// The size in bytes.
    package let size: Int
    /// The content; `nil` of a file that was not to be read, is larger than any document, or cannot be read.
    package let bytes: [UInt8]?
  }
  /// No document of a form is greater.
  private static let limit = 256 << 20

  /// Walks through the payload of a packet, zipped or unpacked; a packet that cannot be read has no files.
  ///
  /// - Parameter isRead: Asked by path and size whether a file's content is wanted: audit chain and lists of a large packet are
  ///   large.
  package static func walk(
    _ path: String, reading isRead: (_ path: String, _ size: Int) -> Bool, _ body: (File) throws -> Void
  ) throws {
    let source: any PacketSource
    do { source = try PacketCheck.source(path) } catch is ZipError { return }
    let reader = try source.reader()
    var walk = try source.walk()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while let member = try walk.next() {
      guard let slash = member.name.firstIndex(of: "/") else { continue }
      let path = String(member.name[member.name.index(after: slash)...])
      guard path.hasPrefix("data/") else { continue }
      var bytes: [UInt8] = []
      var isWhole = member.size <= limit && isRead(path, member.size)
      if isWhole { isWhole = try reader.stream(member, buffer: &buffer) { bytes.append(contentsOf: $0) } }
      try body(File(path: path, size: member.size, bytes: isWhole ? bytes : nil))
    }
  }
}
