import Expressions
import Findings
import Forms
public import Templates

/// The formats that copies can be printed in. The raw value is the extension of their files.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  /// A word-processing document, made from a template.
  case docx
  /// A workbook, made from a template.
  case xlsx
  /// Fixed pages, made from the schema's layout, prepared for PDF/A.
  case pdf
  /// Fixed pages, made from the schema's layout, prepared for OFD-A.
  case ofd
  /// Plain text in columns, made from the schema: for screen readers and logs.
  case txt

  /// Whether the copies of many forms can be put into one file to be printed in one go.
  public var isJoinable: Bool { template == .docx || entry.pages != nil }

  /// All that the program knows of the format.
  var entry: DocumentFormatEntry {
    switch self {
    case .docx: .template(.docx)
    case .xlsx: .template(.xlsx)
    case .pdf: .pages(.pdf)
    case .ofd: .pages(.ofd)
    case .txt: .text
    }
  }

  /// The format of the templates that its documents are made from; `nil` if they are made from the schema.
  public var template: TemplateFormat? { entry.template }
}

/// How documents of one format differ.
struct DocumentVariant: Hashable {
  /// The language that they are in.
  var language: Language
  /// The kind of PDF; `nil` for other formats.
  var level: PDFLevel?
}

/// A format of documents: what its documents are made from, and what renders them.
struct DocumentFormatEntry: Sendable {
  /// Makes what renders a form's copies from the bytes of a template, or of the schema's text where there is none.
  typealias Renderer =
    @Sendable (FormSchema, _ source: [UInt8], _ name: String, TemplateChecks, PageFontCache) throws -> any CopyRenderer

  /// The format of the templates; `nil` if documents are made from the schema.
  let template: TemplateFormat?
  /// The format of fixed pages, if it is one.
  let pages: FixedFormat?
  private let make: Renderer
  /// How what is made from a source differs from others of its format.
  let variant: @Sendable (_ source: [UInt8]) -> DocumentVariant

  /// Documents made from templates.
  static func template(_ format: TemplateFormat) -> DocumentFormatEntry {
    DocumentFormatEntry(
      template: format, pages: nil,
      make: { schema, source, name, checks, _ in
        TemplateRenderer(try .of(schema, source, name: name, checks: checks))
      }, variant: { DocumentVariant(language: CompiledTemplate.language(of: $0) ?? .zhHans) })
  }

  /// Documents made from the schema and the values alone.
  static let text = DocumentFormatEntry(
    template: nil, pages: nil,
    make: { _, source, _, _, _ in TextCopyRenderer(language: SchemaSource(source).language) },
    variant: { DocumentVariant(language: SchemaSource($0).language) })

  /// Fixed pages made from the schema's layout.
  static func pages(_ format: FixedFormat) -> DocumentFormatEntry {
    DocumentFormatEntry(
      template: nil, pages: format,
      make: { schema, source, _, checks, pages in
        try PageCopyRenderer(schema, as: format, SchemaSource(source), checks: checks, pages: pages)
      },
      variant: { source in
        let source = SchemaSource(source)
        return DocumentVariant(language: source.language, level: format == .pdf ? source.level : nil)
      })
  }

  /// What renders a form's copies in this format from `source`; `pages` has the fonts of fixed pages.
  ///
  /// - Throws: a `FindingList` if a template has errors, a `FontError` if a font is missing.
  func renderer(
    for schema: FormSchema, _ source: [UInt8], name: String, checks: TemplateChecks, pages: PageFontCache
  ) throws -> any CopyRenderer {
    try make(schema, source, name, checks, pages)
  }
}
