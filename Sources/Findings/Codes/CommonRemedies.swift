extension LocalizedText {
  /// For faults that a program mends when it opens the file and saves it anew.
  package static let saveAgain = LocalizedText(
    "用 Word、Excel 或 WPS 打开，核对内容后另存一份；打不开时请找原始文件",
    hant: "用 Word、Excel 或 WPS 開啟，核對內容後另存一份；打不開時請找原始檔案",
    en: "open it with Word, Excel or WPS, look it over and save a copy; if it does not open, find the original file")
  /// For files that were damaged on their way.
  package static let fetchAgain = LocalizedText(
    "文件在传送或保存时损坏，请重新取得原始文件；不要用文本方式传送",
    hant: "檔案在傳送或儲存時損壞，請重新取得原始檔案；不要用文字方式傳送",
    en: "the file was damaged on its way: get the original again, and do not send it as text")
  /// For faults that nobody sees in Word or Excel.
  package static let tellMaker = LocalizedText(
    "这是写出该文件的软件的差错，请把本条转给软件的维护人员",
    hant: "這是寫出該檔案的軟體的差錯，請把本條轉給軟體的維護人員",
    en: "the program that wrote the file is at fault: pass this on to its makers")
  /// For places that one can find in the document and set right.
  package static let mendThere = LocalizedText(
    "打开文件，到所指的地方改正后保存", hant: "開啟檔案，到所指的地方改正後儲存",
    en: "open the file, set this place right and save")

  /// Remedies that several codes share, by the name that stands after `@` in an area's text.
  static let commonRemedies: [String: LocalizedText] = [
    "backup": LocalizedText("从备份恢复整个台账目录", hant: "從備份恢復整個台帳目錄", en: "restore the whole register folder from a backup"),
    "backupPacket": LocalizedText(
      "用备份里的包；或请寄出方用同一打包命令重做，得到的是同一个包", hant: "用備份裡的包；或請寄出方用同一打包命令重做，得到的是同一個包",
      en:
        "use the packet in your backup, or have the sender run the same pack command, which makes the same packet again"
    ),
    "verify": LocalizedText(
      "用 liandan verify 检查台账，再从备份恢复", hant: "用 liandan verify 檢查台帳，再從備份恢復",
      en: "check the register with liandan verify, then restore it from a backup"),
    "again": LocalizedText(
      "用同一命令再次运行，会接着做完，不会重复编号", hant: "用同一命令再次執行，會接著做完，不會重複編號",
      en: "run the same command again: it goes on where it stopped and takes no number twice"),
    "fixValue": LocalizedText("对照原件改正这一项", hant: "對照原件改正這一項", en: "correct the value against the original"),
    "fixFormula": LocalizedText(
      "按提示的位置改正公式；用 liandan expression 可以试算", hant: "按提示的位置改正公式；用 liandan expression 可以試算",
      en: "correct the formula at the place named; liandan expression tries it out"),
    "saveAgain": .saveAgain,
    "fetchAgain": .fetchAgain,
    "tellMaker": .tellMaker,
    "report": LocalizedText(
      "这是程序内部的差错，请把这一行报告给维护人员", hant: "這是程式內部的差錯，請把這一列報告給維護人員",
      en: "the program is at fault: report this line to its maintainers"),
    "mendThere": .mendThere,
  ]
}
