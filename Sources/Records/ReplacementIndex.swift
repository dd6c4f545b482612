/// Which forms a stretch of the audit chain ties to one another since one takes the place of the other.
package struct ReplacementIndex: Sendable {
  private var ties: [String: Replacements] = [:]

  /// Nothing of the chain.
  package init() {}

  /// Takes the next event; its particulars are read only where they tell of such forms.
  package mutating func add(_ event: AuditEvent) {
    guard let key = ReplacementIndex.lastKey(of: event.detail),
      ReplacementIndex.keys.contains(where: key.elementsEqual),
      let detail = EventDetail.read(event.detail)
    else { return }
    add(event, detail)
  }

  /// Takes the next event with its particulars.
  package mutating func add(_ event: AuditEvent, _ detail: EventDetail) {
    guard let number = event.number else { return }
    switch AuditEvent.Kind(rawValue: event.kind) {
    case .issue:
      if let void = detail.replaces { tie(number, inPlaceOf: void) }
      if let packed = detail.corrects {
        ties[number, default: .none].corrects = packed
        ties[packed, default: .none].correctedBy = number
      }
    case .void: if let other = detail.replacedBy { tie(other, inPlaceOf: number) }
    default: break
    }
  }

  private mutating func tie(_ number: String, inPlaceOf void: String) {
    ties[number, default: .none].replaces = void
    ties[void, default: .none].replacedBy = number
  }

  /// The forms that a form is tied to.
  package subscript(_ number: String) -> Replacements { ties[number] ?? .none }

  /// Whether no forms are tied.
  package var isEmpty: Bool { ties.isEmpty }

  private static let keys = ["replaces", "corrects", "replaced_by"].map { Array($0.utf8) }

  /// The last key of an object whose last value is a text: an event tells of replaced forms last.
  private static func lastKey(of detail: String) -> Substring.UTF8View? {
    let quote = UInt8(ascii: "\"")
    let text = detail.utf8
    guard text.suffix(2).elementsEqual("\"}".utf8) else { return nil }
    guard let value = text.dropLast(2).lastIndex(of: quote) else { return nil }
    let before = text[..<value]
    guard before.suffix(2).elementsEqual("\":".utf8) else { return nil }
    let key = before.dropLast(2)
    return key.lastIndex(of: quote).map { key[key.index(after: $0)...] }
  }
}
