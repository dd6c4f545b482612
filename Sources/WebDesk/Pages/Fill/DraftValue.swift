import Findings
import Foundation

/// A value of a draft as it was typed: nothing is understood yet.
enum DraftValue: Sendable, Hashable {
  case text(String)
  case list([DraftValue])
  case object([String: DraftValue])

  /// Whether nothing was typed.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .list(let items): items.isEmpty
    case .object(let members): members.allSatisfy(\.value.isEmpty)
    }
  }

  /// The text of a single value; empty for others.
  var text: String { if case .text(let text) = self { text } else { "" } }

  /// The texts of several values.
  var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    // Pictures of records are objects with their path.
    case .list(let items):
      items.map { if case .object(let members) = $0 { members["path"]?.text ?? "" } else { $0.text } }
    case .object(let members): members["path"].map { [$0.text] } ?? []
    }
  }

  /// The rows of a repeat, each by column.
  var rows: [[String: DraftValue]] {
    guard case .list(let items) = self else { return [] }
    return items.map { if case .object(let members) = $0 { members } else { [:] } }
  }
}

extension DraftValue: Decodable {
  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if let text = try? single.decode(String.self) {
      self = .text(text)
    } else if let isTrue = try? single.decode(Bool.self) {
      self = .text(isTrue ? "true" : "false")
    } else if let number = try? single.decode(Decimal.self) {
      self = .text("\(number)")
    } else if let items = try? single.decode([DraftValue].self) {
      self = .list(items)
    } else if let members = try? single.decode([String: DraftValue].self) {
      self = .object(members)
    } else {
      self = .text("")
    }
  }
}
