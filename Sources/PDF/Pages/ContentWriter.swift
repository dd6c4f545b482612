import PageGraphics
import Pictures

/// What a content stream needs to know of the resources it names.
protocol ContentResources: AnyObject {
  /// The font of the document, or of the artwork, for a resource.
  func font(_ resource: FontResource) throws -> DocumentFont
  /// The name of a picture among the resources, without its slash.
  func name(_ picture: PagePicture) throws -> String
}

/// Writes marks as a content stream (ISO 32000-1, 8 and 9).
struct ContentWriter {
  var bytes: [UInt8] = []
  /// The height of the page, from which y grows downward; in PDF it grows upward from the lower edge.
  var height = 0
  var offset = PagePoint.zero
  var state = GraphicsState()
  /// Whether text may follow, between BT and ET.
  var isInText = false
  /// Lines among text, which are drawn where it ends: there is no drawing within BT and ET.
  var aside: [UInt8] = []
  var tags: PageTags?
  /// What leads elsewhere on the page in hand, each with its element.
  private(set) var links: [(link: LinkMark, element: Int?)] = []

  /// Begins a page or an artwork of this height; with `tags` marks say which element they belong to.
  mutating func begin(height: Int, tags: PageTags? = nil) {
    bytes.removeAll(keepingCapacity: true)
    self.height = height
    self.tags = tags
    offset = .zero
    state = GraphicsState()
    isInText = false
    links.removeAll(keepingCapacity: true)
  }

  /// Ends the stream.
  mutating func end() {
    endText()
    if tags?.isOpen == true { bytes.write("EMC\n") }
    tags?.isOpen = false
  }

  /// Draws marks from `origin` on; their elements count from `firstElement`.
  mutating func draw(
    _ drawing: Drawing, from origin: PagePoint = .zero, firstElement: Int = 0, _ resources: some ContentResources
  ) throws {
    offset = origin
    let marks = drawing.marks
    for index in marks.indices {
      if tags != nil, !marks[index].isLink {
        tag(marks[index].element.map { $0 + firstElement }, isPagination: marks[index].isPagination)
      }
      switch marks[index].content {
      case .text(let run): try show(run, drawing.glyphs, try resources.font(run.font))
      case .line(let line):
        paint(nil, line.stroke) { writer in
          writer.point(line.start, "m ")
          writer.point(line.end, "l ")
        }
      case .rectangle(let rectangle):
        paint(rectangle.fill, rectangle.stroke) { writer in
          writer.point(PagePoint(x: rectangle.area.origin.x, y: rectangle.area.maxY), "")
          writer.number(rectangle.area.size.width)
          writer.number(rectangle.area.size.height)
          writer.bytes.write("re ")
        }
      case .path(let path):
        paint(path.fill, path.stroke, isEvenOdd: path.isEvenOdd) { writer in
          for step in path.steps { writer.write(step) }
        }
      case .picture(let mark):
        endText()
        place(mark, try resources.name(mark.picture))
      case .code(let mark):
        endText()
        place(mark)
      case .link(let link): links.append((link, marks[index].element))
      }
    }
  }

  /// Draws an artwork by the name of its object.
  mutating func draw(_ artwork: PlacedArtwork, named name: String) {
    endText()
    // It takes over the colours of the page, and was written for those with which every stream begins.
    set(fill: .black)
    set(Stroke(width: GraphicsState().width))
    if state.isInvisible {
      bytes.write("0 Tr ")
      state.isInvisible = false
    }
    bytes.write("q 1 0 0 1 ")
    number(artwork.origin.x)
    number(height - artwork.origin.y - artwork.artwork.size.height)
    bytes.write("cm/")
    bytes.write(ascii: name)
    bytes.write(" Do Q\n")
  }

  // MARK: Elements

