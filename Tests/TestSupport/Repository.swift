import Foundation

/// The files of this repository, and the programs that were built from it.
public enum Repository {
  /// The folder of the repository, also if the tests are linked into another package.
  public static let path = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the ISO 29500 schemas.
  public static let schemas = path + "/Tests/Fixtures/ooxml-xsd"

  /// A company's own profile: as the example, but documents are not marked 样张.
  public static let profile = path + "/Tests/Fixtures/company.yaml"

  /// The bytes of a file: `templates/return-record.docx`.
  public static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  /// The text of a file in UTF-8.
  public static func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// A program of the package, which lies beside the tests that run.
  public static func program(_ name: String) -> String {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(filePath: tests).deletingLastPathComponent().appending(path: name).path
  }
}
