import Testing

@testable import WebDesk

/// The style sheet, into which each group of pages puts its part.
struct StyleTests {
  @Test func `each part of the style sheet ends before the next begins`() throws {
    let style = try #require(Assets.embedded.first { $0.0 == "desk.css" })
    var depth = 0
    for line in String(decoding: style.1, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("/*") { #expect(depth == 0, "\(line)") }
      for character in line {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
      }
    }
    #expect(depth == 0)
  }
}
