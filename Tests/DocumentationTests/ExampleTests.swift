import Foundation
import Testing

/// Every example of the articles for form authors does what the article says.
///
/// With `LIANDAN_RECORD_EXAMPLES=1` the articles are written anew with what came out; such a run fails.
@Suite struct `Worked examples` {
  @Test(arguments: Article.names)
  func `every example of an article gives what stands under it`(_ name: String) throws {
    let article = try Article(name)
    #expect(article.examples.count > 2)
    var outcomes: [Int: String] = [:]
    for (index, example) in article.examples.enumerated() {
      do {
        let outcome = try ExampleRun(example: example).outcome()
        outcomes[index] = outcome
        #expect(outcome == example.outcome, "\(name).md:\(example.lines.lowerBound): \(example.template)")
      } catch {
        Issue.record(error, "\(name).md:\(example.lines.lowerBound): \(example.template)")
      }
    }
    guard ProcessInfo.processInfo.environment["LIANDAN_RECORD_EXAMPLES"] != nil else { return }
    try article.writing(outcomes).write(to: article.file, atomically: true, encoding: .utf8)
    Issue.record("recorded: look at the difference, then run again without recording")
  }
}
