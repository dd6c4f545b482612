public import Findings

/// Where the paper original of a form is.
public struct PaperOriginal: Sendable, Hashable {
  /// The room or shelf.
  public var place: String?
  /// The box or folder.
  public var box: String?
  /// Who has borrowed it; `nil` if it lies in its place.
  public var holder: String?

  /// Nothing is known of it.
  package static let unknown = PaperOriginal()

  /// Makes a record of it.
  package init(place: String? = nil, box: String? = nil, holder: String? = nil) {
    (self.place, self.box, self.holder) = (place, box, holder)
  }

  /// The members by which the audit chain and JSON tell of it, those that are known.
  package var members: [(String, JSONValue)] {
    [("place", place), ("box", box), ("holder", holder)].compactMap { name, text in text.map { (name, .string($0)) } }
  }

  /// Where it is, for people: 三楼档案室，盒 2026-03，王会计借出.
  public var label: LocalizedText {
    let parts = [
      place.map { LocalizedText($0) }, box.map { LocalizedText("盒 \($0)", hant: "盒 \($0)", en: "box \($0)") },
      holder.map { LocalizedText("\($0) 借出", hant: "\($0) 借出", en: "lent to \($0)") },
    ].compactMap(\.self)
    func list(_ language: Language) -> String {
      parts.map { $0.text(in: language) }.joined(separator: language == .en ? ", " : "，")
    }
    return LocalizedText(list(.zhHans), hant: list(.zhHant), en: list(.en))
  }
}

/// A change of where the paper original of a form is; what is `nil` stays as it is.
public struct PaperChange: Sendable, Hashable {
  /// The new room or shelf.
  public var place: String?
  /// The new box or folder.
  public var box: String?
  /// Who borrows it.
  public var holder: String?
  /// Whether it was given back.
  public var isReturned: Bool

  /// Makes a change.
  public init(place: String? = nil, box: String? = nil, holder: String? = nil, isReturned: Bool = false) {
    (self.place, self.box, self.holder, self.isReturned) = (place, box, holder, isReturned)
  }

  /// Where the original is after the change.
  package func applied(to original: PaperOriginal) -> PaperOriginal {
    PaperOriginal(
      place: place ?? original.place, box: box ?? original.box,
      holder: isReturned ? nil : holder ?? original.holder)
  }
}
