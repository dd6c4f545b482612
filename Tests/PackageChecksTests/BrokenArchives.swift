import OPC
import Zipping

/// Packages broken in the archive or in how its parts hang together, each with the code of what finds it.
enum BrokenArchives {
  static let cases: [(code: String, name: String, bytes: @Sendable () throws -> [UInt8])] = [
    ("package-part-without-type", "a.docx", { try docx(adding: [.stored(name: "word/x.bin", bytes: [])]) }),
    ("package-part-without-type", "a.docx", { try picture(type: "application/xml") }),
    ("package-type-twice", "a.docx", { try typed("<Default Extension=\"XML\" ContentType=\"application/xml\"/>") }),
    (
      "package-type-of-nothing", "a.docx",
      { try typed("<Override PartName=\"/word/comments.xml\" ContentType=\"a/b\"/>") }
    ),
    ("package-missing-part", "a.docx", { try docx(replacing: "</Relationships>", with: "\(link)</Relationships>") }),
    ("package-orphan", "a.docx", { try docx(adding: [.deflated(name: "word/other.xml", bytes: Array("<a/>".utf8))]) }),
    ("zip-duplicate-name", "a.docx", { try patched("word/header1.xml", "word/styles2.xml", "word/styles2.xml") }),
    ("package-archive-descriptor", "a.docx", { try withFlags(1 << 3) }),
    ("package-zip64", "a.xlsx", { try withZip64End() }),
    ("package-own-archive", "a.docx", { try ZipWriter.archive(members().reversed()) }),
    ("package-own-attributes", "a.docx", { try withDirectory(offset: 38, [0, 0, 0, 0]) }),
    ("package-own-time", "a.docx", { try withDirectory(offset: 12, [1, 0, 0x21, 0x5C]) }),
    ("package-wrong-extension", "a.dotx", { try BrokenPackages.docx(body: "<w:p/>") }),
    ("opc-not-a-package", "a.docx", { try docx(replacing: "/officeDocument\"", with: "/other\"") }),
    ("package-two-documents", "a.docx", { try docx(replacing: "</Relationships>", with: "\(second)</Relationships>") }),
    (
      "package-encoding", "a.docx",
      { try docx(replacing: "<w:styles", with: "<?xml version='1.0' encoding='GB18030'?><w:styles") }
    ),
    ("zip-not-an-archive", "a.docx", { try Array(BrokenPackages.docx(body: "<w:p/>").dropLast(8)) }),
    ("zip-damaged-member", "a.docx", { try withDirectory(offset: 16, [1, 2, 3, 4], everywhere: true) }),
    ("xml-refused", "12.docx", { try BrokenPackages.docx(body: "<w:p><w:r><w:t>A & B</w:t></w:r></w:p>") }),
    ("xml-refused", "13.docx", { try BrokenPackages.docx(body: "<w:p><w:r><w:t>\u{1}</w:t></w:r></w:p>") }),
    ("xml-refused", "13.docx", { try BrokenPackages.docx(body: "<w:p><w:r><w:t>&#xB;</w:t></w:r></w:p>") }),
    ("xml-refused", "51.docx", { try docx(replacing: "<w:styles", with: "<!DOCTYPE a [<!ENTITY b 'c'>]><w:styles") }),
    ("opc-external-target", "a.docx", { try docx(replacing: "</Relationships>", with: "\(outside)</Relationships>") }),
    ("opc-active-content", "a.docx", { try docx(adding: [.stored(name: "word/vbaProject.bin", bytes: [1])]) }),
    (
      "content-not-listed", "a.docx", { try typed("<Override PartName=\"/word/styles.xml\" ContentType=\"a/b+xml\"/>") }
    ),
    (
      "content-embedded-file", "a.docx",
      {
        try BrokenPackages.docx(body: "<w:p/>").adding(
          "/word/embeddings/a.xlsx", BrokenPackages.sheet + "sheet", Array("PK".utf8), "package")
      }
    ),
    (
      "package-calc-chain", "a.xlsx",
      {
        try BrokenPackages.xlsx("<sheetData/>", beside: [("/xl/calcChain.xml", "calcChain", "><c r=\"A1\" i=\"1\"/>")])
      }
    ),
    (
      "package-text-count", "a.xlsx",
      { try docx(BrokenPackages.xlsx("<sheetData/>"), replacing: "<sst ", with: "<sst count=\"3\" ") }
    ),
    ("package-table-range", "a.xlsx", { try BrokenPackages.xlsx("<sheetData/>", beside: [table("A1:B2")]) }),
    (
      "package-merge-overlap", "a.xlsx",
      {
        try BrokenPackages.xlsx(
          "<sheetData/><mergeCells count=\"1\"><mergeCell ref=\"B2:C3\"/></mergeCells>", beside: [table("A1:B2")])
      }
    ),
    (
      "package-shared-content", "a.xlsx",
      { try BrokenPackages.xlsx("<sheetData/>", beside: [table("A1:B2")], sheets: 2) }
    ),
    (
      "package-number-format", "a.xlsx",
      {
        try BrokenPackages.xlsx(
          "<sheetData/>",
          formats: "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0&quot;元\"/></numFmts>")
      }
    ),
    (
      "package-date-range", "a.xlsx",
      { try BrokenPackages.xlsx("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>-3</v></c></row></sheetData>") }
    ),
  ]

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let link = "<Relationship Id=\"r9\" Type=\"\(office)/settings\" Target=\"/word/settings.xml\"/>"
  private static let second = "<Relationship Id=\"r9\" Type=\"\(office)/officeDocument\" Target=\"/word/styles.xml\"/>"
  private static let outside =
    "<Relationship Id=\"r9\" Type=\"\(office)/image\" Target=\"http://example.com/a.png\" TargetMode=\"External\"/>"

