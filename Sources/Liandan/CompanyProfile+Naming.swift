public import Findings
public import Forms
import Storage
import Templates
import WordprocessingML

extension CompanyProfile {
  /// SHA-256 of its text, by which the register knows it.
  public var sha256: String { Digest(of: text).hex }

  /// Which profile it is, with the first digits of its digest: `公司参数：furniture（8c4fe32d）`.
  public var mention: LocalizedText { CompanyProfile.mention(id, sha256: sha256) }

  /// Which profile it is; `id` is empty where only the digest is known.
  static func mention(_ id: String, sha256: String) -> LocalizedText {
    let digest = sha256.prefix(8)
    guard !id.isEmpty else {
      return LocalizedText("公司参数：摘要 \(digest)", hant: "公司參數：摘要 \(digest)", en: "Profile: digest \(digest)")
    }
    return LocalizedText(
      "公司参数：\(id)（\(digest)）", hant: "公司參數：\(id)（\(digest)）",
      en: "Profile: \(id) (\(digest))")
  }

  /// The profile as a member of a JSON object.
  var json: JSONValue { .object([("id", .string(id)), ("sha256", .string(sha256))]) }

  /// The company's name as it heads lists and reports: marked where the profile is an example.
  package func heading(in language: Language) -> String {
    isSample ? "【\(CopyMarks.sampleText.text(in: language))】\(name)" : name
  }

  /// What stands across each page of a document; nothing unless the profile is an example.
  func pageMark(in language: Language) -> [WordBlock] {
    if !isSample { return [] }
    let mark = WordWatermark(
      CopyMarks.sampleText.text(in: language), font: "黑体", width: 280, height: 126, colour: "F6C4C0")
    return [.paragraph(WordParagraph([WordRun(.watermark(mark))]))]
  }
}
