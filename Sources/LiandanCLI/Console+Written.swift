import Findings
import Terminal

extension Console {
  /// Says which file a command wrote; nothing where it wrote to standard output.
  func remarkWritten(_ path: String?) {
    guard let path, path != "-" else { return }
    remark(LocalizedText("已写好 \(path)", hant: "已寫好 \(path)", en: "wrote \(path)"))
  }
}
