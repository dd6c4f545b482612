import Expressions
import Findings
import Foundation
import TestSupport
import Testing

@testable import Templates

/// The cases of the Mustache specification (github.com/mustache/spec, MIT licence, beside this file in Fixtures/mustache):
/// the groups comments, delimiters, interpolation, inverted, sections, as text through our parser and renderer.
@Suite struct MustacheSpecTests {
  private struct Case {
    var group: String
    var name: String
    var template: String
    var expected: String
    var data: TemplateValue
  }

  /// The five cases that we answer otherwise: what our answer contains, and why.
  private static let exceptions: [String: (answer: String, reason: String)] = [
    "interpolation: HTML Escaping": ("escaped: & \" < >", paper),
    "interpolation: Implicit Iterators - HTML Escaping": ("escaped: & \" < >", paper),
    "sections: Implicit Iterator - HTML Escaping": ("(&)(\")(<)(>)", paper),
    "delimiters: Partial Inheritence": ("[unknown-tag-kind]", partials),
    "delimiters: Post-Partial Behavior": ("[unknown-tag-kind]", partials),
  ]
  private static let paper = """
    A value is text on paper. Engines for documents escape it for their format, so that it prints as it is; HTML entities \
    would be printed as such.
    """
  private static let partials = """
    A template is one file, checked as a whole when it is taken in. A tag that brings in another file is refused with a \
    message instead of being ignored.
    """

  @Test func `the cases of the specification pass, but for exceptions with a reason`() throws {
    var exceptions = Self.exceptions
    var passed = 0
    let cases = try Self.cases()
    for test in cases {
      let (template, findings) = TextTemplate.compile(test.template, name: "spec", vocabulary: .open)
      let answer = try template?.render(test.data, language: .en) ?? findings.map { $0.text(in: .en) }.joined()
      if let exception = exceptions.removeValue(forKey: "\(test.group): \(test.name)") {
        #expect(answer.contains(exception.answer), "\(test.group): \(test.name); \(exception.reason)")
      } else {
        #expect(answer == test.expected, "\(test.group): \(test.name)")
        passed += 1
      }
    }
    #expect(exceptions.isEmpty)
    #expect(cases.count == 124 && passed == 124 - Self.exceptions.count)
  }

  private static func cases() throws -> [Case] {
    return try ["comments", "delimiters", "interpolation", "inverted", "sections"].flatMap { group -> [Case] in
      let bytes = try Repository.bytes("Tests/TemplatesTests/Fixtures/mustache/\(group).json")
      let file = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      return try #require(file["tests"] as? [[String: Any]]).map { test in
        Case(
          group: group, name: try #require(test["name"] as? String),
          template: try #require(test["template"] as? String),
          expected: try #require(test["expected"] as? String), data: value(test["data"] as Any))
      }
    }
  }

  private static func value(_ any: Any) -> TemplateValue {
    switch any {
    case let text as String: .text(text)
    case let number as NSNumber:
      // On Linux a truth is a number too, told by its type code.
      String(cString: number.objCType) == "c"
        ? .boolean(number.boolValue) : ExactDecimal(number.stringValue).map { .number($0, places: nil) } ?? .empty
    case let items as [Any]: .list(items.map(value))
    case let members as [String: Any]: .record(members.mapValues(value))
    default: .empty
    }
  }
}
