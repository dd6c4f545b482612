import Foundation
import OPC

/// Makes a workbook from tables: `| | A | B：金额 |` heads a sheet and says what its columns are formatted as,
/// `| 2 | {{品名}} | =A2 |` is a row, and lines without bars say what else there is (`合并 A2:B2`).
struct SheetNotation {
  /// What lines without bars say, by their first word.
  enum Line: String, CaseIterable {
    case sheet = "工作表", merge = "合并", height = "行高", conditional = "条件格式", validation = "数据有效性"
    case name = "名称", printArea = "打印区域", rowBreak = "分页", table = "表格", header = "页眉", link = "链接"
    case comment = "批注", picture = "图片", textBox = "文本框"
  }
  /// The formats of columns, by style.
  static let formats = ["", "文本", "金额", "日期"]

  /// One sheet's lines.
  struct Sheet {
    var name = "Sheet1"
    var styles: [String: Int] = [:]
    var rows: [(number: String, cells: [String])] = []
    var lines: [(line: Line, text: String)] = []

    func texts(_ line: Line) -> [String] { lines.filter { $0.line == line }.map(\.text) }
  }

  static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
  var builder = OPCBuilder()

  /// The workbook's bytes.
  static func xlsx(_ text: String) throws -> [UInt8] {
    var notation = SheetNotation()
    return try notation.build(sheets(text))
  }

  static func sheets(_ text: String) -> [Sheet] {
    var sheets: [Sheet] = []
    for line in text.components(separatedBy: "\n") where !line.isEmpty {
      let word = Line(rawValue: String(line.prefix { $0 != " " }))
      let rest = String(line.drop { $0 != " " }.dropFirst())
      if word == .sheet { sheets.append(Sheet(name: rest)) }
      if sheets.isEmpty { sheets.append(Sheet()) }
      let last = sheets.count - 1
      if line.hasPrefix("|") {
        let cells = WordNotation.cells(line)
        if cells[0].isEmpty {
          for (index, head) in cells.dropFirst().enumerated() {
            let format = head.components(separatedBy: "：").dropFirst().first ?? ""
            sheets[last].styles[column(index)] = formats.firstIndex(of: format) ?? 0
          }
        } else {
          sheets[last].rows.append((cells[0], Array(cells.dropFirst())))
        }
      } else if let word, word != .sheet {
        sheets[last].lines.append((word, rest))
      }
    }
    return sheets
  }

