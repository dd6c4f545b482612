import ArgumentParser
import Liandan

/// The value of `--as` of `blank`.
enum BlankOutput: String, ExpressibleByArgument, CaseIterable {
  case docx, xlsx, pdf, ofd, entry, closing

  /// The kind of blank form; `nil` for the workbook in which issued forms are completed.
  var kind: BlankKind? { BlankKind(rawValue: rawValue) }

  /// The extension of the file.
  var fileExtension: String { isWorkbook ? "xlsx" : rawValue }

  /// What the file is called after its form where the user gives no name.
  var suffix: String { isWorkbook ? rawValue : "blank" }

  /// Whether it is filled in on a screen.
  private var isWorkbook: Bool { self == .entry || self == .closing }
}
