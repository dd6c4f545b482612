package import Findings
import Foundation
import Intake
import Liandan

/// What a user sets once instead of typing it with each command: in the environment, else in a file.
package struct Settings: Sendable {
  /// The folder of the register.
  package let register: String?
  /// Who works here.
  package let operatorName: String?
  /// The language of messages and help.
  package let language: Language?
  /// The folder of forms.
  package let forms: String?
  /// The folder of templates.
  package let templates: String?
  /// The file with the key that signs; ``noKey`` if nothing is to be signed.
  package let key: String?
  /// The directory that answers for passwords at the web desk, and the name that binds there.
  package let ldap: String?, ldapBind: String?
  /// What stands for no key at all.
  package static let noKey = "none"
  /// What is wrong with the file.
  package let findings: [Finding]

  /// The settings of this process, read once.
  package static let standard = Settings(environment: ProcessInfo.processInfo.environment)

  private static let keys = ["register", "operator", "lang", "forms", "templates", "key", "ldap", "ldap_bind"]

  /// Reads the settings: a variable of the environment comes before the file.
  package init(environment: [String: String]) {
    let file = Settings.file(environment)
    let (values, findings) = file.map(Settings.read) ?? ([:], [])
    func value(_ key: String) -> String? {
      if let set = environment["LIANDAN_\(key.uppercased())"], !set.isEmpty { return set }
      guard let set = values[key], !set.isEmpty else { return nil }
      // A path in the file begins at the user's own folder if it begins with ~.
      return set.hasPrefix("~/") ? (environment["HOME"] ?? "") + set.dropFirst() : set
    }
    register = value("register")
    operatorName = value("operator")
    forms = value("forms")
    templates = value("templates")
    key = value("key")
    ldap = value("ldap")
    ldapBind = value("ldap_bind")
    let lang = value("lang")
    language = lang.flatMap { Language(rawValue: $0) ?? Language(locale: $0) }
    self.findings =
      lang != nil && language == nil
      ? findings + [
        Finding(
          code: .badSetting,
          LocalizedText(
            "语言“\(lang ?? "")”不认识，可以是 zh-Hans、zh-Hant、en", hant: "語言「\(lang ?? "")」不認得，可以是 zh-Hans、zh-Hant、en",
            en: "the language '\(lang ?? "")' is not known: zh-Hans, zh-Hant or en"), at: Origin(file: file))
      ] : findings
  }

  /// The file: the one that `LIANDAN_CONFIG` names, else the user's own if there is one.
  private static func file(_ environment: [String: String]) -> String? {
    if let named = environment["LIANDAN_CONFIG"], !named.isEmpty { return named }
    let home = environment["HOME"].map { "\($0)/.config" }
    let folders = [environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }, home].compactMap(\.self)
    return folders.map { "\($0)/liandan/config.yaml" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  private static func read(_ file: String) -> (values: [String: String], findings: [Finding]) {
    let (submissions, problems) = SubmissionReader.readAll(.file(file))
    var values: [String: String] = [:]
    var findings = problems
    for entry in submissions.first?.entries ?? [] {
      guard keys.contains(entry.key) else {
        let near = NearestName.of(entry.key, in: keys)
        findings.append(
          Finding(
            code: .badSetting,
            LocalizedText(
              "设置里没有“\(entry.key)”", hant: "設定裡沒有「\(entry.key)」", en: "there is no setting '\(entry.key)'"),
            at: Origin(file: file),
            hint: near.map { LocalizedText("是不是 \($0)？", hant: "是不是 \($0)？", en: "did you mean \($0)?") }
              ?? LocalizedText(
                "可以写：\(keys.joined(separator: "、"))", hant: "可以寫：\(keys.joined(separator: "、"))",
                en: "it can be \(keys.joined(separator: ", "))")))
        continue
      }
      if case .text(let text) = entry.value.content { values[entry.key] = text }
    }
    return (values, findings)
  }
}
