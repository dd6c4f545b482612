import Findings
import Forms

extension FormSchema {
  /// The label of the form's address on such sheets: the one that the schema describes if it fits, else a plain one of its
  /// usual fields.
  ///
  /// - Throws: a ``DeskError`` if the form has neither.
  func label(for sheet: LabelSheet) throws -> Enclosure {
    let own = enclosures.first { enclosure in
      let size = enclosure.layout.paper.dimensions
      return enclosure.kind == .label && size.width <= sheet.width && size.height <= sheet.height
    }
    if let own { return own }
    guard let address = ["address", "customer_address"].lazy.compactMap({ self.field($0) }).first else {
      throw PrintProblem.noLabel(self)
    }
    var paper = Paper()
    paper.size = .own(width: sheet.width, height: sheet.height)
    var layout = Layout(blocks: [])
    layout.paper = paper
    let code = min(14, sheet.height / 3)
    let width = sheet.width - 8
    // Lines of fields that are empty are left out.
    func line(_ ids: [String]) -> String {
      let known = ids.filter { field($0) != nil }
      guard let first = known.first else { return "" }
      return "{{#\(first)}}\n\(known.map { "{{\($0)}}" }.joined(separator: "　"))\n{{/\(first)}}\n"
    }
    layout.areas = [
      LayoutArea(
        x: 4, y: 3, width: width, height: sheet.height - code - 6,
        note: LayoutNote(LocalizedText(line(["postcode"]) + line([address.id]) + line(["customer_name"])), size: 9)),
      LayoutArea(
        x: 4, y: -code - 2, width: width - code - 2, height: code - 4,
        note: LayoutNote(LocalizedText(line(["contact_name", "contact_phone"])), size: 9)),
      LayoutArea(
        x: 4, y: -5, width: width - code - 2, height: 4, note: LayoutNote(LocalizedText("{{number}}"), size: 6.5)),
      LayoutArea(
        x: -code - 3, y: -code - 2, width: code, height: code,
        note: LayoutNote(LocalizedText("{{number|qr:\(Int(code))mm}}"), size: 9)),
    ]
    return Enclosure(
      id: "label", title: LocalizedText("地址标签", hant: "地址標籤", en: "Address label"), kind: .label, layout: layout)
  }
}
