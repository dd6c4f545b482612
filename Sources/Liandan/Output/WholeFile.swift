import Findings
import Foundation
import Storage

/// Reads files that are taken whole, such as templates and schemas.
///
/// Only regular files, and their size is looked at before they are read: no pipe, device or file with holes can hold the
/// program up or fill its memory.
package enum WholeFile {
  /// The greatest template or document, in bytes.
  package static let documentBytes = 64 << 20
  /// The greatest schema or profile, in bytes.
  package static let schemaBytes = 16 << 20

  /// The bytes of a file.
  ///
  /// - Throws: a ``DeskError`` that names the file, if it cannot be read or has more than `limit` bytes.
  package static func bytes(of path: String, upTo limit: Int) throws(DeskError) -> [UInt8] {
    let bytes: [UInt8]?
    do { bytes = try FileSource(path).bytes(upTo: limit) } catch { throw unreadable(error) }
    guard let bytes else {
      throw DeskError(
        "\(path) 超过 \(limit >> 20) MB，没有读。请换一个小些的文件", hant: "\(path) 超過 \(limit >> 20) MB，沒有讀。請換一個小些的檔案",
        en: "\(path) is larger than \(limit >> 20) MB and was not read. Use a smaller file")
    }
    return bytes
  }

  private static func unreadable(_ failure: SystemFailure) -> DeskError {
    let (path, reason) = (failure.path, failure.reason)
    if failure.number == EACCES || failure.number == EPERM {
      return DeskError(
        "无法读取 \(path)。请检查文件权限", hant: "無法讀取 \(path)。請檢查檔案權限", en: "cannot read \(path). Check its permissions")
    }
    return DeskError(
      "无法读取 \(path)：\(reason.zhHans)。请核对路径", hant: "無法讀取 \(path)：\(reason.text(in: .zhHant))。請核對路徑",
      en: "cannot read \(path): \(reason.text(in: .en)). Check the path")
  }
}
