import Archive
import Findings
import Foundation
import Storage
import Zipping

/// A packet as a folder beside its zip: what is transferred must not be compressed (档发〔2012〕7号).
///
/// The folder is whole under its name or not there at all; what a run that died left is taken away by the next.
enum PacketFolder {
  /// Unpacks a packet into the folder of its id; one that is there with the same files is left as it is.
  ///
  /// - Throws: a ``DeskError`` if something else has the name.
  static func write(_ packet: Packet, store: any FileStore) throws -> String {
    let path = String(packet.path.dropLast(4))
    if PacketTarget.isTaken(path) {
      let report = try PacketCheck.verify(path: path)
      let zipped = try PacketCheck.verify(path: packet.path)
      guard report.findings.isEmpty, report.chain?.head == zipped.chain?.head else { throw PacketProblem.altered(path) }
      return path
    }
    let parent = (path as NSString).deletingLastPathComponent
    let temporary = "\(parent)/.\((path as NSString).lastPathComponent).part"
    try? FileManager.default.removeItem(atPath: temporary)
    do {
      try unpack(packet.path, into: temporary, store)
      guard try store.moveDirectory(temporary, to: path) else { throw PacketProblem.altered(path) }
      try store.synchronise([parent])
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error
    }
    return path
  }

  private static func unpack(_ zip: String, into folder: String, _ store: any FileStore) throws {
    let file = try ZipFile(FileSource(zip), limits: PacketCheck.limits)
    let reader = try file.reader()
    var walk = file.members()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    try store.makeDirectory(folder)
    var folders: Set<String> = [folder]
    while let entry = try walk.next() {
      // The zip has one folder, of the packet's id.
      guard let slash = entry.name.firstIndex(of: "/") else { continue }
      let path = "\(folder)/\(entry.name[entry.name.index(after: slash)...])"
      let parent = (path as NSString).deletingLastPathComponent
      if folders.insert(parent).inserted { try store.makeDirectory(parent) }
      let target = try store.create(path)
      try reader.stream(entry, buffer: &buffer) { try target.write(Array($0)) }
      _ = try target.seal()
      try target.commit()
    }
    try store.synchronise(folders.sorted())
  }
}
