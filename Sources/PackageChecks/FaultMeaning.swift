public import Findings

/// What a fault means to people who use Word and Excel rather than XML.
public struct FaultMeaning: Sendable, Hashable {
  /// The finding's code, in kebab case.
  public let code: String
  /// An error is what makes a program refuse or repair the file, or lose content; anything milder is a warning.
  public let severity: Severity
  /// What is wrong and what comes of it.
  public let message: LocalizedText
  /// What to do about it.
  public let hint: LocalizedText

  /// Makes the meaning of an error.
  public init(
    _ code: String, _ zhHans: String, hant: String, en: String, hint: LocalizedText = .saveAgain
  ) {
    self.init(code, .error, zhHans, hant: hant, en: en, hint: hint)
  }

  /// Makes a meaning.
  public init(
    _ code: String, _ severity: Severity, _ zhHans: String, hant: String, en: String,
    hint: LocalizedText = .saveAgain
  ) {
    self.code = code
    self.severity = severity
    self.message = LocalizedText(zhHans, hant: hant, en: en)
    self.hint = hint
  }

  /// The same as a warning: for cases that programs take as they are.
  var mild: FaultMeaning {
    FaultMeaning(
      code, .warning, message.zhHans, hant: message.text(in: .zhHant), en: message.text(in: .en), hint: hint)
  }
}

extension LocalizedText {
  /// For faults that a program mends when it opens the file and saves it anew.
  public static let saveAgain = LocalizedText(
    "用 Word、Excel 或 WPS 打开，核对内容后另存一份；打不开时请找原始文件",
    hant: "用 Word、Excel 或 WPS 開啟，核對內容後另存一份；打不開時請找原始檔案",
    en: "open it with Word, Excel or WPS, look it over and save a copy; if it does not open, find the original file")
  /// For files that were damaged on their way.
  public static let fetchAgain = LocalizedText(
    "文件在传送或保存时损坏，请重新取得原始文件；不要用文本方式传送",
    hant: "檔案在傳送或儲存時損壞，請重新取得原始檔案；不要用文字方式傳送",
    en: "the file was damaged on its way: get the original again, and do not send it as text")
  /// For faults that nobody sees in Word or Excel.
  public static let tellMaker = LocalizedText(
    "这是写出该文件的软件的差错，请把本条转给软件的维护人员",
    hant: "這是寫出該檔案的軟體的差錯，請把本條轉給軟體的維護人員",
    en: "the program that wrote the file is at fault: pass this on to its makers")
  /// For places that one can find in the document and set right.
  public static let mendThere = LocalizedText(
    "打开文件，到所指的地方改正后保存", hant: "開啟檔案，到所指的地方改正後儲存",
    en: "open the file, set this place right and save")
}
