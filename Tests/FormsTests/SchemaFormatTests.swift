import Findings
import Foundation
import Testing

@testable import Forms

/// Holds `forms/form.schema.json`, which editors use, and the loader together.
struct SchemaFormatTests {
  private static func schema() throws -> [String: Any] {
    let data = try Data(contentsOf: ShippedFormsTests.folder.appending(path: "form.schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Every object of the schema with properties, by the set of its keys.
  private static func keySets(_ json: Any, into sets: inout Set<Set<String>>) {
    if let object = json as? [String: Any] {
      if object["additionalProperties"] as? Bool == false, let properties = object["properties"] as? [String: Any] {
        sets.insert(Set(properties.keys))
      }
      for value in object.values { keySets(value, into: &sets) }
    } else if let list = json as? [Any] {
      for value in list { keySets(value, into: &sets) }
    }
  }

  @Test func `the JSON Schema knows the same keys as the loader, map by map`() throws {
    var found: Set<Set<String>> = []
    Self.keySets(try Self.schema(), into: &found)
    let known: [[String]] = [
      SchemaKeys.form, SchemaKeys.text, SchemaKeys.source, SchemaKeys.number, SchemaKeys.retention, SchemaKeys.copy,
      SchemaKeys.choice, SchemaKeys.field, SchemaKeys.step, SchemaKeys.rule, SchemaKeys.layout, SchemaKeys.paper,
      SchemaKeys.row, SchemaKeys.table, SchemaKeys.matrix, SchemaKeys.approval, SchemaKeys.use, SchemaKeys.common,
      SchemaKeys.block, SchemaKeys.due, SchemaKeys.interval, SchemaKeys.proof,
      SchemaKeys.ledger, SchemaKeys.ledgerColumn, SchemaKeys.previous,
      SchemaKeys.enclosure, SchemaKeys.enclosureLayout, SchemaKeys.area, SchemaKeys.note,
      SchemaKeys.cellContent + SchemaKeys.cellStyle,
    ]
    let expected = Set(known.map { Set($0) }).union(SchemaKeys.single.map { [$0] })
    #expect(found.subtracting(expected) == [], "only in the JSON Schema")
    #expect(expected.subtracting(found) == [], "only in the loader")
  }

  @Test func `the JSON Schema lists the same names as the loader`() throws {
    let definitions = try #require(try Self.schema()["$defs"] as? [String: [String: Any]])
    func names(_ definition: String, _ property: String? = nil) -> Set<String> {
      var node = definitions[definition]
      if let property { node = (node?["properties"] as? [String: [String: Any]])?[property] }
      return Set((node?["enum"] as? [Any] ?? []).compactMap { $0 as? String })
    }
    #expect(names("stage") == Set(Stage.allCases.map(\.rawValue)))
    #expect(names("copy", "colour") == Set(PaperColour.allCases.map(\.rawValue)))
    #expect(names("number", "restart") == Set(NumberRule.Restart.allCases.map(\.rawValue)))
    #expect(names("enclosure", "kind") == Set(Enclosure.Kind.allCases.map(\.rawValue)))
    #expect(names("enclosure", "position") == Set(Enclosure.Position.allCases.map(\.rawValue)))
    #expect(names("enclosure", "of") == Set(Enclosure.Extent.allCases.map(\.rawValue)))
    let size = (definitions["paper"]?["properties"] as? [String: [String: Any]])?["size"]?["anyOf"] as? [[String: Any]]
    let sizes = (size?.first?["enum"] as? [Any] ?? []).compactMap { $0 as? String }
    #expect(sizes == Paper.Size.named.map(\.name))
    #expect(names("paper", "cut") == Set(Paper.Cut.allCases.map(\.rawValue)))
    #expect(names("rule", "severity") == Set(SeverityName.allCases.map(\.rawValue)))
    #expect(names("field", "appearance") == Set(SchemaKeys.appearances))
  }

  @Test func `the JSON Schema has the types of fields from their table`() throws {
    let url = ShippedFormsTests.folder.appending(path: "form.schema.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(text.range(of: "    \"type\": {\n      \"description\": \"字段类型"))
    let end = try #require(text[start.upperBound...].range(of: "\n    }"))
    let own = text[start.lowerBound..<end.upperBound]
    let types = FieldType.allCases
    let names = types.map { "\($0.rawValue) \($0.entry.valueName.zhHans)" }.joined(separator: "，")
    let values = types.map { "        \"\($0.rawValue)\"" }.joined(separator: ",\n")
    let table = """
          "type": {
            "description": "字段类型：\(names)。The field's type.",
            "enum": [
      \(values)
            ]
          }
      """
    if ProcessInfo.processInfo.environment["LIANDAN_RECORD_EXAMPLES"] != nil {
      try text.replacing(own, with: table).write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(own == table)
  }
}
