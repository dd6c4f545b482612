package import Findings
package import Forms
import SpreadsheetML
import WordprocessingML

/// Makes a starter template from a form's layout (design 5): an Office file with tags that prints well as it is and that
/// people then edit in Word, WPS or Excel.
///
/// A schema without a layout gets one that lists its fields one below another. The same schema gives the same bytes.
package enum TemplateScaffold {
  /// A .docx template. Labels are in `language`; tags are ids and so do not depend on it. Throws only what packing a
  /// file can throw.
  package static func docx(for schema: FormSchema, language: Language) throws -> [UInt8] {
    let planner = ScaffoldPlanner(
      schema: schema, layout: schema.layout ?? plainLayout(of: schema), language: language, target: .document)
    return try DocumentScaffold(planner: planner).document().package()
  }

  /// A .xlsx template of one sheet. Continuous paper has no size in this format: the nearest one is taken, and
  /// whoever prints chooses the printer's own form.
  package static func xlsx(for schema: FormSchema, language: Language) throws -> [UInt8] {
    let planner = ScaffoldPlanner(
      schema: schema, layout: schema.layout ?? plainLayout(of: schema), language: language, target: .sheet)
    return try SheetScaffold(planner: planner).workbook().bytes()
  }

  /// Two fields to a row, long ones and repeats on rows of their own, signatures last.
  package static func plainLayout(of schema: FormSchema) -> Layout {
    var blocks: [LayoutBlock] = []
    var pair: [LayoutCell] = []
    var signatures: [LayoutCell] = []
    func flush() {
      guard !pair.isEmpty else { return }
      for index in pair.indices { pair[index].span = 12 / Double(pair.count) }
      blocks.append(.row(cells: pair, height: nil))
      pair = []
    }
    for field in schema.fields where !["fill_date", "preparer"].contains(field.id) {
      switch field.type {
      case .repeat:
        flush()
        let span = 12 / Double(max(field.fields.count, 1))
        let columns = field.fields.map { LayoutCell(.field(id: $0.id, labelSpan: 0), span: (span * 4).rounded() / 4) }
        guard !columns.isEmpty else { continue }
        blocks.append(
          .table(
            LayoutTable(field: field.id, showsHeading: true, columns: columns, blankRows: max(field.minRows ?? 0, 4))))
      case .signature: signatures.append(LayoutCell(.signature(id: field.id), span: 3))
      case .stamp: signatures.append(LayoutCell(.stamp(id: field.id), span: 3))
      case .approvals:
        signatures += field.chain.map { LayoutCell(.approval(field: field.id, role: $0.role.zhHans), span: 3) }
      default:
        let cell = LayoutCell(.field(id: field.id, labelSpan: 2), span: 6)
        let isLong = field.appearance == "multiline" || field.type == .image
        if isLong || field.choiceList != nil {
          flush()
          blocks.append(.row(cells: [LayoutCell(cell.content, span: 12)], height: isLong ? 20 : nil))
        } else {
          pair.append(cell)
          if pair.count == 2 { flush() }
        }
      }
    }
    flush()
    while !signatures.isEmpty {
      let count = min(signatures.count, 4)
      let row = signatures.prefix(count).map { LayoutCell($0.content, span: 12 / Double(count)) }
      blocks.append(.row(cells: row, height: 22))
      signatures.removeFirst(count)
    }
    return Layout(blocks: blocks)
  }
}
