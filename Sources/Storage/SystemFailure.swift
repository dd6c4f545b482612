package import Findings

/// A system call on a file that failed.
package struct SystemFailure: ExplainedError, Hashable {
  /// The path of the file or folder, as the caller named it.
  package let path: String
  /// The `errno`.
  package let number: Int32

  /// A call on `path` failed; `number` is the last `errno` if not given.
  package init(_ path: String, _ number: Int32) {
    self.path = path
    self.number = number
  }

  /// What the system means by the number, without a full stop.
  package var reason: LocalizedText { .systemError(number) }

  /// What happened and what to do, on one line.
  package var message: LocalizedText {
    LocalizedText(
      "读写 \(path) 出错：\(reason.zhHans)。请检查路径和磁盘后重试",
      hant: "讀寫 \(path) 出錯：\(reason.text(in: .zhHant))。請檢查路徑和磁碟後重試",
      en: "\(path): \(reason.text(in: .en)). Check the path and the disk and try again")
  }
}
