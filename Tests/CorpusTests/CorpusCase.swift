import Findings
import PackageChecks
import Templates
import Testing

/// What is looked at in a rendered file.
enum Aspect: Sendable {
  /// That it can be rendered at all.
  case rendering
  /// That the package has no fault.
  case soundness
  /// Its texts and rows.
  case lines
  /// Whatever else the case checks.
  case details
}

/// A template of the corpus, what must come out of it, and what does not yet.
struct CorpusCase: Sendable, CustomTestStringConvertible {
  /// The file's name without extension.
  var name: String
  /// The lines of the body, or the rows of the first sheet, from the first on; cells between bars.
  var lines: [String]
  /// Whether empty lines may come and go, as between tables.
  var ignoresEmpty = false
  /// What does not come out yet, and why.
  var known: [Aspect: String] = [:]
  /// What does not come out of the file re-saved by LibreOffice; `nil` if the same does not.
  var knownResaved: [Aspect: String]?
  /// More to check in the rendered file.
  var check: @Sendable ([UInt8]) throws -> Void = { _ in }

  /// The case for one of its files.
  func variant(isResaved: Bool) -> CorpusCase {
    var copy = self
    if isResaved, let knownResaved { copy.known = knownResaved }
    return copy
  }

  var testDescription: String { name }

  /// Renders a file, checks that the package is sound, and hands it on.
  func render(_ file: String, _ data: TemplateValue = CorpusData.record) throws -> [UInt8] {
    let source = try Corpus.bytes(file)
    let (template, findings) = CompiledTemplate.compile(source, name: file, vocabulary: .open)
    let errors = findings.filter { $0.severity == .error }.map { $0.text(in: .zhHans) }
    #expect(errors == [], "\(file)")
    let bytes = try #require(template, "\(file)").render(data)
    #expect(try #require(template).render(data) == bytes, "the same data give the same bytes")
    // Faults that the template brought along are its author's; the archive is ours.
    let inherited = Set(Self.faults(source, file).map { "\($0.meaning?.code ?? "") \($0.part)" })
    let faults = Self.faults(bytes, file).filter {
      !inherited.contains("\($0.meaning?.code ?? "") \($0.part)")
    }
    run(.soundness) { #expect(faults == [], "\(file)") }
    return bytes
  }

  private static func faults(_ bytes: [UInt8], _ file: String) -> [PackageFault] {
    PackageCheck.findings(in: bytes, name: file, schemas: PackageCheck.schemaFolder())
  }

  /// Compares lines with what must come out.
  func compare(_ found: [String], _ file: String) {
    func kept(_ lines: [String]) -> [String] {
      ignoresEmpty || file.contains(".libreoffice.") ? lines.filter { !$0.isEmpty } : lines
    }
    run(.lines) { #expect(kept(found) == kept(lines), "\(file)") }
  }

  /// Runs a part of the checks, which may be known to fail.
  func run(_ aspect: Aspect, _ body: () throws -> Void) rethrows {
    guard let known = known[aspect] else { return try body() }
    withKnownIssue("\(known)") { try body() }
  }
}
