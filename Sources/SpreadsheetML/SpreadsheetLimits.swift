package import Zipping

/// What a worksheet can hold, and how much of one is read. Messages that report a limit name its value.
package struct SpreadsheetLimits: Sendable, Hashable {
  /// Rows of a sheet, by the format.
  package var rows = 1_048_576
  /// Columns of a sheet, by the format.
  package var columns = 16_384
  /// UTF-16 units of a cell's text, by the format.
  package var cellLength = 32_767
  /// UTF-16 units of a sheet's name, by the format.
  package var nameLength = 31
  /// Sheets that are read of one workbook.
  package var sheets = 1_000
  /// Styles and number formats that are read of one workbook: as many as Excel can hold.
  package var styles = 65_490
  /// Cells that are read of one sheet, empty ones included: sixty columns of the longest list.
  package var cells = 64_000_000
  /// Shared strings that are read of one workbook.
  package var strings = 5_000_000
  /// Bytes of all shared strings of one workbook together, in UTF-8.
  package var stringBytes = 512 << 20
  /// Bytes of a part in UTF-16, which is not streamed.
  package var foreignBytes = 64 << 20
  /// What the file may ask for as an archive. Sheets are streamed, so they may be larger than memory would allow.
  package var archive = SpreadsheetLimits.largeArchive
  /// Bytes of one XML tag.
  package var tagBytes = 1 << 20
  /// How deep elements may lie in one another.
  package var depth = 256
  /// The limits that the program uses.
  package static let standard = SpreadsheetLimits()
  /// Makes the standard limits.
  package init() {}

  private static let largeArchive: ZipLimits = {
    var limits = ZipLimits()
    limits.memberBytes = 4 << 30
    limits.totalBytes = 8 << 30
    return limits
  }()
}
