import Archive
import Findings
import Foundation
import OPC
import Zipping

/// What looking into the documents of a packet gave.
struct DocumentInspection {
  /// How many files were looked at.
  private(set) var files = 0
  /// Files of formats that are not for long custody.
  private(set) var strange: [String] = []
  /// Files that do not open, and those that hold what acts or points outside.
  private(set) var closed: [String] = []
  private(set) var active: [String] = []
  /// Copies without a fixed layout.
  private(set) var loose: [String] = []
  private(set) var paths: Set<String> = []

  private static let formats: Set<String> = [
    "docx", "xlsx", "pdf", "ofd", "json", "jsonl", "xml", "XML", "TXT", "txt", "yaml", "png", "jpg", "jpeg", "tif",
    "tiff",
  ]
  private static let copies: Set<String> = ["docx", "xlsx", "txt"]

  /// Looks into the files of the packet at a path.
  init(_ path: String) throws {
    var copies: [String: (named: String, isFixed: Bool)] = [:]
    try PacketFiles.walk(path) { file in
      files += 1
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      let dot = name.lastIndex(of: ".")
      let format = dot.map { String(name[name.index(after: $0)...]) } ?? ""
      if !DocumentInspection.formats.contains(format) { strange.append(file.path) }
      if !file.path.hasPrefix("data/电子档案/") {
        paths.insert(file.path)
      } else if let dot, DocumentInspection.copies.contains(format) || format == "pdf" || format == "ofd" {
        let stem = String(file.path.dropLast(name.distance(from: dot, to: name.endIndex)))
        let isFixed = format == "pdf" || format == "ofd"
        copies[stem] = (copies[stem]?.named ?? file.path, copies[stem]?.isFixed ?? false || isFixed)
      }
      look(into: file, format)
    }
    loose = copies.values.filter { !$0.isFixed }.map(\.named).sorted()
  }

  private mutating func look(into file: PacketFiles.File, _ format: String) {
    guard let bytes = file.bytes else { return closed.append(file.path) }
    switch format {
    case "docx", "xlsx":
      do { _ = try OPCPackage(reading: bytes, name: file.path) } catch {
        if [.opcActiveContent, .opcExternalTarget].contains(error.code) {
          active.append(file.path)
        } else {
          closed.append(file.path)
        }
      }
    case "ofd":
      if (try? ZipArchive(bytes)) == nil { closed.append(file.path) }
    case "pdf":
      if !bytes.starts(with: "%PDF-".utf8) || !Array(bytes.suffix(1024)).contains(text: "%%EOF") {
        closed.append(file.path)
      }
      if bytes.contains(text: "/JavaScript") || bytes.contains(text: "/Launch") { active.append(file.path) }
    default: break
    }
  }
}

extension [UInt8] {
  /// Whether a text stands in these bytes.
  fileprivate func contains(text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}
