package import Findings

extension FontStack {
  /// What is to be said about a text that has characters which no face has; `nil` if it can be printed.
  package func finding(
    about text: String, at origin: Origin = Origin(), field: String? = nil, label: LocalizedText? = nil
  ) -> Finding? {
    let missing = missing(in: text.unicodeScalars)
    guard !missing.isEmpty else { return nil }
    let few = missing.prefix(10).map { ($0, "U+\(String($0.value, radix: 16, uppercase: true))") }
    let names = few.map { "\($0)（\($1)）" }.joined(separator: "、")
    let families = faces.map(\.familyName)
    let hasWidest = families.contains(FontPackages.widest.family)
    let package = FontPackages.widest.package
    return Finding(
      code: .characterMissing,
      LocalizedText(
        "所用的字体里没有 \(names)，印不出来", hant: "所用的字型裡沒有 \(names)，印不出來",
        en: "no font in use has \(few.map { "\($0) (\($1))" }.joined(separator: ", ")), which so cannot be printed"),
      at: origin, field: field, label: label,
      hint: hasWidest
        ? LocalizedText(
          "在公司参数 fonts 里写一种有这个字的字体，或改用常用字", hant: "在公司參數 fonts 裡寫一種有這個字的字型，或改用常用字",
          en: "name a font that has it under fonts of the profile, or use a common character")
        : LocalizedText(
          "安装软件包 \(package)，它的字最全；或改用常用字", hant: "安裝套件 \(package)，它的字最全；或改用常用字",
          en: "install the package \(package), which has the most characters, or use a common one"))
  }
}
