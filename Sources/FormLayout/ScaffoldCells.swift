import Findings
import Forms

/// The cells of a row.
extension ScaffoldPlanner {
  /// One cell of the layout as one or two of the grid: a label and its value.
  func gridCells(of cell: LayoutCell, at place: Range<Int>, height: Double, isColumn: Bool = false) -> [GridCell] {
    switch cell.content {
    case .field(let id, let labelSpan):
      let field = schema.field(id) ?? Field(id: id, label: LocalizedText(id), type: .text)
      let label = (cell.label ?? field.label).text(in: language)
      let labelQuarters = Int((labelSpan * 4).rounded())
      guard labelQuarters > 0, labelQuarters < place.count else {
        return [inlineCell([(label, field, cell.format)], at: place, height: height, align: cell.align)]
      }
      let cut = place.lowerBound + labelQuarters
      return [
        labelCell(label, at: place.lowerBound..<cut, height: height),
        valueCell(field, at: cut..<place.upperBound, height: height, align: cell.align, format: cell.format),
      ]
    case .fields(let ids):
      let parts = ids.map { id in
        let field = schema.field(id) ?? Field(id: id, label: LocalizedText(id), type: .text)
        return (field.label.text(in: language), field, cell.format)
      }
      return [inlineCell(parts, at: place, height: height, align: cell.align)]
    case .text(let text):
      return [labelCell(text.text(in: language), at: place, height: height, align: cell.align ?? "center")]
    case .signature(let id): return [signatureCell(id, in: cell, at: place, height: height)]
    case .approval(let field, let role): return [approvalCell(field, role: role, in: cell, at: place, height: height)]
    case .stamp(let id):
      let label = (cell.label ?? schema.field(id)?.label ?? ScaffoldWords.stamp).text(in: language)
      var result = GridCell(
        quarters: place, kind: .stamp, lines: [GridLine(label)], size: layout.fontSize, horizontal: "left",
        vertical: "top")
      result.isPanel = true
      result.foot = [
        GridLine([.init(text: ScaffoldWords.stamp.text(in: language), look: .grey)], horizontal: "center")
      ]
      return [result]
    }
  }

  func labelCell(
    _ text: String, at place: Range<Int>, height: Double, align: String = "center", size: Double? = nil
  ) -> GridCell {
    guard align == "center" else { return textCell(text, at: place, height: height, align: align) }
    // Excel keeps five pixels of a cell free, which letters fill to the last point; Chinese labels leave half a character.
    let slack = target == .sheet && language == .en ? 1.5 : 0
    let label = measure.label(
      text, size: size ?? layout.fontSize, width: frame.room(place, label: true) - slack, height: height - 1.5,
      lineHeight: labelLine)
    return GridCell(
      quarters: place, kind: .label, lines: label.lines.map { GridLine($0) }, size: label.size, horizontal: align)
  }

  /// A fixed text that runs over the cell's width, unlike a label, whose lines are about equally long.
  private func textCell(_ text: String, at place: Range<Int>, height: Double, align: String) -> GridCell {
    let width = frame.room(place)
    func count(_ size: Double) -> Int { measure.lines(text, size: size, width: width) }
    let sizes = TextMeasure.sizes(from: layout.fontSize)
    let size = sizes.first { Double(count($0)) * TextMeasure.line($0) + 4 <= height } ?? sizes.last ?? layout.fontSize
    let cell = GridCell(quarters: place, kind: .value, lines: [GridLine(text)], size: size, horizontal: align)
    return reserving(count(size), in: cell)
  }

  /// Labels on several lines are set solid where the kind of file lets one choose.
  func labelLine(_ size: Double) -> Double {
    target == .sheet ? TextMeasure.line(size) : TextMeasure.solid(size)
  }

