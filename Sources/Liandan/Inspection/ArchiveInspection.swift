public import Findings

/// What checking one packet for the four properties gave.
public struct ArchiveInspection: Sendable {
  /// What came of an item.
  public enum Outcome: String, Sendable, Hashable {
    /// 合格
    case passed
    /// 不合格
    case failed
    /// 未检测, with the reason.
    case notTested = "not-tested"

    /// The outcome's name.
    public var label: LocalizedText {
      switch self {
      case .passed: LocalizedText("合格", hant: "合格", en: "passed")
      case .failed: LocalizedText("不合格", hant: "不合格", en: "failed")
      case .notTested: LocalizedText("未检测", hant: "未檢測", en: "not tested")
      }
    }
  }
  /// An item with its outcome.
  package struct Result: Sendable {
    package let item: InspectionItem
    package let outcome: Outcome
    /// What is wrong, or why it was not tested.
    package let remark: LocalizedText?
  }

  /// The path of the packet.
  public package(set) var path: String
  /// What the packet is called, if it says so.
  public let id: String?
  /// SHA-256 of the zip; `nil` of a folder.
  package let sha256: String?
  /// How many forms it holds.
  package let forms: Int
  package let results: [Result]
  /// What verifying the packet found.
  public let verification: Verification

  /// 合格 if nothing failed.
  public var outcome: Outcome { results.contains { $0.outcome == .failed } ? .failed : .passed }
  /// How many items have this outcome.
  public func count(_ outcome: Outcome) -> Int { results.count { $0.outcome == outcome } }

  var json: JSONValue {
    .object([
      ("path", .string(path)), ("packet", id.map { .string($0) } ?? .null),
      ("sha256", sha256.map { .string($0) } ?? .null), ("forms", .number("\(forms)")),
      ("outcome", .string(outcome.rawValue)),
      (
        "items",
        .array(
          results.map { result in
            .object([
              ("id", .string(result.item.id)), ("property", .string(result.item.property.rawValue)),
              ("outcome", .string(result.outcome.rawValue)),
              ("remark", result.remark.map { .string($0.zhHans) } ?? .null),
            ])
          })
      ),
    ])
  }
}
