import Findings
import HTML
import Liandan

/// The page of found forms that an address asks for.
///
/// In the order of issue the register gives a page at a time, however many there are. In that of a column all must be read:
/// of too many that order is not made, and the page says so.
struct FoundPage {
  let forms: FoundForms
  /// The query, in the order in which the forms are.
  let query: FindQuery
  /// Which page it is, and how many forms there are in all, where that is known.
  private let part: (page: Int, count: Int)?
  private let isTooLong: Bool

  init(_ query: FindQuery, _ visit: Visit) async throws {
    let desk = try visit.desk()
    var (query, isTooLong) = (query, false)
    if case .by(let column, let isDescending) = query.order {
      var search = query.search
      search.limit = ServerLimits.sorted
      let all = try await desk.findForms(search)
      if !all.hasMore {
        let page = PageLinks.page(visit)
        forms = all.sorted(by: column, isDescending: isDescending, in: visit.language)
          .page(page, of: ServerLimits.pageLength)
        (self.query, part, self.isTooLong) = (query, (page, all.rows.count), false)
        return
      }
      (query, isTooLong) = (query.with(.newest), true)
    }
    forms = try await query.place.find(query.search, at: desk)
    (self.query, part, self.isTooLong) = (query, nil, isTooLong)
  }

  /// Tells that there are too many for the order that was wanted.
  func writeNotice(_ visit: Visit, _ html: inout HTML) {
    guard isTooLong else { return }
    let most = ServerLimits.sorted
    html.element(
      .p, .class("hint"), .named("role", "status"),
      text: visit.text(
        "查到的单子超过 \(most) 张，按开单先后列出。要按某一列排序，请再加条件；或下载后在 Excel 里排",
        hant: "查到的單子超過 \(most) 張，按開單先後列出。要按某一欄排序，請再加條件；或下載後在 Excel 裡排",
        en: "More than \(most) forms were found: they are in the order of issue. Add a condition to sort them "
          + "by a column, or sort the download in Excel"))
  }

  /// Writes the links to other pages.
  func writeLinks(_ visit: Visit, _ html: inout HTML) {
    if let part {
      PageLinks.write(page: part.page, of: part.count, query.path(), visit, &html)
    } else {
      query.place.write(forms, query.path(), visit, &html)
    }
  }
}
