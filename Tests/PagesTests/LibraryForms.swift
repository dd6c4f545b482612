import Expressions
import Findings
import FormLayout
import Forms
import Foundation
import TestSupport
import Testing

@testable import Pages

/// The forms of this repository, filled with as much as is wanted.
struct LibraryForms {
  static let folder = Repository.path + "/forms"

  /// The ids of all forms.
  static let ids = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") && !["profile.yaml", "common.yaml", "archive.yaml"].contains($0) }.map {
      String($0.dropLast(5))
    }
    .sorted()

  /// The sheets that forms are printed on.
  static let papers: [Paper] = {
    func paper(_ size: Paper.Size, isLandscape: Bool = false, cut: Paper.Cut = .whole) -> Paper {
      var paper = Paper()
      (paper.size, paper.isLandscape, paper.cut) = (size, isLandscape, cut)
      if size == .continuous241 { (paper.left, paper.right) = (20, 20) }
      if cut == .third { (paper.top, paper.bottom) = (10, 8) }
      return paper
    }
    return [
      paper(.a4), paper(.a4, isLandscape: true), paper(.a5), paper(.continuous241),
      paper(.continuous241, cut: .half), paper(.continuous241, cut: .third),
    ]
  }()

  /// A form, with the profile of a company and what forms have in common.
  static func schema(_ id: String) throws -> FormSchema {
    let (profile, _) = CompanyProfile.load(yaml: try Repository.text("forms/profile.yaml"), file: "profile.yaml")
    let company = try #require(profile)
    let common = CommonBlocks.read(yaml: try Repository.text("forms/common.yaml"), file: "common.yaml").common
    let referred = ReferredForms(ids: ids) { id in
      (try? Repository.text("forms/\(id).yaml")).map {
        FormOutline(id: id, FormText($0, file: id, common: common), profile: company)
      }
    }
    let result = FormSchema.load(
      yaml: try Repository.text("forms/\(id).yaml"), file: "\(id).yaml", profile: company, common: common,
      referring: referred)
    return try #require(result.schema, "\(id)")
  }

  /// The form's layout on another sheet.
  static func template(_ schema: FormSchema, on paper: Paper, fonts: PageFonts) -> PageTemplate {
    var layout = schema.layout ?? TemplateScaffold.plainLayout(of: schema)
    layout.paper = paper
    var compiler = PageCompiler(
      ScaffoldPlanner(schema: schema, layout: layout, language: .zhHans, target: .page), fonts: fonts,
      isEnclosed: false)
    compiler.compile()
    return PageTemplate(compiler)
  }

  /// A form with so many rows in each of its tables, and texts of so many characters.
  static func form(_ schema: FormSchema, rows: Int, text: Int) throws -> NumberedForm {
    let day = try #require(CalendarDate(iso: "2026-11-20"))
    return NumberedForm(
      schema: schema, number: "XX-2026-000001", values: values(schema.fields, schema, rows: rows, text: text),
      stage: .closing, issuedOn: day)
  }

  private static func values(_ fields: [Field], _ schema: FormSchema, rows: Int, text: Int) -> Row {
    var values = Row()
    for field in fields { values[field.id] = value(field, schema, rows: rows, text: text) }
    return values
  }

  private static let words = Array("现场更换主减速器输出轴轴承HC-JR200，客户签字确认；1,680.32 元（不含税）。")

  private static func value(_ field: Field, _ schema: FormSchema, rows: Int, text: Int) -> Value? {
    let day = CalendarDate(iso: "2026-11-20")
    let choices = field.choiceList.flatMap { schema.choiceLists[$0]?.choices.map(\.id) } ?? []
    switch field.type {
    case .text: return .text(String((0..<max(1, min(text, field.maxLength ?? text))).map { words[$0 % words.count] }))
    case .integer, .decimal, .money: return .number(ExactDecimal(12_345))
    case .date: return day.map { .date($0) }
    case .dateTime: return nil
    case .selectOne: return choices.last.map { .choice($0) }
    case .selectMultiple: return .choices(choices)
    case .repeat:
      return .rows((0..<rows).map { _ in self.values(field.fields, schema, rows: 0, text: min(text, 400)) })
    case .signature: return .signature(Signature(name: "欧阳建国", date: day))
    case .approvals:
      return .approvals(
        field.chain.map {
          Approval(role: $0.role.zhHans, decision: .agree, name: "欧阳建国", date: day, opinion: "同意，请尽快办理")
        })
    case .image, .stamp: return nil
    default: return .text("13855601234")
    }
  }
}
