import Findings
import Foundation
import Storage

extension ArchiveError {
  /// Lets what the system refuses be told as an error of the archive.
  static func explaining<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let failure as SystemFailure { throw ArchiveError(failure) }
  }

  /// The error that a system call ended with.
  init(_ failure: SystemFailure) {
    let (path, reason) = (failure.path, failure.reason)
    self =
      switch failure.number {
      case ENOSPC, EDQUOT:
        ArchiveError(
          .diskFull, "磁盘已满，写不下 \(path)。请腾出空间后重新打包", hant: "磁碟已滿，寫不下 \(path)。請騰出空間後重新打包",
          en: "the disk is full: no room for \(path). Free some and pack again")
      case EACCES, EPERM, EROFS:
        ArchiveError(
          .noPermission, "没有权限读写 \(path)。请检查权限或换一个目录", hant: "沒有權限讀寫 \(path)。請檢查權限或換一個目錄",
          en: "no permission to read or write \(path). Check the permissions or choose another folder")
      case ENOENT, ENOTDIR, EISDIR:
        ArchiveError(
          .noSuchFile, "没有这个文件：\(path)。请检查路径", hant: "沒有這個檔案：\(path)。請檢查路徑",
          en: "there is no such file: \(path). Check the path")
      case EEXIST:
        ArchiveError(
          .fileExists, "\(path) 已经存在，没有覆盖它。请移走它或换一个目录", hant: "\(path) 已經存在，沒有覆蓋它。請移走它或換一個目錄",
          en: "\(path) exists and was not overwritten. Move it away or choose another folder")
      default:
        ArchiveError(
          .diskError, "读写 \(path) 出错：\(reason.zhHans)。请检查路径和磁盘后重试",
          hant: "讀寫 \(path) 出錯：\(reason.text(in: .zhHant))。請檢查路徑和磁碟後重試",
          en: "\(path): \(reason.text(in: .en)). Check the path and the disk and try again")
      }
  }
}
