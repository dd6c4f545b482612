import Findings
import PackageChecks
import Templates
import Testing

/// A template of the corpus, and what must come out of it.
struct CorpusCase: Sendable, CustomTestStringConvertible {
  /// The file's name without extension.
  var name: String
  /// The lines of the body, or the rows of the first sheet, from the first on; cells between bars.
  var lines: [String]
  /// Whether empty lines may come and go, as between tables.
  var ignoresEmpty = false
  /// More to check in the rendered file.
  var check: @Sendable ([UInt8]) throws -> Void = { _ in }

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
    #expect(faults == [], "\(file)")
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
    #expect(kept(found) == kept(lines), "\(file)")
  }
}
