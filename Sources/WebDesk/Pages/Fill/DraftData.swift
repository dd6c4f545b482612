import Findings
import Forms
import Foundation

/// The values of a draft by field id, as they were typed.
struct DraftData: Sendable, Hashable {
  var values: [String: DraftValue]

  init(_ values: [String: DraftValue] = [:]) { self.values = values }

  /// Reads what a draft keeps; nothing, if it is no JSON object.
  init(json: String) {
    values = (try? JSONDecoder().decode([String: DraftValue].self, from: Data(json.utf8))) ?? [:]
  }

  /// The value at a path as findings name it: `customer_name`, `items[2].qty`, `user_sign.name`.
  subscript(path: String) -> DraftValue? {
    guard let place = FieldPlace(path), let value = values[place.field] else { return nil }
    var found: DraftValue? = value
    if let row = place.row {
      let rows = value.rows
      guard rows.indices.contains(row - 1) else { return nil }
      found = place.column.flatMap { rows[row - 1][$0] }
    }
    guard let member = place.member else { return found }
    if case .object(let members)? = found { return members[member] }
    // A signature that was given as one text is a name.
    return member == "name" ? found : nil
  }

  /// The text at a path; empty where nothing was typed.
  func text(_ path: String) -> String { self[path]?.text ?? "" }

  /// Whether anything was typed at a path.
  func has(_ path: String) -> Bool { self[path].map { !$0.isEmpty } ?? false }

  /// The JSON object that `check` accepts, in the order of the form.
  func json(for schema: FormSchema) -> JSONValue { .object(DraftData.members(values, schema.fields)) }

  private static func members(_ values: [String: DraftValue], _ fields: [Field]) -> [(String, JSONValue)] {
    fields.compactMap { field in
      guard let value = values[field.id], !value.isEmpty else { return nil }
      return (field.id, json(value, field))
    }
  }

  private static func json(_ value: DraftValue, _ field: Field) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .list(let items):
      .array(
        items.map { item in
          if case .object(let row) = item, field.type == .repeat { return .object(members(row, field.fields)) }
          return json(item, field)
        })
    case .object(let members):
      .object(members.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, json($0.value, field)) })
    }
  }

  /// What tells the draft from others of its form: the customer, else the first text that was typed.
  func title(for schema: FormSchema) -> String {
    let texts = schema.fields.filter { $0.type == .text && $0.calculation == nil && $0.id != "preparer" }
    let names = ["customer_name", "customer"] + texts.map(\.id)
    let found = names.lazy.map { self.text($0).trimmingBlanks }.first { !$0.isEmpty } ?? ""
    return String(found.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(60))
  }

  /// The paths at which two drafts of a form differ, with what each holds there.
  func differences(from other: DraftData, for schema: FormSchema) -> [(path: String, mine: String, theirs: String)] {
    let (mine, theirs) = (flat(schema), other.flat(schema))
    let paths = mine.map(\.path) + theirs.map(\.path).filter { path in !mine.contains { $0.path == path } }
    let (own, others) = (Dictionary(mine) { one, _ in one }, Dictionary(theirs) { one, _ in one })
    return paths.compactMap { path in
      let (one, two) = (own[path] ?? "", others[path] ?? "")
      return one == two ? nil : (path, one, two)
    }
  }

  /// All texts by path, in the order of the form.
  private func flat(_ schema: FormSchema) -> [(path: String, text: String)] {
    func texts(_ value: DraftValue, _ path: String) -> [(String, String)] {
      switch value {
      case .text(let text): return [(path, text)]
      case .list: return [(path, value.texts.joined(separator: "、"))]
      case .object(let members):
        return members.sorted { $0.key < $1.key }.flatMap { texts($0.value, "\(path).\($0.key)") }
      }
    }
    return schema.fields.flatMap { field -> [(path: String, text: String)] in
      guard let value = values[field.id], !value.isEmpty else { return [] }
      guard field.type == .repeat else { return texts(value, field.id) }
      return value.rows.enumerated().flatMap { index, row in
        field.fields.flatMap { column in
          row[column.id].map { texts($0, "\(field.id)[\(index + 1)].\(column.id)") } ?? []
        }
      }
    }
  }
}

/// A place in a form as findings write it, and names of controls.
struct FieldPlace: Sendable, Hashable {
  let field: String
  /// The row of a repeat, from 1.
  var row: Int?
  /// The column of a repeat.
  var column: String?
  /// The part of a signature.
  var member: String?

  /// The greatest row that is read.
  private static let rows = 5_000

  /// What stands before the path in the name of a field's control. A field may be called as the author likes: the names of the
  /// page's own controls (`version`), and of what a browser knows of a form (`action`, `elements`), are not to be among those of
  /// fields.
  private static let prefix = "f-"

  /// The name of the control of a path.
  static func control(_ path: String) -> String { prefix + path }

  /// The place of a control's name; `nil` for a control of the page's own.
  init?(control name: String) {
    guard name.hasPrefix(FieldPlace.prefix) else { return nil }
    self.init(String(name.dropFirst(FieldPlace.prefix.count)))
  }

  /// Reads `field`, `field.member`, `field[2].column`, or `field[2].column.member`; `nil` if it is none of these.
  init?(_ path: String) {
    guard path.utf8.count <= 200 else { return nil }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let head = parts.first, parts.count <= 3 else { return nil }
    guard let bracket = head.firstIndex(of: "[") else {
      guard !head.isEmpty, parts.count <= 2 else { return nil }
      field = head
      member = parts.count > 1 ? parts[1] : nil
      return
    }
    guard head.hasSuffix("]"), parts.count >= 2 else { return nil }
    let digits = head[head.index(after: bracket)...].dropLast()
    guard let row = Int(digits), digits.allSatisfy(\.isNumber), (1...FieldPlace.rows).contains(row) else { return nil }
    field = String(head[..<bracket])
    (self.row, column, member) = (row, parts[1], parts.count > 2 ? parts[2] : nil)
  }
}
