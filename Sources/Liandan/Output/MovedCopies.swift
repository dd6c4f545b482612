import Findings
import Forms
import PageGraphics
import Records
import Register
import Storage

/// Copies on fixed pages as a printer needs them that lays paper in aside: drawn once more from the record, and moved.
struct MovedCopies {
  let printer: PrinterChoice
  var records: RecordReader?
  private let caches = PageCaches()
  private let notice: @Sendable (LocalizedText) -> Void
  /// Whether it was told that something leaves the sheet: of a list once.
  private var isTold = false

  init(_ printer: PrinterChoice, _ notice: @escaping @Sendable (LocalizedText) -> Void) {
    (self.printer, self.notice) = (printer, notice)
  }

  /// What the file of a copy is called: `NUMBER-COPY.前台针式.pdf`; `nil` for a copy that is not moved.
  func fileName(of copy: StoredCopy) -> String? {
    guard MovedCopies.format(of: copy) != nil else { return nil }
    return copy.name.fileName.dropLast(copy.name.format.count + 1) + "\(printer.suffix).\(copy.name.format)"
  }

  /// The copy moved; `nil` for one that is not.
  mutating func file(of copy: IssuedCopy) throws -> OutFile? {
    guard let format = MovedCopies.format(of: copy.stored), let records else { return nil }
    let (form, pages) = try records.drawing(of: [copy.stored])
    guard let definition = form.schema.copy(copy.id) else { return nil }
    if !isTold, pages[0].contains(where: printer.pushesOut) {
      isTold = true
      notice(printer.pushedOut(of: form.number))
    }
    let language = try records.variant(of: copy.stored)?.language ?? .zhHans
    let bytes = try format.document(
      pages[0].map(printer.moved), DocumentInformation(definition, of: form, in: language), caches)
    return OutFile(copy.stored, as: bytes)
  }

  private static func format(of copy: StoredCopy) -> FixedFormat? {
    DocumentFormat(rawValue: copy.name.format)?.entry.pages
  }
}
