import Findings
import Forms
import Foundation
import Records
import Register
import Storage
import Templates

extension DeskCall {
  /// Prints issued forms by a template that is not on record (see
  /// ``IssueDesk/print(_:template:formats:copy:outDirectory:replacesFiles:observe:)``).
  func print(
    _ choice: FormChoice, template path: String, formats: [DocumentFormat], copy: String?, outDirectory: String,
    replacesFiles: Bool, observe: (IssuedForm) throws -> Void
  ) throws {
    let template = try UserTemplate(path, formats)
    var folder = try OutputFolder(outDirectory, self, replacesFiles: replacesFiles)
    let drawn = try withRecords { records in
      let all = try numbers(of: choice, records).map { try records.register.record($0) }
      for record in all { try records.checkPrintable(record) }
      return try all.map { record in
        let drawn = try template.copies(of: record, copy, records)
        _ = try giveWay(records)
        return drawn
      }
    }
    for (form, copies) in try template.converted(drawn, check: cancellation.check) {
      var form = form
      form.keepCopies { _ in false }
      form.add(copies: try folder.add(copies, named: template.stem, of: form.schema))
      try observe(form)
    }
    try folder.synchronise()
  }
}

/// A template of the user's by which issued forms are printed, and the formats that are made with it.
private struct UserTemplate {
  /// A form and copies of it.
  typealias Drawn = (form: IssuedForm, copies: [RenderedCopy])

  /// The file's name without its extension.
  let stem: String
  private let path: String
  private let bytes: [UInt8]
  private let kind: TemplateFormat
  private let formats: [DocumentFormat]
  /// What makes pages of documents, if these are wanted.
  private let office: OfficeConverter?

  init(_ path: String, _ formats: [DocumentFormat]) throws {
    let name = URL(fileURLWithPath: path)
    bytes = try WholeFile.bytes(of: path, upTo: WholeFile.documentBytes)
    guard let kind = TemplateFormat(templateExtension: name.pathExtension) else {
      throw UserTemplate.notATemplate(path)
    }
    let own: DocumentFormat = kind == .docx ? .docx : .xlsx
    if let other = formats.first(where: { $0 != own && $0 != .pdf }) {
      throw UserTemplate.otherFormat(path, own, other)
    }
    stem = name.deletingPathExtension().lastPathComponent
    self.path = path
    self.kind = kind
    self.formats = formats.isEmpty ? [own] : formats
    office = formats.contains(.pdf) ? try OfficeConverter(for: kind) : nil
  }

  /// A form, and its copies as documents of the template's own format; with `copy` that one alone.
  func copies(
    of record: FormRecord, _ copy: String?, _ records: RecordReader
  ) throws -> Drawn {
    let wanted = try copy.map { try records.copy($0, of: record).id }
    let own: DocumentFormat = kind == .docx ? .docx : .xlsx
    let printer = try FormPrinter(
      schema: try records.register.schema(of: record), sources: [FormPrinter.Source(own, bytes, name: path)],
      renderers: records.renderers)
    let files = printer.plan.filter { wanted.map { [copy = $0.copy] in $0 == copy } ?? true }
    let edition = try records.newestEdition(of: record)
    let job = record.job(edition, files, void: edition == .void ? record.voidMark : nil)
    let printing = try records.printing(job, with: printer)
    if let failure = printing.failures.first {
      throw DeskError(Notices.notPrinted(record.number, reason: failure.reason))
    }
    return (try records.issuedForm(record.number), printing.copies)
  }

  /// The same copies in the formats that are wanted.
  func converted(_ drawn: [Drawn], check: () throws -> Void) throws -> [Drawn] {
    guard let office else { return drawn }
    let copies = drawn.flatMap(\.copies)
    var pdfs: [RenderedCopy] = []
    for start in stride(from: 0, to: copies.count, by: OfficeConverter.batch) {
      let some = copies[start..<min(start + OfficeConverter.batch, copies.count)]
      let made = try office.pdfs(some.map(\.content), as: kind, check: check)
      pdfs += zip(some, made).map { copy, pdf in
        RenderedCopy(
          CopyName(
            number: copy.copy.name.number, copy: copy.copy.name.copy, format: DocumentFormat.pdf.rawValue,
            edition: copy.copy.name.edition),
          year: 0, template: copy.copy.template, content: pdf, sha256: Digest(of: pdf))
      }
    }
    return drawn.map { form, copies in
      let pages = Array(pdfs.prefix(copies.count))
      pdfs.removeFirst(copies.count)
      return (form, formats.contains(where: { $0 != .pdf }) ? copies + pages : pages)
    }
  }

  private static func notATemplate(_ path: String) -> DeskError {
    DeskError(
      "\(path) 不能作模板：只认 Word 文档（.docx、.dotx）和 Excel 工作簿（.xlsx、.xltx）",
      hant: "\(path) 不能作範本：只認 Word 文件（.docx、.dotx）和 Excel 活頁簿（.xlsx、.xltx）",
      en: "\(path) cannot be a template: only Word documents (.docx, .dotx) and workbooks (.xlsx, .xltx) can",
      kind: .usage)
  }

  private static func otherFormat(_ path: String, _ own: DocumentFormat, _ other: DocumentFormat) -> DeskError {
    let (own, other) = (own.rawValue, other.rawValue)
    return DeskError(
      "\(path) 只能印成 \(own) 或 pdf，不能印成 \(other)", hant: "\(path) 只能印成 \(own) 或 pdf，不能印成 \(other)",
      en: "\(path) can be printed as \(own) or pdf, not as \(other)", kind: .usage)
  }
}
