import Expressions
import Findings
import Forms
import Intake
import Register
import Templates

/// The forms of a list in the order of their values. Of each only the number is kept, and what it is sorted by.
struct SortedForms {
  private let names: [String]
  private var fields: (schema: FormSchema, fields: [Field])?
  private var forms: [(keys: [SortKey?], number: String)] = []

  /// Forms sorted by these fields, given by their ids or labels.
  init(by names: [String]) { self.names = names }

  /// The ids of the fields in a form of this kind.
  ///
  /// - Throws: a ``DeskError`` if it has no such field, or one whose values have no order.
  mutating func fields(in schema: FormSchema) throws -> [Field] {
    if let fields, fields.schema === schema { return fields.fields }
    let found = try names.map { try SortedForms.field($0, in: schema) }
    fields = (schema, found)
    return found
  }

  /// The ids of the fields, as names of files have them.
  var ids: [String] { fields?.fields.map(\.id) ?? [] }

  mutating func add(_ form: IssuedForm) throws {
    let values = try FormRegister.values(form.data, of: form.number, schema: form.schema)
    let keys = try fields(in: form.schema).map { field in
      values[field.id].flatMap { SortKey($0, of: field, form.schema) }
    }
    forms.append((keys, form.number))
  }

  /// The numbers, sorted: forms with the same values stay in their order, those without one are last.
  var numbers: [String] {
    forms.indices.sorted { one, other in
      for (key, next) in zip(forms[one].keys, forms[other].keys) {
        switch (key, next) {
        case (let key?, let next?) where key != next: return key < next
        case (nil, _?): return false
        case (_?, nil): return true
        default: continue
        }
      }
      return one < other
    }.map { forms[$0].number }
  }

  private static func field(_ name: String, in schema: FormSchema) throws -> Field {
    guard let field = schema.fieldNamed(name) else {
      let title = schema.title
      let known = schema.fields.filter(\.isSortable)
      let near = NearestName.likely(name, in: known.flatMap { [$0.id] + $0.label.wordings })
      let (zh, hant, en) = (names(known, .zhHans, "、"), names(known, .zhHant, "、"), names(known, .en, ", "))
      throw DeskError(
        "“\(title.zhHans)”没有“\(name)”这个字段，不能按它排序。" + (near.map { "是不是“\($0)”？" } ?? "可以按这些排序：\(zh)"),
        hant: "「\(title.text(in: .zhHant))」沒有「\(name)」這個欄位，不能按它排序。"
          + (near.map { "是不是「\($0)」？" } ?? "可以按這些排序：\(hant)"),
        en: "\(title.text(in: .en)) has no field “\(name)” to sort by. "
          + (near.map { "Did you mean “\($0)”?" } ?? "It can be sorted by \(en)"), kind: .usage)
    }
    guard field.isSortable else {
      throw DeskError(
        "不能按“\(field.label.zhHans)”排序：它不是一项文字、数、日期或选项",
        hant: "不能按「\(field.label.text(in: .zhHant))」排序：它不是一項文字、數、日期或選項",
        en: "forms cannot be sorted by “\(field.label.text(in: .en))”: it is no single text, number, date or choice",
        kind: .usage)
    }
    return field
  }

  /// The first of some fields, by their labels.
  private static func names(_ fields: [Field], _ language: Language, _ separator: String) -> String {
    fields.prefix(8).map { $0.label.text(in: language) }.joined(separator: separator) + (fields.count > 8 ? " …" : "")
  }
}

extension Field {
  /// Whether its values have an order.
  fileprivate var isSortable: Bool {
    switch type.kind {
    case .text, .number, .date, .dateTime, .choice: true
    case .choices, .rows, .images, .signature, .approvals, .nothing: false
    }
  }
}

extension SortKey {
  /// The key of a field's value: choices come in the order of their list.
  init?(_ value: Value, of field: Field, _ schema: FormSchema) {
    switch value {
    case .text(let text):
      if text.allSatisfy(\.isWhitespace) { return nil }
      self = .text(text)
    case .number(let number): self = .number(number)
    case .date(let date): self = .moment(CalendarMoment(date: date, time: .midnight))
    case .dateTime(let moment): self = .moment(moment)
    case .choice(let id):
      let choices = field.choiceList.flatMap { schema.choiceLists[$0]?.choices } ?? []
      self = choices.firstIndex { $0.id == id }.map { SortKey.number(ExactDecimal($0)) } ?? .text(id)
    case .choices, .rows, .images, .signature, .approvals: return nil
    }
  }
}
