import Expressions
public import Findings
import FormLayout
public import Forms
import Foundation
public import Intake
public import Templates

/// The kinds of blank form.
public enum BlankKind: String, Sendable, CaseIterable {
  /// A Word document to be printed and filled in by hand.
  case docx
  /// A workbook to be printed and filled in by hand.
  case xlsx
  /// Fixed pages to be printed and filled in by hand.
  case pdf
  /// Fixed pages as the archive standard of China has them.
  case ofd
  /// A workbook to be filled in on a screen and issued.
  case entry
}

/// The result of rendering a template with plain data.
public struct RenderedTemplate: Sendable {
  /// The document; `nil` if template or data have errors.
  public var document: [UInt8]?
  /// The findings of template and data.
  public var findings: [Finding]
}

extension TemplateScaffold {
  /// A template made from the form's layout.
  static func document(
    for schema: FormSchema, as format: TemplateFormat, language: Language = .zhHans
  ) throws -> [UInt8] {
    switch format {
    case .docx: try docx(for: schema, language: language)
    case .xlsx: try xlsx(for: schema, language: language)
    }
  }
}

extension IssueDesk {
  /// Makes a template from the form's layout, for people to edit.
  ///
  /// - Parameters:
  ///   - schema: The form.
  ///   - format: Word or Excel.
  ///   - language: The language of the fixed texts.
  public func scaffold(_ schema: FormSchema, as format: TemplateFormat, language: Language) throws -> [UInt8] {
    try TemplateScaffold.document(for: schema, as: format, language: language)
  }

  /// Makes an empty form to be printed and filled in by hand, or a workbook to be filled in on a screen.
  ///
  /// - Parameters:
  ///   - schema: The form.
  ///   - kind: The kind of blank form.
  ///   - language: The language of labels, choices and fixed texts; that of the form's template if `nil`. A language without
  ///     a template is printed as the form's layout says.
  ///   - pdf: The kind of PDF; that of the company's profile if `nil`.
  ///   - printer: The printer of the profile for which fixed pages are moved.
  /// - Throws: a `FindingList` if the form's template has errors, a ``DeskError`` if the profile has no such printer.
  public func blank(
    _ schema: FormSchema, as kind: BlankKind, language: Language? = nil, pdf: PDFLevel? = nil, printer: String? = nil
  ) throws -> [UInt8] {
    let printer = try printer.map { try PrinterChoice($0, in: library.profile) }
    if let format = FixedFormat(rawValue: kind.rawValue) {
      let (source, _) = try templates.source(of: schema, as: format.documents, language: language, level: pdf)
      let renderer = try PageCopyRenderer(
        schema, as: format, SchemaSource(source), checks: .all, pages: session.pages)
      return try renderer.blank(on: mark.at.date, for: printer, notice)
    }
    guard let format = TemplateFormat(rawValue: kind.rawValue) else {
      return try EntryWorkbook.make(for: schema, language: language ?? .zhHans)
    }
    let (bytes, name) = try templates.bytes(of: schema, as: format, language: language)
    return try CompiledTemplate.of(schema, bytes, name: name, checks: .all).blank(schema)
  }

  /// Checks the templates of a form, or a template file.
  ///
  /// - Parameters:
  ///   - target: The form's id or title, or the path of a template.
  ///   - form: The form that the file is for; the one it is named after if `nil`.
  ///   - delimiters: The marks around tags, such as `<% %>`; `{{ }}` if `nil`.
  /// - Returns: All findings; none if everything is right.
  public func lint(_ target: String, form: String?, delimiters: String? = nil) throws -> [Finding] {
    let marks = try IssueDesk.marks(delimiters)
    func lint(_ bytes: [UInt8], name: String, vocabulary: TemplateVocabulary) -> [Finding] {
      CompiledTemplate.lint(bytes, name: name, vocabulary: vocabulary, delimiters: marks)
    }
    if let file = try IssueDesk.templateFile(target) {
      var stem = URL(fileURLWithPath: target).deletingPathExtension().lastPathComponent
      if let dot = stem.lastIndex(of: "."), Language(rawValue: String(stem[dot...].dropFirst())) != nil {
        stem = String(stem[..<dot])
      }
      let isNamedAfterForm = try library.ids().contains(stem)
      let vocabulary =
        try form.map { TemplateVocabulary(schema: try library.schema($0)) }
        ?? (isNamedAfterForm ? TemplateVocabulary(schema: try library.schema(stem)) : .open)
      return lint(file, name: target, vocabulary: vocabulary)
    }
    let schema = try schemaOfTarget(target)
    let languages = [nil] + Language.allCases
    let kinds = TemplateFormat.allCases.flatMap { format in languages.map { (format, $0) } }
    return try kinds.flatMap { format, language in
      if let language, templates.path(of: schema, as: format, language: language) == nil { return [Finding]() }
      let (bytes, name) = try templates.bytes(of: schema, as: format, language: language)
      return lint(bytes, name: name, vocabulary: TemplateVocabulary(schema: schema))
    }
  }

