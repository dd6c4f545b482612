import Foundation
import Storage
import TestSupport
import Testing

/// The text of a file.
func read(_ path: String) throws -> String { String(decoding: try Document.bytes(path), as: UTF8.self) }

/// An unpacked packet that somebody changes, and makes whole again as a bag.
struct EditedBag {
  let folder: String

  /// Replaces a text in a file; with none, takes the file away, or makes it if the text to replace is empty.
  func edit(_ path: String, replacing old: String?, with new: String) throws {
    let url = URL(filePath: "\(folder)/\(path)")
    guard let old else { return try FileManager.default.removeItem(at: url) }
    if old.isEmpty { return try Data(new.utf8).write(to: url) }
    let text = try read("\(folder)/\(path)")
    #expect(text.contains(old))
    let range = try #require(text.range(of: old))
    try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: url)
  }

  /// Writes manifests and Payload-Oxum anew.
  func renewManifests() throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    func lines(_ paths: [String]) throws -> String {
      try paths.map { "\(Digest(of: try Document.bytes("\(folder)/\($0)")))  \($0)\n" }.joined()
    }
    let payload = paths.filter { $0.hasPrefix("data/") }
    try Data(try lines(payload).utf8).write(to: URL(filePath: folder + "/manifest-sha256.txt"))
    let octets = try payload.map { try Document.bytes("\(folder)/\($0)").count }.reduce(0, +)
    let info = try read(folder + "/bag-info.txt").replacing(
      /Payload-Oxum: .*/, with: "Payload-Oxum: \(octets).\(payload.count)")
    try Data(info.utf8).write(to: URL(filePath: folder + "/bag-info.txt"))
    let tags = paths.filter { !$0.hasPrefix("data/") && $0 != "tagmanifest-sha256.txt" }
    try Data(try lines(tags).utf8).write(to: URL(filePath: folder + "/tagmanifest-sha256.txt"))
  }
}
