import Findings
import Markup
import OPC

/// Cells that read another workbook: they keep the values they have, as Excel's Break Links leaves them.
enum ExternalWorkbookRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    let package = draft.package
    guard package.opc.kind == .spreadsheet, let book = package.main else { return }
    let links = package.opc.parts.filter { ForeignContent(type: $0.contentType.lowercased(), name: "") == .workbook }
    if links.isEmpty { return }
    let names = FormulaRule.names(of: package)
    for sheet in package.worksheets { breakLinks(of: sheet, names, &draft) }
    for name in book.all("s:definedName") where isOutside(book.outline.text(of: name), names) {
      draft.replace(book.outline.nodes[name].inner, of: book, with: "#REF!")
    }
    for list in book.all("s:externalReferences") { draft.remove(list, of: book) }
    for link in links {
      draft.changes.removals.insert(link.name)
      draft.report(package.fault(34, using: link.name, "left out", about: address(of: link, in: package)), linkMeaning)
    }
    // Excel writes the order of calculation anew.
    if let chain = package.opc.part("calcChain", from: package.opc.mainPart) {
      draft.changes.removals.insert(chain.name)
    }
  }

  /// Formulas of cells become their values; those that share one formula go together.
  private static func breakLinks(of sheet: CheckedPart, _ names: FormulaReader.Names, _ draft: inout RepairDraft) {
    let formulas = sheet.all("s:f").filter { sheet.names[sheet.outline.nodes[$0].parent] == "s:c" }
    let outside = formulas.filter { isOutside(sheet.outline.text(of: $0), names) }
    let shared = Set(outside.compactMap { sheet.attribute("si", $0) })
    for formula in formulas {
      let isFollower = sheet.attribute("si", formula).map(shared.contains) ?? false
      guard isFollower || outside.contains(formula) else { continue }
      draft.remove(formula, of: sheet)
      let text = sheet.outline.text(of: formula)
      draft.report(sheet.fault(34, formula, "", about: text.isEmpty ? nil : text), formulaMeaning)
    }
  }

  private static func isOutside(_ formula: String, _ names: FormulaReader.Names) -> Bool {
    if case .workbook = FormulaReader.danger(in: formula, names) { true } else { false }
  }

  /// The path that the link itself names.
  private static func address(of link: Part, in package: CheckedPackage) -> String? {
    package.opc.relationships(of: link.name).first { $0.isExternal }.map { String($0.target.prefix(80)) }
  }

  private static let linkMeaning = FaultMeaning(
    .workbookLinkLeftOut, .warning, "文件链接着别的工作簿，做出的文件里断开这个链接", hant: "檔案連結著別的活頁簿，做出的檔案裡中斷這個連結",
    en: "the file is linked to another workbook; what is made breaks the link",
    hint: LocalizedText(
      "要去掉提醒，在 Excel“数据 → 编辑链接”里断开链接后保存", hant: "要去掉提醒，在 Excel「資料 → 編輯連結」裡中斷連結後儲存",
      en: "to be rid of the remark, use Data > Edit Links > Break Link and save"))
  private static let formulaMeaning = FaultMeaning(
    .formulaAsValue, .warning, "公式引用别的工作簿，做出的文件里这一格只留现在的值", hant: "公式引用別的活頁簿，做出的檔案裡這一格只留現在的值",
    en: "the formula reads another workbook; what is made keeps the value that the cell has now",
    hint: LocalizedText(
      "值不再变就不用处理；要随单变化，请改用标签或本工作簿里的单元格", hant: "值不再變就不用處理；要隨單變化，請改用標籤或本活頁簿裡的儲存格",
      en: "nothing to do if the value is to stay; else use a tag, or cells of this workbook"))
}
