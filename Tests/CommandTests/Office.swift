import Foundation
import TestSupport
import Testing

/// What a run of the program left behind.
struct Run {
  let status: Int32
  /// Standard output.
  let out: String
  /// Standard error.
  let err: String

  /// The objects on standard output, one a line; records an issue for a line that is none.
  func objects(_ location: SourceLocation = #_sourceLocation) -> [[String: Any]] {
    out.split(separator: "\n").compactMap { line in
      let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
      #expect(object != nil, "no JSON: \(line)", sourceLocation: location)
      return object
    }
  }

  /// The codes of the findings on standard output.
  var codes: [String] { objects().compactMap { $0["code"] as? String } }
  /// The numbers of the forms on standard output.
  var numbers: [String] { objects().compactMap { $0["number"] as? String } }
}

/// A folder with forms and templates in which the program is run as a user would.
struct Office {
  /// The program, beside the tests that run.
  static let program = Repository.program("liandan")

  private let temporary = TemporaryFolder()
  var folder: String { temporary.path }

  init() throws {
    try temporary.make()
    for name in ["forms", "templates"] {
      try Office.copy("\(Repository.path)/\(name)", to: "\(folder)/\(name)")
    }
    // A company that has made the example its own.
    try edit("forms/profile.yaml") { $0.replacing("\nsample: true\n", with: "\n") }
  }

  /// Copies a folder without its owner, who may be somebody else.
  private static func copy(_ source: String, to target: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: target, withIntermediateDirectories: true)
    for path in try files.subpathsOfDirectory(atPath: source).sorted() {
      var isFolder: ObjCBool = false
      guard files.fileExists(atPath: "\(source)/\(path)", isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        try files.createDirectory(atPath: "\(target)/\(path)", withIntermediateDirectories: true)
      } else {
        try Data(contentsOf: URL(filePath: "\(source)/\(path)")).write(to: URL(filePath: "\(target)/\(path)"))
      }
    }
  }

  func remove() { temporary.remove() }

  /// Runs `liandan` in the folder.
  @discardableResult
  func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws -> Run {
    try launch(Office.program, arguments, input: input, environment: environment)
  }

  /// Runs a line of shell in which `liandan` is the program.
  @discardableResult
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Run {
    try launch("/bin/sh", ["-c", line], environment: environment)
  }

  func launch(
    _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let bin = URL(filePath: Office.program).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    process.environment = ["PATH": "\(bin):\(path)", "HOME": folder].merging(environment) { $1 }
    let id = UUID().uuidString
    let names = ["in", "out", "err"].map { "\(folder)/.\(id).\($0)" }
    try Data((input ?? "").utf8).write(to: URL(filePath: names[0]))
    for name in names[1...] { try Data().write(to: URL(filePath: name)) }
    defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: names[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: names[1]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: names[2]))
    try process.run()
    process.waitUntilExit()
    return Run(status: process.terminationStatus, out: try text(names[1]), err: try text(names[2]))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Writes a file of the user's.
  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws { try data.write(to: URL(filePath: "\(folder)/\(name)")) }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

  /// Changes the text of a file.
  func edit(_ name: String, _ change: (String) -> String) throws {
    try write(change(String(decoding: try bytes(name), as: UTF8.self)), to: name)
  }

  /// The month in which a form was issued, as `--period` takes it.
  func month(of number: String) throws -> String {
    let shown = try #require(try run("show", number, "--json").objects().first)
    let history = try #require(shown["history"] as? [[String: Any]])
    return String(try #require(history.first?["at"] as? String).prefix(7))
  }

  /// The shipped example of a form, changed.
  func example(_ form: String, _ change: (inout [String: Any]) -> Void) throws -> String {
    let data = try bytes("forms/examples/\(form).json")
    var values = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    change(&values)
    return String(decoding: try JSONSerialization.data(withJSONObject: values, options: .sortedKeys), as: UTF8.self)
  }

  /// Issues the shipped example of a form; its number.
  func issued(_ form: String = "return-record") throws -> String {
    let run = try run("issue", form, "forms/examples/\(form).json", "--json")
    return try #require(run.numbers.first, "\(run.err)")
  }
}
