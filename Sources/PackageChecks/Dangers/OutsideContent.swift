import Findings

/// What a relationship leads to outside the file, in people's words.
struct OutsideContent {
  private let what: LocalizedText
  private let advice: LocalizedText

  /// By the last segment of the relationship's type, in lower case.
  init(_ type: String) {
    switch type {
    case "hyperlink":
      what = LocalizedText("链接", hant: "連結", en: "link")
      advice = LocalizedText(
        "链接只允许 http、https、mailto、tel 地址；到文件和网络共享的链接请去掉", hant: "連結只允許 http、https、mailto、tel 位址；到檔案和網路共用的連結請去掉",
        en: "links may lead to http, https, mailto and tel addresses only; remove links to files and shares")
    case "image":
      what = LocalizedText("链接的图片", hant: "連結的圖片", en: "linked picture")
      advice = LocalizedText(
        "请删去图片，用“插入 → 图片”重新插入到文件里", hant: "請刪去圖片，用「插入 → 圖片」重新插入到檔案裡",
        en: "delete the picture and insert it into the file")
    case "externallink", "externallinkpath", "xlpathmissing":
      what = LocalizedText("别的工作簿", hant: "別的活頁簿", en: "another workbook")
      advice = LocalizedText(
        "请用“数据 → 编辑链接 → 断开链接”", hant: "請用「資料 → 編輯連結 → 中斷連結」", en: "use Data > Edit Links > Break Link")
    case "connections", "querytable", "mailmergesource", "mailmergeheadersource", "recipientdata":
      what = LocalizedText("数据连接", hant: "資料連線", en: "data connection")
      advice = LocalizedText(
        "请删去数据连接或邮件合并的数据源后再保存", hant: "請刪去資料連線或合併列印的資料來源後再儲存",
        en: "remove the data connection, or the source of the mail merge, and save")
    default:
      what = LocalizedText("链接的对象（\(type)）", hant: "連結的物件（\(type)）", en: "linked object (\(type))")
      advice = LocalizedText(
        "请删去它，或把内容直接放进文件", hant: "請刪去它，或把內容直接放進檔案", en: "delete it, or put its content into the file")
    }
  }

  /// What such a relationship to `target` means.
  func meaning(of target: String) -> FaultMeaning {
    FaultMeaning(
      .opcExternalTarget, "文件引用了外部内容（\(what.zhHans)：\(target)），已拒绝",
      hant: "檔案引用了外部內容（\(what.text(in: .zhHant))：\(target)），已拒絕",
      en: "the file refers to something outside (\(what.text(in: .en)): \(target)): refused", hint: advice)
  }
}
