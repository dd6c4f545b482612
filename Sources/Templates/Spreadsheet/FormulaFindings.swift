import Findings

/// What is wrong with a formula of a template.
enum FormulaFindings {
  /// Functions that fetch or run something when the workbook is opened.
  private static let dangerous: Set<String> = [
    "WEBSERVICE", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "EXECUTE", "EVALUATE", "RTD", "DDE", "INITIATE", "POKE",
    "FOPEN", "FWRITE", "SQL.REQUEST",
  ]

  /// The findings of a formula: tags inside its texts, and what could do harm.
  static func findings(_ formula: FormulaText, _ written: String, _ origin: Origin) -> [Finding] {
    var findings: [Finding] = []
    if formula.strings.contains(where: { $0.contains("{{") || $0.contains("｛｛") }) {
      findings.append(
        TagFindings.make(
          "tag-in-formula", at: origin, String(written.prefix(60)),
          LocalizedText(
            "公式里的标签不会被填写", hant: "公式裡的標籤不會被填寫", en: "a tag inside a formula is not filled"),
          hint: LocalizedText(
            "把标签写在单独的单元格里，公式引用那个单元格", hant: "把標籤寫在單獨的儲存格裡，公式引用那個儲存格",
            en: "write the tag in a cell of its own and let the formula refer to that cell")))
    }
    let isLink = written.contains("|") && written.contains("!") && !formula.strings.contains { $0.contains("|") }
    if let name = formula.functions.intersection(dangerous).sorted().first ?? (isLink ? "DDE" : nil) {
      findings.append(
        TagFindings.make(
          "dangerous-formula", at: origin, String(written.prefix(60)),
          LocalizedText(
            "公式用了“\(name)”，打开时会调用外部程序或网络，已拒绝", hant: "公式用了「\(name)」，開啟時會呼叫外部程式或網路，已拒絕",
            en: "the formula uses '\(name)', which calls programs or the network when opened: refused"),
          hint: LocalizedText(
            "改用普通公式或直接写标签", hant: "改用普通公式或直接寫標籤", en: "use an ordinary formula, or a tag")))
    }
    return findings
  }
}
