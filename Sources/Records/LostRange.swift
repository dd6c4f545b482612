package import Findings

/// Numbers of a series that were given out after the backup from which the register was restored: it has no record of them.
package struct LostRange: Sendable, Hashable, Decodable {
  /// The first number.
  package let first: String
  /// The last number.
  package let last: String
  /// When the backup was made, ISO 8601.
  package let backup: String
  /// When the register was restored from it, ISO 8601.
  package let restored: String

  /// Makes a range.
  package init(first: String, last: String, backup: String, restored: String) {
    (self.first, self.last, self.backup, self.restored) = (first, last, backup, restored)
  }

  /// The range as an account of numbers has it.
  package var json: JSONValue {
    .object([
      ("first", .string(first)), ("last", .string(last)), ("backup", .string(backup)), ("restored", .string(restored)),
    ])
  }

  /// Why there is no record of them.
  package var reason: LocalizedText {
    let (backup, day) = (backup.prefix(10), restored.prefix(10))
    return LocalizedText(
      "\(backup) 的备份之后开出的，\(day) 从备份恢复时声明，台账里没有它们",
      hant: "\(backup) 的備份之後開出的，\(day) 從備份恢復時聲明，台帳裡沒有它們",
      en:
        "given out after the backup of \(backup), as was stated when it was restored on \(day); the register does not have "
        + "them")
  }
}

extension [LostRange] {
  /// The member of an account that names them, if there are any.
  package var members: [(String, JSONValue)] { isEmpty ? [] : [("lost", .array(map(\.json)))] }
}
