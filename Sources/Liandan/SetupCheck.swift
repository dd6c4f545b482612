import Expressions
import Findings
import Forms
import Foundation

/// Checks what a company says against the forms and the profile that it begins with; gathers all findings.
struct SetupCheck {
  let schemas: [FormSchema]
  let profile: CompanyProfile
  var findings: [Finding] = []

  init(schemas: [FormSchema], profile: CompanyProfile) {
    self.schemas = schemas
    self.profile = profile
  }

  /// The changes, with the ids of the forms that were named.
  mutating func changes(_ setup: ProfileSetup) -> CompanySetup {
    var changes = CompanySetup()
    changes.company = setup.company
    for key in ["phone", "fax"] { if let text = setup.company[key] { checkPhone(text, option: "--\(key)") } }
    for (name, prefix) in sorted(setup.prefixes) {
      guard let schema = form(name) else { continue }
      changes.prefixes[schema.id] = prefix
      for problem in NumberRule.problems(ofPrefix: prefix) { report(.numberPrefix, problem) }
    }
    comparePrefixes(changes.prefixes)
    for (name, text) in sorted(setup.firstSerials) {
      guard let schema = form(name) else { continue }
      let greatest = schema.number.greatestSerial
      if let serial = Int(text), (1...max(1, greatest)).contains(serial) {
        changes.firstSerials[schema.id] = serial
      } else {
        report(
          .serialRange,
          LocalizedText(
            "“\(schema.title.zhHans)”的起始号要在 1 到 \(greatest) 之间，不能是“\(text)”",
            hant: "「\(schema.title.text(in: .zhHant))」的起始號要在 1 到 \(greatest) 之間，不能是「\(text)」",
            en: "the first serial of \(schema.id) is 1 to \(greatest), not '\(text)'"))
      }
    }
    for (name, text) in sorted(setup.parameters) {
      guard let known = profile.parameters[name] else {
        let near = NearestName.of(name, in: profile.parameters.keys.sorted())
        report(
          .unknownKeyword,
          LocalizedText("没有参数“\(name)”", hant: "沒有參數「\(name)」", en: "there is no parameter '\(name)'"),
          hint: near.map { LocalizedText("是不是“\($0)”？", hant: "是不是「\($0)」？", en: "did you mean '\($0)'?") })
        continue
      }
      if !CompanyProfile.Parameter.fits(text, in: known.value) {
        report(
          .wrongType,
          LocalizedText(
            "参数 \(name)（\(known.label.zhHans)）不能是“\(text)”",
            hant: "參數 \(name)（\(known.label.text(in: .zhHant))）不能是「\(text)」",
            en: "the parameter \(name) (\(known.label.text(in: .en))) cannot be '\(text)'"),
          hint: LocalizedText(
            "要与原来的一样，是数、true 或 false、文字；~ 是没有定", hant: "要與原來的一樣，是數、true 或 false、文字；~ 是沒有定",
            en: "a number, true or false, or a text, as it was; ~ is not set"))
      }
      changes.parameters[name] = text
    }
    return changes
  }

  /// Several numbers may stand on a letterhead, with a sign between them.
  private mutating func checkPhone(_ text: String, option: String) {
    let wrong = text.split { "/、，；;,".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
      .first { PhoneNumber.normal($0) == nil }
    guard let wrong else { return }
    report(
      .badPhone,
      LocalizedText(
        "\(option)“\(wrong)”不是有效的电话号码", hant: "\(option)「\(wrong)」不是有效的電話號碼",
        en: "\(option) '\(wrong)' is no valid telephone number"),
      hint: LocalizedText(
        "写成 0551-62345678、400-810-6116 或 11 位手机；几个号码之间用“/”",
        hant: "寫成 0551-62345678、400-810-6116 或 11 位手機；幾個號碼之間用「/」",
        en: "as 0551-62345678, 400-810-6116 or a mobile of 11 digits; with / between several"))
  }

  /// Prefixes that two forms would have.
  private mutating func comparePrefixes(_ given: [String: String]) {
    var first: [String: FormSchema] = [:]
    for schema in schemas {
      let prefix = given[schema.id] ?? schema.number.prefix
      guard let other = first[prefix] else {
        first[prefix] = schema
        continue
      }
      findings.append(.doubledPrefix(prefix, of: schema, and: other, severity: .error, at: Origin()))
    }
  }

  private mutating func form(_ name: String) -> FormSchema? {
    switch FormLookup.find(name, among: schemas.map { FormLookup.Entry(id: $0.id, title: $0.title) }) {
    case .form(let id): return schemas.first { $0.id == id }
    case .nothing(let finding):
      findings.append(finding)
      return nil
    }
  }

  private mutating func report(_ code: FindingCode, _ message: LocalizedText, hint: LocalizedText? = nil) {
    findings.append(Finding(code: code, message, at: Origin(), hint: hint))
  }

  private func sorted(_ values: [String: String]) -> [(String, String)] { values.sorted { $0.key < $1.key } }
}

extension Finding {
  /// Two forms whose numbers could be taken for one another's.
  static func doubledPrefix(
    _ prefix: String, of schema: FormSchema, and other: FormSchema, severity: Severity, at origin: Origin
  ) -> Finding {
    Finding(
      severity, code: .prefixTaken,
      LocalizedText(
        "“\(schema.title.zhHans)”的编号前缀 \(prefix) 与“\(other.title.zhHans)”（\(other.id)）的相同",
        hant:
          "「\(schema.title.text(in: .zhHant))」的編號前綴 \(prefix) 與「\(other.title.text(in: .zhHant))」（\(other.id)）的相同",
        en: "\(schema.id) and \(other.id) have the same prefix of numbers: \(prefix)"), at: origin,
      hint: LocalizedText("给其中一种换一个前缀", hant: "給其中一種換一個前綴", en: "give one of them another prefix"))
  }
}
