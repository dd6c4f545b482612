/// How much one data file may ask of the machine. Messages that report a limit name its value.
public struct IntakeLimits: Sendable, Hashable {
  /// The greatest size in bytes of a file that is read whole: JSON, YAML, and workbooks that come through a pipe.
  public var fileBytes = 200 << 20
  /// The greatest size in bytes of one line of JSON Lines, or of one CSV record.
  public var recordBytes = 4 << 20
  /// How deep lists and objects may lie in one another.
  public var depth = 64
  /// The greatest number of columns of a table.
  public var columns = 2_000
  /// The greatest row number in a column such as `lines[12].item`.
  public var rowsInColumns = 1_000
  /// The greatest number of cells of a further worksheet with rows of the forms, which is held in memory.
  public var detailCells = 300_000
  /// How many rows of a worksheet may stand above the header row.
  public var rowsAboveHeader = 20
  /// The limits that the program uses.
  public static let standard = IntakeLimits()
  /// Makes the standard limits.
  public init() {}
}
