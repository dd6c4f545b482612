import Findings
import Foundation
import Liandan

/// Writes what a command made to a file, or to standard output.
enum OutputFile {
  /// Writes all bytes or nothing: a file is replaced only when the new one is complete.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      return
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw DeskError(
        "无法写入 \(path)：\(error.localizedDescription)。请检查目录是否存在、是否有写权限、磁盘是否已满",
        hant: "無法寫入 \(path)：\(error.localizedDescription)。請檢查目錄是否存在、是否有寫入權限、磁碟是否已滿",
        en: "cannot write \(path): \(error.localizedDescription). Check the folder, its permissions and the free space")
    }
  }
}