  /// The tags of a form's templates, and the findings about them.
  package func tags(_ form: String) throws -> (tags: [TemplateTag], findings: [Finding]) {
    let schema = try schemaOfTarget(form)
    let all = try TemplateFormat.allCases.map { format in
      let (bytes, name) = try templates.bytes(of: schema, as: format)
      return CompiledTemplate.tags(bytes, name: name)
    }
    return (all.flatMap(\.tags), all.flatMap(\.findings))
  }

  /// The tags of a template file, and the findings about them; `nil` if there is no file of this name.
  package static func tags(
    ofFile path: String, delimiters: String? = nil
  ) throws -> (tags: [TemplateTag], findings: [Finding])? {
    let marks = try marks(delimiters)
    return try templateFile(path).map { CompiledTemplate.tags($0, name: path, delimiters: marks) }
  }

  /// Renders a template with plain data: no form, no number, and neither forms nor register are needed.
  ///
  /// - Parameters:
  ///   - path: The template.
  ///   - data: The data.
  ///   - delimiters: The marks around tags, such as `<% %>`; `{{ }}` if `nil`.
  ///   - asPDF: Whether LibreOffice turns what was made into PDF/A-2b.
  /// - Throws: a ``DeskError`` if there is no such template, or no LibreOffice that can do it.
  public static func render(
    template path: String, data: DataSource, delimiters: String?, asPDF: Bool = false
  ) throws -> RenderedTemplate {
    guard let bytes = try templateFile(path) else { throw noTemplate(path) }
    let marks = try marks(delimiters)
    let (template, found) = CompiledTemplate.compile(
      bytes, name: path, vocabulary: .open, delimiters: marks, checks: .all)
    let (submissions, problems) = SubmissionReader.readAll(data)
    guard let template, !problems.hasErrors else { return RenderedTemplate(document: nil, findings: found + problems) }
    let pictures = PictureFolder(besides: submissions.first?.origin.file)
    let values = submissions.map { TemplateValue($0, pictures: pictures.loader) }
    let record = values.count == 1 ? values[0] : .record(["": .empty, "items": .list(values)])
    let all = found + problems + template.unfilledTags(by: record).findings(pictures, submissions, file: path)
    if all.hasErrors { return RenderedTemplate(document: nil, findings: all) }
    do {
      let document = try template.render(record)
      guard asPDF else { return RenderedTemplate(document: document, findings: all) }
      let office = try OfficeConverter(for: template.kind)
      return RenderedTemplate(document: try office.pdfs([document], as: template.kind)[0], findings: all)
    } catch let error as TemplateError {
      // What the template is right for and these data are not.
      let place = submissions.first?.origin.file.map { Origin(file: $0) } ?? Origin(file: path)
      return RenderedTemplate(document: nil, findings: all + [Finding(code: .cannotPrint, error.message, at: place)])
    }
  }

  /// The delimiters that a user asked for.
  private static func marks(_ delimiters: String?) throws -> TagDelimiters {
    guard let delimiters else { return .standard }
    guard let marks = TagDelimiters(delimiters) else {
      throw DeskError(
        "定界符“\(delimiters)”读不懂。请写成两个记号，中间空一格，如 '{ }' 或 '<% %>'",
        hant: "定界符「\(delimiters)」讀不懂。請寫成兩個記號，中間空一格，如 '{ }' 或 '<% %>'",
        en: "cannot read the delimiters “\(delimiters)”. Write two marks with a blank between, such as '{ }'",
        kind: .usage)
    }
    return marks
  }

  private static func noTemplate(_ path: String) -> DeskError {
    DeskError(
      "没有这个模板文件：\(path)。请核对路径和文件名", hant: "沒有這個範本檔案：\(path)。請核對路徑和檔案名稱",
      en: "there is no such template: \(path). Check the path and the name", kind: .usage)
  }

  /// The form named, unless the name is plainly that of a file.
  private func schemaOfTarget(_ target: String) throws -> FormSchema {
    let isFile =
      target.contains("/") || TemplateFormat.allCases.contains { target.lowercased().hasSuffix(".\($0.rawValue)") }
    if isFile { throw IssueDesk.noTemplate(target) }
    return try library.schema(target)
  }

  private static func templateFile(_ path: String) throws -> [UInt8]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { return nil }
    return try WholeFile.bytes(of: path, upTo: WholeFile.documentBytes)
  }
}
