public import Findings

extension IssueDesk {
  /// Puts out the copies of issued forms in these formats, with the same numbers and the same content. Recorded copies are put
  /// out as they are; a further format is rendered with the template at hand, in the language of the recorded ones, and
  /// recorded beside them. Nothing counts as a reprint.
  ///
  /// - Parameters:
  ///   - choice: The forms.
  ///   - formats: The formats; those of the record if there are none.
  ///   - copy: The only copy wanted, by its id, label or keeper.
  ///   - language: The language wanted. Copies that are on record in another one are drawn in it for `outDirectory` alone, as
  ///     `NUMBER-COPY.en.docx`: the record stays what was issued.
  ///   - pdf: The kind of PDF wanted; that of the record, else of the company's profile, if `nil`. One that is on record as
  ///     another is drawn for `outDirectory` alone, as `NUMBER-COPY.a-3b.pdf`.
  ///   - outDirectory: A folder into which the copies are put besides the register.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  ///   - printer: The printer of the profile for which fixed pages in the folder are moved, as `NUMBER-COPY.PRINTER.pdf`.
  ///   - observe: Receives each form once its copies are there.
  /// - Throws: a `RegisterError` with the code `unknown-number` before anything is put out; a ``DeskError`` if a copy cannot be
  ///   rendered, when the forms before it are done.
  public func print(
    _ choice: FormChoice, formats: [DocumentFormat] = [], copy: String? = nil, language: Language? = nil,
    pdf: PDFLevel? = nil, outDirectory: String? = nil, replacesFiles: Bool = false, printer: String? = nil,
    observe: @escaping @Sendable (IssuedForm) throws -> Void = { _ in }
  ) async throws {
    try await serve(.writing) {
      try $0.print(
        choice, formats: formats, copy: copy, language: language, pdf: pdf, outDirectory: outDirectory,
        replacesFiles: replacesFiles, printer: printer, observe: observe)
    }
  }

  /// Puts the copies of issued forms into files that are printed in one go. Formats that are not on record yet are drawn and
  /// recorded, as by ``print(_:formats:copy:language:pdf:outDirectory:replacesFiles:printer:observe:)``.
  ///
  /// - Parameters:
  ///   - choice: The forms.
  ///   - formats: The formats; each makes files of its own.
  ///   - options: What the files hold, and in which order.
  ///   - outDirectory: The folder for the files.
  ///   - replacesFiles: Whether other files of the same names are replaced.
  ///   - observe: Receives each file as ``IssueEvent/joined(_:)``, and the progress.
  /// - Throws: a `RegisterError` with the code `unknown-number` before anything is written; a ``DeskError`` if a file cannot be
  ///   written, or there is no such copy or field.
  public func printTogether(
    _ choice: FormChoice, as formats: [DocumentFormat] = [.pdf], options: PrintFileOptions = PrintFileOptions(),
    outDirectory: String, replacesFiles: Bool = false, observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws {
    try await serve(.long) {
      try $0.printTogether(
        choice, as: formats, options: options, outDirectory: outDirectory, replacesFiles: replacesFiles,
        observe: observe)
    }
  }

  /// Puts out the copies of issued forms as a template of the user's shows them. Nothing is recorded, and the copies of record
  /// stay as they are: the files are called `NUMBER-COPY.TEMPLATE.docx`.
  ///
  /// - Parameters:
  ///   - choice: The forms.
  ///   - template: The path of a Word document or workbook with tags.
  ///   - formats: The template's own format, `.pdf` (PDF/A-2b by LibreOffice), or both; the template's own if there are none.
  ///   - copy: The only copy wanted, by its id, label or keeper.
  ///   - outDirectory: The folder into which the copies are put.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  ///   - observe: Receives each form once its copies are there.
  /// - Throws: a `RegisterError` with the code `unknown-number`, a `FindingList` if the template has errors, a ``DeskError`` if
  ///   there is no LibreOffice that can do it: before anything is put out.
  public func print(
    _ choice: FormChoice, template: String, formats: [DocumentFormat] = [], copy: String? = nil, outDirectory: String,
    replacesFiles: Bool = false, observe: @escaping @Sendable (IssuedForm) throws -> Void = { _ in }
  ) async throws {
    try await serve(.writing) {
      try $0.print(
        choice, template: template, formats: formats, copy: copy, outDirectory: outDirectory,
        replacesFiles: replacesFiles, observe: observe)
    }
  }

  /// Prints the addresses of issued forms as labels, many on a sheet. Nothing is recorded.
  ///
  /// - Parameters:
  ///   - choice: The forms.
  ///   - format: The format, one of fixed pages.
  ///   - sheet: The sheet of labels.
  ///   - sortFields: The fields by which they are sorted, by id or label.
  ///   - outDirectory: The folder for the file.
  ///   - replacesFiles: Whether another file of the same name is replaced.
  ///   - observe: Receives the file as ``IssueEvent/joined(_:)``.
  /// - Throws: a ``DeskError`` if a form has no address, or the file cannot be written.
  public func printLabels(
    _ choice: FormChoice, as format: DocumentFormat = .pdf, on sheet: LabelSheet = .standard,
    sortFields: [String] = [], outDirectory: String, replacesFiles: Bool = false,
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws {
    try await serve(.long) {
      try $0.printLabels(
        choice, as: format, on: sheet, sortFields: sortFields, outDirectory: outDirectory,
        replacesFiles: replacesFiles, observe: observe)
    }
  }
}
