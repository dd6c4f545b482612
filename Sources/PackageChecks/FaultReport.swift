import Findings
import Markup
import OPC
import WordprocessingML

/// Turns faults into findings for people who use Word and Excel: the place as they know it, what it means, what to do.
struct FaultReport {
  /// How many findings of one code are shown in full.
  static let most = 20

  private let file: String
  private let package: CheckedPackage?
  private var words: [String: WordPlaces] = [:]
  private var sheets: [String: String] = [:]

  init(_ file: String, _ package: CheckedPackage?) {
    self.file = file
    self.package = package
    if let package { sheets = FaultReport.sheetNames(package) }
  }

  /// The findings in the order of the faults; of more than `most` alike the rest are only counted.
  mutating func findings(_ faults: [PackageFault]) -> [Finding] {
    var counts: [FindingCode: Int] = [:]
    var findings: [Finding] = []
    for fault in faults {
      guard let meaning = fault.meaning else { continue }
      counts[meaning.code, default: 0] += 1
      if counts[meaning.code, default: 0] <= FaultReport.most {
        findings.append(finding(package?.placed(fault) ?? fault, meaning))
      }
    }
    for (code, count) in counts.sorted(by: { $0.key.name < $1.key.name }) where count > FaultReport.most {
      let more = count - FaultReport.most
      findings.append(
        Finding(
          .warning, code: code,
          LocalizedText("同类问题另有 \(more) 处，未列出", hant: "同類問題另有 \(more) 處，未列出", en: "\(more) more of this kind"),
          at: Origin(file: file)))
    }
    return findings
  }

  private mutating func finding(_ fault: PackageFault, _ meaning: FaultMeaning) -> Finding {
    var message = meaning.message
    if let subject = fault.subject, !subject.isEmpty {
      let shown = subject.count > 40 ? subject.prefix(40) + "…" : subject[...]
      message = LocalizedText(
        message.zhHans + "：“\(shown)”", hant: message.text(in: .zhHant) + "：「\(shown)」",
        en: message.text(in: .en) + ": \"\(shown)\"")
    }
    // What opening refuses says all that is known already.
    let isSaid = fault.message == meaning.message.en
    // Without a message for developers the place says enough.
    let details =
      fault.message.isEmpty
      ? ""
      : [fault.part, fault.place, isSaid ? "" : fault.message].filter { !$0.isEmpty }.joined(separator: " · ")
    if details.isEmpty {
      return Finding(meaning.severity, code: meaning.code, message, at: origin(of: fault), hint: meaning.hint)
    }
    let hint = LocalizedText(
      meaning.hint.zhHans + "（技术细节：\(details)）", hant: meaning.hint.text(in: .zhHant) + "（技術細節：\(details)）",
      en: meaning.hint.text(in: .en) + " (details: \(details))")
    return Finding(meaning.severity, code: meaning.code, message, at: origin(of: fault), hint: hint)
  }

  private mutating func origin(of fault: PackageFault) -> Origin {
    var origin = Origin(file: file)
    guard let package, let part = package.everything.first(where: { $0.name == fault.part }) else { return origin }
    if let sheet = sheets[part.name] {
      origin.sheet = sheet
      if let node = fault.node { origin.cell = FaultReport.cell(node, part) }
    } else if let kind = WordPartKind(contentType: part.contentType) {
      guard let node = fault.node else {
        origin.place = kind.name
        return origin
      }
      if words[part.name] == nil, let outline = try? WordOutline(part.outline.bytes, name: part.name) {
        words[part.name] = WordPlaces(outline, kind: kind)
      }
      origin.place = words[part.name]?.place(of: node) ?? kind.name
      if let text = FaultReport.text(around: node, part), let place = origin.place {
        origin.place = LocalizedText(
          place.zhHans + "“\(text)”", hant: place.text(in: .zhHant) + "「\(text)」",
          en: place.text(in: .en) + " \"\(text)\"")
      }
    } else if let node = fault.node, part.names[node] == "s:definedName", let name = part.attribute("name", node) {
      origin.place = LocalizedText("名称“\(name)”", hant: "名稱「\(name)」", en: "name \"\(name)\"")
    } else {
      origin.place = FaultReport.partNames.first { part.contentType.lowercased().hasSuffix($0.0) }?.1
    }
    return origin
  }

  /// The reference of the cell or range at or around a node of a worksheet.
  private static func cell(_ node: Int, _ part: CheckedPart) -> String? {
    var at = node
    while at >= 0 {
      switch part.names[at] {
      case "s:c": return part.attribute("r", at)
      case "s:row": return part.attribute("r", at).map { "\($0):\($0)" }
      default:
        if let range = part.attribute("ref", at) ?? part.attribute("sqref", at) { return range }
        // Rules of newer kinds have their range beside them.
        if let range = part.children(at, "xm:sqref").first { return part.outline.text(of: range) }
      }
      at = part.outline.nodes[at].parent
    }
    return nil
  }

  /// The first words of the paragraph around a node.
  private static func text(around node: Int, _ part: CheckedPart) -> String? {
    var at = node
    while at >= 0, part.names[at] != "w:p" { at = part.outline.nodes[at].parent }
    guard at >= 0 else { return nil }
    let text = part.inside(at, "w:t").map { part.outline.text(of: $0) }.joined()
    if text.isEmpty { return nil }
    return text.count > 12 ? text.prefix(12) + "…" : text
  }

  private static func sheetNames(_ package: CheckedPackage) -> [String: String] {
    guard let workbook = package.main, package.opc.kind == .spreadsheet else { return [:] }
    var names: [String: String] = [:]
    for index in workbook.all("s:sheet") {
      let id = workbook.attribute("r:id", index)
      let links = package.opc.relationships(of: package.opc.mainPart)
      if let part = links.first(where: { $0.id == id })?.part { names[part.text] = workbook.attribute("name", index) }
    }
    return names
  }

  private static let partNames: [(String, LocalizedText)] = [
    (".styles+xml", LocalizedText("样式", hant: "樣式", en: "styles")),
    (".numbering+xml", LocalizedText("编号", hant: "編號", en: "numbering")),
    (".settings+xml", LocalizedText("文档设置", hant: "文件設定", en: "settings")),
    (".sharedstrings+xml", LocalizedText("共享文字表", hant: "共用文字表", en: "shared texts")),
    ("sheet.main+xml", LocalizedText("工作簿", hant: "活頁簿", en: "workbook")),
    (".table+xml", LocalizedText("表格区域", hant: "表格範圍", en: "table")),
    (".drawing+xml", LocalizedText("图形", hant: "圖形", en: "drawing")),
    (".vmldrawing", LocalizedText("批注或控件的图形", hant: "註解或控制項的圖形", en: "drawing of comments or controls")),
    (".chart+xml", LocalizedText("图表", hant: "圖表", en: "chart")),
    (".glossary+xml", LocalizedText("构建基块（自动图文集）", hant: "建置組塊（自動圖文集）", en: "building blocks")),
    (".pivottable+xml", LocalizedText("数据透视表", hant: "樞紐分析表", en: "pivot table")),
    (".pivotcachedefinition+xml", LocalizedText("数据透视表", hant: "樞紐分析表", en: "pivot table")),
    ("core-properties+xml", LocalizedText("文档属性", hant: "文件屬性", en: "properties")),
  ]
}
