import Findings
import Foundation
import PackageChecks
import Templates
import Testing

/// A template of the corpus and what must come out of it: `Tests/Fixtures/corpus/cases.json` says it, for other clients too.
struct CorpusCase: Sendable, CustomTestStringConvertible, Decodable {
  /// The lines of the body, or the rows of the first sheet, from the first on; cells between bars.
  var lines: [String]
  /// Whether empty lines may come and go, as between tables.
  var ignoresEmpty: Bool?
  /// What cells show that is not plain in `lines`: what formulas come to.
  var values: [String: String]?
  /// The file's name.
  var name: String { file }
  private var file = ""

  private enum CodingKeys: String, CodingKey { case lines, ignoresEmpty, values }

  /// All cases, sorted by name.
  static let all: [CorpusCase] = {
    let found = try? JSONDecoder().decode([String: CorpusCase].self, from: Data(Corpus.bytes("cases.json")))
    return (found ?? [:]).sorted { $0.key < $1.key }.map { name, one in
      var one = one
      one.file = name
      return one
    }
  }()

  var testDescription: String { name }

  /// The names of the file and of what LibreOffice made of it.
  var variants: [String] {
    [name, name.replacing(/\.(docx|xlsx)$/) { ".libreoffice.\($0.1)" }].filter(Corpus.names.contains)
  }

  /// Renders a file, checks that the package is sound, and hands it on.
  func render(_ file: String, _ data: TemplateValue = CorpusData.record) throws -> [UInt8] {
    let source = try Corpus.bytes(file)
    let (template, findings) = CompiledTemplate.compile(source, name: file, vocabulary: .open)
    let errors = findings.filter { $0.severity == .error }.map { $0.text(in: .zhHans) }
    #expect(errors == [], "\(file)")
    let bytes = try #require(template, "\(file)").render(data)
    #expect(try #require(template).render(data) == bytes, "the same data give the same bytes")
    // Faults that the template brought along are its author's; the archive is ours.
    let inherited = Set(Self.faults(source, file).map { "\($0.meaning?.code.name ?? "") \($0.part)" })
    let faults = Self.faults(bytes, file).filter {
      !inherited.contains("\($0.meaning?.code.name ?? "") \($0.part)")
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
      ignoresEmpty == true || file.contains(".libreoffice.") ? lines.filter { !$0.isEmpty } : lines
    }
    #expect(kept(found) == kept(lines), "\(file)")
  }
}
