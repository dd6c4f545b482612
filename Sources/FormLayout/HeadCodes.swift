import Findings
import PageGraphics
import Pictures

/// The codes of the form's number in a template: pictures that stand in for them, at the places of the form's pages.
struct HeadCodes {
  /// A picture, whose description is the tag that draws the code in its stead.
  struct Code {
    let tag: String
    /// Where it stands with its quiet zone, in points from the upper left corner of the title's line.
    let x: Double
    fileprivate(set) var y: Double
    let width: Double, height: Double
    /// A code of the same kind, as a PNG file.
    let sample: [UInt8]
  }
  /// The codes.
  let all: [Code]
  /// How far the text beside the QR code, and the room of the title, stand from the left, in points.
  let indent: Double, titleIndent: Double

  /// The codes in the head of a plan; `title` and `text` are the heights of its two lines in points.
  init?(_ planner: ScaffoldPlanner, _ plan: ScaffoldPlan, title: Double, text: Double) {
    guard let qr = try? QRCode.symbol(planner.sampleNumber) else { return nil }
    let width = Millipoints.points(planner.frame.width)
    // English titles are bold, which the measure does not know.
    let wide = planner.measure.width(planner.title, size: plan.titleSize) * (planner.language == .en ? 1.08 : 1)
    let titleWidth = Millipoints.points(wide)
    let places = CodePlaces(
      title: (titleWidth, Millipoints.points(title)), text: Millipoints.points(TextMeasure.line(plan.textSize)),
      width: width)
    // A picture lies upon the cells of a sheet, with its white too: it neither begins before the first nor covers the grid.
    let isSheet = planner.target == .sheet
    var square = Code("qr", qr, in: places.qr, keepsInside: isSheet)
    if isSheet { square.y = min(square.y, title + text - square.height - 0.5) }
    let beside = HeadCodes.points(places.indent)
    indent = isSheet ? max(beside, square.x + square.width + 1) : beside
    titleIndent = HeadCodes.points(width - titleWidth) / 2 >= indent ? 0 : indent
    var all = [square]
    if let bar = try? Code128.symbol(planner.sampleNumber),
      let width = CodePlaces.barWidth(modules: bar.width, in: places.bar.size.width)
    {
      let place = places.bar
      let area = PageArea(x: place.maxX - width, y: place.origin.y, width: width, height: place.size.height)
      all.append(Code("code128", bar, in: area, keepsInside: false))
    }
    self.all = all
  }

  private static func points(_ millipoints: Int) -> Double { Double(millipoints) / 1_000 }
}

extension HeadCodes.Code {
  /// The code whose modules fill an area.
  fileprivate init(_ pipe: String, _ code: CodeSymbol, in area: PageArea, keepsInside: Bool) {
    let module = Double(area.size.width) / Double(code.width)
    let quiet = (across: module * Double(code.quietWidth), down: module * Double(code.quietHeight))
    func millimetres(_ length: Double) -> Double { (length / 1_000 / 72 * 254).rounded() / 10 }
    let width = millimetres(Double(area.size.width) + 2 * quiet.across)
    let height = millimetres(Double(area.size.height) + 2 * quiet.down)
    let isSquare = code.width == code.height
    tag = "{{@number|\(pipe):\(isSquare ? "\(width)" : "\(width)x\(height)")mm}}"
    x = keepsInside ? 0 : (Double(area.origin.x) - quiet.across) / 1_000
    y = (Double(area.origin.y) - quiet.down) / 1_000
    (self.width, self.height) = (ScaffoldFrame.points(width), ScaffoldFrame.points(height))
    // A pixel for a module is enough for what is never printed.
    let scale = 0.02 * Double(code.width)
    sample = code.picture(PrintSize(width: scale, height: scale * height / width)).bytes
  }
}
