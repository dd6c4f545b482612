import Findings
import Foundation
import Liandan

/// Writes results to standard output.
package enum StandardOutput {
  /// Writes all bytes; those that cannot be written are a failure, not a loss nobody hears of.
  package static func write(_ bytes: [UInt8]) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch { throw unwritable(error) }
  }

  private static func unwritable(_ error: any Error) -> DeskError {
    let reason = SystemReason(error).text
    return DeskError(
      "结果写不到标准输出：\(reason.zhHans)。已登记的内容不受影响；请检查接收结果的文件或程序后再次运行",
      hant: "結果寫不到標準輸出：\(reason.text(in: .zhHant))。已登記的內容不受影響；請檢查接收結果的檔案或程式後再次執行",
      en: "cannot write to standard output: \(reason.text(in: .en)). What is recorded is safe; check where "
        + "the output goes and run again")
  }
}
