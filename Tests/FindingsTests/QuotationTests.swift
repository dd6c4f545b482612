import Foundation
import TestSupport
import Testing

/// The texts of the program itself, as they stand in `Sources`.
@Suite struct `Quotation marks` {
  /// Tables of characters, not texts.
  static let tables: Set = ["FullWidth.swift", "JSONProblem.swift", "LineWrapping.swift"]

  @Test func `simplified Chinese quotes with “ ” and traditional Chinese with 「 」`() throws {
    let sources = URL(filePath: Repository.path).appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var wrong: [String] = []
    var count = 0
    for case let file as URL in files
    where file.pathExtension == "swift" && !Self.tables.contains(file.lastPathComponent)
      // Each line there has three languages; the tests of the registry look at them one by one.
      && !file.path.contains("/Findings/Codes/")
    {
      count += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      let traditional = /hant:[\s\S]*?\ben:/
      let rest = text.replacing(traditional, with: "")
      wrong += rest.split(separator: "\n").filter { $0.contains(/[「」]/) }.map { "\(file.lastPathComponent): \($0)" }
      wrong += text.matches(of: traditional).filter { $0.output.contains(/[“”]/) }.map {
        "\(file.lastPathComponent): \($0.output)"
      }
    }
    #expect(count > 100)
    #expect(wrong == [])
  }
}
