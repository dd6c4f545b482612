import Expressions
import Findings
import Forms

/// How a field's value is written into a cell: its tag, the size, and what it looks like when filled.
struct FieldWriting {
  var pieces: [GridLine.Piece]
  var size: Double
  var horizontal: String
  var numberFormat: String?
  /// How many lines an ordinary value takes.
  var lineCount = 1
  /// Whether a long value may go to another line: text may, a number or an identifier may not.
  var mayBreak = true
}

/// Where a value is to be written.
struct FieldRoom {
  /// In points.
  var width: Double, height: Double
  /// The wanted size.
  var size: Double
  /// Whether the cell is one of a repeat's row.
  var isColumn = false
  /// Whether the cell holds nothing else.
  var isAlone = true
}

extension ScaffoldPlanner {
  func writing(_ field: Field, in room: FieldRoom, format: String?) -> FieldWriting {
    let isBoxes = format.map { $0.hasPrefix("boxes") || $0.hasPrefix("勾选") }
    let pipe = format.map { Array($0.split(separator: ":", maxSplits: 1).map(String.init)) } ?? []
    if field.type == .date || field.type == .dateTime, pipe.isEmpty || ["date", "日期"].contains(pipe[0]) {
      return date(field, room, pattern: pipe.count > 1 ? pipe[1] : nil)
    }
    if field.type == .money, let format, ["money", "金额"].contains(pipe.first) {
      return money(field, room, pipe: format)
    }
    if let format, isBoxes == false {
      return plain("{{\(field.id)|\(format)}}", sample: sample(of: field, in: room), room, horizontal: "left")
    }
    switch field.type.kind {
    case .choice, .choices: return choice(field, room, boxes: isBoxes, pipe: format ?? "boxes")
    case .date, .dateTime: return date(field, room, pattern: nil)
    case .number(let number) where number.isAmount:
      return money(field, room, pipe: room.isColumn ? "money" : "money:¥")
    case .text(nil):
      var result = plain("{{\(field.id)}}", sample: sample(of: field, in: room), room, horizontal: "left")
      if room.isAlone { result.numberFormat = field.type.entry.cellFormat }
      return result
    case .number, .text:
      var result = plain("{{\(field.id)}}", sample: sample(of: field, in: room), room, horizontal: "left")
      if room.isColumn { result.horizontal = "center" }
      if room.isAlone { result.numberFormat = field.type.entry.cellFormat }
      result.mayBreak = false
      return result
    case .images: return image(field, room)
    case .signature:
      let date = dateTag("\(field.id).date", blank: ScaffoldWords.blankDate)
      return plain("{{\(field.id).name}}　\(date)", sample: "王建国　2026年11月20日", room, horizontal: "left")
    case .nothing:
      let text = ScaffoldWords.stamp.text(in: language)
      return FieldWriting(pieces: [.init(text: text, look: .grey)], size: room.size, horizontal: "center")
    case .approvals:
      let tag = "{{#\(field.id)}}{{role}} {{decision|boxes}} {{name}} {{date|date}}　{{/\(field.id)}}"
      return FieldWriting(pieces: [.init(text: tag, look: .symbols)], size: room.size, horizontal: "left")
    case .rows:
      let columns = field.fields.map { "{{\($0.id)}}" }.joined(separator: " ")
      return plain("{{#\(field.id)}}\(columns)　{{/\(field.id)}}", sample: "", room, horizontal: "left")
    }
  }

  /// A value as people write it, to measure by.
  func sample(of field: Field, in room: FieldRoom) -> String {
    switch field.type.kind {
    case .number(let number) where number.isAmount && !room.isAlone: "9,999.00"
    case .date: DateWritingStyle.sample(ScaffoldWords.datePattern.text(in: language))
    case .dateTime: DateWritingStyle.sample(ScaffoldWords.datePattern.text(in: language) + " HH:mm")
    case .choice, .choices: longestChoice(of: field)
    case .text(nil) where field.calculation?.source.contains("rmb(") == true: "人民币壹万贰仟叁佰肆拾伍元陆角柒分"
    default:
      field.type.entry.sample ?? String(repeating: "字", count: min(field.maxLength ?? 12, room.isColumn ? 4 : 6))
    }
  }

  private func longestChoice(of field: Field) -> String {
    let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
    return choices.map { $0.label.text(in: language) }
      .max { measure.width($0, size: 1) < measure.width($1, size: 1) } ?? "字"
  }

