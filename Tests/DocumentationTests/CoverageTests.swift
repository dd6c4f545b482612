import Findings
import Forms
import Foundation
import Testing

@testable import TemplateLanguage
@testable import Templates
@testable import WordprocessingML

/// The articles leave nothing out: what the library has and no example shows fails here.
@Suite struct `What the examples cover` {
  private let tags: [String]
  private let templates: String
  private let examples: [Article.Example]

  init() throws {
    examples = try Article.all.flatMap(\.examples)
    // A mistake shows how not to write something.
    let right = examples.filter { !$0.isMistake }
    templates = right.map(\.template).joined(separator: "\n")
    tags = templates.matches(of: /\{\{([^{}]*)\}\}/).map { NameFolding.key(String($0.1)) }
  }

  /// The names of pipes and options in tags, as written.
  private var pipes: Set<String> {
    Set(
      tags.flatMap { $0.split(separator: "|").dropFirst() }.map {
        String($0.prefix { $0 != ":" })
      })
  }

  @Test func `every pipe and every option of a section has an example, under each simplified Chinese name too`() {
    let names = PipeTable.names.map(\.name) + ["sheet", "row", "cell"]
    #expect(names.filter { !pipes.contains($0) } == [])
    // Traditional writings of the same words are left to the table of aliases.
    let traditional = Set("額寫選預設標籤數為編號維碼條計組併頁")
    let aliases = PipeTable.names.flatMap(\.aliases).filter { traditional.isDisjoint(with: $0) && $0 != "遮罩" }
    #expect(aliases.filter { !pipes.contains($0) } == [])
    #expect(["工作表", "整行", "单元格"].filter { !pipes.contains($0) } == [])
  }

  @Test func `pipes are shown with arguments, and one after another`() {
    for pipe in [
      "date", "money", "rmb", "boxes", "tick", "default", "fit", "qr", "code128", "rows", "role", "is", "sheet",
      "number", "sum", "avg", "count", "sort", "group", "pages",
    ] {
      let writings = [pipe] + PipeTable.names.filter { $0.name == pipe }.flatMap(\.aliases)
      #expect(tags.contains { tag in writings.contains { tag.contains("|\($0):") } }, "\(pipe)")
    }
    #expect(tags.contains { $0.split(separator: "|").count > 2 })
  }

  @Test func `every given name has an example`() throws {
    let schema = try #require(try ExampleForm(words: "service-report").schema)
    let entries = GivenNames.entries(schema, besides: [])
    for entry in entries {
      if case .rows(let columns) = entry.shape {
        #expect(tags.contains("#\(entry.id)"))
        let inside = Set(tags.map { $0.prefix { $0 != "|" }.drop { $0 == "#" } })
        for column in columns.entries { #expect(inside.contains(column.id[...]), "\(column.id)") }
        continue
      }
      #expect(tags.contains(entry.id) || tags.contains { $0.hasPrefix("\(entry.id).") }, "\(entry.id)")
      for member in entry.shape.members?.entries ?? [] {
        let name = "\(entry.id).\(member.id)"
        #expect(
          tags.contains(name) || tags.contains { $0.contains("\(name).") || $0 == "#\(name)" }, "\(name)")
      }
    }
    for member in GivenNames.signature.entries { #expect(tags.contains { $0.contains("qc_sign.\(member.id)") }) }
    for member in GivenNames.approval([]).entries {
      #expect(tags.contains { $0.prefix { $0 != "|" } == member.id }, "\(member.id)")
    }
    #expect(tags.contains("position") && tags.contains("序号") && tags.contains("."))
  }

  @Test func `every kind of tag has an example`() {
    for sigil in ["#", "?", "^", "/", "@", "!", "&", "=", "｛", "＃"] {
      #expect(templates.contains("{{\(sigil)") || templates.contains("｛｛") && sigil == "｛", "\(sigil)")
    }
    #expect(templates.contains("{{{") && examples.contains { $0.words == ["{", "}"] })
  }

  @Test func `every place of a document and of a workbook has an example`() throws {
    let word = examples.filter { $0.kind == .docx && !$0.isMistake }
    let things = word.flatMap { $0.template.components(separatedBy: "\n") }.flatMap { Inline.read($0) }
      .reduce(into: Set<String>()) { $0.formUnion($1.kinds) }
    #expect(WordNotation.Thing.allCases.map(\.rawValue).filter { !things.contains($0) } == [])
    let kinds = ["document", "header", "footer", "footnotes", "endnotes", "comments"].compactMap {
      WordPartKind(
        contentType:
          "application/vnd.openxmlformats-officedocument.wordprocessingml.\($0 == "document" ? "document.main" : $0)+xml"
      )
    }
    for kind in kinds where kind != .document { #expect(things.contains(kind.name.zhHans), "\(kind)") }
    let sheets = examples.filter { $0.kind == .xlsx && !$0.isMistake }.flatMap { SheetNotation.sheets($0.template) }
    let lines = Set(sheets.flatMap(\.lines).map(\.line)).union(sheets.contains { $0.name != "Sheet1" } ? [.sheet] : [])
    #expect(SheetNotation.Line.allCases.filter { !lines.contains($0) } == [])
  }

  @Test func `every command for templates is named`() throws {
    let text = try Article.all.map(\.text).joined()
    for command in ["make", "lint", "tags", "render", "check-output"] {
      #expect(text.contains("liandan template \(command)"), "\(command)")
    }
    #expect(text.contains("--delimiters") && text.contains("--together"))
  }
}
