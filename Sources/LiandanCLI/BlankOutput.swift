import ArgumentParser
import Liandan

/// The value of `--as` of `blank`.
enum BlankOutput: String, ExpressibleByArgument, CaseIterable {
  case docx, xlsx, entry, closing

  /// The kind of blank form; `nil` for the workbook in which issued forms are completed.
  var kind: BlankKind? { BlankKind(rawValue: rawValue) }

  /// The extension of the file.
  var fileExtension: String { self == .docx ? "docx" : "xlsx" }

  /// What the file is called after its form where the user gives no name.
  var suffix: String { self == .docx || self == .xlsx ? "blank" : rawValue }
}
