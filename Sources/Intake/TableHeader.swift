import Findings
package import Forms

/// A cell of a table on its way in.
struct TableCell {
  var content: RawValue.Content
  var origin: Origin

  var isEmpty: Bool {
    switch content {
    case .empty: true
    case .text(let text): text.isBlank
    default: false
    }
  }

  /// Why it cannot be read.
  var problem: Finding? { if case .unreadable(let finding) = content { finding } else { nil } }
}

/// The header row of a table: what each column fills.
///
/// A column is named by a field's id or label. `lines[2].item` (or 费用预算明细[2].项目) is the column 项目 of the second
/// row of a repeat; `lines.item` the column of as many rows as the form has lines in the table; `user_sign.name` a
/// member of a signature.
struct TableHeader {
  enum Target: Hashable {
    /// The field of this key.
    case field(String)
    /// A member of a field that holds an object.
    case member(of: String, String)
    /// A member, or the whole, of the row of this number, from 1.
    case row(of: String, Int, String?)
    /// A member of the row that stands on this line of the table.
    case line(of: String, String)
    /// A number of the line that is no field of the form: it ties lines of other tables to this one.
    case rowKey
    /// What a refused list says about its rows, which is for people: it is passed over when the list comes back.
    case remark(String)
  }
  struct Column {
    var target: Target
    var origin: Origin
    var text: String
  }
  /// What the cells of a column may be.
  enum Role {
    case nameless
    /// A row that has nothing else is a blank one: numbers of lines, remarks.
    case marginal
    case value
  }
  /// By position; `nil` for a column without name.
  let columns: [Column?]
  /// By position.
  let roles: [Role]
  /// What is wrong with the header. With errors, rows cannot be trusted.
  var findings: [Finding] = []
  /// Whether rows may continue the form above.
  let hasLines: Bool

  init(_ cells: [(text: String, origin: Origin)], schema: FormSchema?, limits: IntakeLimits) {
    let named = (cells.lastIndex { !$0.text.isBlank }).map { $0 + 1 } ?? 0
    // Looking names up takes time, so that a header that is too long is refused before.
    if named > limits.columns {
      findings = [TableHeader.tooManyColumns(named, limit: limits.columns, at: cells[0].origin)]
      (columns, roles, hasLines) = ([], [], false)
      return
    }
    var columns: [Column?] = []
    var seen: [Target: String] = [:]
    let isHandedBack = schema.map { !OutcomeColumns.places(in: cells.map(\.text), for: $0).isEmpty } ?? false
    for cell in cells.prefix(named) {
      let text = cell.text.trimmed
      guard !text.isEmpty else {
        columns.append(nil)
        continue
      }
      let (target, problem) =
        isHandedBack && OutcomeColumns.isRemark(text)
        ? (.remark(text), nil) : TableHeader.target(of: text, schema: schema, limits: limits)
      if let problem { findings.append(TableHeader.badIndex(text, bounds: problem, at: cell.origin)) }
      let identity = TableHeader.resolved(target, for: schema)
      if let other = seen[identity] {
        findings.append(TableHeader.doubled(text, other: other, at: cell.origin))
      } else {
        seen[identity] = text
      }
      columns.append(Column(target: target, origin: cell.origin, text: text))
    }
    let unknown = columns.filter {
      if case .field(let key) = $0?.target { schema?.fieldNamed(key) == nil } else { false }
    }
    if let schema, unknown.count > limits.unknownColumns, let first = unknown.first ?? nil {
      findings.append(TableHeader.tooManyUnknown(unknown.count, limit: limits.unknownColumns, for: schema, first))
    }
    self.columns = columns
    roles = columns.map { column in
      switch column?.target {
      case nil: .nameless
      case .rowKey, .remark: .marginal
      case .field, .member, .row, .line: .value
      }
    }
    hasLines = columns.contains { if case .line = $0?.target { true } else { false } }
  }

  /// Whether a column of this name numbers lines, as people write it beside their tables.
  static func isRowKey(_ text: String) -> Bool { rowKeys.contains(LooseKey.of(text)) }

  private static let rowKeys: Set<String> = ["行号", "行號", "列號", "序号", "序號", "row", "key", "no", "no."]

