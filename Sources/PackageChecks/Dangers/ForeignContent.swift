import Findings

/// What a part is that has no place in a template, in the words of people who have to get rid of it.
enum ForeignContent: Hashable {
  /// Macros, and what starts them.
  case macros
  /// Controls that run a program, and those of forms.
  case controls
  /// An object of another program.
  case object
  /// The values of another workbook.
  case workbook
  /// Data fetched from elsewhere.
  case connection
  /// An add-in that comes with the file.
  case addIn
  /// A document or program that claims to be something else.
  case disguised
  /// Anything that is not known.
  case unknown

  /// Tells content that must not be there by its type or name, both in lower case; `nil` if it is none of them.
  init?(type: String, name: String) {
    let type = type + "\n"
    if let found = ForeignContent.marks.first(where: { type.holds($0.mark) }) {
      self = found.content
    } else if name.holds("vbaproject") {
      self = .macros
    } else if name.holds("/activex/") {
      self = .controls
    } else if name.holds("/embeddings/"), name.hasSuffix(".bin") {
      self = .object
    } else {
      return nil
    }
  }

  /// What a content type has in it, a line end behind it.
  private static let marks: [(content: ForeignContent, mark: String)] = [
    (.macros, "macroenabled"), (.macros, "vbaproject"), (.macros, "vbadata"), (.macros, "macrosheet"),
    (.macros, "dialogsheet"), (.macros, "attachedtoolbars"), (.macros, "keymapcustomizations"),
    (.controls, "ms-office.activex"), (.controls, "controlproperties"),
    (.object, "oleobject"), (.object, "application/msword"), (.object, "application/vnd.ms-excel\n"),
    (.object, "ms-powerpoint"), (.object, "presentationml."),
    (.workbook, "externallink"),
    (.connection, "connections+xml"), (.connection, "querytable"), (.connection, "volatiledependencies"),
    (.connection, "model+data"), (.connection, "mailmerge"),
    (.addIn, "webextension"),
  ]

  /// What it means, and how to get rid of it.
  var meaning: FaultMeaning {
    switch self {
    case .macros:
      FaultMeaning(
        .opcActiveContent, "文件含有宏（VBA、宏表或它们的设置），已拒绝", hant: "檔案含有巨集（VBA、巨集表或它們的設定），已拒絕",
        en: "the file holds macros (VBA, macro sheets or their settings): refused",
        hint: LocalizedText(
          "请另存为不含宏的 .docx 或 .xlsx；宏表请先删去", hant: "請另存為不含巨集的 .docx 或 .xlsx；巨集表請先刪去",
          en: "save it as .docx or .xlsx without macros; delete macro sheets first"))
    case .controls:
      FaultMeaning(
        .opcActiveContent, "文件含有控件（ActiveX 控件或表单控件），已拒绝", hant: "檔案含有控制項（ActiveX 控制項或表單控制項），已拒絕",
        en: "the file holds controls (ActiveX or form controls): refused",
        hint: LocalizedText(
          "请在“开发工具”里进入设计模式，删去控件后保存", hant: "請在「開發人員」裡進入設計模式，刪去控制項後儲存",
          en: "turn on Design Mode on the Developer tab, delete the controls and save"))
    case .object:
      FaultMeaning(
        .opcActiveContent, "文件里嵌入了别的软件的对象（如公式编辑器、Visio、旧格式文件），已拒绝",
        hant: "檔案裡內嵌了別的軟體的物件（如方程式編輯器、Visio、舊格式檔案），已拒絕",
        en:
          "an object of another program is embedded (an old equation, a Visio drawing, a file of an old format): refused",
        hint: LocalizedText(
          "选中对象，剪切，用“选择性粘贴”粘贴为图片；不需要就删去", hant: "選取物件，剪下，用「選擇性貼上」貼上為圖片；不需要就刪去",
          en: "cut the object and paste it as a picture with Paste Special, or delete it"))
    case .workbook:
      FaultMeaning(
        .opcExternalTarget, "文件引用了外部内容（别的工作簿），已拒绝", hant: "檔案引用了外部內容（別的活頁簿），已拒絕",
        en: "the file refers to something outside (another workbook): refused",
        hint: LocalizedText(
          "请用“数据 → 编辑链接 → 断开链接”", hant: "請用「資料 → 編輯連結 → 中斷連結」", en: "use Data > Edit Links > Break Link"))
    case .connection:
      FaultMeaning(
        .opcExternalTarget, "文件引用了外部内容（数据连接、实时数据或数据模型），已拒绝",
        hant: "檔案引用了外部內容（資料連線、即時資料或資料模型），已拒絕",
        en: "the file refers to something outside (a data connection, real-time data or a data model): refused",
        hint: LocalizedText(
          "请在“数据 → 查询和连接”里删去后再保存", hant: "請在「資料 → 查詢與連線」裡刪去後再儲存", en: "remove it under Data > Queries & Connections"))
    case .addIn:
      FaultMeaning(
        .opcActiveContent, "文件带有会从网上装载的加载项，已拒绝", hant: "檔案帶有會從網路載入的增益集，已拒絕",
        en: "the file brings an add-in that is loaded from the web: refused", hint: .removeThat)
    case .disguised:
      FaultMeaning(
        .opcActiveContent, "文件里有一项内容声称是图片、字体或打印设置，其实是文档或程序，已拒绝",
        hant: "檔案裡有一項內容聲稱是圖片、字型或列印設定，其實是文件或程式，已拒絕",
        en: "something inside claims to be a picture, font or printer settings but is a document or program: refused",
        hint: .removeThat)
    case .unknown:
      FaultMeaning(
        .contentNotListed, "文件里有不认识的内容，表单用不着它，也说不准打开时会做什么，已拒绝",
        hant: "檔案裡有不認識的內容，表單用不著它，也說不準開啟時會做什麼，已拒絕",
        en: "the file holds content of an unknown kind, which a form does not need: refused",
        hint: LocalizedText(
          "用 Word、Excel 或 WPS 打开，删去这项内容后另存一份", hant: "用 Word、Excel 或 WPS 開啟，刪去這項內容後另存一份",
          en: "open it with Word, Excel or WPS, delete that content and save a copy"))
    }
  }
}

extension String {
  /// Whether a text stands in this one, byte for byte: every part of a template is looked at when a form is issued, and
  /// comparing Characters would take a millisecond.
  fileprivate func holds(_ mark: String) -> Bool {
    let (bytes, wanted) = (utf8, mark.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    var start = bytes.startIndex
    let last = bytes.index(bytes.endIndex, offsetBy: -wanted.count)
    while start <= last {
      if bytes[start] == first, bytes[start...].starts(with: wanted) { return true }
      start = bytes.index(after: start)
    }
    return false
  }
}
