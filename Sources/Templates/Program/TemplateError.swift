public import Findings

/// Why a document could not be made although its template is right and its data are checked.
public struct TemplateError: ExplainedError, Hashable {
  /// What happened and what to do.
  public let message: LocalizedText

  init(_ message: LocalizedText) { self.message = message }

  static func tooLarge(_ limit: Int) -> TemplateError {
    TemplateError(
      LocalizedText(
        "套用模板后的内容超过 \(limit >> 20) MB，已停止。请减少数据行数，或检查模板里层层相套的区块",
        hant: "套用範本後的內容超過 \(limit >> 20) MB，已停止。請減少資料列數，或檢查範本裡層層相套的區塊",
        en:
          "the rendered text is larger than \(limit >> 20) MB; use fewer rows, or check the template's nested sections")
    )
  }
}

/// The limits of templates, in one place.
struct TemplateLimits: Sendable {
  /// The greatest size of one rendered part, in bytes.
  var partBytes = 256 << 20
  /// The deepest nesting of sections.
  var sectionDepth = 32
  /// The most tags of one template.
  var tags = 20_000

  static let standard = TemplateLimits()
}
