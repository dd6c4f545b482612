import Foundation

/// Files of `Tests/Fixtures/office`, made by other programs.
enum OfficeFixtures {
  static let names = [
    "python-docx.docx", "openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.docx", "libreoffice.xlsx",
  ]

  /// `Tests/Fixtures`.
  static var folder: URL {
    URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures")
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: "office/\(name)")))
  }
}
