import Forms
import Foundation
import Templates

/// Fills and writes worksheet forms in this process.
enum SheetsWork {
  static func template(_ repository: String, _ schema: FormSchema) throws -> CompiledTemplate {
    let path = "\(repository)/templates/\(schema.id).xlsx"
    let (template, findings) = CompiledTemplate.compile(
      Array(try Data(contentsOf: URL(filePath: path))), name: path, vocabulary: TemplateVocabulary(schema: schema))
    guard let template else { throw BenchError("\(findings)") }
    return template
  }

  static func run(_ path: String, _ folder: String, repository: String) throws -> WorkResult {
    let printed = try PrintedForms("return-record", path, forms: repository + "/forms")
    let copies = printed.schema.copies
    return try WorkResult.measure(printed.forms.count * copies.count) {
      var renderer = TemplateRenderer(try template(repository, printed.schema))
      var index = 0
      for form in printed.forms {
        for document in try renderer.render(form, copies: copies) {
          try WorkResult.write(document, to: "\(folder)/\(index).xlsx")
          index += 1
        }
      }
    }
  }
}

/// What a contender within this program reports.
struct WorkResult {
  var items: Int
  var cpu: Double
  var wall: Double

  static func measure(_ items: Int, _ body: () throws -> Void) rethrows -> WorkResult {
    let (start, cpu) = (ContinuousClock.now, ChildRun.ownTime)
    try body()
    return WorkResult(items: items, cpu: ChildRun.ownTime - cpu, wall: (ContinuousClock.now - start) / .seconds(1))
  }

  static func += (sum: inout WorkResult, more: WorkResult) {
    sum.items += more.items
    sum.cpu += more.cpu
    sum.wall += more.wall
  }

  var json: String { "{\"items\":\(items),\"cpu\":\(cpu),\"wall\":\(wall)}" }

  /// Writes a file in one go.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    defer { close(file) }
    let written = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
    guard file >= 0, written == bytes.count else { throw BenchError("cannot write \(path)") }
  }
}
