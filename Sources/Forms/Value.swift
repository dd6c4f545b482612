public import Expressions
package import Findings

/// A typed value of a field.
public enum Value: Sendable, Hashable {
  /// Text, and every identifier (phone, e-mail, uscc, id_card, vin, plate) in its normal writing.
  case text(String)
  /// An integer, decimal or amount.
  case number(ExactDecimal)
  /// A day.
  case date(CalendarDate)
  /// A day and time.
  case dateTime(CalendarMoment)
  /// The id of the choice.
  case choice(String)
  /// The ids of the choices, in the order of the list.
  case choices([String])
  /// The rows of a repeat.
  case rows([Row])
  /// Pictures.
  case images([ImageReference])
  /// A signature. In a box, since it is by far the largest.
  indirect case signature(Signature)
  /// The decisions of an approval chain.
  case approvals([Approval])
}

/// A picture that data name.
public struct ImageReference: Sendable, Hashable {
  /// The path beside the data file.
  public var path: String
  /// SHA-256 of the file, in hexadecimal, once it was read: the file at a path can change.
  public var sha256: String?
  /// Makes a reference.
  package init(path: String, sha256: String? = nil) {
    self.path = path
    self.sha256 = sha256
  }
}

/// A name set under a form, with its day.
public struct Signature: Sendable, Hashable {
  /// Who signed.
  public var name: String
  /// On which day, if written.
  public var date: CalendarDate?
  /// At what time of that day, if written.
  public var time: ClockTime?
  /// The opinion beside the name.
  public var opinion: String?
  /// The picture of what was signed by hand, if it was.
  public var picture: ImageReference?
  /// Makes a signature.
  package init(
    name: String, date: CalendarDate?, time: ClockTime? = nil, opinion: String? = nil, picture: ImageReference? = nil
  ) {
    self.name = name
    self.date = date
    self.time = time
    self.opinion = opinion
    self.picture = picture
  }
}

/// What a role decided.
public struct Approval: Sendable, Hashable {
  /// The role, as the schema's chain writes it in Simplified Chinese.
  public var role: String
  /// The decision.
  public var decision: Decision
  /// Who decided.
  public var name: String
  /// On which day.
  public var date: CalendarDate?
  /// The opinion beside the decision.
  public var opinion: String?
  /// Makes an approval.
  package init(role: String, decision: Decision, name: String, date: CalendarDate?, opinion: String? = nil) {
    self.role = role
    self.decision = decision
    self.name = name
    self.date = date
    self.opinion = opinion
  }

  /// The three decisions of domain 3.4.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    /// 同意
    case agree
    /// 不同意
    case refuse
    /// 修改
    case change
  }
}

extension Approval.Decision {
  /// 同意, 不同意, 修改.
  package var printedLabel: LocalizedText {
    switch self {
    case .agree: LocalizedText("同意", hant: "同意", en: "agreed")
    case .refuse: LocalizedText("不同意", hant: "不同意", en: "refused")
    case .change: LocalizedText("修改", hant: "修改", en: "to be changed")
    }
  }
}
