import Expressions
import TestSupport

@testable import Templates

/// Templates and data made up at random: sections in sections, tables that may lose their rows, cells that may lose their
/// paragraphs, values of every kind.
enum RandomDocument {
  static let values = ["a", "b", "c", "d", "e"]
  static let sections = ["s", "t", "u", "w"]

  static func docx(_ random: inout SeededRandom) throws -> [UInt8] {
    var body = ""
    for _ in 0..<(1 + random.below(5)) { body += block(&random, depth: 0) }
    var parts: [(kind: String, content: String)] = []
    if random.below(2) == 0 { parts.append(("header", WordMaker.p("页眉 \(inline(&random)) {{a}}"))) }
    if random.below(2) == 0 { parts.append(("footer", block(&random, depth: 1))) }
    return try WordMaker.docx(body + WordMaker.p("完"), parts: parts)
  }

  private static func block(_ random: inout SeededRandom, depth: Int) -> String {
    switch random.below(depth > 2 ? 2 : 6) {
    case 0: return WordMaker.p("*标题 {{\(random.pick(values))}}", " 说明 \(inline(&random))")
    case 1: return WordMaker.p("固定文字，没有标签")
    case 2:
      let name = random.pick(sections)
      let mark = random.below(4) == 0 ? "^" : "#"
      return WordMaker.p("{{\(mark)\(name)}}") + block(&random, depth: depth + 1) + WordMaker.p("{{/\(name)}}")
    case 3:
      // A table all of whose rows may go.
      let name = random.pick(sections)
      let rows = random.below(3) == 0 ? "|rows:3" : ""
      let row = [WordMaker.p("{{#\(name)\(rows)}}{{a}}"), WordMaker.p("{{b}}"), WordMaker.p("{{c}}{{/\(name)}}")]
      let head = [WordMaker.p("甲"), WordMaker.p("乙"), WordMaker.p("丙")]
      return WordMaker.table(random.below(2) == 0 ? [row] : [head, row])
    case 4:
      // A cell all of whose paragraphs may go.
      let name = random.pick(sections)
      let cell = WordMaker.p("{{#\(name)}}") + WordMaker.p("{{d}}") + WordMaker.p("{{/\(name)}}")
      return WordMaker.table([[cell, WordMaker.p(inline(&random))]])
    default: return WordMaker.p(inline(&random), "尾")
    }
  }

  private static func inline(_ random: inout SeededRandom) -> String {
    let name = random.pick(sections)
    switch random.below(5) {
    case 4: return "{{q|qr:20mm}}"
    case 0: return "{{#\(name)}}甲{{\(random.pick(values))}}{{/\(name)}}{{^\(name)}}无{{/\(name)}}"
    case 1: return "{{\(random.pick(values))}}、{{\(random.pick(values))}}"
    case 2: return "{{\(random.pick(values))|upper}}"
    default: return "{{\(random.pick(values))|default:（空）}}"
    }
  }

  /// Data for any of these templates.
  static func data(_ random: inout SeededRandom) -> TemplateValue {
    // What every template may draw.
    var members: [String: TemplateValue] = ["q": .text("SP-2026-000318")]
    for name in values where random.below(6) > 0 { members[name] = value(&random) }
    for name in sections where random.below(6) > 0 {
      switch random.below(3) {
      case 0: members[name] = .boolean(random.below(2) == 0)
      case 1: members[name] = value(&random)
      default:
        let count = random.pick([0, 1, 2, 5, 40])
        members[name] = .list(
          (0..<count).map { _ in
            .record(["a": value(&random), "b": value(&random), "s": .list([.record(["c": value(&random)])])])
          })
      }
    }
    return .record(members)
  }

  private static let texts = [
    "", " ", "两端 ", " 有空白", "A&B <机电> \"引号\" '撇'", "第一行\n第二行\t完\r\n第三行", "王建国", "设备在夜间低温时频繁报警，复位后再次出现。",
    "𠮷野家𡈽", "😀👩‍👩‍👧‍👦", "\u{1}\u{B}\u{FFFE}\u{FFFF}", "_x000D_ _x0041_", "]]>", "</w:p></w:tbl>", "2026-03-05", "-12.50", "0",
  ]

  private static func value(_ random: inout SeededRandom) -> TemplateValue {
    switch random.below(10) {
    case 0: .number(ExactDecimal(random.below(100_000)), places: random.pick([nil, 2]))
    case 1: .boolean(random.below(2) == 0)
    case 2: .date(CalendarDate(dayNumber: random.below(30_000)))
    case 3: .empty
    case 4:
      // Long, with and without repetition.
      .text((0..<random.below(600)).map { _ in random.pick(texts) }.joined(separator: "，"))
    case 5:
      .text(
        String(
          (0..<random.below(300)).map { _ in Character(Unicode.Scalar(0x4E00 + UInt32(random.below(20_000))) ?? "一") }))
    default: .text(random.pick(texts))
    }
  }
}

/// Workbooks made up at random: sections over rows, one after the other and one in the other, merged cells and wrapped texts.
enum RandomWorkbook {
  static func xlsx(_ random: inout SeededRandom) throws -> [UInt8] {
    var rows = ""
    var merges: [String] = []
    var number = 1
    func row(_ texts: [String]) {
      let cells = texts.enumerated().map { index, text in
        SheetMaker.cell("\(["A", "B", "C", "D"][index])\(number)", text, style: random.below(5))
      }
      let height = random.below(3) == 0 ? " ht=\"20\" customHeight=\"1\"" : ""
      rows += "<row r=\"\(number)\"\(height)>\(cells.joined())</row>"
      if texts.count == 2, random.below(3) == 0 { merges.append("C\(number):D\(number)") }
      number += 1 + (random.below(8) == 0 ? 1 : 0)
    }
    func tag() -> String { "{{\(random.pick(RandomDocument.values))}}" }
    for _ in 0..<(1 + random.below(6)) {
      let name = random.pick(RandomDocument.sections)
      switch random.below(6) {
      case 5: row(["{{q|qr:22mm}}"] + (random.below(2) == 0 ? [tag()] : []))
      case 0: row([tag(), "固定", "甲\(tag())乙"])
      case 1: row(["固定文字", "第二格"])
      case 2: row(["{{#\(name)}}\(tag())", tag(), "{{c}}{{/\(name)}}"])
      case 3:
        row(["{{#\(name)|rows:2}}"])
        row([tag(), "单位：\(tag())"])
        row(["小计", tag(), "第 {{a}} 行"])
        row(["{{/\(name)}}"])
      default: row(["{{^\(name)}}没有{{/\(name)}}", tag()])
      }
    }
    let after =
      merges.isEmpty
      ? ""
      : "<mergeCells count=\"\(merges.count)\">\(merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
    return try SheetMaker.workbook(rows: rows, after: after)
  }
}
