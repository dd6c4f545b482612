import Foundation
import SpreadsheetML

/// A ledger of twelve mixed columns with made-up rows.
enum LedgerRows {
  /// What a column holds: text, a day, a day and time, a whole number, an amount.
  static let kinds: [Character] = ["s", "s", "s", "s", "d", "t", "i", "m", "m", "s", "s", "s"]
  static let titles = ["编号", "表单", "客户", "型号", "开单日期", "结单时间", "件数", "单价", "金额", "状态", "电话", "备注"]
  static let widths = [18.0, 26, 32, 16, 12, 17, 8, 12, 14, 9, 14, 30]

  /// Writes rows as lines of tab-separated spellings.
  static func write(_ count: Int, to path: String) throws {
    var random = SeededRandom(11)
    let customers = (0..<5_000).map { index in
      random.pick(SampleWords.cities) + random.pick(SampleWords.firms) + "有限公司\(index)"
    }
    var text = ""
    for row in 0..<count {
      let (quantity, price) = (random.number(1...40), random.number(100...99_999))
      let day = "2024-\(two(random.number(1...12)))-\(two(random.number(1...28)))"
      text += "FC-2024-\(String(String(10_000_001 + row).dropFirst()))\t"
      text += random.pick(["返厂产品处理记录表", "售后服务费用预算审批单", "顾客满意度调查表", "客户报修维护记录表"]) + "\t"
      text += "\(random.pick(customers))\t\(random.pick(SampleWords.models))\t\(day)\t"
      text += "\(day) \(two(random.number(8...18))):\(two(random.number(0...59)))\t\(quantity)\t"
      text += "\(amount(price))\t\(amount(price * quantity))\t\(random.pick(["已开单", "已结单", "已归档", "作废"]))\t"
      text += "138\(random.number(10_000_000...99_999_999))\t"
      text += (random.number(0...2) == 0 ? random.pick(SampleWords.faults) + " <\(row)>" : "") + "\n"
    }
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  /// The first rows of a file as cells.
  static func cells(_ path: String, _ count: Int) throws -> [[TableCell]] {
    try lines(path, count).map { line in
      try zip(kinds, line).map { kind, text in
        switch kind {
        case "d", "t":
          let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
          guard parts.count == (kind == "d" ? 3 : 5) else { throw BenchError("no date: \(text)") }
          return .date(
            SerialDate(
              year: parts[0], month: parts[1], day: parts[2], hour: kind == "t" ? parts[3] : 0,
              minute: kind == "t" ? parts[4] : 0, hasTime: kind == "t"))
        case "i", "m": return .number(text)
        default: return text.isEmpty ? .blank : .text(text)
        }
      }
    }
  }

  /// The spellings of the first rows of a file.
  static func lines(_ path: String, _ count: Int) throws -> [[String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n", maxSplits: count).prefix(count).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Throws unless a workbook has the header and these rows, and nothing else.
  static func check(_ path: String, has lines: ArraySlice<[String]>) throws {
    let book = try WorkbookReader(Array(try Data(contentsOf: URL(filePath: path))), name: path)
    var expected = lines.makeIterator()
    var isHead = true
    try book.rows(ofSheet: 0) { row in
      let found = row.cells.map { SheetCells.text($0.content)?.1 ?? "" }
      if isHead {
        guard found == titles else { throw BenchError("\(path): \(found)") }
        isHead = false
        return true
      }
      guard let line = expected.next(), line.filter({ !$0.isEmpty }) == found.filter({ !$0.isEmpty }) else {
        throw BenchError("\(path), row \(row.number): \(found)")
      }
      return true
    }
    if expected.next() != nil { throw BenchError("\(path): rows are missing") }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Cents as the shortest spelling of the amount.
  private static func amount(_ cents: Int) -> String {
    let (whole, rest) = (cents / 100, cents % 100)
    return rest == 0 ? "\(whole)" : rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(two(rest))"
  }
}
