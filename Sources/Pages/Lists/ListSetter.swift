package import Findings
import FormLayout
package import PageGraphics
import Typesetting

/// Sets lists and reports page by page, from top to bottom: titles, paragraphs, tables whose headings stand on each page, charts.
///
/// A page is handed over as soon as it is full. How many there will be is found by setting all of it once before.
package final class ListSetter {
  /// What is the same on all pages.
  package struct Style: Sendable {
    package var sheet: ListSheet
    /// The title in the margin of further pages.
    package var title: String
    /// What stands at the left of the foot.
    package var foot: String
    /// What is stamped across each page; empty for nothing.
    package var stamp: String
    /// The size of text in millipoints.
    package var textSize: Int

    package init(_ sheet: ListSheet, title: String, foot: String = "", stamp: String = "", textSize: Int = 9_500) {
      self.sheet = sheet
      self.title = title
      self.foot = foot
      self.stamp = stamp
      self.textSize = textSize
    }
  }

  let style: Style
  let language: Language
  let setter: LineSetter
  let texts: TextDrawer
  /// How many pages there are; `nil` while they are counted and nothing is drawn.
  private let count: Int?
  private let emit: (FixedPage) throws -> Void
  var drawing = Drawing()
  /// How far the page is full, from the top of the area.
  var y = 0
  var table: ListTable?
  /// The size of the text of rows in millipoints; that of the style, unless a page has much to hold.
  package var rowSize: Int
  private var number = 0
  private var hasContent = false

  /// Sets a list once to count its pages and once to draw them.
  package static func set(
    _ style: Style, language: Language, fonts: PageFonts, _ body: (ListSetter) throws -> Void,
    emit: @escaping (FixedPage) throws -> Void
  ) throws {
    let counting = ListSetter(style, language, fonts, count: nil) { _ in }
    try body(counting)
    try counting.finish()
    let drawing = ListSetter(style, language, fonts, count: counting.number, emit)
    try body(drawing)
    try drawing.finish()
  }

  private init(
    _ style: Style, _ language: Language, _ fonts: PageFonts, count: Int?, _ emit: @escaping (FixedPage) throws -> Void
  ) {
    self.style = style
    rowSize = style.textSize
    self.language = language
    self.count = count
    self.emit = emit
    setter = LineSetter(fonts: fonts)
    texts = TextDrawer(fonts: fonts)
  }

  var area: PageArea { style.sheet.area }
  /// The height that is left on the page.
  package var room: Int { area.size.height - y }
  /// Whether anything is drawn.
  var draws: Bool { count != nil }

  /// Makes room of a height: the page is ended if it has less. Says whether a new one was begun.
  @discardableResult
  func makeRoom(_ height: Int) throws -> Bool {
    guard hasContent, y + height > area.size.height else { return false }
    try endPage()
    return true
  }

  /// Takes a height that there is room for.
  func take(_ height: Int) {
    y += height
    hasContent = true
  }

  /// Begins a new page unless the page is empty.
  package func newPage() throws { if hasContent { try endPage() } }

  private func finish() throws {
    try endTable()
    if hasContent || number == 0 { try endPage() }
  }

  private func endPage() throws {
    closeTable()
    number += 1
    if let count {
      margins(number, of: count)
      var page = FixedPage(size: style.sheet.size, drawing: drawing)
      if !style.stamp.isEmpty { StampDrawer(area: area, texts: texts).draw([style.stamp], &page.underlay) }
      try emit(page)
      drawing.removeAll()
    }
    y = 0
    openTable()
    // A heading by itself is no reason for a further page.
    hasContent = false
  }

  private func margins(_ number: Int, of count: Int) {
    let size = PageCompiler.marginSize
    func words(_ words: LocalizedText) -> String { words.text(in: language) }
    let page =
      words(ScaffoldWords.page) + "\(number)" + words(ScaffoldWords.pageOf) + "\(count)"
      + words(ScaffoldWords.pageEnd)
    let top = area.maxY + Millipoints.millimetres(3)
    for (text, alignment) in [(style.foot, LineAlignment.left), (page, .right)] {
      let line = setter.set(text, size: size, width: area.size.width, alignment: alignment)
      texts.draw(line.prefix(1), at: PagePoint(x: area.origin.x, y: top), width: area.size.width, into: &drawing)
    }
    if number == 1 { return }
    let head = setter.set(
      style.title + words(ScaffoldWords.continued), size: size, width: area.size.width, alignment: .left)
    texts.draw(
      head.prefix(1), at: PagePoint(x: area.origin.x, y: area.origin.y - Millipoints.millimetres(2) - head.height),
      width: area.size.width, into: &drawing)
  }
}
