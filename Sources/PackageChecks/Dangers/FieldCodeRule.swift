import Findings

/// Point 34: the fields of a document show, ask for or compute something; see `FieldCode`.
///
/// Prevents: a field reads another file, starts a program or fetches something when the document is opened or printed.
struct FieldCodeRule: PackageRule {
  static let point = 34
  static let meaning = words(for: "")

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      FieldReader.fields(in: part).sorted { $0.node < $1.node }.compactMap { field in
        guard let code = field.isComputed ? field.codes[0] : field.codes.first(where: FieldCode.isRefused) else {
          return nil
        }
        let shown = code.filter { $0 != FieldCodeReading.inner }.drop(while: \.isWhitespace).prefix(40)
        return part.fault(Self.point, field.node, "").meaning(Self.words(for: String(shown)))
      }
    }
  }

  private static func words(for code: String) -> FaultMeaning {
    FaultMeaning(
      .dangerousField, "这里的域代码“\(code)”会引入外部内容或运行程序，或不在允许之列，模板不能使用",
      hant: "這裡的功能變數代碼「\(code)」會引入外部內容或執行程式，或不在允許之列，範本不能使用",
      en:
        "the field code '\(code)' fetches or runs something from outside, or is not known; a template must not have it",
      hint: LocalizedText(
        "在 Word 里按 Alt+F9 显示域代码，删除这个域", hant: "在 Word 裡按 Alt+F9 顯示功能變數代碼，刪除這個功能變數",
        en: "press Alt+F9 in Word to see field codes, and delete this one"))
  }
}
