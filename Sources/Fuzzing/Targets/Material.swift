import Findings
import Forms
import Foundation
import Intake
import Liandan

/// What inputs are made of: the forms, examples, templates and test files of the repository, and a register and packets
/// made from them.
struct Material {
  /// The repository.
  let repository: String
  /// Where the register and its packets lie.
  let scratch: String
  let forms = ["return-record", "service-report", "satisfaction-survey", "cost-approval", "maintenance-record"]

  /// The bytes of a file of the repository.
  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(repository)/\(path)"))) }

  /// The files of these folders of the repository with an ending, by name.
  func files(_ folders: [String], ending: String) throws -> [[UInt8]] {
    try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(repository)/\(folder)").sorted()
        .filter { $0.hasSuffix(ending) }.map { try bytes("\(folder)/\($0)") }
    }
  }

  /// A desk over the shipped forms and templates: always the same person on the same day.
  func desk(register: String = "") throws -> IssueDesk {
    IssueDesk(
      library: try FormLibrary(directories: ["\(repository)/forms"]),
      templates: TemplateLibrary(directories: ["\(repository)/templates"]), registerDirectory: register,
      world: World(secondsSince1970: { 1_795_138_200 }, operatorName: "王建国", language: .zhHans))
  }

  /// The folder of a register with forms of each kind.
  var register: String { "\(scratch)/register" }
  /// The folder of its packets.
  var packets: String { "\(scratch)/packets" }

  /// Issues every example, and packs what is closed.
  func make() async throws {
    let desk = try desk(register: register)
    for form in forms {
      let source = DataSource.file("\(repository)/forms/examples/\(form).json")
      _ = try await desk.issue(form, from: [source], options: IssueOptions(closes: true)) { _ in }
    }
    let list = DataSource.file("\(repository)/forms/examples/surveys.csv")
    _ = try await desk.issue("satisfaction-survey", from: [list], options: IssueOptions()) { _ in }
    try FileManager.default.createDirectory(atPath: packets, withIntermediateDirectories: true)
    for keeper in ["财务部", "质检部"] { _ = try await desk.pack(to: keeper, period: nil, form: nil, outDirectory: packets) }
  }
}

extension [UInt8] {
  /// Writes the bytes as a file.
  func write(to path: String) throws { try Data(self).write(to: URL(filePath: path)) }
}
