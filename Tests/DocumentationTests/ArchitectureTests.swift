import Foundation
import TestSupport
import Testing

/// The table of targets in the article on architecture, beside the sources and the package.
///
/// With `LIANDAN_RECORD_EXAMPLES=1` what each target imports is written anew; such a run fails if anything was wrong.
@Suite struct ArchitectureTests {
  /// What a target imports: targets of this package, and what comes from elsewhere but for the system's own modules.
  private struct Imports: Equatable {
    var own: Set<String> = []
    var outside: Set<String> = []

    /// The two cells of the table, in the order of its rows.
    func cells(_ order: [String]) -> String {
      "\(order.filter(own.contains).joined(separator: ", ")) | \(outside.sorted().joined(separator: ", "))"
    }
  }

  private static let article = "Sources/Liandan/Liandan.docc/Architecture.md"
  private static let system: Set = ["Dispatch", "Foundation", "Synchronization"]

  /// The imports of each target that has sources in Swift.
  private static let imported = Result { try readImports() }

  private static func readImports() throws -> [String: Imports] {
    let sources = URL(filePath: Repository.path).appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var modules: [String: Set<String>] = [:]
    for case let file as URL in files where file.pathExtension == "swift" {
      let target = file.pathComponents[sources.pathComponents.count]
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.components(separatedBy: "\n") where line.contains("import ") {
        guard let found = line.firstMatch(of: /^\s*(?:@\w+ )?(?:\w+ )?import (?:\w+ )?(\w+)$/) else { continue }
        modules[target, default: []].insert(String(found.1))
      }
      modules[target, default: []].subtract(system)
    }
    let targets = Set(modules.keys)
    return modules.mapValues { Imports(own: $0.intersection(targets), outside: $0.subtracting(targets)) }
  }

  /// The rows of the table, each as its cells.
  private static func rows(_ text: String) -> [[String]] {
    let lines = text.components(separatedBy: "\n").drop { !$0.hasPrefix("| target |") }.prefix { $0.hasPrefix("|") }
    return lines.dropFirst(2).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func `the table has each target once, below all that it imports`() throws {
    let text = try Repository.text(Self.article)
    let imported = try Self.imported.get()
    let rows = Self.rows(text)
    let order = rows.map { $0[0] }
    #expect(order.sorted() == imported.keys.sorted())
    var changed = text
    for (place, row) in rows.enumerated() {
      let imports = imported[row[0]] ?? Imports()
      #expect(imports.own.subtracting(order[..<place]) == [], "\(row[0]) stands above what it imports")
      #expect(row.dropFirst(2).joined(separator: " | ") == imports.cells(order), "\(row[0])")
      let line = try #require(text.components(separatedBy: "\n").first { $0.hasPrefix("| \(row[0]) |") })
      changed = changed.replacing(line, with: "| \(row[0]) | \(row[1]) | \(imports.cells(order)) |")
    }
    if ProcessInfo.processInfo.environment["LIANDAN_RECORD_EXAMPLES"] != nil {
      try Data(changed.utf8).write(to: URL(filePath: "\(Repository.path)/\(Self.article)"))
    }
  }

  /// `swift package dump-package`, as far as it is looked at.
  private struct Package: Decodable {
    struct Target: Decodable {
      struct Dependency: Decodable {
        let name: String

        init(from decoder: any Decoder) throws {
          let kinds = try decoder.singleValueContainer().decode([String: [Name?]].self)
          name = kinds.values.first?.first??.text ?? ""
        }
      }
      let name: String
      let type: String
      let dependencies: [Dependency]
    }
    /// A name, or something else that stands behind it.
    struct Name: Decodable {
      let text: String?
      init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }
    let targets: [Target]
  }

  private static let package = ProcessInfo.processInfo.environment["LIANDAN_PACKAGE"]

  @Test(.enabled(if: package != nil, "make test names the package's description"))
  func `a target declares what it imports and nothing else`() throws {
    let file = URL(filePath: try #require(Self.package))
    let package = try JSONDecoder().decode(Package.self, from: try Data(contentsOf: file))
    for (target, imports) in try Self.imported.get() {
      let declared = try #require(package.targets.first { $0.name == target }, "\(target)")
      #expect(Set(declared.dependencies.map(\.name)) == imports.own.union(imports.outside), "\(target)")
    }
  }
}