  /// What the column of this name fills, and the row number if that is out of bounds.
  private static func target(of text: String, schema: FormSchema?, limits: IntakeLimits) -> (Target, String?) {
    if schema?.fieldNamed(text) != nil { return (.field(text), nil) }
    if schema != nil, isRowKey(text) { return (.rowKey, nil) }
    if schema != nil, RefusalColumns.contains(text) { return (.remark(text), nil) }
    let plain = text.replacing("［", with: "[").replacing("］", with: "]").replacing("．", with: ".")
    if let open = plain.firstIndex(of: "["), open > plain.startIndex,
      let close = plain[open...].firstIndex(of: "]"), case let digits = plain[plain.index(after: open)..<close],
      !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber })
    {
      let tail = plain[plain.index(after: close)...]
      let base = String(plain[..<open]).trimmed
      if tail.isEmpty || tail.first == "." && tail.count > 1 {
        let number = Int(digits) ?? 0
        let problem = (1...limits.rowsInColumns).contains(number) ? nil : "1–\(limits.rowsInColumns)"
        let id = schema?.fieldNamed(base)?.id ?? base
        return (.row(of: id, number, tail.isEmpty ? nil : String(tail.dropFirst()).trimmed), problem)
      }
    }
    if let dot = plain.firstIndex(of: "."), let field = schema?.fieldNamed(String(plain[..<dot]).trimmed) {
      let member = String(plain[plain.index(after: dot)...]).trimmed
      switch field.type {
      case .signature: return (.member(of: field.id, member), nil)
      case .repeat, .approvals: return (.line(of: field.id, member), nil)
      default: break
      }
    }
    return (.field(text), nil)
  }

  /// The same target for id and label, to notice a column that comes twice under two names.
  private static func resolved(_ target: Target, for schema: FormSchema?) -> Target {
    guard let schema else { return target }
    func name(_ key: String) -> String { schema.fieldNamed(key)?.id ?? key }
    func column(_ base: String, key: String) -> String {
      schema.fieldNamed(base)?.fields.first { $0.isNamed(key) }?.id ?? key
    }
    switch target {
    case .rowKey, .remark: return target
    case .field(let key): return .field(name(key))
    case .member(let base, let member): return .member(of: name(base), member)
    case .row(let base, let number, let member):
      return .row(of: name(base), number, member.map { column(base, key: $0) })
    case .line(let base, let member): return .line(of: name(base), column(base, key: member))
    }
  }

  static func tooManyColumns(_ count: Int, limit: Int, at origin: Origin) -> Finding {
    Finding(
      code: .tooManyColumns,
      LocalizedText(
        "表格有 \(count) 列，最多读 \(limit) 列", hant: "表格有 \(count) 欄，最多讀 \(limit) 欄",
        en: "the table has \(count) columns; at most \(limit) are read"), at: origin)
  }

  private static func tooManyUnknown(_ count: Int, limit: Int, for schema: FormSchema, _ first: Column) -> Finding {
    let title = schema.title
    return Finding(
      code: .tooManyUnknownColumns,
      LocalizedText(
        "有 \(count) 列不是“\(title.zhHans)”的项目（第一列是“\(first.text.prefix(40))”），最多 \(limit) 列",
        hant: "有 \(count) 欄不是「\(title.text(in: .zhHant))」的項目（第一欄是「\(first.text.prefix(40))」），最多 \(limit) 欄",
        en:
          "\(count) columns are no fields of \(title.text(in: .en)), the first of them \"\(first.text.prefix(40))\"; at most \(limit) may be"
      ), at: first.origin,
      hint: LocalizedText(
        "核对是不是这张表单的名单，删去多余的列", hant: "核對是不是這張表單的名單，刪去多餘的欄",
        en: "check that the list is one of this form, and delete the other columns"))
  }

  private static func doubled(_ text: String, other: String, at origin: Origin) -> Finding {
    text == other
      ? Finding(
        code: .doubledColumn,
        LocalizedText(
          "标题行里有两个“\(text)”列，请删去或改名一列", hant: "標題列裡有兩個「\(text)」欄，請刪去或改名一欄",
          en: "the header row has two columns \"\(text)\"; delete or rename one"), at: origin)
      : Finding(
        code: .doubledColumn,
        LocalizedText(
          "“\(text)”列和“\(other)”列是同一个字段，请删去一列", hant: "「\(text)」欄和「\(other)」欄是同一個欄位，請刪去一欄",
          en: "the columns \"\(text)\" and \"\(other)\" are the same field; delete one"), at: origin)
  }

  private static func badIndex(_ text: String, bounds: String, at origin: Origin) -> Finding {
    Finding(
      code: .rowNumberRange,
      LocalizedText(
        "列名“\(text)”里的行号应在 \(bounds) 之间", hant: "欄名「\(text)」裡的列號應在 \(bounds) 之間",
        en: "the row number in the column name \"\(text)\" must be within \(bounds)"), at: origin)
  }
}

extension Field {
  /// Whether somebody may call the field so: by its id or its label in any language.
  func isNamed(_ key: String) -> Bool {
    if id == key || label.wordings.contains(key) { return true }
    let loose = LooseKey.of(key)
    return LooseKey.of(id) == loose || label.wordings.contains { LooseKey.of($0) == loose }
  }
}

extension [Field] {
  func contains(named key: String) -> Bool { contains { $0.isNamed(key) } }
}

extension FormSchema {
  /// Whether a column of a table may have this name: a field, or a row or member of one.
  func isColumn(_ key: String) -> Bool {
    if key.isEmpty { return false }
    if fieldNamed(key) != nil { return true }
    let base = key.prefix { $0 != "[" && $0 != "." && $0 != "［" && $0 != "．" }
    return base.count < key.count && fieldNamed(String(base).trimmed) != nil
  }

  /// Whether a column's name is nearly that of a field.
  func isNearlyColumn(_ key: String) -> Bool {
    NearestName.likely(LooseKey.of(key), in: fields.flatMap { [$0.id] + $0.label.wordings }) != nil
  }

  /// The field of this id or label.
  package func fieldNamed(_ key: String) -> Field? { field(key) ?? fields.first { $0.isNamed(key) } }
}
