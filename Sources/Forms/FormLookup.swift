package import Findings

/// Finds a form by what somebody typed.
package enum FormLookup {
  /// What forms are looked up by.
  package struct Entry: Sendable {
    /// The form's id.
    package var id: String
    /// Its title.
    package var title: LocalizedText
    /// Makes an entry.
    package init(id: String, title: LocalizedText) {
      self.id = id
      self.title = title
    }
  }

  /// What was found.
  package enum Found: Sendable {
    /// The form's id.
    case form(String)
    /// Nothing, or several forms of this title: why, with the nearest name.
    case nothing(Finding)
  }

  /// The form meant by `name`: its id (`return-record`, also `return_record`, in any case), or its title in any language.
  package static func find(_ name: String, among forms: [Entry]) -> Found {
    if let form = forms.first(where: { $0.id == name }) { return .form(form.id) }
    let wanted = key(name)
    if let form = forms.first(where: { key($0.id) == wanted }) { return .form(form.id) }
    let titled = forms.filter { form in form.title.wordings.contains { key($0) == wanted } }
    if let form = titled.first, titled.count == 1 { return .form(form.id) }
    if titled.count > 1 {
      let ids = titled.map(\.id)
      return .nothing(
        Finding(
          code: .ambiguousForm,
          LocalizedText(
            "有 \(ids.count) 种表单都叫“\(name.clipped)”", hant: "有 \(ids.count) 種表單都叫「\(name.clipped)」",
            en: "\(ids.count) forms are called '\(name.clipped)'"),
          hint: LocalizedText(
            "请用标识：\(ids.joined(separator: "、"))", hant: "請用識別名：\(ids.joined(separator: "、"))",
            en: "use an id: \(ids.joined(separator: ", "))")))
    }
    let near = NearestName.likely(name, in: forms.flatMap { [$0.id] + $0.title.wordings })
    let meant = near.flatMap { near in forms.first { $0.id == near || $0.title.wordings.contains(near) } }
    let hint: LocalizedText =
      if let meant {
        LocalizedText(
          "是不是 \(meant.id)（\(meant.title.zhHans)）？", hant: "是不是 \(meant.id)（\(meant.title.text(in: .zhHant))）？",
          en: "did you mean \(meant.id) (\(meant.title.text(in: .en)))?")
      } else {
        LocalizedText("用 liandan forms 列出全部表单", hant: "用 liandan forms 列出全部表單", en: "'liandan forms' lists them all")
      }
    return .nothing(
      Finding(
        code: .unknownForm,
        LocalizedText("没有表单“\(name.clipped)”", hant: "沒有表單「\(name.clipped)」", en: "there is no form '\(name.clipped)'"),
        hint: hint))
  }

  private static func key(_ text: String) -> String { LooseKey.of(text).lowercased().replacing("_", with: "-") }
}
