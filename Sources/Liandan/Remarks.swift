import Findings

/// What the desk says besides findings and results.
enum Remarks {
  /// A stopped list goes on.
  static func resumed(_ count: Int) -> LocalizedText {
    LocalizedText(
      "这份清单此前已有 \(count) 份编号，不再重编；其余的接着做", hant: "這份清單此前已有 \(count) 份編號，不再重編；其餘的接著做",
      en: "\(count) forms of this list have numbers already; going on with the rest")
  }

  /// All forms are in the packet, and its lists are being written: of a long list that takes a while.
  static func sealing(_ path: String) -> LocalizedText {
    LocalizedText(
      "各份已放进档案包，正在写清单和审计链：\(path)", hant: "各份已放進檔案包，正在寫清單和審計鏈：\(path)",
      en: "all forms are in the packet; writing its lists and the audit chain: \(path)")
  }

  /// The copies lie in one document.
  static func joined(_ path: String) -> LocalizedText {
    LocalizedText("合并的打印文件：\(path)", hant: "合併的列印檔案：\(path)", en: "all copies in one document: \(path)")
  }
}
