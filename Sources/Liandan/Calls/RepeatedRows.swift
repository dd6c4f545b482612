import Findings
import Register

/// Looks for rows of a list that hold what an earlier row of it holds: each gets its number, and whoever gave a file twice by
/// mistake is told.
struct RepeatedRows {
  /// So many rows are remembered; a list is not held in memory for this.
  private static let limit = 100_000
  private var rows: [RowContent: Int] = [:]
  private var first: (row: Int, earlier: Int)?
  private var count = 0

  /// Takes a group of the list.
  mutating func take(_ items: [FormList<IssueRow>.Item]) {
    for row in items.valid {
      if let earlier = rows[row.identity] {
        count += 1
        if first == nil { first = (row.row, earlier) }
      } else if rows.count < RepeatedRows.limit {
        rows[row.identity] = row.row
      }
    }
  }

  /// What is to be said at the end of the list, if anything.
  var notice: IssueEvent? {
    guard let first else { return nil }
    return .remark(
      LocalizedText(
        "清单里有 \(count) 份与前面的某一份内容相同（如第 \(first.row) 份与第 \(first.earlier) 份），各有各的编号；给重了的请作废",
        hant: "清單裡有 \(count) 份與前面的某一份內容相同（如第 \(first.row) 份與第 \(first.earlier) 份），各有各的編號；給重了的請作廢",
        en:
          "\(count) forms of the list hold what an earlier one holds (form \(first.row) that of form \(first.earlier)); "
          + "each has its own number: void those that were given twice by mistake"))
  }
}
