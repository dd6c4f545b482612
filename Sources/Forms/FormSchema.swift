public import Expressions
public import Findings

/// When a field or rule binds: at opening (开单), when the form is issued, or at closing (结单), when the rest is written down.
public enum Stage: String, Sendable, Hashable, Comparable, CaseIterable {
  /// 开单: the form gets its number.
  case opening
  /// 结单: the work is done and the form complete.
  case closing

  /// Opening comes before closing.
  public static func < (a: Stage, b: Stage) -> Bool { a == .opening && b == .closing }
}

/// A form as `forms/ID.yaml` describes it: its fields, rules, copies and layout.
///
/// A class, since every form that is filled refers to its schema: it is made once, by the loader, and never changes.
public final class FormSchema: Sendable {
  /// The id: kebab case, the file's name without extension.
  public let id: String
  /// The form's title, as printed.
  public let title: LocalizedText
  /// Form code and revision, printed top right: `SH-SP-01 A/0`.
  public let code: String
  /// The schema's version, stored with every record.
  public let version: Int
  /// Where the form comes from: the seed and its sentence.
  public let source: RuleSource?
  /// How its numbers are made.
  public let number: NumberRule
  /// How long its records are kept.
  public let retention: Retention
  /// What it is for.
  public let kind: FormKind
  /// The field by whose value a card is known: there is one open card of each.
  public let cardKey: String?
  /// Who keeps the book, for a ledger.
  public let keeper: LocalizedText?
  /// How its ledger is listed and printed.
  public let ledger: LedgerLayout?
  /// Which earlier line its formulas read.
  package let previous: PreviousLine?
  /// The copies (联) in their order; none of a ledger.
  public let copies: [CopyDefinition]
  /// The choice lists by name.
  public let choiceLists: [String: ChoiceList]
  /// The fields in the order of the form.
  public let fields: [Field]
  /// The rules over several fields.
  public let rules: [Rule]
  /// What is to be done by days that follow from a form.
  public let due: [DueRule]
  /// The printed grid, if the schema has one.
  public let layout: Layout?
  /// The pages that go out with a form.
  public let enclosures: [Enclosure]
  /// The company's parameters that expressions read as `${profile.NAME}`.
  public let profile: CompanyProfile
  /// The fields with a calculation, default or relevance (top level and inside repeats), in an order in which each
  /// comes after those it reads.
  package let calculationOrder: [FieldPath]
  /// The YAML text the schema was loaded from: kept with the records, so that they can be printed again years later.
  package let text: String
  /// Names of fields and choices as data files write them, indexed once when the schema is loaded.
  let lookups: SchemaIndex

  init(
    id: String, title: LocalizedText, code: String, version: Int, source: RuleSource?, number: NumberRule,
    retention: Retention, kind: FormKind, cardKey: String?, copies: [CopyDefinition], keeper: LocalizedText?,
    ledger: LedgerLayout?,
    previous: PreviousLine?, choiceLists: [String: ChoiceList], fields: [Field], rules: [Rule],
    due: [DueRule], layout: Layout?, enclosures: [Enclosure], profile: CompanyProfile, calculationOrder: [FieldPath],
    text: String
  ) {
    self.id = id
    self.title = title
    self.code = code
    self.version = version
    self.source = source
    self.number = number
    self.retention = retention
    (self.kind, self.cardKey, self.keeper, self.ledger, self.previous) = (kind, cardKey, keeper, ledger, previous)
    self.copies = copies
    self.choiceLists = choiceLists
    self.fields = fields
    self.rules = rules
    self.due = due
    self.layout = layout
    self.enclosures = enclosures
    self.profile = profile
    self.calculationOrder = calculationOrder
    self.text = text
    lookups = SchemaIndex(fields: fields, lists: choiceLists, calculationOrder: calculationOrder)
  }

  /// The field of this id at top level.
  public func field(_ id: String) -> Field? { lookups.keys.position(ofID: id).map { fields[$0] } }
  /// The copy of this id.
  public func copy(_ id: String) -> CopyDefinition? { copies.first { $0.id == id } }
  /// The fields that some copy leaves out.
  package var omittedFields: [Field] { fields.filter { field in copies.contains { $0.omit.contains(field.id) } } }

  /// Whether a field, or a column of a repeat, is of pictures.
  package var hasPictures: Bool { (fields + fields.flatMap(\.fields)).contains { $0.type == .image } }
  /// Whether the form has fields that people sign.
  package var hasSignatures: Bool { (fields + fields.flatMap(\.fields)).contains { $0.type == .signature } }
}

/// A field at top level (`row == nil`), or a column of a repeat.
package struct FieldPath: Sendable, Hashable {
  /// The id of the repeat, or `nil` at top level.
  package var group: String?
  /// The field's own id.
  package var id: String
  /// Makes a path.
  package init(group: String? = nil, id: String) {
    self.group = group
    self.id = id
  }
}

