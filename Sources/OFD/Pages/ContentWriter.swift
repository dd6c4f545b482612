import Fonts
import PageGraphics
import Pictures

/// Writes marks as the content of a page or a template page (GB/T 33190, 7.7 and 8).
struct ContentWriter {
  var bytes: [UInt8] = []
  private var units = UnitNumbers()
  /// Lines that make one unit together.
  private var lines = LineCollector()
  private var offset = PagePoint.zero

  /// Begins a page whose units take these numbers, over these template pages; `area` is its size if it is not the usual one.
  mutating func begin(_ units: UnitNumbers, templates: [Int], area: PageSize?) {
    bytes.removeAll(keepingCapacity: true)
    self.units = units
    bytes.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Page xmlns:ofd=\"")
    bytes.append(contentsOf: OFDNames.namespace.utf8)
    bytes.write("\">")
    for template in templates {
      bytes.write("<ofd:Template TemplateID=\"")
      bytes.write(number: template)
      bytes.write("\" ZOrder=\"Background\"/>")
    }
    if let area {
      bytes.write("<ofd:Area><ofd:PhysicalBox>")
      bytes.write(box: area)
      bytes.write("</ofd:PhysicalBox></ofd:Area>")
    }
    bytes.write("<ofd:Content>")
    open("<ofd:Layer")
    bytes.write(" Type=\"Body\">")
  }

  /// Ends the page.
  mutating func end() {
    flushLines()
    bytes.write("</ofd:Layer></ofd:Content></ofd:Page>")
  }

  /// Draws marks from `origin` on.
  mutating func draw(_ drawing: Drawing, from origin: PagePoint = .zero, _ resources: DocumentResources) throws {
    offset = origin
    for mark in drawing.marks {
      switch mark.content {
      case .text(let run):
        flushLines()
        try show(run, drawing.glyphs, try resources.font(run.font))
      case .line(let line): draw([.move(line.start), .line(line.end)], stroke: line.stroke)
      case .rectangle(let rectangle): draw(rectangle.steps, fill: rectangle.fill, stroke: rectangle.stroke)
      case .path(let path):
        draw(path.steps, fill: path.fill, isEvenOdd: path.isEvenOdd, stroke: path.stroke, hasCorners: true)
      case .picture(let mark):
        flushLines()
        place(mark, number: try resources.number(mark.picture))
      case .code(let mark): draw(mark.steps, fill: .black, stroke: nil)
      case .link: break
      }
    }
  }

  /// Opens the tag of a unit with its number.
  mutating func open(_ tag: StaticString) {
    bytes.write(tag)
    bytes.write(" ID=\"")
    bytes.write(number: units.take())
    bytes.write("\"")
  }

  /// A place on the page.
  func place(_ point: PagePoint) -> MicrometrePoint {
    Micrometres.of(PagePoint(x: point.x + offset.x, y: point.y + offset.y))
  }

  // MARK: Lines and areas

  private mutating func draw(
    _ steps: [PathMark.Step], fill: PageColour? = nil, isEvenOdd: Bool = false, stroke: Stroke?,
    hasCorners: Bool = false
  ) {
    guard fill != nil || stroke != nil, !steps.isEmpty else { return }
    if fill != nil || !lines.takes(stroke) { flushLines() }
    lines.stroke = stroke
    for step in steps { lines.add(step, place) }
    // Where lines meet at a sharp corner its tip lies farther out than half the line's width.
    lines.margin = max(lines.margin, stroke.map { hasCorners ? $0.width * 2 : $0.width / 2 } ?? 0)
    if fill != nil { flushLines(fill: fill, isEvenOdd: isEvenOdd) }
  }

  private mutating func flushLines(fill: PageColour? = nil, isEvenOdd: Bool = false) {
    guard var boundary = lines.boundary else { return }
    boundary.grow(by: Micrometres.of(lines.margin))
    open("<ofd:PathObject")
    boundary.write(&bytes)
    if let stroke = lines.stroke {
      bytes.write(" LineWidth=\"")
      bytes.write(micrometres: Micrometres.of(stroke.width))
      bytes.write("\"")
      if !stroke.dashes.isEmpty {
        bytes.write(" DashPattern=\"")
        // An odd number of lengths is gone through twice, for programs that take them in pairs.
        let dashes = stroke.dashes.count.isMultiple(of: 2) ? stroke.dashes : stroke.dashes + stroke.dashes
        for (index, dash) in dashes.enumerated() {
          if index > 0 { bytes.write(" ") }
          bytes.write(micrometres: Micrometres.of(dash))
        }
        bytes.write("\"")
      }
    } else {
      bytes.write(" Stroke=\"false\"")
    }
    if fill != nil { bytes.write(" Fill=\"true\"") }
    if isEvenOdd { bytes.write(" Rule=\"Even-Odd\"") }
    bytes.write(">")
    if let colour = lines.stroke?.colour, colour != .black { write(colour, "<ofd:StrokeColor") }
    if let fill { write(fill, "<ofd:FillColor") }
    bytes.write("<ofd:AbbreviatedData>")
    lines.write(from: boundary, &bytes)
    bytes.write("</ofd:AbbreviatedData></ofd:PathObject>")
    lines.removeAll()
  }

  /// Writes a colour in RGB, the colour space of documents that name none.
  mutating func write(_ colour: PageColour, _ tag: StaticString) {
    bytes.write(tag)
    bytes.write(" Value=\"")
    bytes.write(number: Int(colour.red))
    bytes.write(" ")
    bytes.write(number: Int(colour.green))
    bytes.write(" ")
    bytes.write(number: Int(colour.blue))
    bytes.write("\"/>")
  }

  // MARK: Pictures

  private mutating func place(_ mark: PictureMark, number: Int) {
    let corner = place(mark.area.origin)
    let far = place(PagePoint(x: mark.area.maxX, y: mark.area.maxY))
    let (width, height) = (far.x - corner.x, far.y - corner.y)
    let square = mark.picture.picture.orientation.square
    open("<ofd:ImageObject")
    Boundary(x: corner.x, y: corner.y, width: width, height: height).write(&bytes)
    bytes.write(" ResourceID=\"")
    bytes.write(number: number)
    bytes.write("\" CTM=\"")
    bytes.write(MicrometrePoint(x: square.across.x * width, y: square.across.y * height))
    bytes.write(" ")
    bytes.write(MicrometrePoint(x: square.down.x * width, y: square.down.y * height))
    bytes.write(" ")
    bytes.write(MicrometrePoint(x: square.corner.x * width, y: square.corner.y * height))
    bytes.write("\"/>")
  }
}

extension CodeMark {
  /// The blocks of the code as one path.
  fileprivate var steps: [PathMark.Step] {
    symbol.blocks.flatMap { block in
      func point(_ x: Int, _ y: Int) -> PagePoint {
        PagePoint(
          x: area.origin.x + area.size.width * x / symbol.width,
          y: area.origin.y + area.size.height * y / symbol.height)
      }
      let (right, bottom) = (block.x + block.width, block.y + block.height)
      return [
        PathMark.Step.move(point(block.x, block.y)), .line(point(right, block.y)), .line(point(right, bottom)),
        .line(point(block.x, bottom)), .close,
      ]
    }
  }
}

extension RectangleMark {
  fileprivate var steps: [PathMark.Step] {
    let (origin, far) = (area.origin, PagePoint(x: area.maxX, y: area.maxY))
    return [
      .move(origin), .line(PagePoint(x: far.x, y: origin.y)), .line(far), .line(PagePoint(x: origin.x, y: far.y)),
      .close,
    ]
  }
}
