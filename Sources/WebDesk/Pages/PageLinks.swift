import Findings
import HTML

/// Links to the pages before and after, under a list that is shown in parts.
enum PageLinks {
  /// The page that an address asks for, from 1.
  static func page(_ visit: Visit) -> Int { max(1, visit.query["page"].flatMap { Int($0) } ?? 1) }

  /// Writes the links where there are several pages.
  ///
  /// - Parameters:
  ///   - page: This page, from 1.
  ///   - count: How many items there are in all.
  ///   - path: The address of the list, with all that it asks for but the page.
  static func write(page: Int, of count: Int, _ path: Path, _ visit: Visit, _ html: inout HTML) {
    let pages = max(1, (count + ServerLimits.pageLength - 1) / ServerLimits.pageLength)
    guard pages > 1 else { return }
    html.element(.nav, .class("pages"), .aria("label", visit.text("分页", hant: "分頁", en: "Pages"))) { html in
      if page > 1 {
        html.element(
          .a, .class("button"), .href(path.query("page", "\(page - 1)")),
          text: visit.text("上一页", hant: "上一頁", en: "Before"))
      }
      html.element(
        .span, text: visit.text("第 \(page)／\(pages) 页", hant: "第 \(page)／\(pages) 頁", en: "\(page) of \(pages)"))
      if page < pages {
        html.element(
          .a, .class("button"), .href(path.query("page", "\(page + 1)")),
          text: visit.text("下一页", hant: "下一頁", en: "After"))
      }
    }
  }
}