  static func column(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index))) }

  // MARK: The workbook

  private mutating func build(_ sheets: [Sheet]) throws -> [UInt8] {
    let book: PartName = "/xl/workbook.xml"
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: book)
    var list = ""
    var names = ""
    for (index, sheet) in sheets.enumerated() {
      let part = PartName("/xl/worksheets/sheet\(index + 1).xml") ?? book
      let id = builder.addRelationship(from: book, type: "\(Self.links)/worksheet", target: part)
      list += "<sheet name=\"\(sheet.name.escaped)\" sheetId=\"\(index + 1)\" r:id=\"\(id)\"/>"
      for area in sheet.texts(.printArea) {
        let cells = area.replacing(/[A-Z]+|\d+/) { "$\($0.output)" }
        names += "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"\(index)\">\(sheet.name)!\(cells)</definedName>"
      }
      for name in sheet.texts(.name) {
        let halves = name.components(separatedBy: " = ")
        names += "<definedName name=\"\(halves[0])\">\((halves.last ?? "").escaped)</definedName>"
      }
    }
    builder.addRelationship(from: book, type: "\(Self.links)/styles", target: "/xl/styles.xml")
    if !names.isEmpty { names = "<definedNames>\(names)</definedNames>" }
    add(
      book, "sheet.main",
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.links)\"><sheets>\(list)</sheets>\(names)</workbook>")
    for (index, sheet) in sheets.enumerated() {
      let part = PartName("/xl/worksheets/sheet\(index + 1).xml") ?? book
      add(part, "worksheet", worksheet(sheet, part, number: index + 1))
    }
    add("/xl/styles.xml", "styles", Self.stylesheet)
    return try builder.build()
  }

  mutating func add(_ part: PartName, _ type: String, _ xml: String) {
    builder.add(part, contentType: "\(Self.spreadsheet)\(type)+xml", bytes: Array(xml.utf8))
  }

  private static let stylesheet = """
    <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
    <fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill>\
    </fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">\
    <xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="4"/><xf numFmtId="164"/></cellXfs></styleSheet>
    """

  // MARK: A worksheet

  private mutating func worksheet(_ sheet: Sheet, _ part: PartName, number: Int) -> String {
    let heights = Dictionary(
      sheet.texts(.height).map { text in
        let words = text.components(separatedBy: " ")
        return (words[0], words.last ?? "")
      }, uniquingKeysWith: { first, _ in first })
    let rows = sheet.rows.map { row in
      let height = heights[row.number].map { " ht=\"\($0)\" customHeight=\"1\"" } ?? ""
      let cells = row.cells.enumerated().map { index, text in
        Self.cell("\(Self.column(index))\(row.number)", text, style: sheet.styles[Self.column(index)] ?? 0)
      }
      return "<row r=\"\(row.number)\"\(height)>\(cells.joined())</row>"
    }
    var xml = "<sheetData>\(rows.joined())</sheetData>"
    let merges = sheet.texts(.merge)
    if !merges.isEmpty {
      xml +=
        "<mergeCells count=\"\(merges.count)\">\(merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
    }
    for (priority, range) in sheet.texts(.conditional).enumerated() {
      xml += "<conditionalFormatting sqref=\"\(range)\"><cfRule type=\"cellIs\" priority=\"\(priority + 1)\" "
      xml += "operator=\"greaterThan\"><formula>1000</formula></cfRule></conditionalFormatting>"
    }
    let validations = sheet.texts(.validation)
    if !validations.isEmpty {
      xml += "<dataValidations count=\"\(validations.count)\">"
      for range in validations {
        xml += "<dataValidation type=\"list\" sqref=\"\(range)\"><formula1>\"是,否\"</formula1></dataValidation>"
      }
      xml += "</dataValidations>"
    }
    xml += hyperlinks(sheet.texts(.link), part)
    if let header = sheet.texts(.header).first {
      xml += "<headerFooter><oddHeader>&amp;C\(header.escaped)</oddHeader></headerFooter>"
    }
    let breaks = sheet.texts(.rowBreak)
    if !breaks.isEmpty {
      xml += "<rowBreaks count=\"\(breaks.count)\" manualBreakCount=\"\(breaks.count)\">"
      xml += breaks.map { "<brk id=\"\($0)\" max=\"16383\" man=\"1\"/>" }.joined() + "</rowBreaks>"
    }
    xml += attachments(sheet, part, number: number)
    return "<worksheet xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.links)\">\(xml)</worksheet>"
  }

  private static func cell(_ reference: String, _ text: String, style: Int) -> String {
    let look = style == 0 ? "" : " s=\"\(style)\""
    if text.isEmpty { return style == 0 ? "" : "<c r=\"\(reference)\"\(look)/>" }
    if text.hasPrefix("=") { return "<c r=\"\(reference)\"\(look)><f>\(String(text.dropFirst()).escaped)</f></c>" }
    if Double(text) != nil { return "<c r=\"\(reference)\"\(look)><v>\(text)</v></c>" }
    let plain = (text.hasPrefix("'") ? String(text.dropFirst()) : text).replacing("⏎", with: "\n").escaped
    return "<c r=\"\(reference)\"\(look) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(plain)</t></is></c>"
  }

  private mutating func hyperlinks(_ texts: [String], _ part: PartName) -> String {
    if texts.isEmpty { return "" }
    let characters = CharacterSet.urlFragmentAllowed.subtracting(CharacterSet(charactersIn: "{}|"))
    let all = texts.map { text in
      let halves = text.components(separatedBy: "→")
      let address = (halves.last ?? "").addingPercentEncoding(withAllowedCharacters: characters) ?? ""
      let id = builder.addRelationship(from: part, type: RelationshipType.hyperlink, external: address)
      return "<hyperlink ref=\"\(halves[0])\" r:id=\"\(id)\"/>"
    }
    return "<hyperlinks>\(all.joined())</hyperlinks>"
  }
}
