import Findings
import TemplateLanguage

/// What is wrong with a formula of a template as a place for tags.
enum FormulaFindings {
  /// The findings of a formula with tags inside its texts.
  static func findings(_ formula: FormulaText, _ written: String, _ origin: Origin) -> [Finding] {
    guard formula.strings.contains(where: { $0.contains("{{") || $0.contains("｛｛") }) else { return [] }
    return [
      TagFindings.make(
        .tagInFormula, at: origin, String(written.prefix(60)),
        LocalizedText(
          "公式里的标签不会被填写", hant: "公式裡的標籤不會被填寫", en: "a tag inside a formula is not filled"),
        hint: LocalizedText(
          "把标签写在单独的单元格里，公式引用那个单元格", hant: "把標籤寫在單獨的儲存格裡，公式引用那個儲存格",
          en: "write the tag in a cell of its own and let the formula refer to that cell"))
    ]
  }
}
