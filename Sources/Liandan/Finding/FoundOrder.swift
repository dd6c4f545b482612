import Findings
import Foundation
import Records
import Templates

/// A column of found forms by which they can be put in order.
package enum FoundColumn: Sendable, Hashable {
  case form, customer, state, issuer
  /// A field of the one form that was looked for.
  case field(String)
}

extension FoundForms {
  /// The same forms in the order of a column: numbers by value, days by time, choices and states as their lists have them, texts
  /// in Chinese order (by pinyin). What has nothing there is last either way; equal ones stay as they are.
  package func sorted(by column: FoundColumn, isDescending: Bool, in language: Language) -> FoundForms {
    let keyed = rows.map { (key: FoundForms.key($0, column, language), row: $0) }
    var found = self
    found.rows = keyed.enumerated().sorted { a, b in
      switch (a.element.key, b.element.key) {
      case (let x?, let y?):
        let order = FoundForms.compare(x, y)
        if order == .orderedSame { return a.offset < b.offset }
        return order == (isDescending ? .orderedDescending : .orderedAscending)
      case (nil, nil): return a.offset < b.offset
      case (let x, _): return x != nil
      }
    }.map(\.element.row)
    return found
  }

  /// The forms of one page of them.
  ///
  /// - Parameter page: The page, from 1; none of a page that is not there.
  package func page(_ page: Int, of length: Int) -> FoundForms {
    var found = self
    found.rows = Array(rows.dropFirst((page - 1) * length).prefix(length))
    return found
  }

  private static func key(_ row: RecordRow, _ column: FoundColumn, _ language: Language) -> SortKey? {
    switch column {
    case .form: .text(row.schema.title.text(in: language))
    case .state: RecordState.allCases.firstIndex(of: row.record.state).map { .number(ExactDecimal($0)) }
    case .issuer: .text(row.record.issued.operatorName)
    case .customer: key(row, .field("customer_name"), language)
    case .field(let id):
      row.schema.field(id).flatMap { field in row.values[id].flatMap { SortKey($0, of: field, row.schema) } }
    }
  }

  private static let chinese = Locale(identifier: "zh_CN")

  private static func compare(_ a: SortKey, _ b: SortKey) -> ComparisonResult {
    guard case (.text(let a), .text(let b)) = (a, b) else {
      return a < b ? .orderedAscending : b < a ? .orderedDescending : .orderedSame
    }
    return a.compare(b, options: [.caseInsensitive, .numeric, .widthInsensitive], range: nil, locale: chinese)
  }
}
