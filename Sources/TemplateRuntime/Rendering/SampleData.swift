import Expressions
package import TemplateLanguage

/// Made-up data for a template, from which plans learn what values look like. They are fixed: a template's documents must be
/// the same bytes on every machine and in every batch.
package struct SampleData {
  private var count: Int
  private let rows: Int

  private static let words = [
    "安徽省合肥市蜀山区望江西路 199 号", "SF-2026-000318", "王建国", "控制箱在夜间低温时频繁报警，复位后约 10 分钟再次出现",
    "138 5560 1234", "温度变送器", "HC-JR200", "陈晓燕", "更换采集板后连续运行正常，客户已签字确认", "台", "深圳市南山区宏达设备有限公司",
    "JR26031802", "刘志强", "已检查接线端子与电源模块，未发现异常", "HT-2026-0318", "同意", "李梅", "传感器断线，需返厂维修",
  ]

  /// Data for templates of this vocabulary: twice filled in, once empty. What `programs` ask for is asked of open data.
  /// Lists have `rows` items.
  package static func samples(
    of vocabulary: TemplateVocabulary, for programs: [Program], rows: Int = 3
  ) -> [TemplateData] {
    values(vocabulary, programs, rows: rows).map { TemplateData($0) }
  }

  private static func values(_ vocabulary: TemplateVocabulary, _ programs: [Program], rows: Int) -> [TemplateValue] {
    switch vocabulary.root {
    case .open:
      return [0, 7].map { start in
        var data = SampleData(count: start, rows: rows)
        return data.open(programs)
      } + [.record([:])]
    case let shape:
      return [0, 7].map { start in
        var data = SampleData(count: start, rows: rows)
        return data.value(shape)
      } + [blank(shape)]
    }
  }

  private mutating func text() -> String {
    count += 1
    return SampleData.words[count % SampleData.words.count]
  }

  private mutating func value(_ shape: NameShape) -> TemplateValue {
    switch shape {
    case .open, .text: return .text(text())
    case .number(let places):
      count += 1
      return .number(ExactDecimal(count * 37 % 900 + 1), places: places)
    case .date, .moment:
      count += 1
      return .date(CalendarDate(year: 2026, month: count % 12 + 1, day: count * 7 % 28 + 1) ?? .first)
    case .boolean: return .boolean(true)
    case .choice(let entries):
      count += 1
      let options = entries.map { TemplateChoices.Option(id: $0.id, label: $0.labels.first ?? $0.id) }
      return .choice(
        TemplateChoices(chosen: options.isEmpty ? [] : [options[count % options.count].id], options: options))
    case .pictures, .stamp: return .empty
    case .record(let members): return record(members)
    case .rows(let columns):
      return .list((0..<rows).map { _ in record(columns) }, blank: SampleData.blank(.record(columns)))
    }
  }

  private mutating func record(_ members: NameMembers) -> TemplateValue {
    let members = members.entries.filter { !["void", "replaces", "reprint"].contains($0.id) }
    return .record(Dictionary(members.map { ($0.id, value($0.shape)) }) { first, _ in first })
  }

  private static func blank(_ shape: NameShape) -> TemplateValue {
    switch shape {
    case .choice(let entries):
      .choice(
        TemplateChoices(chosen: [], options: entries.map { .init(id: $0.id, label: $0.labels.first ?? $0.id) }))
    case .record(let members):
      .record(Dictionary(members.entries.map { ($0.id, blank($0.shape)) }) { first, _ in first })
    case .rows(let columns): .list([], blank: blank(.record(columns)))
    default: .empty
    }
  }

  /// One level of names for everything that is looked up; sections run twice.
  private mutating func open(_ programs: [Program]) -> TemplateValue {
    var members: [String: TemplateValue] = [:]
    for program in programs {
      for path in program.slots.map(\.path) where path.start == .search {
        guard let name = path.members.first else { continue }
        if path.members.count == 1 {
          if members[name] == nil { members[name] = .text(text()) }
        } else {
          var inner: [String: TemplateValue] = [:]
          if case .record(let known)? = members[name] { inner = known }
          inner[path.members[1]] = .text(text())
          members[name] = .record(inner)
        }
      }
      for section in program.sections where section.path.start == .search && section.path.members.count == 1 {
        let name = section.path.members[0]
        if members[name] == nil { members[name] = .list((0..<max(2, rows - 1)).map { _ in .record([:]) }) }
      }
    }
    return .record(members)
  }
}