/// Where a form or rule comes from.
public struct RuleSource: Sendable, Hashable {
  /// The seed's file name, or `domain` for a rule of the domain research.
  public var seed: String
  /// The sentence, or the rule's number in the domain research.
  public var quote: String
  /// Makes a source.
  package init(seed: String, quote: String) {
    self.seed = seed
    self.quote = quote
  }
}

/// How long the records of a form are kept, and as what.
public struct Retention: Sendable, Hashable {
  /// Full years after the end of the year of closing; `nil` is permanent.
  public var years: Int?
  /// The archive class, such as 会计凭证附件.
  public var archiveClass: String
  /// Makes a retention.
  package init(years: Int?, archiveClass: String) {
    self.years = years
    self.archiveClass = archiveClass
  }
}

/// One copy (联) of a form: the same number and content as its fellows, another label and keeper.
public struct CopyDefinition: Sendable, Hashable {
  /// ASCII id, used in file names.
  public var id: String
  /// The label: 第一联 财务联.
  public var label: LocalizedText
  /// The paper's colour: white, red, yellow, green or blue.
  public var colour: PaperColour
  /// The department that keeps this copy, as people read it.
  public var keeperName: LocalizedText
  /// The department that keeps this copy, as it is recorded: its name in Simplified Chinese.
  public var keeper: String { keeperName.zhHans }
  /// Whether this copy, and only this one, serves as accounting voucher (报销联).
  public var isVoucher: Bool
  /// Ids of fields that are left blank on this copy, and columns of repeats as `lines.unit_price`.
  public var omit: Set<String>
  /// Makes a copy.
  package init(
    id: String, label: LocalizedText, colour: PaperColour, keeper: LocalizedText, isVoucher: Bool = false,
    omit: Set<String> = []
  ) {
    self.id = id
    self.label = label
    self.colour = colour
    keeperName = keeper
    self.isVoucher = isVoucher
    self.omit = omit
  }
}

/// The colours of carbonless paper (domain 4.1, 4.7).
public enum PaperColour: String, Sendable, Hashable, CaseIterable {
  /// 白
  case white
  /// 红 (in fact pink)
  case red
  /// 黄
  case yellow
  /// 绿
  case green
  /// 蓝
  case blue

  /// The colour's name of one character: 白 红 黄 绿 蓝.
  public var name: LocalizedText {
    switch self {
    case .white: LocalizedText("白", hant: "白", en: "white")
    case .red: LocalizedText("红", hant: "紅", en: "red")
    case .yellow: LocalizedText("黄", hant: "黃", en: "yellow")
    case .green: LocalizedText("绿", hant: "綠", en: "green")
    case .blue: LocalizedText("蓝", hant: "藍", en: "blue")
    }
  }
}

/// A list of choices for select fields.
public struct ChoiceList: Sendable, Hashable {
  /// The list's name.
  public var name: String
  /// The choices in their order.
  public var choices: [Choice]
  /// The choice of this id.
  public func choice(_ id: String) -> Choice? { choices.first { $0.id == id } }
  /// Makes a list.
  package init(name: String, choices: [Choice]) {
    self.name = name
    self.choices = choices
  }
}

/// One choice of a list.
public struct Choice: Sendable, Hashable {
  /// ASCII id.
  public var id: String
  /// The label as printed beside the box.
  public var label: LocalizedText
  /// The points that `score()` counts for it, if it has any.
  public var score: ExactDecimal?
  /// Makes a choice.
  package init(id: String, label: LocalizedText, score: ExactDecimal? = nil) {
    self.id = id
    self.label = label
    self.score = score
  }
}

/// An assertion over several fields.
public struct Rule: Sendable {
  /// Stable id, reported as the finding's code.
  public var id: String
  /// The stage from which it binds.
  public var stage: Stage
  /// When it applies at all; unknown counts as no.
  public var when: Formula?
  /// The condition that must be true; an unknown result is skipped.
  public var assertion: Formula
  /// The message when the assertion is false.
  public var message: LocalizedText
  /// What the reader can do.
  public var hint: LocalizedText?
  /// Blocking or not.
  public var severity: Severity
  /// The field to name with the finding, if one is to blame.
  public var field: String?
  /// Where the rule comes from.
  public var source: RuleSource?
  /// Makes a rule.
  package init(
    id: String, stage: Stage, when: Formula? = nil, assertion: Formula, message: LocalizedText,
    hint: LocalizedText? = nil,
    severity: Severity = .error, field: String? = nil, source: RuleSource? = nil
  ) {
    self.id = id
    self.stage = stage
    self.when = when
    self.assertion = assertion
    self.message = message
    self.hint = hint
    self.severity = severity
    self.field = field
    self.source = source
  }
}
