import Findings
import Foundation

/// The workbook of a list's refused rows: beside the list it comes from, under a name that is still free.
enum RefusedPath {
  /// `客户名单-退回.xlsx` for `客户名单.csv`, `客户名单-退回-2.xlsx` where that exists: no file of anybody's is replaced, not
  /// even an earlier refused list, which somebody may be correcting.
  static func free(for path: String, in language: Language) -> String {
    let base = base(of: path, in: language)
    return name(base, taken(for: path, in: language).count + 1)
  }

  /// The names that are taken, in their order.
  static func taken(for path: String, in language: Language) -> [String] {
    let base = base(of: path, in: language)
    var taken: [String] = []
    while case let next = name(base, taken.count + 1), FileManager.default.fileExists(atPath: next) {
      taken.append(next)
    }
    return taken
  }

  private static func name(_ base: String, _ ordinal: Int) -> String {
    ordinal == 1 ? "\(base).xlsx" : "\(base)-\(ordinal).xlsx"
  }

  private static func base(of path: String, in language: Language) -> String {
    let word = LocalizedText("退回", hant: "退回", en: "refused").text(in: language)
    let url = URL(fileURLWithPath: path)
    var stem = url.deletingPathExtension().lastPathComponent
    if let mark = stem.range(of: "-\(word)", options: .backwards) {
      let rest = stem[mark.upperBound...]
      if rest.isEmpty || rest.first == "-" && Int(rest.dropFirst()) != nil { stem.removeSubrange(mark.lowerBound...) }
    }
    let folder = path.contains("/") ? (path as NSString).deletingLastPathComponent : ""
    return "\(folder)\(folder.isEmpty || folder.hasSuffix("/") ? "" : "/")\(stem)-\(word)"
  }
}
