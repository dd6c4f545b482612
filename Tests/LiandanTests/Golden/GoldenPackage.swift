import Foundation
import TestSupport
import Testing

/// The record of a package in `Tests/Fixtures/golden`.
///
/// With `LIANDAN_RECORD_GOLDEN=1` the records are written anew, and such a run fails: look at the difference, then run again
/// without.
struct GoldenPackage {
  private static let isRecording = ProcessInfo.processInfo.environment["LIANDAN_RECORD_GOLDEN"] != nil

  /// Such as `return-record.docx`.
  let name: String

  private var file: URL { URL(filePath: "\(Repository.path)/Tests/Fixtures/golden/\(name).txt") }

  /// Fails with each difference between the record and this package made from this template.
  func expect(_ bytes: [UInt8], template: [UInt8], _ location: SourceLocation = #_sourceLocation) throws {
    let present = try PackageOutline(bytes, template: template, name: name)
    if GoldenPackage.isRecording {
      try Data(present.text.utf8).write(to: file)
      Issue.record(
        "recorded \(name): look at the difference, then run again without recording", sourceLocation: location)
      return
    }
    let recorded = PackageOutline(text: try String(contentsOf: file, encoding: .utf8))
    let all = PackageDifference.all(from: recorded, to: present)
    // The first ones tell; a table that moved would fill pages.
    let shown = all.prefix(20).map { "\($0)" } + (all.count > 20 ? ["and \(all.count - 20) more"] : [])
    #expect(all.isEmpty, "\(name)\n\(shown.joined(separator: "\n"))", sourceLocation: location)
  }
}