  private mutating func tag(_ element: Int?, isPagination: Bool) {
    guard let tags, tags.isOther(element, isPagination: isPagination) else { return }
    endText()
    if tags.isOpen { bytes.write("EMC\n") }
    tags.open(element, isPagination: isPagination)
    guard let element else {
      bytes.write(isPagination ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact BMC\n")
      return
    }
    bytes.write("/")
    bytes.write(tags.elements[element].role.name)
    bytes.write("<</MCID ")
    bytes.write(number: tags.owners.count - 1)
    bytes.write(">>BDC\n")
  }

  // MARK: Lines and areas

  private mutating func paint(
    _ fill: PageColour?, _ stroke: Stroke?, isEvenOdd: Bool = false, _ outline: (inout ContentWriter) -> Void
  ) {
    guard fill != nil || stroke != nil else { return }
    // Lines hide no text, so they need not part it.
    let waits = isInText && fill == nil
    if waits { swap(&bytes, &aside) } else { endText() }
    if let fill { set(fill: fill) }
    if let stroke { set(stroke) }
    outline(&self)
    switch (fill != nil, stroke != nil) {
    case (true, true): bytes.write(isEvenOdd ? "B*\n" : "B\n")
    case (true, false): bytes.write(isEvenOdd ? "f*\n" : "f\n")
    default: bytes.write("S\n")
    }
    if waits { swap(&bytes, &aside) }
  }

  private mutating func write(_ step: PathMark.Step) {
    switch step {
    case .move(let to): point(to, "m ")
    case .line(let to): point(to, "l ")
    case .curve(let first, let second, let to):
      point(first, "")
      point(second, "")
      point(to, "c ")
    case .close: bytes.write("h ")
    }
  }

  private mutating func place(_ mark: PictureMark, _ name: String) {
    let orientation = mark.picture.picture.orientation
    let (width, height) = (mark.area.size.width, mark.area.size.height)
    // Where the corner at the lower left of the stored picture comes to lie, and its two sides, in parts of the area.
    let (corner, across, up) = orientation.square
    bytes.write("q ")
    number(across.x * width)
    number(across.y * height)
    number(up.x * width)
    number(up.y * height)
    point(PagePoint(x: mark.area.origin.x + corner.x * width, y: mark.area.maxY - corner.y * height), "cm/")
    bytes.write(ascii: name)
    bytes.write(" Do Q\n")
  }

  /// Draws a code in an area: squares as an image of one bit each, a third as long as a path of them; bars as a path, since some
  /// programs blur the edges of images, and bars are fine.
  private mutating func place(_ mark: CodeMark) {
    let (area, symbol) = (mark.area, mark.symbol)
    let isImage = symbol.height > 1
    set(fill: .black)
    bytes.write("q ")
    number(isImage ? area.size.width : area.size.width / symbol.width)
    bytes.write("0 0 ")
    number(area.size.height)
    point(PagePoint(x: area.origin.x, y: area.maxY), "cm\n")
    if isImage { write(image: symbol) } else { write(bars: symbol) }
    bytes.write("Q\n")
  }

  private mutating func write(image symbol: CodeSymbol) {
    bytes.write("BI/W ")
    bytes.write(number: symbol.width)
    bytes.write("/H ")
    bytes.write(number: symbol.height)
    // Digits, since programs look for the end among the bytes.
    bytes.write("/IM true/F/AHx ID ")
    for byte in symbol.bits { bytes.write(hex: Int(byte), digits: 2) }
    bytes.write(">EI ")
  }

  private mutating func write(bars symbol: CodeSymbol) {
    for block in symbol.blocks {
      bytes.write(number: block.x)
      bytes.write(" 0 ")
      bytes.write(number: block.width)
      bytes.write(" 1 re\n")
    }
    bytes.write("f ")
  }

  // MARK: State

  mutating func set(fill colour: PageColour) {
    guard state.fill != colour else { return }
    state.fill = colour
    write(colour, grey: "g\n", rgb: "rg\n")
  }

  private mutating func set(_ stroke: Stroke) {
    if state.stroke != stroke.colour {
      state.stroke = stroke.colour
      write(stroke.colour, grey: "G\n", rgb: "RG\n")
    }
    if state.width != stroke.width {
      state.width = stroke.width
      number(stroke.width)
      bytes.write("w\n")
    }
    if state.dashes != stroke.dashes {
      state.dashes = stroke.dashes
      bytes.write("[")
      for dash in stroke.dashes { number(dash) }
      bytes.write("]0 d\n")
    }
  }

  private mutating func write(_ colour: PageColour, grey: StaticString, rgb: StaticString) {
    func part(_ shade: UInt8) -> Int { (Int(shade) * 2_000 + 255) / 510 }
    number(part(colour.red))
    if !colour.isGrey {
      number(part(colour.green))
      number(part(colour.blue))
    }
    bytes.write(colour.isGrey ? grey : rgb)
  }

  mutating func number(_ thousandths: Int) {
    bytes.write(thousandths: thousandths)
    bytes.write(" ")
  }

  private mutating func point(_ point: PagePoint, _ operation: StaticString) {
    number(point.x + offset.x)
    number(height - point.y - offset.y)
    bytes.write(operation)
  }
}
