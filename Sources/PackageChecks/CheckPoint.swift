/// A way to make a file that Word or Excel refuses or repairs, gathered from the troubles of other programs, and where it
/// is looked for. The list is complete: what cannot be seen in a file says so, with the reason.
struct CheckPoint: Sendable {
  /// Where a point is looked for.
  enum Place: Sendable {
    /// By rules of this module, which carry the point's number.
    case rules
    /// By opening the package, which refuses it; see `Refusal`.
    case opening
    /// Not in a file, for this reason.
    case notInAFile(String)
  }

  /// The number.
  let number: Int
  /// What goes wrong, in a few words.
  let failure: String
  /// Where it is looked for.
  var place: Place = .rules

  /// All points in order.
  static let all: [CheckPoint] = [
    CheckPoint(number: 1, failure: "a part without content type, or a picture with the wrong one"),
    CheckPoint(number: 2, failure: "an extension with two content types that differ by case"),
    CheckPoint(number: 3, failure: "content types or relationships of absent parts; parts nothing leads to"),
    CheckPoint(number: 4, failure: "members of the same name", place: .opening),
    CheckPoint(number: 5, failure: "a data descriptor announced and missing"),
    CheckPoint(number: 6, failure: "64-bit records in a small archive"),
    CheckPoint(number: 7, failure: "members without file attributes"),
    CheckPoint(number: 8, failure: "a template's content type under a document's extension"),
    CheckPoint(number: 9, failure: "a main part found by its name instead of its relationship"),
    CheckPoint(number: 10, failure: "parts in other encodings than UTF-8"),
    CheckPoint(number: 11, failure: "bytes altered on the way, as by a web server", place: .opening),
    CheckPoint(number: 12, failure: "& and < not escaped", place: .opening),
    CheckPoint(number: 13, failure: "characters that XML does not have", place: .opening),
    CheckPoint(number: 14, failure: "blanks at the ends of a text lost"),
    CheckPoint(number: 15, failure: "line ends inside w:t"),
    CheckPoint(number: 16, failure: "mc:Ignorable naming an undeclared prefix"),
    CheckPoint(number: 17, failure: "children out of order"),
    CheckPoint(number: 18, failure: "a table cell that does not end in a paragraph"),
    CheckPoint(number: 19, failure: "a table without rows or grid, a row without cells"),
    CheckPoint(number: 20, failure: "no paragraph behind a table"),
    CheckPoint(number: 21, failure: "an empty or misplaced content control"),
    CheckPoint(number: 22, failure: "a paragraph inside a paragraph"),
    CheckPoint(number: 23, failure: "rows that do not fit their grid, merges that continue nothing"),
    CheckPoint(number: 24, failure: "drawing ids used twice over body, headers and footers"),
    CheckPoint(number: 25, failure: "annotation ids used twice"),
    CheckPoint(number: 26, failure: "bookmarks of one name, or without end"),
    CheckPoint(number: 27, failure: "content control ids used twice"),
    CheckPoint(number: 28, failure: "paragraph ids out of range or used twice"),
    CheckPoint(number: 29, failure: "fields that do not end or have no code"),
    CheckPoint(number: 30, failure: "sections broken by a loop"),
    CheckPoint(number: 31, failure: "lists and styles that are not defined"),
    CheckPoint(number: 32, failure: "references to absent comments and notes"),
    CheckPoint(number: 33, failure: "pictures without size, or linked through another part's relationships"),
    CheckPoint(number: 34, failure: "content that only Word can show, programs inside, targets outside"),
    CheckPoint(number: 35, failure: "children of a worksheet out of order"),
    CheckPoint(number: 36, failure: "a calculation chain that names cells without formula"),
    CheckPoint(number: 37, failure: "merged cells that overlap, repeat, or are one cell"),
    CheckPoint(number: 38, failure: "tables whose headings or ranges are wrong"),
    CheckPoint(number: 39, failure: "NaN, texts or dates in numeric cells"),
    CheckPoint(number: 40, failure: "shared strings that are not there or counted wrongly"),
    CheckPoint(number: 41, failure: "rows and cells out of order, dimensions too small"),
    CheckPoint(number: 42, failure: "formats beyond the list, malformed number formats"),
    CheckPoint(number: 43, failure: "more than Excel holds"),
    CheckPoint(number: 44, failure: "sheet names that Excel does not take"),
    CheckPoint(number: 45, failure: "defined names that Excel does not take or that mean an absent sheet"),
    CheckPoint(number: 46, failure: "sheets that share a drawing, comments or a table"),
    CheckPoint(number: 47, failure: "shared formulas that lost their master, stale spans"),
    CheckPoint(number: 48, failure: "dates that Excel does not have"),
    CheckPoint(number: 49, failure: "bytes that depend on the clock"),
    CheckPoint(
      number: 50, failure: "big subtrees moved between documents",
      place: .notInAFile("a matter of speed, which the written file does not show; rendering is measured instead")),
    CheckPoint(number: 51, failure: "archive bombs and entity expansion", place: .opening),
  ]
}
