import Findings
import Foundation
import Liandan

/// Writes what a command made to a file, or to standard output.
enum OutputFile {
  /// Writes all bytes or nothing: a file is replaced only when the new one is complete.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else {
      do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
        let reason = SystemReason(error).text
        throw DeskError(
          "结果写不到标准输出：\(reason.zhHans)。已登记的内容不受影响；请检查接收结果的文件或程序后再次运行",
          hant: "結果寫不到標準輸出：\(reason.text(in: .zhHant))。已登記的內容不受影響；請檢查接收結果的檔案或程式後再次執行",
          en: "cannot write to standard output: \(reason.text(in: .en)). What is recorded is safe; check where "
            + "the output goes and run again")
      }
      return
    }
    do {
      // A device or pipe, such as /dev/stdout, is written to; it must not be replaced by a file.
      var status = stat()
      let isFile = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
      if isFile {
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      } else {
        try FileHandle(forWritingTo: URL(fileURLWithPath: path)).write(contentsOf: Data(bytes))
      }
    } catch {
      let reason = SystemReason(error).text
      throw DeskError(
        "无法写入 \(path)：\(reason.zhHans)。请检查目录是否存在、是否有写权限、磁盘是否已满",
        hant: "無法寫入 \(path)：\(reason.text(in: .zhHant))。請檢查目錄是否存在、是否有寫入權限、磁碟是否已滿",
        en: "cannot write \(path): \(reason.text(in: .en)). Check the folder, its permissions and the free space")
    }
  }
}
