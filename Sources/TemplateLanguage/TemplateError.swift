package import Findings

/// Why a document could not be made although its template is right and its data are checked.
package struct TemplateError: ExplainedError, Hashable {
  /// What happened and what to do.
  package let message: LocalizedText

  package init(_ message: LocalizedText) { self.message = message }

  /// The same error, said of the value of a tag.
  package func naming(_ name: String) -> TemplateError {
    TemplateError(
      LocalizedText(
        "【\(name)】\(message.zhHans)", hant: "【\(name)】\(message.text(in: .zhHant))",
        en: "[\(name)] \(message.text(in: .en))"))
  }

  package static func tooLarge(_ limit: Int) -> TemplateError {
    TemplateError(
      LocalizedText(
        "套用模板后的内容超过 \(limit >> 20) MB，已停止。请减少数据行数，或检查模板里层层相套的区块",
        hant: "套用範本後的內容超過 \(limit >> 20) MB，已停止。請減少資料列數，或檢查範本裡層層相套的區塊",
        en:
          "the rendered text is larger than \(limit >> 20) MB; use fewer rows, or check the template's nested sections")
    )
  }

  /// A value of a list to be summed up is no number; a sum without it would be wrong.
  static func notANumber(_ text: String, item: Int, column: String?) -> TemplateError {
    let of = column.map { LocalizedText("的“\($0)”", hant: "的「\($0)」", en: " has '\($0)'") }
    return TemplateError(
      LocalizedText(
        "第 \(item) 项\(of?.zhHans ?? "")是“\(text)”，不是数字，不能计算。请改成数字，或留空",
        hant: "第 \(item) 項\(of?.text(in: .zhHant) ?? "")是「\(text)」，不是數字，不能計算。請改成數字，或留空",
        en: "item \(item)\(of?.text(in: .en) ?? " is") '\(text)', which is not a number; correct it, or leave it empty")
    )
  }

  static let sumTooLarge = TemplateError(
    LocalizedText("数字太大，不能计算", hant: "數字太大，不能計算", en: "the numbers are too large to be computed with"))

  package static let tooManyIterations = TemplateError(
    LocalizedText(
      "模板里的区块一共要重复 \(TemplateLimits.standard.iterations) 次以上，已停止。请减少数据行数，或检查模板里层层相套的区块",
      hant: "範本裡的區塊一共要重複 \(TemplateLimits.standard.iterations) 次以上，已停止。請減少資料列數，或檢查範本裡層層相套的區塊",
      en:
        "the sections of the template would be repeated more than \(TemplateLimits.standard.iterations) times; use fewer rows, or "
        + "check the template's nested sections"))
}

/// The limits of templates, in one place.
package struct TemplateLimits: Sendable {
  /// The greatest size of one rendered part, in bytes.
  package var partBytes = 256 << 20
  /// The most pieces that one rendered part is put together from: each takes a dozen bytes of memory.
  package var pieces = 1 << 25
  /// The most times that sections of one document are entered, all together, whether they print anything or not.
  package var iterations = 1 << 25
  /// The greatest size of a part of a Word template that is read, in bytes, and the most elements and texts in it.
  package var sourceBytes = 64 << 20
  package var sourceMarks = 4_000_000
  /// The deepest nesting of sections.
  var sectionDepth = 32
  /// The most tags of one template.
  package var tags = 20_000

  package static let standard = TemplateLimits()
}
