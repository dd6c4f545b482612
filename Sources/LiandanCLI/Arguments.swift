public import ArgumentParser
public import Findings
public import Forms
public import Liandan
public import Templates

// Types of the library that can be given on the command line by their raw values.
extension Language: ExpressibleByArgument {}
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
