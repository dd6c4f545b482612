import Findings

/// What makes an Office file dangerous to hand on, whatever its extension says.
enum Dangers {
  /// Refuses macros, controls and embedded programs by content type and by name.
  static func check(_ part: PartName, contentType: String, file: String) throws(OPCError) {
    let type = contentType.lowercased()
    let name = part.text.lowercased()
    let isActive =
      activeTypes.contains { type.contains($0) } || activeNames.contains { name.contains($0) }
      || (name.contains("/embeddings/") && name.hasSuffix(".bin"))
    guard isActive else { return }
    throw OPCError(
      code: "opc-active-content", file: file, part: part.text,
      message: LocalizedText(
        "文件含有宏、控件或嵌入程序（\(part)），已拒绝。请另存为不含宏的 .docx 或 .xlsx",
        hant: "檔案含有巨集、控制項或內嵌程式（\(part)），已拒絕。請另存為不含巨集的 .docx 或 .xlsx",
        en: "the file holds macros, controls or embedded programs (\(part)): refused; save it as .docx or .xlsx"))
  }

  private static let activeTypes = [
    "macroenabled", "vbaproject", "ms-office.activex", "oleobject", "ms-word.attachedtoolbars",
  ]
  private static let activeNames = ["vbaproject", "/activex/"]

  /// Refuses relationships that make a program load something when the file is opened.
  static func check(
    _ relationships: [Relationship], in part: PartName, file: String, use: OPCPackage.Use
  ) throws(OPCError) {
    guard use == .template else { return }
    for relationship in relationships {
      let isHarmless =
        relationship.isExternal
        ? relationship.shortType == "hyperlink" && isHarmlessLink(relationship.target)
        : !loadingTypes.contains(relationship.shortType.lowercased())
      guard isHarmless else {
        throw external(relationship, part, file)
      }
    }
  }

  private static func external(_ relationship: Relationship, _ part: PartName, _ file: String) -> OPCError {
    let (what, advice) = words(for: relationship.shortType.lowercased())
    let target = relationship.target.prefix(80)
    return OPCError(
      code: OPCError.external, file: file, part: part.text,
      message: LocalizedText(
        "文件引用了外部内容（\(what.zhHans)：\(target)），已拒绝。\(advice.zhHans)",
        hant: "檔案引用了外部內容（\(what.text(in: .zhHant))：\(target)），已拒絕。\(advice.text(in: .zhHant))",
        en: "the file refers to something outside (\(what.text(in: .en)): \(target)): refused; \(advice.text(in: .en))")
    )
  }

  /// What people call such a relationship, and how they get rid of it.
  private static func words(for type: String) -> (what: LocalizedText, advice: LocalizedText) {
    switch type {
    case "hyperlink":
      (
        LocalizedText("链接", hant: "連結", en: "link"),
        LocalizedText(
          "链接只允许 http、https、mailto 地址", hant: "連結只允許 http、https、mailto 位址",
          en: "links may lead to http, https and mailto addresses only")
      )
    case "image":
      (
        LocalizedText("链接的图片", hant: "連結的圖片", en: "linked picture"),
        LocalizedText(
          "请删去图片，用“插入 → 图片”重新插入到文件里", hant: "請刪去圖片，用「插入 → 圖片」重新插入到檔案裡",
          en: "delete the picture and insert it into the file")
      )
    case "attachedtemplate":
      (
        LocalizedText("附加的模板", hant: "附加的範本", en: "attached template"),
        LocalizedText(
          "请在 Word“开发工具 → 文档模板”里改为 Normal，或用 WPS 另存一次", hant: "請在 Word「開發人員 → 文件範本」裡改為 Normal，或用 WPS 另存一次",
          en: "attach Normal in Word's Developer > Document Template, or save it with another program")
      )
    case "externallink", "externallinkpath":
      (
        LocalizedText("别的工作簿", hant: "別的活頁簿", en: "another workbook"),
        LocalizedText(
          "请用“数据 → 编辑链接 → 断开链接”", hant: "請用「資料 → 編輯連結 → 中斷連結」", en: "use Data > Edit Links > Break Link")
      )
    case "connections", "querytable", "mailmergesource", "mailmergeheadersource":
      (
        LocalizedText("数据连接", hant: "資料連線", en: "data connection"),
        LocalizedText("请删去数据连接后再保存", hant: "請刪去資料連線後再儲存", en: "remove the data connection")
      )
    default:
      (
        LocalizedText("链接的对象（\(type)）", hant: "連結的物件（\(type)）", en: "linked object (\(type))"),
        LocalizedText("请删去它，或把内容直接放进文件", hant: "請刪去它，或把內容直接放進檔案", en: "delete it, or put its content into the file")
      )
    }
  }

  /// Types of relationships, in lower case, that bring in programs, foreign documents or connections.
  private static let loadingTypes: Set<String> = [
    "vbaproject", "wordvbadata", "oleobject", "control", "activexcontrolbinary", "afchunk", "attachedtemplate",
    "subdocument", "frame", "mailmergesource", "mailmergeheadersource", "extensibility", "attachedtoolbars",
    "externallink", "externallinkpath", "connections", "querytable", "ctrlprop", "keymapcustomizations", "customdata",
  ]

  /// Addresses of the web and of mail, places in the document, and what a template fills in and checks itself.
  static func isHarmlessLink(_ target: String) -> Bool {
    let link = target.lowercased()
    if link.hasPrefix("{{") || link.hasPrefix("%7b%7b") { return true }
    return link.hasPrefix("http://") || link.hasPrefix("https://") || link.hasPrefix("mailto:") || link.hasPrefix("#")
  }

  /// VML need not be well-formed, so its bytes are searched for a declaration.
  static func hasDeclaration(_ bytes: [UInt8]) -> Bool {
    let marks = ["<!DOCTYPE", "<!ENTITY"].map { Array($0.utf8) }
    var at = bytes.startIndex
    while let found = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      if marks.contains(where: { bytes[found...].starts(with: $0) }) { return true }
      at = found + 1
    }
    return false
  }

  static func declaration(_ part: PartName, _ file: String) -> OPCError {
    OPCError(
      code: "xml-refused", file: file, part: part.text,
      message: LocalizedText(
        "部件 \(part) 含有文档类型声明（DTD），已拒绝", hant: "部件 \(part) 含有文件類型宣告（DTD），已拒絕",
        en: "the part \(part) has a document type declaration (DTD): refused"))
  }
}
