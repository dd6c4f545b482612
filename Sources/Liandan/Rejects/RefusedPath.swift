import Findings
import Foundation

/// Where a refused list is laid: beside the list it comes from, under a name that is still free.
enum RefusedPath {
  /// `客户名单-退回.xlsx` for `客户名单.csv`, `客户名单-退回-2.xlsx` where that exists: no file of anybody's is replaced, not
  /// even an earlier refused list, which somebody may be correcting.
  static func free(for path: String, in language: Language) -> String {
    let word = LocalizedText("退回", hant: "退回", en: "refused").text(in: language)
    let url = URL(fileURLWithPath: path)
    var stem = url.deletingPathExtension().lastPathComponent
    if let mark = stem.range(of: "-\(word)", options: .backwards) {
      let rest = stem[mark.upperBound...]
      if rest.isEmpty || rest.first == "-" && Int(rest.dropFirst()) != nil { stem.removeSubrange(mark.lowerBound...) }
    }
    let folder = path.contains("/") ? (path as NSString).deletingLastPathComponent : ""
    let base = "\(folder)\(folder.isEmpty || folder.hasSuffix("/") ? "" : "/")\(stem)-\(word)"
    var candidate = "\(base).xlsx"
    var ordinal = 2
    while FileManager.default.fileExists(atPath: candidate) {
      candidate = "\(base)-\(ordinal).xlsx"
      ordinal += 1
    }
    return candidate
  }
}
