public import Findings

/// How far a form is: issued → closed → packed; issued or closed → void.
public enum RecordState: String, Sendable, Hashable, CaseIterable {
  /// 已开单: it has its number, the rest is still to be written down.
  case issued
  /// 已结单: everything is written down.
  case closed
  /// 已归档: closed, and in at least one keeper's packet.
  case packed
  /// 已作废: the number stays taken.
  case void

  /// The state's name for people.
  public var label: LocalizedText {
    switch self {
    case .issued: LocalizedText("已开单", hant: "已開單", en: "issued")
    case .closed: LocalizedText("已结单", hant: "已結單", en: "closed")
    case .packed: LocalizedText("已归档", hant: "已歸檔", en: "packed")
    case .void: LocalizedText("已作废", hant: "已作廢", en: "void")
    }
  }
}

/// Which printing of a copy a file is. Each has its own name, so that no file is ever overwritten.
package enum Edition: Sendable, Hashable, CustomStringConvertible {
  /// The first printing, at issue (open, or closed at once).
  case issue
  /// The printing of a card after so many additions.
  case added(Int)
  /// The printing after the rest was written down.
  case closed
  /// The printing marked 作废.
  case void
  /// The n-th printing marked 补打.
  case reprint(Int)

  /// The edition written as in the register: `issue`, `added-1`, `closed`, `void`, `reprint-1`.
  package init?(_ text: String) {
    switch text {
    case "issue": self = .issue
    case "closed": self = .closed
    case "void": self = .void
    default:
      let parts = text.split(separator: "-", maxSplits: 1)
      guard parts.count == 2, let count = Int(parts[1]), count > 0, text == "\(parts[0])-\(count)" else { return nil }
      switch parts[0] {
      case "added": self = .added(count)
      case "reprint": self = .reprint(count)
      default: return nil
      }
    }
  }

  /// The edition as written in the register.
  package var description: String {
    switch self {
    case .issue: "issue"
    case .added(let count): "added-\(count)"
    case .closed: "closed"
    case .void: "void"
    case .reprint(let count): "reprint-\(count)"
    }
  }
}