  func valueCell(_ field: Field, at place: Range<Int>, height: Double, align: String?, format: String?) -> GridCell {
    let room = FieldRoom(width: frame.room(place), height: height, size: layout.fontSize)
    let value = writing(field, in: room, format: format)
    var cell = GridCell(
      quarters: place, kind: .value, lines: [GridLine(value.pieces)], size: value.size,
      horizontal: align ?? value.horizontal, numberFormat: value.numberFormat, mayBreak: value.mayBreak)
    if field.appearance == "multiline", height > 2.4 * TextMeasure.line(value.size) { cell.vertical = "top" }
    return reserving(value.lineCount, in: cell)
  }

  /// The cell with the room that its value's lines need.
  private func reserving(_ lines: Int, in cell: GridCell) -> GridCell {
    var cell = cell
    cell.reserved = lines
    return cell
  }

  /// `标签：值` in one cell, several one under another where the height allows, else side by side.
  private func inlineCell(
    _ parts: [(label: String, field: Field, format: String?)], at place: Range<Int>, height: Double, align: String?
  ) -> GridCell {
    let colon = ScaffoldWords.colon.text(in: language)
    let width = frame.room(place)
    let size = layout.fontSize
    func head(_ label: String) -> String { label.isEmpty || "：:".contains(label.last ?? " ") ? label : label + colon }
    if parts.count == 1, let part = parts.first {
      let text = head(part.label)
      let isTall = part.field.appearance == "multiline" && height > 2.4 * TextMeasure.line(size)
      var value = FieldWriting(pieces: [], size: size, horizontal: "left")
      for size in TextMeasure.sizes(from: size) {
        let rest = isTall ? width : max(width - measure.width(text, size: size), size)
        let room = FieldRoom(width: rest, height: height, size: size, isAlone: false)
        value = writing(part.field, in: room, format: part.format)
        if value.size == size { break }
      }
      var cell = GridCell(
        quarters: place, kind: .value, lines: [], size: value.size, horizontal: align ?? "left",
        vertical: isTall ? "top" : "center")
      cell.isPanel = true
      cell.lines = isTall ? [GridLine(text), GridLine(value.pieces)] : [GridLine([.init(text: text)] + value.pieces)]
      return reserving(max(value.lineCount, cell.lines.count), in: cell)
    }
    let samples = parts.map { part in
      head(part.label) + sample(of: part.field, in: FieldRoom(width: width, height: height, size: size, isColumn: true))
    }
    func pieces(_ index: Int, _ size: Double) -> [GridLine.Piece] {
      let room = FieldRoom(
        width: max(width - measure.width(head(parts[index].label), size: size), size), height: height, size: size,
        isAlone: false)
      return [.init(text: head(parts[index].label))]
        + writing(parts[index].field, in: room, format: parts[index].format).pieces
    }
    for size in TextMeasure.sizes(from: size) {
      let rows = measure.lines(of: samples, size: size, width: width, gap: 1).count
      let most = Int((height - 2) / TextMeasure.line(size))
      let isLast = size == TextMeasure.sizes(from: layout.fontSize).last
      guard rows <= max(most, 1) || parts.count <= most || isLast else { continue }
      var cell = GridCell(quarters: place, kind: .value, lines: [], size: size, horizontal: align ?? "left")
      if parts.count <= most, rows > 1 || parts.contains(where: { $0.field.appearance == "multiline" }) {
        cell.lines = parts.indices.map { GridLine(pieces($0, size)) }
        cell.vertical = "top"
      } else {
        let joined = parts.indices.flatMap { pieces($0, size) + ($0 < parts.count - 1 ? [.init(text: "　")] : []) }
        cell.lines = [GridLine(joined)]
      }
      return reserving(max(rows, cell.lines.count), in: cell)
    }
    return GridCell(quarters: place, kind: .value, lines: [], size: size, horizontal: "left")
  }

