import Findings

/// What the desk says besides findings and results.
enum Remarks {
  /// A stopped list goes on.
  static func resumed(_ count: Int) -> LocalizedText {
    LocalizedText(
      "这份清单此前已有 \(count) 份编号，不再重编；其余的接着做", hant: "這份清單此前已有 \(count) 份編號，不再重編；其餘的接著做",
      en: "\(count) forms of this list have numbers already; going on with the rest")
  }

  /// The copies lie in one document.
  static func joined(_ path: String) -> LocalizedText {
    LocalizedText("合并的打印文件：\(path)", hant: "合併的列印檔案：\(path)", en: "all copies in one document: \(path)")
  }
}
