import Findings
import Forms
import PageGraphics

/// A printer that the company's profile names, with the offset by which pages are moved for it.
struct PrinterChoice: Sendable {
  let name: String
  let offset: PrinterOffset

  /// The printer of a name.
  ///
  /// - Throws: a ``DeskError`` with the nearest name if the profile has no such printer.
  init(_ name: String, in profile: CompanyProfile) throws {
    guard let offset = profile.printers[name] else { throw PrinterChoice.unknown(name, profile.printers.keys.sorted()) }
    (self.name, self.offset) = (name, offset)
  }

  /// The same in the lengths of pages.
  var point: PagePoint {
    PagePoint(x: Millipoints.millimetres(offset.x), y: Millipoints.millimetres(offset.y))
  }

  /// The name as part of a file's.
  var suffix: String { ".\(name.replacing("/", with: "_"))" }

  /// The page as it is printed.
  func moved(_ page: FixedPage) -> FixedPage { page.moved(by: point) }

  /// Whether the offset pushes something over the edge that was on the sheet.
  func pushesOut(_ page: FixedPage) -> Bool {
    func overhang(_ page: FixedPage) -> Int {
      guard let extent = page.extent else { return 0 }
      return max(0, -extent.origin.x, -extent.origin.y, extent.maxX - page.size.width, extent.maxY - page.size.height)
    }
    return overhang(moved(page)) > overhang(page)
  }

  /// That something of a form is not printed.
  func pushedOut(of number: String) -> LocalizedText { pushedOut(of: LocalizedText(number, hant: number, en: number)) }

  /// That something of what is called so is not printed.
  func pushedOut(of name: LocalizedText) -> LocalizedText {
    LocalizedText(
      "按打印机“\(self.name)”的偏移，\(name.zhHans) 有内容移出了纸边，印不出来。请核对 profile.yaml 的 printers，或改小页边距里的内容",
      hant: "按印表機「\(self.name)」的偏移，\(name.text(in: .zhHant)) 有內容移出了紙邊，印不出來。請核對 profile.yaml 的 printers，或改小頁邊距裡的內容",
      en:
        "the offset of the printer '\(self.name)' moves something of \(name.text(in: .en)) over the edge of the sheet: check printers in "
        + "profile.yaml, or what stands in the margins")
  }

  private static func unknown(_ name: String, _ known: [String]) -> DeskError {
    let near = NearestName.of(name, in: known)
    let all = known.joined(separator: "、")
    let none = LocalizedText(
      "公司参数里没有写打印机（printers）。先用 liandan print --calibrate 量出偏移",
      hant: "公司參數裡沒有寫印表機（printers）。先用 liandan print --calibrate 量出偏移",
      en: "the profile names no printers. Measure one with liandan print --calibrate")
    return DeskError(
      "没有打印机“\(name)”。" + (near.map { "是不是“\($0)”？" } ?? "") + (known.isEmpty ? none.zhHans : "可选：\(all)"),
      hant: "沒有印表機「\(name)」。" + (near.map { "是不是「\($0)」？" } ?? "")
        + (known.isEmpty ? none.text(in: .zhHant) : "可選：\(all)"),
      en: "there is no printer '\(name)'. " + (near.map { "Did you mean '\($0)'? " } ?? "")
        + (known.isEmpty ? none.text(in: .en) : "There are: \(known.joined(separator: ", "))"), kind: .usage)
  }
}
