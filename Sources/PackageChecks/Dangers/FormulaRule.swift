import Findings
import Markup
import OPC

/// Point 34: formulas compute from what is in the workbook; see `FunctionList`. Wherever they stand: in cells, names,
/// conditional formats, validations, columns of tables, charts, sparklines, shapes and controls.
///
/// Prevents: a formula that fetches something, asks another program, calls an add-in or reads another workbook.
struct FormulaRule: PackageRule {
  static let point = 34
  static let meaning = words(for: .function(""))

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let names = Self.names(of: package)
    return package.everything.flatMap { part in
      formulas(of: part).compactMap { node, formula in
        FormulaReader.danger(in: formula, names).map {
          part.fault(Self.point, node, "", about: formula).meaning(Self.words(for: $0))
        }
      }
    }
  }

  /// The elements whose text is a formula, by namespace, and attributes that hold one.
  private static let elements = [
    "s:f", "s:definedName", "s:formula", "s:formula1", "s:formula2", "s:calculatedColumnFormula", "s:totalsRowFormula",
    "s:oldFormula", "xm:f", "c:f", "c15:f", "cx:f", "x:FmlaMacro", "x:FmlaLink", "x:FmlaRange", "x:FmlaPict",
    "x:FmlaGroup", "x:FmlaTxbx",
  ]
  private static let attributes = [
    ("s:calculatedItem", "formula"), ("s:cacheField", "formula"), ("xdr:sp", "macro"), ("xdr:sp", "textlink"),
    ("xdr:pic", "macro"), ("xdr:cxnSp", "macro"), ("xdr:graphicFrame", "macro"),
  ]

  private func formulas(of part: CheckedPart) -> [(node: Int, text: String)] {
    var found: [(node: Int, text: String)] = Self.elements.flatMap { name in
      part.all(name).map { ($0, part.outline.text(of: $0)) }
    }
    for (element, attribute) in Self.attributes {
      found += part.all(element).compactMap { node in part.anyAttribute(attribute, node).map { (node, $0) } }
    }
    // The bounds of coloured scales are numbers or formulas.
    found += part.all("s:cfvo").compactMap { node in
      part.anyAttribute("val", node).flatMap { Double($0) == nil ? (node, $0) : nil }
    }
    return found.filter { !$0.text.isEmpty }.sorted { $0.node < $1.node }
  }

  static func names(of package: CheckedPackage) -> FormulaReader.Names {
    guard package.opc.kind == .spreadsheet, let book = package.main else { return FormulaReader.Names(sheets: nil) }
    let functions = book.all("s:definedName").filter {
      book.outline.text(of: $0).uppercased().hasPrefix("_XLFN.LAMBDA(")
    }
    return FormulaReader.Names(
      sheets: Set(book.all("s:sheet").compactMap { book.attribute("name", $0)?.lowercased() }),
      functions: Set(functions.compactMap { book.attribute("name", $0)?.uppercased() }).subtracting(refused))
  }

  /// Functions that a workbook's own name must not hide.
  private static let refused: Set<String> = [
    "WEBSERVICE", "IMAGE", "RTD", "DDE", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "SQL.REQUEST", "STOCKHISTORY", "PY",
    "HYPERLINK", "EVALUATE",
  ]

  private static func words(for danger: FormulaReader.Danger) -> FaultMeaning {
    switch danger {
    case .function(let name):
      FaultMeaning(
        .dangerousFormula, "公式用了“\(name)”，它会调用外部程序或网络，或不在允许之列，已拒绝",
        hant: "公式用了「\(name)」，它會呼叫外部程式或網路，或不在允許之列，已拒絕",
        en: "the formula uses '\(name)', which calls programs or the network, or is not known: refused",
        hint: LocalizedText("改用普通公式或直接写标签", hant: "改用普通公式或直接寫標籤", en: "use an ordinary formula, or a tag"))
    case .workbook(let name):
      FaultMeaning(
        .dangerousFormula, "公式引用了别的工作簿“\(name)”，已拒绝", hant: "公式引用了別的活頁簿「\(name)」，已拒絕",
        en: "the formula refers to another workbook, '\(name)': refused",
        hint: LocalizedText(
          "请用“数据 → 编辑链接 → 断开链接”，或删去公式", hant: "請用「資料 → 編輯連結 → 中斷連結」，或刪去公式",
          en: "use Data > Edit Links > Break Link, or delete the formula"))
    case .exchange:
      FaultMeaning(
        .dangerousFormula, "公式向别的程序取数（DDE），打开时会运行那个程序，已拒绝", hant: "公式向別的程式取數（DDE），開啟時會執行那個程式，已拒絕",
        en: "the formula asks another program for a value (DDE), which starts it: refused",
        hint: LocalizedText("删去这个公式", hant: "刪去這個公式", en: "delete the formula"))
    case .address(let text):
      FaultMeaning(
        .dangerousFormula, "公式里 HYPERLINK 的地址“\(text)”不是网页、邮件、电话或本文件里的位置，已拒绝",
        hant: "公式裡 HYPERLINK 的位址「\(text)」不是網頁、郵件、電話或本檔案裡的位置，已拒絕",
        en: "the address '\(text)' of HYPERLINK is no page, mail, telephone number or place in the file: refused",
        hint: LocalizedText(
          "地址要以写明的 http://、https://、mailto:、tel: 或 # 开头，如 HYPERLINK(\"https://例\"&A1)",
          hant: "位址要以寫明的 http://、https://、mailto:、tel: 或 # 開頭，如 HYPERLINK(\"https://例\"&A1)",
          en: "begin it with a written http://, https://, mailto:, tel: or #, as in HYPERLINK(\"https://example\"&A1)"))
    }
  }
}
