/// How much one data file may ask of the machine. Messages that report a limit name its value.
package struct IntakeLimits: Sendable, Hashable {
  /// The greatest size in bytes of what is held in memory: JSON, and everything that comes through a pipe.
  package var fileBytes = 200 << 20
  /// The greatest size in bytes of a YAML file, of which every value takes some hundred bytes of memory.
  package var yamlBytes = 2 << 20
  /// The greatest size in bytes of a file that is read line by line, or of a workbook.
  package var streamedBytes = 16 << 30
  /// The greatest size in bytes of one line of JSON Lines, or of one CSV record.
  package var recordBytes = 4 << 20
  /// The greatest number of values in one form, lists and objects included.
  package var values = 200_000
  /// The greatest number of values of all forms, where all are held at once.
  package var heldValues = 1_000_000
  /// How many lines of a table one form may take.
  package var lines = 10_000
  /// How deep lists and objects may lie in one another.
  package var depth = 64
  /// The greatest number of columns of a table.
  package var columns = 2_000
  /// The greatest row number in a column such as `lines[12].item`.
  package var rowsInColumns = 1_000
  /// The greatest number of columns of a table that are no fields of the form.
  package var unknownColumns = 100
  /// The greatest number of cells of further worksheets with rows of the forms, which are held in memory, together.
  package var detailCells = 300_000
  /// How many rows of a worksheet may stand above the header row.
  package var rowsAboveHeader = 20
  /// The limits that the program uses.
  package static let standard = IntakeLimits()
  /// Makes the standard limits.
  package init() {}
}
