import Findings
import Forms
import Foundation
import Intake
import Liandan

/// A form's schema, or the company's profile.
struct SchemaTarget: Target {
  static let name = "schema"
  private let schemas: [[UInt8]]
  private let profile: [UInt8]
  private let data: [DataSource]
  private let mutation = ByteMutation(words: [
    "- { id: x, type: number }", ": ", "repeat", "type: repeat", "calculation: ", "${", "}", "required: true", "&a",
    "*a", "!!int ", "| ",
    "pattern: '(a*)*b'", "serial:99", "{serial:4}",
  ])

  init(_ material: Material) throws {
    schemas = try material.forms.map { try material.bytes("forms/\($0).yaml") }
    profile = try material.bytes("forms/profile.yaml")
    data = material.forms.map { DataSource.file("\(material.repository)/forms/examples/\($0).json") }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    let isProfile = dice.once(in: 6)
    let form = dice.pick(schemas)
    try (isProfile ? form : mutation.changed(form, others: schemas, &dice)).write(to: "\(folder)/form.yaml")
    try (isProfile ? mutation.changed(profile, others: [], &dice) : profile).write(to: "\(folder)/profile.yaml")
  }

  func feed(_ folder: String) async throws {
    let library = try FormLibrary(directories: [folder])
    let desk = IssueDesk(
      library: library, templates: TemplateLibrary(directories: []), registerDirectory: "",
      world: World(secondsSince1970: { 1_795_138_200 }, operatorName: "王建国", language: .zhHans))
    let schema = try library.schema("form")
    _ = try desk.blank(schema, as: .entry)
    _ = try await desk.check("form", from: data, stage: .closing) { _ in }
  }
}

/// An expression that somebody tries.
struct ExpressionTarget: Target {
  static let name = "expression"
  private let desk: IssueDesk
  private let expressions: [[UInt8]]
  private let data: DataSource
  private let mutation = ByteMutation(words: [
    "(", ")", "+", "-", "*", " div ", " mod ", "${total}", "${items}", "sum(", "round(", "rmb(", "regex(", "if(", ",",
    "'", "\"", "date('", "and ",
    "or ", "not(", " in ", "9999999999", "10000000000000000000000000000000", "0.0000000000000000000001", "add-days(",
    "format-date(",
  ])

  init(_ material: Material) throws {
    desk = try material.desk()
    let texts = try material.forms.flatMap { form -> [String] in
      let lines = String(decoding: try material.bytes("forms/\(form).yaml"), as: UTF8.self).split(separator: "\n")
      return lines.compactMap { line in
        guard line.contains("${"), let colon = line.range(of: ": ") else { return nil }
        return line[colon.upperBound...].trimmingCharacters(in: ["'", "\"", " ", "{", "}"])
      }
    }
    expressions = (texts + ["rmb(1680.32)", "sum(${items/amount}) * 1.13", "add-days(today(), 10)"]).map {
      Array($0.utf8)
    }
    data = .file("\(material.repository)/forms/examples/cost-approval.json")
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    try mutation.changed(dice.pick(expressions), others: expressions, &dice).write(to: "\(folder)/expression")
  }

  func feed(_ folder: String) async throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/expression")), as: UTF8.self)
    _ = try desk.evaluate(text, for: "cost-approval", data: data)
  }
}
