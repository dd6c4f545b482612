public import Findings
import GRDB

/// What keeps the desk's own database from being used.
public struct DeskStoreError: ExplainedError {
  /// What happened and what to do.
  public let message: LocalizedText

  static func unwritable(_ path: String) -> DeskStoreError {
    DeskStoreError(
      message: LocalizedText(
        "写不了 \(path)。请检查权限和磁盘空间", hant: "寫不了 \(path)。請檢查權限和磁碟空間",
        en: "\(path) cannot be written. Check its permissions and the free space"))
  }

  static func foreign(_ path: String) -> DeskStoreError {
    DeskStoreError(
      message: LocalizedText(
        "\(path) 不是联单服务台的数据库，没有动它", hant: "\(path) 不是聯單服務台的資料庫，沒有動它",
        en: "\(path) is no database of a Liandan desk; it was left alone"))
  }

  static func newer(_ path: String) -> DeskStoreError {
    DeskStoreError(
      message: LocalizedText(
        "\(path) 是较新版本的 liandan-desk 写的。请升级程序", hant: "\(path) 是較新版本的 liandan-desk 寫的。請升級程式",
        en: "\(path) was written by a newer liandan-desk. Upgrade the program"))
  }

  static func database(_ error: DatabaseError, _ path: String) -> DeskStoreError {
    let said = error.message ?? "SQLite \(error.resultCode.rawValue)"
    return DeskStoreError(
      message: LocalizedText(
        "读写 \(path) 不成：\(said)。请检查权限和磁盘空间", hant: "讀寫 \(path) 不成：\(said)。請檢查權限和磁碟空間",
        en: "reading or writing \(path): \(said). Check its permissions and the free space"))
  }
}
