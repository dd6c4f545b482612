import Foundation
import TestSupport
import Testing

@testable import Forms

/// A table of keys in an article, after `<!-- keys: NAME -->`.
///
/// What `forms/form.schema.json` says of the keys is written here by the test; where it says nothing, people write.
struct KeyTable {
  let name: String
  /// The lines of the table, its head included.
  let lines: Range<Int>
  /// The keys that the article has.
  let written: [String]

  /// The tables of the loader.
  static let keys: [String: [String]] = [
    "form": SchemaKeys.form, "ledger": SchemaKeys.ledger, "ledgerColumn": SchemaKeys.ledgerColumn,
    "previous": SchemaKeys.previous, "text": SchemaKeys.text, "number": SchemaKeys.number,
    "retention": SchemaKeys.retention, "copy": SchemaKeys.copy, "choice": SchemaKeys.choice,
    "rule": SchemaKeys.rule, "source": SchemaKeys.source, "use": SchemaKeys.use,
    "common": SchemaKeys.common, "block": SchemaKeys.block, "field": SchemaKeys.field,
    "step": SchemaKeys.step, "layout": SchemaKeys.layout, "paper": SchemaKeys.paper, "row": SchemaKeys.row,
    "cell": SchemaKeys.cellContent + SchemaKeys.cellStyle, "approval": SchemaKeys.approval,
    "table": SchemaKeys.table, "matrix": SchemaKeys.matrix, "note": SchemaKeys.note,
    "enclosure": SchemaKeys.enclosure, "enclosureLayout": SchemaKeys.enclosureLayout, "area": SchemaKeys.area,
    "single": SchemaKeys.single, "due": SchemaKeys.due,
    "interval": SchemaKeys.interval, "proof": SchemaKeys.proof, "task": SchemaKeys.task,
    "profile": SchemaKeys.profile, "company": SchemaKeys.company, "fonts": SchemaKeys.fonts,
    "printer": SchemaKeys.printer, "archive": SchemaKeys.archive,
    "holidays": SchemaKeys.holidays,
    "parameter": SchemaKeys.parameter, "report": SchemaKeys.report, "reportData": SchemaKeys.reportData,
    "reportMeasure": SchemaKeys.reportMeasure, "reportFigure": SchemaKeys.reportFigure,
    "reportTable": SchemaKeys.reportTable, "reportColumn": SchemaKeys.reportColumn,
    "reportChart": SchemaKeys.reportChart,
  ]

  static func all(in guide: Guide) -> [KeyTable] {
    guide.lines.enumerated().compactMap { place, line in
      guard let name = line.wholeMatch(of: /<!-- keys: (\w+) -->/) else { return nil }
      let start = place + 2
      let end = guide.lines[start...].firstIndex { !$0.hasPrefix("|") } ?? guide.lines.endIndex
      let cells = guide.lines[start..<end].dropFirst(2).compactMap { Guide.cells($0).first }
      return KeyTable(
        name: String(name.1), lines: start..<end, written: cells.map { $0.replacing("`", with: "") })
    }
  }

  /// The table as the schema for editors tells it; `nil` if it knows nothing of these keys.
  var outcome: Guide.Outcome? {
    get throws {
      guard let keys = KeyTable.keys[name] else { return nil }
      let schema = try EditorSchema()
      let sets = name == "single" ? keys.map { [$0] } : [keys]
      var rows = ["| 键 key | 意思 meaning |", "|---|---|"]
      for set in sets {
        guard let properties = schema.properties(Set(set)) else { return nil }
        for key in set {
          let text = try #require(schema.description(properties[key]), "\(name): \(key)")
          let plain = text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("*", with: "\\*")
          rows.append("| `\(key)` | \(plain) |")
        }
      }
      return Guide.Outcome(lines: lines, text: rows.joined(separator: "\n"))
    }
  }
}

/// `forms/form.schema.json`.
private struct EditorSchema {
  private let root: [String: Any]

  init() throws {
    let data = Data(try Repository.bytes("forms/form.schema.json"))
    root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The properties of the object that has these keys and no others.
  func properties(_ keys: Set<String>) -> [String: Any]? { EditorSchema.properties(keys, in: root) }

  private static func properties(_ keys: Set<String>, in json: Any) -> [String: Any]? {
    if let list = json as? [Any] { return list.lazy.compactMap { properties(keys, in: $0) }.first }
    guard let object = json as? [String: Any] else { return nil }
    if object["additionalProperties"] as? Bool == false, let own = object["properties"] as? [String: Any],
      Set(own.keys) == keys
    {
      return own
    }
    return object.sorted { $0.key < $1.key }.lazy.compactMap { properties(keys, in: $0.value) }.first
  }

  /// What is said of a property, or of what it refers to.
  func description(_ property: Any?) -> String? {
    guard let property = property as? [String: Any] else { return nil }
    if let text = property["description"] as? String { return text }
    let name = (property["$ref"] as? String)?.split(separator: "/").last.map(String.init) ?? ""
    return ((root["$defs"] as? [String: Any])?[name] as? [String: Any])?["description"] as? String
  }
}
