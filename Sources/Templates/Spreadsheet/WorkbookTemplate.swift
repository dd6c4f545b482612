import Expressions
import Findings
import Markup
import OPC
import SpreadsheetML

/// A workbook compiled once: programs for the sheets with tags; every other part passes through as it is.
struct WorkbookTemplate: TemplateEngine {
  static let sectionOptions: Set<String> = []

  let tags: [TemplateTag]
  private let sheets: [(part: PartName, program: SheetProgram)]
  /// The workbook's part around the texts of its defined names, if rows can move.
  private let names: [NamePiece]
  private let main: PartName
  private let uses1904: Bool
  /// The order in which cells were calculated: wrong once rows move, and made anew by whoever opens the workbook.
  private let calculationChain: PartName?

  /// A piece of the workbook's part: bytes, or the text of a defined name.
  private enum NamePiece: Sendable {
    case bytes([UInt8])
    case formula(FormulaText)
  }

  static func compile(_ source: TemplateSource, _ compiler: inout SlotCompiler) -> WorkbookTemplate? {
    do {
      return try WorkbookTemplate(source, &compiler)
    } catch {
      compiler.report([unreadable(source.name, error)])
      return nil
    }
  }

  private init(_ source: TemplateSource, _ compiler: inout SlotCompiler) throws {
    let package = source.package
    main = package.mainPart
    func outline(_ part: Part) throws -> XMLOutline { try XMLOutline(part.xml(), name: part.name.text) }
    let workbook = try XMLOutline(package.bytes(of: main), name: main.text)
    let strings = SharedTexts(try package.part("sharedStrings", from: main).map(outline))
    let formats = try package.part("styles", from: main).map { CellFormats(try outline($0)) } ?? CellFormats()

    var parser = TagParser(delimiters: source.delimiters)
    var tags: [LocatedTag] = []
    var sheets: [(part: PartName, program: SheetProgram)] = []
    for (name, part) in WorkbookTemplate.sheetParts(of: package, workbook) {
      var sheet = SheetCompiler(
        file: source.name, sheet: name, outline: try outline(part), strings: strings, formats: formats)
      guard sheet.read(&parser, &compiler) else { continue }
      tags += sheet.tags
      sheets.append((part.name, sheet.program(&compiler)))
    }
    let moves = sheets.contains { $0.program.hasRowSections }
    self.tags = tags.map(TemplateTag.init)
    self.sheets = sheets
    names = moves ? WorkbookTemplate.namePieces(workbook) : []
    uses1904 = WorkbookTemplate.uses1904(workbook)
    calculationChain = moves ? package.part("calcChain", from: main)?.name : nil
  }

  func render(_ data: TemplateValue, _ language: Language, _ buffers: inout RenderBuffers) throws -> OPCChanges {
    var state = RenderState(data: data, language: language)
    var maps: [String: RowMap] = [:]
    for (_, program) in sheets where program.hasRowSections {
      maps[program.name.lowercased()] = RowMap(program.rows, &state)
    }
    var runner = SheetRunner(maps: maps, uses1904: uses1904)
    var changes = OPCChanges()
    for (part, program) in sheets {
      try runner.run(program, &state)
      changes.replacements[part] = .plain(runner.out)
    }
    if !names.isEmpty { changes.replacements[main] = .plain(workbookPart(maps)) }
    if let calculationChain { changes.removals = [calculationChain] }
    return changes
  }

  private static func unreadable(_ name: String, _ error: any Error) -> Finding {
    let reason: LocalizedText =
      switch error {
      case let error as OPCError: error.message
      case let error as MarkupError: error.message
      default: LocalizedText("\(error)")
      }
    return Finding(code: "template-unreadable", reason, at: Origin(file: name))
  }

  private func workbookPart(_ maps: [String: RowMap]) -> [UInt8] {
    var out: [UInt8] = []
    for piece in names {
      switch piece {
      case .bytes(let bytes): out += bytes
      case .formula(let formula):
        ValueWriter.append(formula.text(maps: maps, own: "", turn: nil, shift: 0), .xml, [], to: &out)
      }
    }
    return out
  }

  /// The worksheets in the order of the workbook, by name.
  private static func sheetParts(of package: OPCPackage, _ workbook: XMLOutline) -> [(name: String, part: Part)] {
    let links = package.relationships(of: package.mainPart)
    guard let list = workbook.elements(of: workbook.root).first(where: { workbook.isLocalNamed("sheets", at: $0) }) else {
      return []
    }
    return workbook.elements(of: list).compactMap { sheet in
      let id = workbook.attributes(of: sheet).first {
        String(decoding: workbook.bytes[$0.name], as: UTF8.self).hasSuffix(":id")
      }.map { String(decoding: workbook.bytes[$0.value], as: UTF8.self) }
      guard let link = links.first(where: { $0.id == id }), link.shortType == "worksheet", let target = link.part,
        let part = package.part(target)
      else { return nil }
      return (workbook.attribute("name", of: sheet) ?? "", part)
    }
  }

  private static func uses1904(_ workbook: XMLOutline) -> Bool {
    let properties = workbook.elements(of: workbook.root).first { workbook.isLocalNamed("workbookPr", at: $0) }
    return ["1", "true"].contains(properties.flatMap { workbook.attribute("date1904", of: $0) } ?? "")
  }

  /// The workbook's part cut at its defined names, and at `calcPr`, which then asks for a full calculation.
  private static func namePieces(_ workbook: XMLOutline) -> [NamePiece] {
    var pieces: [NamePiece] = []
    var at = 0
    for element in workbook.elements(of: workbook.root) {
      if workbook.isLocalNamed("definedNames", at: element) {
        for name in workbook.elements(of: element) {
          let inner = workbook.nodes[name].inner
          pieces += [.bytes(Array(workbook.bytes[at..<inner.lowerBound])), .formula(FormulaText(workbook.text(of: name)))]
          at = inner.upperBound
        }
      } else if workbook.isLocalNamed("calcPr", at: element), workbook.attribute("fullCalcOnLoad", of: element) == nil {
        let end = workbook.nodes[element].nameRange.upperBound
        pieces.append(.bytes(Array(workbook.bytes[at..<end]) + Array(" fullCalcOnLoad=\"1\"".utf8)))
        at = end
      }
    }
    pieces.append(.bytes(Array(workbook.bytes[at...])))
    return pieces
  }
}
