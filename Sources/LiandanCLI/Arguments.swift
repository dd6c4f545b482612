public import ArgumentParser
public import Forms
public import Liandan
public import Records
public import Templates

// Types of the library that can be given on the command line by their raw values.
extension Stage: ExpressibleByArgument {}
extension CalibrationPaper: ExpressibleByArgument {}
extension CopyOrder: ExpressibleByArgument {}
extension DocumentFormat: ExpressibleByArgument {}
extension PDFLevel: ExpressibleByArgument {}
extension TemplateFormat: ExpressibleByArgument {}
extension ListingStyle: ExpressibleByArgument {}
extension ExportStyle: ExpressibleByArgument {}
extension ReportStyle: ExpressibleByArgument {}

extension LabelSheet: ExpressibleByArgument {
  /// Reads a sheet as people name it: `3x8`, `105x48mm`.
  public init?(argument: String) { self.init(argument) }
  /// The usual sheet.
  public var defaultValueDescription: String { "3x8" }
}

extension AttachmentKind: ExpressibleByArgument {
  /// By its id, or its name in any language.
  public init?(argument: String) {
    let word = argument.lowercased()
    guard
      let kind = AttachmentKind.allCases.first(where: { kind in
        kind.rawValue == word || kind.label.wordings.contains { $0.lowercased() == word }
      })
    else { return nil }
    self = kind
  }
}
