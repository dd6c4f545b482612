import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML
import Zipping

/// Makes one document of several that come from the same template: the three copies of a form, or a batch to be printed in
/// one go.
///
/// Each document begins on a new page, with headers and footers of its own and pages counted from 1; 共 x 页 counts the
/// document's own pages. Styles, fonts and pictures are there once. Lists begin again. Memory grows with the compressed
/// file that comes out, not with its text.
package struct DocumentJoiner {
  /// How many documents were joined.
  package private(set) var count = 0
  /// The size of the joined text so far, in bytes; a document of more than 256 MB is refused.
  package var size: Int { body?.size ?? 0 }

  private var parts: JoinedParts?
  private var numbers = JoinNumbers()
  private var shape: JoinShape?
  private var body: GrowingMember?
  private var tail: [UInt8] = []
  private var held: HeldEnd?
  private var notes: [NoteKind: [UInt8]] = [:]
  private var lists: [UInt8] = []
  private var title = JoinedTitle()

  /// How much text a document would add, in bytes.
  ///
  /// - Throws: `OPCError` if it cannot be read.
  package static func size(of document: [UInt8]) throws -> Int {
    let package = try OPCPackage(reading: document, name: "1")
    return package.part(package.mainPart)?.raw.size ?? 0
  }

  /// Begins without documents.
  package init() {}

  /// Adds a document behind the others.
  ///
  /// - Throws: `TemplateError` if it does not come from the template of the first or the whole grows too large,
  ///   `OPCError` if it cannot be read.
  package mutating func append(_ document: [UInt8]) throws {
    let package = try OPCPackage(reading: document, name: "\(count + 1)")
    guard package.kind == .wordprocessing else { throw TemplateError.notJoinable }
    var parts = try self.parts ?? JoinedParts(base: package)
    let shape = try self.shape ?? JoinShape(package)
    guard shape.fits(package) else { throw TemplateError.notJoinable }
    var source = try JoinedDocument(package, ordinal: count)
    try source.prepare(&parts, &numbers, shape)
    let body = try self.body ?? GrowingMember()
    self.body = body
    if let held { try body.append(held.open + held.section + held.close) }
    for (kind, bytes) in source.notes { notes[kind, default: []] += bytes }
    lists += source.lists
    title.add(package)
    if count == 0 { try body.append(source.head) }
    try body.append(source.start)
    held = source.end
    if count == 0 { tail = source.tail }
    if body.size > TemplateLimits.standard.partBytes { throw TemplateError.joinTooLarge }
    self.parts = parts
    self.shape = shape
    count += 1
  }

  /// The joined document; `nil` if there was none. The joiner is empty afterwards.
  package mutating func finish() throws -> [UInt8]? {
    guard var parts, let shape, let held, let body else { return nil }
    try body.append(held.last + held.section + tail)
    parts.replace(parts.base.mainPart, with: .raw(try body.finished(parts.base.mainPart.member)))
    for (kind, bytes) in notes {
      if let name = shape.notes[kind], !bytes.isEmpty {
        parts.replace(name, with: .plain(try shape.adding(bytes, to: name, parts.base)))
      }
    }
    if !lists.isEmpty, let numbering = shape.numbering, let name = shape.numberingPart {
      parts.replace(name, with: .plain(numbering.adding(lists)))
    }
    if let title = title.part { parts.replace(title.name, with: .plain(title.bytes)) }
    let changes = parts.changes
    self = DocumentJoiner()
    return try parts.base.writing(changes)
  }
}

/// The end of a document's text, whose form depends on whether another document follows.
struct HeldEnd {
  /// The last paragraph where nothing follows.
  var last: [UInt8]
  /// The last paragraph where another document follows, before and after the section's properties.
  var open: [UInt8]
  var close: [UInt8]
  /// The section's properties.
  var section: [UInt8]
}

extension TemplateError {
  static let notJoinable = TemplateError(
    LocalizedText(
      "这些文件不是用同一个 Word 模板做的，不能合成一个文件", hant: "這些檔案不是用同一個 Word 範本做的，不能合成一個檔案",
      en: "these files do not come from one Word template and cannot be joined"))
  static let joinTooLarge = TemplateError(
    LocalizedText(
      "合成的文件太大，请分成几个文件", hant: "合成的檔案太大，請分成幾個檔案", en: "the joined file grows too large; make several"))
  static let partsTooDeep = TemplateError(
    LocalizedText(
      "文件的部件互相引用，不能合成", hant: "檔案的部件互相引用，不能合成", en: "the file's parts refer to each other in circles"))
}
