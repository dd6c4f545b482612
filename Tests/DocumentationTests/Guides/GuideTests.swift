import Findings
import Foundation
import Intake
import Liandan
import Testing

@testable import Expressions
@testable import Forms

/// The articles for form authors say what the program does.
///
/// With `LIANDAN_RECORD_EXAMPLES=1` the articles are written anew with what came out; such a run fails.
@Suite struct `Guides for form authors` {
  @Test(arguments: Guide.names)
  func `what an article writes, types and lists comes out as it says`(_ name: String) throws {
    let guide = try Guide(name)
    let outcomes = try guide.outcomes()
    for outcome in outcomes {
      #expect(guide.text(outcome.lines) == outcome.text, "\(name).md:\(outcome.lines.lowerBound)")
    }
    guard ProcessInfo.processInfo.environment["LIANDAN_RECORD_EXAMPLES"] != nil else { return }
    try guide.writing(outcomes).write(to: guide.file, atomically: true, encoding: .utf8)
    Issue.record("recorded: look at the difference, then run again without recording")
  }

  @Test func `every key that the loader knows stands in one table`() throws {
    let tables = try Guide.all.flatMap { KeyTable.all(in: $0) }
    #expect(tables.map(\.name).sorted() == KeyTable.keys.keys.sorted())
    for table in tables { #expect(table.written == KeyTable.keys[table.name], "\(table.name)") }
    let fields = try Guide("Fields")
    for appearance in SchemaKeys.appearances { #expect(fields.lines.contains { $0.contains(appearance) }) }
  }

  @Test func `every function stands in the table of functions, once`() throws {
    let rows = try FormulaRow.all(in: Guide("Functions")).compactMap(\.function)
    #expect(rows.sorted() == FunctionTable.all.keys.sorted())
  }

  @Test func `every article has something that is tried, and is linked`() throws {
    let front = try String(
      contentsOf: Article.folder.appending(path: "Sources/Liandan/Liandan.docc/Liandan.md"), encoding: .utf8)
    for guide in try Guide.all {
      #expect(front.contains("- <doc:\(guide.name)>"), "\(guide.name)")
      let blocks = Article.blocks(guide.lines)
      #expect(
        guide.name == "Profile" || blocks.contains { $0.words == ["console"] }
          || !FormulaRow.all(in: guide).isEmpty, "\(guide.name)")
    }
  }
}

/// The table of types in the article on fields.
@Suite struct `Types of fields in their article` {
  /// Each row: the type, and what may be written for it as JSON.
  private static func rows(_ guide: Guide) -> [(type: String, writings: [String])] {
    let table = guide.lines.drop { !$0.hasPrefix("| 类型 type |") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { line in
      let cells = Guide.cells(line)
      let writings = cells[cells.count - 1].matches(of: /`([^`]+)`/).map { String($0.1) }
      return (cells[0].replacing("`", with: ""), writings)
    }
  }

  @Test func `every type stands there, and what is shown for it is read`() throws {
    let guide = try Guide("Fields")
    let rows = Self.rows(guide)
    #expect(rows.map(\.type).sorted() == FieldType.allCases.map(\.rawValue).sorted())
    let office = try GuideOffice()
    defer { office.remove() }
    for block in Article.blocks(guide.lines) where block.words.count == 2 && block.words[0] == "yaml" {
      try office.write(block.text, to: block.words[1])
    }
    let schema = try office.desk().library.schema("every")
    for row in rows {
      let fields = schema.fields.filter { $0.type.rawValue == row.type }
      #expect(!fields.isEmpty, "\(row.type)")
      for writing in row.writings {
        // Of the fields of one type, one knows the choice that is meant.
        #expect(fields.contains { Self.isRead(writing, by: $0, of: schema) }, "\(row.type): \(writing)")
      }
    }
  }

  private static func isRead(_ writing: String, by field: Field, of schema: FormSchema) -> Bool {
    let (submissions, found) = SubmissionReader.readAll(
      bytes: Array("{\"\(field.id)\": \(writing)}".utf8), name: "数据.json", schema: schema)
    guard let submission = submissions.first, !found.hasErrors else { return false }
    let (form, bound) = schema.bind(submission)
    return !bound.hasErrors && form.values[field.id] != nil
  }
}