  /// Label, name and opinion above, the day below; what was signed by hand behind the name, in a sheet beside the day.
  private func signatureCell(_ id: String, in cell: LayoutCell, at place: Range<Int>, height: Double) -> GridCell {
    let label = (cell.label ?? schema.field(id)?.label ?? LocalizedText(id)).text(in: language)
    let head = label + ScaffoldWords.colon.text(in: language)
    let hasNameLine = height >= 4 * TextMeasure.line(min(9, layout.fontSize)) + 4
    let size = panelSize(hasNameLine ? head : head + "王建国", at: place)
    var result = GridCell(quarters: place, kind: .value, lines: [], size: size, horizontal: "left", vertical: "top")
    result.isPanel = true
    let name = "{{\(id).name}}", opinion = "{{\(id).opinion}}"
    if hasNameLine {
      result.lines = [signed(head, opinion), signed("", name, horizontal: "center")]
    } else {
      result.lines = [signed(head, name + "{{#\(id).opinion}}　{{\(id).opinion}}{{/\(id).opinion}}")]
    }
    result.foot = [GridLine(dateTag("\(id).date", blank: ScaffoldWords.blankDate), horizontal: "right")]
    let strokes = strokes(id, besides: hasNameLine ? "" : head + "王建国　", size: size, at: place, height: height)
    if target == .sheet {
      result.foot[0].pieces.insert(strokes, at: 0)
    } else {
      result.lines[result.lines.count - 1].pieces.append(strokes)
    }
    return result
  }

  /// The picture of what was signed by hand. It is so low that a row needs no more height for it, unless it stands below a
  /// long opinion.
  private func strokes(
    _ id: String, besides text: String, size: Double, at place: Range<Int>, height: Double
  ) -> GridLine.Piece {
    let room = frame.room(place)
    let beside = target == .sheet ? measure.width(dateSample, size: size) : measure.width(text, size: size)
    let width = max(ScaffoldFrame.points(15), target == .page ? room : room - beside)
    // A sheet has 3 pt more than a line for the day, and leaves 2 pt above and below a picture.
    let tall = min(ScaffoldFrame.points(12), target == .sheet ? TextMeasure.line(size) - 1 : height * 0.6)
    func millimetres(_ points: Double) -> String {
      let half = (points * 25.4 / 72 * 2).rounded(.down) / 2
      return half == half.rounded() ? "\(Int(half))" : "\(half)"
    }
    return .init(text: "{{@\(id).picture|fit:\(millimetres(width))x\(millimetres(tall))mm}}")
  }

  private var dateSample: String { DateWritingStyle.sample(ScaffoldWords.datePattern.text(in: language)) }

  /// Role and decision, the name, the day; blank where nobody has decided yet.
  private func approvalCell(_ id: String, role: String, in cell: LayoutCell, at place: Range<Int>, height: Double)
    -> GridCell
  {
    let step = schema.field(id)?.chain.first { $0.role.wordings.contains(role) }?.role
    let key = step?.zhHans ?? role
    let label = (cell.label ?? step ?? LocalizedText(role)).text(in: language)
    let boxes = Approval.Decision.allCases.map { "□" + $0.printedLabel.text(in: language) }.joined(separator: " ")
    let size = panelSize(boxes, at: place)
    func each(_ body: String) -> String { "{{#\(id)|role:\(key)}}\(body){{/\(id)}}" }
    var result = GridCell(quarters: place, kind: .value, lines: [], size: size, horizontal: "left", vertical: "top")
    result.isPanel = true
    result.lines = [
      signed(label + ScaffoldWords.colon.text(in: language), each("{{opinion}}")),
      GridLine([.init(text: each("{{decision|boxes}}"), look: .symbols)]),
      signed(ScaffoldWords.signedBy.text(in: language), each("{{name}}")),
    ]
    result.foot = [GridLine(each(dateTag("date", blank: ScaffoldWords.blankDate)), horizontal: "right")]
    return result
  }

  /// A label, and a name or opinion behind it, which pages show in 楷体; a template's author chooses fonts.
  private func signed(_ label: String, _ value: String, horizontal: String? = nil) -> GridLine {
    if target != .page { return GridLine(label + value, horizontal: horizontal) }
    return GridLine([.init(text: label), .init(text: value, look: .signed)], horizontal: horizontal)
  }

  private func panelSize(_ text: String, at place: Range<Int>) -> Double {
    let sizes = TextMeasure.sizes(from: layout.fontSize)
    return sizes.first { measure.width(text, size: $0) <= frame.room(place) } ?? sizes.last ?? layout.fontSize
  }
}
