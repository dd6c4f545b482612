import Archive
import Findings
import Foundation
import OPC
import Zipping

/// What looking into the documents of a packet gave.
struct DocumentInspection {
  /// Files with a fault: how many, and the first of them. There may be one for each form.
  struct Faulty {
    private(set) var count = 0
    private(set) var first: [String] = []
    private static let few = 3

    mutating func add(_ path: String) {
      count += 1
      if first.count < Faulty.few { first.append(path) }
    }
  }

  /// How many files were looked at.
  private(set) var files = 0
  /// Files of formats that are not for long custody.
  private(set) var strange = Faulty()
  /// Files that do not open, and those that hold what acts or points outside.
  private(set) var closed = Faulty()
  private(set) var active = Faulty()
  /// Copies without a fixed layout.
  private(set) var loose = Faulty()
  private(set) var paths: Set<String> = []

  private static let formats: Set<String> = [
    "docx", "xlsx", "pdf", "ofd", "json", "jsonl", "xml", "XML", "TXT", "txt", "yaml", "png", "jpg", "jpeg", "tif",
    "tiff",
  ]
  private static let copies: Set<String> = ["docx", "xlsx", "txt"]

  /// Looks into the files of the packet at a path.
  init(_ path: String) throws {
    var copies = FolderCopies()
    try PacketFiles.walk(path, reading: DocumentInspection.isDocument) { file in
      files += 1
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      let dot = name.lastIndex(of: ".")
      let format = DocumentInspection.format(of: file.path)
      if !DocumentInspection.formats.contains(format) { strange.add(file.path) }
      if !file.path.hasPrefix(DocumentInspection.forms) {
        paths.insert(file.path)
      } else if let dot, DocumentInspection.isCopy(name, format) {
        let stem = file.path.dropLast(name.distance(from: dot, to: name.endIndex))
        let isFixed = format == "pdf" || format == "ofd"
        copies.add(file.path, stem: String(stem), isFixed: isFixed).forEach { loose.add($0) }
      }
      if DocumentInspection.isDocument(file.path, file.size) { look(into: file, format) }
    }
    copies.loose.forEach { loose.add($0) }
  }

  private static let forms = "data/电子档案/"
  private static let documents: Set<String> = ["docx", "xlsx", "ofd", "pdf"]
  /// Longer lists are left to the verification, which makes them again and compares them.
  private static let longList = 4 << 20

  /// Whether a file of a form is one of its copies, which have a fixed layout too.
  private static func isCopy(_ name: String, _ format: String) -> Bool {
    !name.contains("-attachment-") && (copies.contains(format) || format == "pdf" || format == "ofd")
  }

  private static func format(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  /// Whether a file is one that is looked into.
  private static func isDocument(_ path: String, _ size: Int) -> Bool {
    documents.contains(format(of: path)) && (path.hasPrefix(forms) || size <= longList)
  }

  private mutating func look(into file: PacketFiles.File, _ format: String) {
    guard let bytes = file.bytes else { return closed.add(file.path) }
    switch format {
    case "docx", "xlsx":
      do { _ = try OPCPackage(reading: bytes, name: file.path) } catch {
        if [.opcActiveContent, .opcExternalTarget].contains(error.code) {
          active.add(file.path)
        } else {
          closed.add(file.path)
        }
      }
    case "ofd":
      if (try? ZipArchive(bytes)) == nil { closed.add(file.path) }
    case "pdf":
      if !bytes.starts(with: "%PDF-".utf8) || !Array(bytes.suffix(1024)).contains(text: "%%EOF") {
        closed.add(file.path)
      }
      if bytes.contains(text: "/JavaScript") || bytes.contains(text: "/Launch") { active.add(file.path) }
    default: break
    }
  }
}

/// The copies that lie in one folder. Those of a form stand side by side: of all forms of a packet they would be many.
private struct FolderCopies {
  private var folder: Substring = ""
  private var copies: [String: (named: String, isFixed: Bool)] = [:]

  /// Those without a fixed layout.
  var loose: [String] { copies.values.filter { !$0.isFixed }.map(\.named).sorted() }

  /// Adds a copy. Gives those of the folder before that have no fixed layout, if this is of another one.
  mutating func add(_ path: String, stem: String, isFixed: Bool) -> [String] {
    let place = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    let done = place == folder ? [] : loose
    if place != folder { (folder, copies) = (place, [:]) }
    copies[stem] = (copies[stem]?.named ?? path, copies[stem]?.isFixed ?? false || isFixed)
    return done
  }
}

extension [UInt8] {
  /// Whether a text stands in these bytes.
  fileprivate func contains(text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}
