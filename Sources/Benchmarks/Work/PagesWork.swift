import Dispatch
import Findings
import Fonts
import Forms
import Foundation
import OFD
import PDF
import PageGraphics
import Pages
import Storage
import Synchronization

/// Prints forms on fixed pages in this process, from their typed values to the finished files.
enum PagesWork {
  /// The first copy of forms in one file; their values are made beside the clock.
  static func file(_ id: String, _ count: Int, seed: Int, _ folder: String, repository: String) throws -> WorkResult {
    let varied = try VariedForms(id, repository: repository)
    var printer: PagePrinter?
    var result = try WorkResult.measure(0) { printer = try PagePrinter(varied.schema, as: .pdf) }
    guard let printer else { return result }
    let writer = PDFWriter(printer.information, cache: printer.pdf, to: try OutputFile("\(folder)/pages.pdf"))
    for start in stride(from: 0, to: count, by: 500) {
      let forms = varied.forms(min(500, count - start), seed: seed + start)
      var items = 0
      result += try WorkResult.measure(0) {
        for form in forms {
          for page in try printer.pages(form) {
            try writer.add(page)
            items += 1
          }
        }
      }
      result.items += items
    }
    result += try WorkResult.measure(0) { try writer.finish() }
    return result
  }

  /// The first copy of each form in a file of its own, on two threads.
  static func files(
    _ id: String, _ format: PagePrinter.Format, _ count: Int, seed: Int, _ folder: String, repository: String
  ) throws -> WorkResult {
    let varied = try VariedForms(id, repository: repository)
    let forms = varied.forms(count, seed: seed)
    return try WorkResult.measure(count) {
      let printer = try PagePrinter(varied.schema, as: format)
      let next = Atomic(0)
      let failure = Mutex<(any Error)?>(nil)
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < forms.count else { return }
          do {
            try WorkResult.write(printer.document(forms[index]), to: "\(folder)/\(index).\(format.rawValue)")
          } catch { failure.withLock { $0 = error } }
        }
      }
      if let error = failure.withLock({ $0 }) { throw error }
    }
  }
}

/// A form's layout, compiled, and what prints its first copy.
struct PagePrinter: Sendable {
  enum Format: String, Sendable { case pdf, ofd }

  let pdf = PDFCache()
  private let ofd = OFDCache()
  private let format: Format
  private let schema: FormSchema
  private let drawer: PageDrawer

  init(_ schema: FormSchema, as format: Format) throws {
    self.format = format
    self.schema = schema
    let fonts = try PageFonts(FontCatalogue(), language: .zhHans, outlines: format == .ofd ? .trueType : nil)
    drawer = PageDrawer(try PageTemplate.compile(schema, language: .zhHans, fonts: fonts).get())
  }

  func pages(_ form: NumberedForm) throws -> [FixedPage] {
    try drawer.pages(of: form, copies: Array(schema.copies.prefix(1)))[0]
  }

  func document(_ form: NumberedForm) throws -> [UInt8] {
    let sink = MemorySpool()
    switch format {
    case .pdf:
      let writer = PDFWriter(information, cache: pdf, to: sink)
      for page in try pages(form) { try writer.add(page) }
      try writer.finish()
    case .ofd:
      let writer = try OFDWriter(information, cache: ofd, to: sink)
      for page in try pages(form) { try writer.add(page) }
      try writer.finish()
    }
    return sink.bytes
  }

  var information: DocumentInformation {
    DocumentInformation(
      title: schema.title.zhHans, language: "zh-Hans",
      created: DocumentMoment(year: 2026, month: 3, day: 1, offset: 480), software: "Liandan")
  }
}
