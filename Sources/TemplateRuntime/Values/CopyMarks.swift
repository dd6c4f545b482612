package import Findings

/// What is stamped over a copy beside its content.
package struct CopyMarks: Sendable, Hashable {
  /// Whether the form is void (作废).
  package var isVoid: Bool
  /// How many times the copy was printed again; 0 is the first print.
  package var reprints: Int

  /// Makes marks.
  package init(isVoid: Bool = false, reprints: Int = 0) {
    self.isVoid = isVoid
    self.reprints = reprints
  }

  /// No marks: a form in force, printed for the first time.
  package static let none = CopyMarks()

  /// 作废, or nothing.
  package var voidText: LocalizedText? { isVoid ? LocalizedText("作废", hant: "作廢", en: "VOID") : nil }

  /// 补打 第 1 次, or nothing.
  package var reprintText: LocalizedText? {
    reprints < 1
      ? nil
      : LocalizedText("补打 第 \(reprints) 次", hant: "補印 第 \(reprints) 次", en: "reprint no. \(reprints)")
  }
}