  private static func table(_ range: String) -> (PartName, String, String) {
    (
      "/xl/tables/table1.xml", "table",
      " id=\"1\" displayName=\"t\" ref=\"\(range)\"><tableColumns count=\"1\"><tableColumn id=\"1\" name=\"a\"/></tableColumns>"
    )
  }

  /// The members of a sound document, the content types first.
  private static func members(_ bytes: [UInt8]? = nil) throws -> [ZipMember] {
    let archive = try ZipArchive(try bytes ?? BrokenPackages.docx(body: "<w:p/>"))
    var members: [ZipMember] = []
    for entry in archive.entries { members.append(.deflated(name: entry.name, bytes: try archive.read(entry.name))) }
    return members
  }

  /// A package with more members, or with a text replaced in the first member that has it.
  private static func docx(
    _ whole: [UInt8]? = nil, adding: [ZipMember] = [], replacing old: String? = nil, with new: String = ""
  ) throws -> [UInt8] {
    var isDone = old == nil
    let changed = try members(whole).map { member -> ZipMember in
      guard !isDone, let old, case .deflated(let name, let bytes) = member else { return member }
      let text = String(decoding: bytes, as: UTF8.self)
      if !text.contains(old) { return member }
      isDone = true
      // The declaration moves to the front of its part.
      let body = new.hasPrefix("<?xml") ? text.replacing(/<\?xml.*?\?>\s*/, with: "") : text
      return .deflated(name: name, bytes: Array(body.replacing(old, with: new).utf8))
    }
    return try ZipWriter.archive(changed + adding)
  }

  /// A package with the first occurrence of a text replaced.
  static func edited(_ bytes: [UInt8], _ old: String, _ new: String) throws -> [UInt8] {
    try docx(bytes, replacing: old, with: new)
  }

  /// A document with what Office threw away.
  static func withTrash() throws -> [UInt8] { try docx(adding: [.stored(name: "[trash]/0000.dat", bytes: [0])]) }

  private static func typed(_ line: String) throws -> [UInt8] {
    try docx(replacing: "</Types>", with: "\(line)</Types>")
  }

  private static func picture(type: String) throws -> [UInt8] {
    let package = try OPCPackage(reading: BrokenPackages.docx(body: "<w:p/>"), name: "a.docx")
    var changes = OPCChanges()
    let picture: PartName = "/word/media/a.jpg"
    changes.additions = [.init(name: picture, contentType: type, content: .plain(Array("<a/>".utf8)))]
    let source = package.mainPart
    changes.relationships = [(source, Relationship(id: "r9", type: RelationshipType.image, to: picture, from: source))]
    return try package.writing(changes)
  }