  /// The greatest size in which the sample stands on one line; text that can be broken is not made smaller than 小五.
  private func plain(_ tag: String, sample: String, _ room: FieldRoom, horizontal: String) -> FieldWriting {
    let isText = sample.allSatisfy { $0 == "字" }
    let sizes = TextMeasure.sizes(from: room.size).filter { !isText || $0 >= min(9, room.size) }
    let size = sizes.first { measure.width(sample, size: $0) <= room.width } ?? sizes.last ?? room.size
    return FieldWriting(pieces: [.init(text: tag)], size: size, horizontal: horizontal)
  }

  private func money(_ field: Field, _ room: FieldRoom, pipe: String) -> FieldWriting {
    let isTyped = target == .sheet && room.isAlone
    let sign = pipe.split(separator: ":", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    var result = plain(
      isTyped ? "{{\(field.id)}}" : "{{\(field.id)|\(pipe)}}", sample: sign + sample(of: field, in: room), room,
      horizontal: room.isColumn ? "right" : "left")
    if isTyped { result.numberFormat = sign.isEmpty ? "#,##0.00" : "\"\(sign)\"#,##0.00" }
    result.mayBreak = false
    return result
  }

  private func choice(_ field: Field, _ room: FieldRoom, boxes: Bool?, pipe: String) -> FieldWriting {
    let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
    let labels = choices.map { $0.label.text(in: language) }
    let words = labels.map { "□" + $0 }
    for size in TextMeasure.sizes(from: room.size) {
      let count = measure.lines(of: words, size: size, width: room.width).count
      let fits = words.allSatisfy { measure.width($0, size: size) <= room.width }
      let most = max(1, Int((room.height - 2) / TextMeasure.line(size)))
      let isLast = size == TextMeasure.sizes(from: room.size).last
      // In a repeat's narrow columns the chosen word alone is printed; elsewhere a form asks by its boxes.
      if (fits && count <= most && boxes != false) || (isLast && boxes == true) || (isLast && !room.isColumn) {
        let text = broken(field, choices, room, size: size, pipe: pipe) ?? "{{\(field.id)|\(pipe)}}"
        return FieldWriting(
          pieces: [.init(text: text, look: .symbols)], size: size, horizontal: room.isColumn ? "center" : "left",
          lineCount: max(count, 1))
      }
    }
    let longest = longestChoice(of: field)
    let size = [room.size, 9].first { $0 <= room.size && measure.width(longest, size: $0) <= room.width }
    return FieldWriting(
      pieces: [.init(text: "{{\(field.id)}}")], size: size ?? min(9, room.size),
      horizontal: room.isColumn ? "center" : "left")
  }

  /// The boxes one by one on lines that end between choices, as programs break Chinese lines within a word; `nil` where they
  /// stand on one line. Blank rows, and copies that omit the field, print no labels, which then are part of the value.
  private func broken(_ field: Field, _ choices: [Choice], _ room: FieldRoom, size: Double, pipe: String) -> String? {
    guard !room.isColumn, !schema.copies.contains(where: { $0.omit.contains(field.id) }) else { return nil }
    let style = pipe.hasSuffix(":safe") || pipe.hasSuffix(":安全") ? ",safe" : ""
    let labels = choices.map { $0.label.text(in: language) }
    let lines = measure.lines(of: labels.map { "□" + $0 }, size: size, width: room.width)
    guard lines.count > 1 else { return nil }
    return lines.map { line in
      line.map { "{{\(field.id)|tick:\(choices[$0].id)\(style)}}\(labels[$0])" }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// How many pictures are attached; those of a row stand in it too, made small.
  private func image(_ field: Field, _ room: FieldRoom) -> FieldWriting {
    guard room.isColumn else {
      let note = ScaffoldWords.attached(countOf: field.id, in: language)
      return FieldWriting(pieces: [.init(text: note)], size: room.size, horizontal: "left")
    }
    let count = Double(max(1, min(field.maxRows ?? 1, 3)))
    let width = max(8, Int((room.width / count - 6) * 25.4 / 72))
    let height = max(6, Int((room.height - 6) * 25.4 / 72))
    return FieldWriting(
      pieces: [.init(text: "{{@\(field.id)|fit:\(width)x\(height)mm}}")], size: room.size, horizontal: "center")
  }
}
