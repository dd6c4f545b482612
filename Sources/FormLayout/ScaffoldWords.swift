package import Findings

/// The fixed words of a printed form.
package enum ScaffoldWords {
  static let number = LocalizedText("编号：", hant: "編號：", en: "No.: ")
  static let signedBy = LocalizedText("签字：", hant: "簽名：", en: "Signature: ")
  static let stamp = LocalizedText("（盖章）", hant: "（蓋章）", en: "(stamp)")
  static let serial = LocalizedText("序号", hant: "序號", en: "No.")
  static let item = LocalizedText("项目", hant: "項目", en: "Item")
  package static let page = LocalizedText("第 ", hant: "第 ", en: "Page ")
  package static let pageOf = LocalizedText(" 页　共 ", hant: " 頁　共 ", en: " of ")
  package static let pageEnd = LocalizedText(" 页", hant: " 頁", en: "")
  package static let continued = LocalizedText("（续页）", hant: "（續頁）", en: " (continued)")
  static let attachments = LocalizedText("附件", hant: "附件", en: "Attachments")
  static let attachment = LocalizedText("附件", hant: "附件", en: "Attachment")

  /// How many pictures are attached.
  package static func attached(_ count: String) -> LocalizedText {
    LocalizedText("附件 \(count) 张", hant: "附件 \(count) 張", en: "Attachments: \(count)")
  }

  /// How many pictures of a list are attached, with a gap behind it; nothing where there are none.
  static func attached(countOf list: String, in language: Language, gap: String = "") -> String {
    "{{#\(list)|once}}" + attached("{{\(list)|count}}").text(in: language) + gap + "{{/\(list)}}"
  }
  static let blankDate = LocalizedText("　　年　月　日", hant: "　　年　月　日", en: "____-__-__")
  /// From the widest to the narrowest.
  static let blankMoments = [
    LocalizedText("　　年　月　日　时　分", hant: "　　年　月　日　時　分", en: "____-__-__ __:__"),
    LocalizedText("　年　月　日　时　分", hant: "　年　月　日　時　分", en: "____-__-__ __:__"),
    LocalizedText("  年  月  日  时  分", hant: "  年  月  日  時  分", en: "____-__-__ __:__"),
    LocalizedText("年 月 日 时 分", hant: "年 月 日 時 分", en: "____-__-__ __:__"),
  ]
  static let datePattern = LocalizedText("yyyy年M月d日", hant: "yyyy年M月d日", en: "yyyy-MM-dd")
  static let colon = LocalizedText("：", hant: "：", en: ": ")

  static let styleTitle = LocalizedText("表单标题", hant: "表單標題", en: "Form Title")
  static let styleHead = LocalizedText("表单抬头", hant: "表單抬頭", en: "Form Head")
  static let styleText = LocalizedText("表单正文", hant: "表單正文", en: "Form Text")
  static let styleHeading = LocalizedText("表单栏目", hant: "表單欄目", en: "Form Heading")
  static let styleLabel = LocalizedText("表单标签", hant: "表單標籤", en: "Form Label")
  static let styleValue = LocalizedText("表单内容", hant: "表單內容", en: "Form Value")
  static let styleNote = LocalizedText("表单附注", hant: "表單附註", en: "Form Note")
  static let styleCopy = LocalizedText("表单联次", hant: "表單聯次", en: "Form Copy")
  static let styleGap = LocalizedText("表单间隔", hant: "表單間隔", en: "Form Gap")
}

/// The fonts of a printed form by language.
struct ScaffoldFonts {
  let latin = "Times New Roman"
  let symbols = "Segoe UI Symbol"
  let text: String
  let title: String
  /// Those of cells, which have one font for all scripts: English is then as wide in a sheet as in a document.
  let cells: String
  let headings: String

  init(_ language: Language) {
    (text, title) = language == .zhHant ? ("新細明體", "微軟正黑體") : ("宋体", "黑体")
    (cells, headings) = language == .en ? (latin, latin) : (text, title)
  }
}
