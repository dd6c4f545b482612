import Expressions
import Foundation
import Templates

/// The data of all templates of the corpus, as a JSON file would give them.
enum CorpusData {
  static let items: [(name: String, qty: Int, price: String)] = [
    ("水泵", 2, "100.5"), ("阀门", 1, "20"), ("密封圈", 10, "3.2"),
  ]

  /// Values that no document may take for anything but text.
  static let hostile = "A & B <w:p> \"c\" ]]> {{number}} =1+1"

  static let record: TemplateValue = .record([
    "customer": .text("华星汽修"), "number": .text("A-17"), "copy": .text("第一联"), "用户单位": .text("恒通物流"),
    "负责人（签字）": .text("李四"), "old": .text("旧"), "hostile": .text(hostile), "lines": .text("第一行\n第二行\t完"),
    "flag": .boolean(true), "off": .boolean(false), "count": number("3"), "total": number("253"),
    "phone": .text("13800138000"), "day": CalendarDate(year: 2026, month: 3, day: 5).map { .date($0) } ?? .empty,
    "moment": CalendarMoment(iso: "2026-03-05T09:30").map { .moment($0) } ?? .empty,
    "items": list(items), "parts": list(items.dropLast()), "none": .list([]),
    "tags": .list([.text("甲"), .text("乙")]),
    "buyer": .record(["name": .text("赵六"), "address": .record(["city": .text("佛山")])]),
    "groups": .list([group("甲组", items.dropLast(), "2"), group("乙组", items.suffix(1), "1")]),
  ])

  /// The same with that many items.
  static func record(items count: Int) -> TemplateValue {
    guard case .record(var members) = record else { return record }
    members["items"] = list((1...count).map { ("件\($0)", $0, "1") })
    return .record(members)
  }

  private static func group(
    _ title: String, _ items: some Sequence<(name: String, qty: Int, price: String)>, _ sum: String
  )
    -> TemplateValue
  {
    .record(["title": .text(title), "items": list(items), "subtotal": number(sum)])
  }

  private static func list(_ items: some Sequence<(name: String, qty: Int, price: String)>) -> TemplateValue {
    .list(items.map { .record(["name": .text($0.name), "qty": number("\($0.qty)"), "price": number($0.price)]) })
  }

  private static func number(_ text: String) -> TemplateValue {
    ExactDecimal(text).map { .number($0, places: nil) } ?? .empty
  }
}

/// The files of `Tests/Fixtures/corpus`.
enum Corpus {
  static var folder: URL {
    URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/corpus")
  }

  static func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: name))) }

  /// The names of all templates, sorted.
  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".docx") || $0.hasSuffix(".xlsx") }.sorted()
  }
}
