import Pictures
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A text that is stamped across every page of a sheet, such as 作废: that of the cell that `Liandan_Stamp` names.
struct SheetStamp: Sendable {
  /// The text, as XML; none where the cell stays empty. What stands before its first wide space is written large.
  var text: Program
  /// The columns that are printed.
  var columns: ClosedRange<Int>
}

/// A stamp's frame in points, and by how much it is turned.
struct StampShape {
  let width: Double
  private(set) var height = 150.0
  private(set) var degrees = 0

  init(width: Double) { self.width = width }

  /// Angles with their sine and cosine, the usual one first.
  private static let turns = [(30, 0.5, 0.866), (20, 0.342, 0.94), (10, 0.174, 0.985)]

  /// Turned less where a page has little room from top to bottom, and lower where it has less still.
  func fitting(_ room: Double) -> StampShape {
    var shape = self
    let turn = StampShape.turns.first { width * $0.1 + height * $0.2 <= room }
    shape.degrees = turn?.0 ?? 0
    if turn == nil { shape.height = min(height, max(StampShape.least, room)) }
    return shape
  }

  /// A stamp is never lower than this, so that it can be read.
  private static let least = 24.0
}

extension SheetRunner {
  private static let wideSpace: [UInt8] = [0xE3, 0x80, 0x80]

  /// Draws the stamp in the middle of every page; all rows and page breaks are written.
  mutating func draw(_ stamp: SheetStamp, _ state: inout RenderState) throws(TemplateError) {
    try cellText.run(stamp.text, in: &state)
    let text = Array(cellText.out)
    guard text.contains(where: { $0 != 0x20 }) else { return }
    let cut = text.firstRange(of: SheetRunner.wideSpace)
    let large = cut.map { Array(text[..<$0.lowerBound]) } ?? text
    let small = cut.map { Array(text[$0.upperBound...]) } ?? []
    let width = stamp.columns.reduce(0) { $0 + geometry.width(of: $1) }
    let shape = StampShape(width: min(330, width * 0.8))
    var (column, left) = (stamp.columns.lowerBound, (width - shape.width) / 2)
    while left >= geometry.width(of: column), column < stamp.columns.upperBound {
      left -= geometry.width(of: column)
      column += 1
    }
    for place in stampedPlaces(shape) {
      gathered.stamp(large, small, row: place.row, down: place.down, column: column, left: left, place.shape)
    }
  }

  /// For each page its stamp, the row in which it begins, and how far below the row's top: turned and as large as fits between
  /// the page's first row and its last, since what reaches beyond them is cut off or stands on the page before.
  private func stampedPlaces(_ usual: StampShape) -> [(row: Int, down: Double, shape: StampShape)] {
    let heights = (pages?.measures ?? measures).rows.map(\.height)
    let ends = gathered.breaks.map(\.row).sorted() + [Int.max]
    var places: [(row: Int, down: Double, shape: StampShape)] = []
    var number = 1
    var first = 1
    for end in ends {
      var tops: [(row: Int, top: Double)] = []
      var used = 0.0
      while number <= heights.count, map.printedFirst(number) <= end {
        tops.append((map.printedFirst(number), used))
        used += heights[number - 1]
        number += 1
      }
      let shape = usual.fitting(used)
      let top = max(0, (used - shape.height) / 2)
      let (row, down) = tops.last { $0.top <= top }.map { ($0.row, top - $0.top) } ?? (first, 0)
      places.append((row, down, shape))
      first = end == Int.max ? first : end + 1
    }
    return places
  }
}

extension GatheredAttachments {
  fileprivate mutating func stamp(
    _ large: [UInt8], _ small: [UInt8], row: Int, down: Double, column: Int, left: Double, _ shape: StampShape
  ) {
    func emu(_ points: Double) -> Int { Int(points * GatheredAttachments.emuPerPoint) }
    lastAnchorID += 1
    let line = "<a:solidFill><a:srgbClr val=\"D9534F\"><a:alpha val=\"45000\"/></a:srgbClr></a:solidFill>"
    func paragraph(_ text: [UInt8], _ size: Int, alpha: Int) -> [UInt8] {
      let fill = "<a:solidFill><a:srgbClr val=\"D9534F\"><a:alpha val=\"\(alpha)\"/></a:srgbClr></a:solidFill>"
      return Array(
        "<a:p><a:pPr algn=\"ctr\"/><a:r><a:rPr sz=\"\(size)\" b=\"1\">\(fill)</a:rPr><a:t>".utf8) + text
        + Array("</a:t></a:r></a:p>".utf8)
    }
    anchors +=
      """
      <xdr:oneCellAnchor xmlns:xdr="\(GatheredAttachments.drawings)" xmlns:a="\(GatheredAttachments.shapesOfDrawings)">\
      <xdr:from><xdr:col>\(column - 1)</xdr:col><xdr:colOff>\(emu(left))</xdr:colOff><xdr:row>\(row - 1)</xdr:row>\
      <xdr:rowOff>\(emu(down))</xdr:rowOff></xdr:from><xdr:ext cx="\(emu(shape.width))" cy="\(emu(shape.height))"/>\
      <xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="\(lastAnchorID)" name="Stamp \(lastAnchorID)"/>\
      <xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm rot="\((360 - shape.degrees) % 360 * 60_000)"><a:off x="0" y="0"/><a:ext cx="\(emu(shape.width))" \
      cy="\(emu(shape.height))"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom><a:noFill/>\
      <a:ln w="38100">\(line)</a:ln></xdr:spPr><xdr:txBody><a:bodyPr wrap="square" lIns="36000" tIns="0" rIns="36000" \
      bIns="0" anchor="ctr"/><a:lstStyle/>
      """.utf8
    anchors += paragraph(large, Int(48 * shape.height), alpha: 45000)
    if !small.isEmpty { anchors += paragraph(small, min(1200, Int(16 * shape.height)), alpha: 90000) }
    anchors += "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor>".utf8
  }
}
