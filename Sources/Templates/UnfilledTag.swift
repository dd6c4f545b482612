import Findings
import Forms
package import TemplateLanguage
package import TemplateRuntime

/// A tag that plain data cannot fill: its name is not among the data, its picture is a text, or its sum has a text in it.
package struct UnfilledTag: Sendable, Hashable {
  /// Why nothing is filled in, or nothing can be.
  package enum Reason: Sendable, Hashable {
    /// No record around the tag has the name; one that is near to it, if there is one.
    case unknownName(nearest: String?)
    /// No item of the list has this column; one that is near to it, if there is one.
    case unknownColumn(String, nearest: String?)
    /// The name is an expression, which tags do not have.
    case expression
    /// The value is this text, and no picture.
    case notAPicture(String)
    /// An item of a list that is to be summed up is this text, in a column if there is one; items count from 0.
    case notANumber(String, item: Int, column: String?)
  }
  /// The tag, the first of several alike.
  package let tag: TemplateTag
  /// The reason.
  package let reason: Reason
}

extension CompiledTemplate {
  /// The tags that these data leave empty, each name once, in reading order. What is there and empty is meant to be.
  package func unfilledTags(by value: TemplateValue) -> [UnfilledTag] {
    var reading = UnfilledTags(value)
    for tag in tags { reading.read(tag) }
    return reading.found
  }
}

/// Walks through the tags of a template with the values that their names may have around them.
private struct UnfilledTags {
  /// The values that each section around runs over, outermost first; `nil` for one that prints nothing.
  private var levels: [[TemplateValue]?]
  private var seen: Set<String> = []
  private(set) var found: [UnfilledTag] = []

  init(_ value: TemplateValue) { levels = [[value]] }

  mutating func read(_ tag: TemplateTag) {
    switch tag.kind {
    case .comment, .delimiters: return
    case .close: if levels.count > 1 { levels.removeLast() }
    case .section, .inverted: levels.append(isPrinted ? inside(tag) : nil)
    case .value, .picture:
      guard isPrinted, let values = resolve(tag) else { return }
      findColumns(of: tag, in: values.flatMap(Self.items))
      if tag.computes { findTexts(of: tag, in: values.flatMap(Self.items)) }
      guard tag.drawsPicture else { return }
      for case .text(let text) in values.flatMap(Self.items) where !text.isEmpty {
        add(tag, .notAPicture(text), key: "\(tag.name)\n\(text)")
      }
    }
  }

  private var isPrinted: Bool { !levels.contains { $0 == nil } }

  /// The values that a section's content is printed with.
  private mutating func inside(_ tag: TemplateTag) -> [TemplateValue]? {
    let values = (resolve(tag) ?? []).flatMap(Self.items).filter(\.isTruthy)
    if tag.kind == .inverted { return values.isEmpty ? [] : nil }
    if values.isEmpty { return nil }
    findColumns(of: tag, in: values)
    guard let parts = tag.parts, let list = tag.name.split(separator: ".").last else { return values }
    var members = [String(list): TemplateValue.list(values)]
    for column in parts { members[column] = values.lazy.compactMap { $0.member(column) }.first ?? .empty }
    return [.record(members)]
  }

  /// Notes the columns that no item has.
  private mutating func findColumns(of tag: TemplateTag, in items: [TemplateValue]) {
    for column in tag.columns where !items.isEmpty && !items.contains(where: { $0.member(column) != nil }) {
      let known = Set(items.flatMap(\.memberNames)).sorted()
      add(tag, .unknownColumn(column, nearest: NearestName.of(column, in: known)), key: "\(tag.name)\n\(column)")
    }
  }

  /// Notes the items that no sum can be made of.
  private mutating func findTexts(of tag: TemplateTag, in items: [TemplateValue]) {
    let column = tag.columns.first
    for (index, item) in items.enumerated() {
      guard let text = (column.map { item.member($0) ?? .empty } ?? item).unsummable else { continue }
      add(tag, .notANumber(text, item: index, column: column), key: "\(tag.name)\n\(index)\n\(column ?? "")")
    }
  }

  /// The values of a name; `nil`, noted, if no record around has it.
  private mutating func resolve(_ tag: TemplateTag) -> [TemplateValue]? {
    if tag.name == "." { return levels.last ?? nil }
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for level in levels.reversed() {
      let first = (level ?? []).compactMap { $0.member(parts[0]) }
      if first.isEmpty { continue }
      var values = first
      for part in parts.dropFirst() { values = values.compactMap { $0.member(part) } }
      if values.isEmpty { break }
      return values
    }
    if levels.count > 1, NameScope.isPosition(tag.name) { return [] }
    if TagExpression.isMeant(tag.name) {
      add(tag, .expression, key: tag.name)
      return nil
    }
    let known = levels.flatMap { $0 ?? [] }.flatMap(\.memberNames)
    add(tag, .unknownName(nearest: NearestName.of(tag.name, in: Array(Set(known)).sorted())), key: tag.name)
    return nil
  }

  private mutating func add(_ tag: TemplateTag, _ reason: UnfilledTag.Reason, key: String) {
    if seen.insert(key).inserted { found.append(UnfilledTag(tag: tag, reason: reason)) }
  }

  private static func items(_ value: TemplateValue) -> [TemplateValue] {
    if case .list(let items, _) = value { items } else { [value] }
  }
}

extension TemplateValue {
  fileprivate func member(_ name: String) -> TemplateValue? {
    if case .record(let members) = self { members[name] } else { nil }
  }

  /// What is there in place of a number; `nil` where nothing is or a number.
  fileprivate var unsummable: String? {
    switch self {
    case .empty, .boolean(false), .number: return nil
    case .text(let text):
      return text.allSatisfy(\.isWhitespace) || NumberWriting.text(text, isMoney: true) != nil ? nil : text
    default:
      let data = TemplateData(self)
      let text = data.text(data.root)
      return text.isEmpty ? nil : text
    }
  }

  fileprivate var memberNames: [String] {
    if case .record(let members) = self { Array(members.keys) } else { [] }
  }

  /// Whether a section over this value prints its content.
  fileprivate var isTruthy: Bool {
    switch self {
    case .empty, .boolean(false): false
    case .text(let text): !text.isEmpty
    case .list(let items, _): !items.isEmpty
    default: true
    }
  }
}