  /// A document with one member more, whose name is then written over by that of another.
  private static func patched(_ old: String, _ added: String, _ new: String) throws -> [UInt8] {
    let bytes = try docx(adding: [.stored(name: added, bytes: [])])
    return replace(Array(old.utf8), by: Array(new.utf8), in: bytes)
  }

  /// Sets flags in every header of the archive.
  private static func withFlags(_ flags: UInt8) throws -> [UInt8] {
    var bytes = try BrokenPackages.docx(body: "<w:p/>")
    for at in bytes.indices.dropLast(4) where bytes[at] == 0x50 && bytes[at + 1] == 0x4B {
      if bytes[at + 2] == 3, bytes[at + 3] == 4 { bytes[at + 6] |= flags }
      if bytes[at + 2] == 1, bytes[at + 3] == 2 { bytes[at + 8] |= flags }
    }
    return bytes
  }

  /// Writes over a field of the directory's first record, or of all, with the checksum in the local header as well.
  private static func withDirectory(offset: Int, _ field: [UInt8], everywhere: Bool = false) throws -> [UInt8] {
    var bytes = try BrokenPackages.docx(body: "<w:p/>")
    for at in bytes.indices.dropLast(4) where bytes[at] == 0x50 && bytes[at + 1] == 0x4B {
      if bytes[at + 2] == 1, bytes[at + 3] == 2 {
        bytes.replaceSubrange(at + offset..<at + offset + field.count, with: field)
      }
      if everywhere, bytes[at + 2] == 3, bytes[at + 3] == 4 {
        bytes.replaceSubrange(at + offset - 2..<at + offset - 2 + field.count, with: field)
      }
    }
    return bytes
  }

  /// Puts a 64-bit end record and its locator before the end record.
  private static func withZip64End() throws -> [UInt8] {
    let bytes = try BrokenPackages.xlsx("<sheetData/>")
    let end = Array(bytes.suffix(22))
    func wide(_ field: ArraySlice<UInt8>) -> [UInt8] { Array(field) + [UInt8](repeating: 0, count: 8 - field.count) }
    func number(_ value: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var record: [UInt8] = [0x50, 0x4B, 6, 6] + number(44) + [45, 3, 45, 0] + [UInt8](repeating: 0, count: 8)
    record += wide(end[8..<10]) + wide(end[10..<12]) + wide(end[12..<16]) + wide(end[16..<20])
    let locator: [UInt8] = [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + number(bytes.count - 22) + [1, 0, 0, 0]
    return Array(bytes[..<(bytes.count - 22)]) + record + locator + end[..<8] + [UInt8](repeating: 0xFF, count: 12)
      + end[20...]
  }

  private static func replace(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for at in bytes.indices.dropLast(old.count - 1) where bytes[at...].starts(with: old) {
      bytes.replaceSubrange(at..<at + old.count, with: new)
    }
    return bytes
  }
}

extension [UInt8] {
  /// The package with one part more, to which a relationship of this type leads from the main part.
  func adding(_ name: PartName, _ type: String, _ bytes: [UInt8], _ relationship: String) throws -> [UInt8] {
    let package = try OPCPackage(reading: self, name: "a")
    let link = Relationship(
      id: "rIdAdded", type: relationship.contains("/") ? relationship : RelationshipType.office(relationship), to: name,
      from: package.mainPart)
    var changes = OPCChanges()
    changes.additions = [.init(name: name, contentType: type, content: .plain(bytes))]
    changes.relationships = [(package.mainPart, link)]
    return try package.writing(changes)
  }

  /// The package with one relationship more, which leads outside from the main part.
  func linking(_ relationship: String, _ target: String) throws -> [UInt8] {
    let package = try OPCPackage(reading: self, name: "a")
    var changes = OPCChanges()
    let link = Relationship(id: "rIdOut", type: RelationshipType.office(relationship), external: target)
    changes.relationships = [(package.mainPart, link)]
    return try package.writing(changes)
  }
}
