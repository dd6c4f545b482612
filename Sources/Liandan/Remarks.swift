import Findings

/// What the desk says besides findings and results.
enum Remarks {
  /// A stopped list goes on.
  static func resumed(_ count: Int) -> LocalizedText {
    LocalizedText(
      "接着上次中断的地方做：已有 \(count) 份编号", hant: "接著上次中斷的地方做：已有 \(count) 份編號",
      en: "going on where the last run stopped: \(count) forms have numbers already")
  }

  /// The copies lie in one document.
  static func joined(_ path: String) -> LocalizedText {
    LocalizedText("合并的打印文件：\(path)", hant: "合併的列印檔案：\(path)", en: "all copies in one document: \(path)")
  }
}
