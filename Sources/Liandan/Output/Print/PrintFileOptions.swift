public import Findings

/// How the copies of many forms are put into files that are printed in one go.
public struct PrintFileOptions: Sendable {
  /// In which order a file holds the copies.
  public var order = CopyOrder.forms
  /// The only copy that it holds, by its id, label or keeper; all if `nil`.
  public var copy: String?
  /// How many forms a file holds; a longer list makes several.
  public var formsPerFile = 200
  /// The fields by which the forms are sorted, by id or label; forms with the same values stay in the order of the list, and
  /// those without one are last.
  public var sortFields: [String] = []
  /// The printer of the profile for which fixed pages are moved.
  public var printer: String?
  /// Whether copies are taken as they are on record alone: nothing is drawn for the record then, the register is only read,
  /// and a form that is not on record in the format is left out.
  public var isOfRecordAlone = false

  /// Whether enclosures are printed too: pages beside their copies, envelopes and labels in files of their own.
  public var enclosures = false
  /// The sheet that labels are printed on.
  public var labelSheet = LabelSheet.standard

  /// Files in the order of the list, with all copies of each form.
  public init() {}
}

/// In which order a document holds the copies of many forms.
public enum CopyOrder: String, Sendable, CaseIterable {
  /// Form by form, each with all its copies.
  case forms
  /// All first copies, then all second ones: for papers of several colours.
  case copies
}

/// A file with copies of many forms, to be printed in one go.
public struct PrintedFile: Sendable {
  /// Where a form stands in the file.
  public struct Place: Sendable {
    /// The form's number.
    public let number: String
    /// Its pages, counted from 1; empty in a format whose pages are made when it is opened.
    public internal(set) var pages: [ClosedRange<Int>]
  }
  /// The file's path.
  public let file: String
  /// Its forms in their order.
  public let forms: [Place]
  /// How many pages it has; `nil` in a format whose pages are made when it is opened.
  public let pageCount: Int?

  /// The file as one JSON object: its path, and how many forms and pages it has.
  public var json: JSONValue {
    .object(
      [("file", .string(file)), ("forms", .number("\(forms.count)"))]
        + (pageCount.map { [("pages", .number("\($0)"))] } ?? []))
  }
}
