import Expressions
import Foundation
import Liandan
import TestSupport

/// The folder in which the commands of one article are run, as by its reader.
struct GuideOffice {
  private let temporary = TemporaryFolder(inMemory: true)
  var folder: String { temporary.path }
  /// The year that numbers carry which are given now; the articles say 2026.
  private let year: String

  init() throws {
    try temporary.make()
    year = "\(World.system(operatorName: "").now(utcOffsetMinutes: 480).date.year)"
  }

  func remove() { temporary.remove() }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.replacing("-2026-", with: "-\(year)-").utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let file = URL(filePath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// The commands of a session, each with what it says.
  func session(_ text: String) throws -> String {
    let commands = text.components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }
    return try commands.flatMap { try [$0] + said(by: String($0.dropFirst(2))) }.joined(separator: "\n")
  }

  /// What a command says: its results, then its remarks.
  private func said(by command: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "{ \(command.replacing("-2026-", with: "-\(year)-"))\n} >.out 2>.err </dev/null"]
    process.currentDirectoryURL = URL(filePath: folder)
    let bin = URL(filePath: Repository.program("liandan")).deletingLastPathComponent().path
    process.environment = ["PATH": "\(bin):/usr/bin:/bin", "HOME": folder, "LIANDAN_OPERATOR": "何婷"]
    try process.run()
    process.waitUntilExit()
    let bytes = try [".out", ".err"].map { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")) }
    return timeless(bytes.map { String(decoding: $0, as: UTF8.self) }.joined())
  }

  /// What a document reads as, without its head and foot.
  func reading(_ name: String) throws -> String {
    let path = "\(folder)/\(name.replacing("-2026-", with: "-\(year)-"))"
    let lines = timeless(try WordReader([UInt8](Data(contentsOf: URL(filePath: path)))).text())
    return lines.filter { !$0.hasPrefix("【页") && !$0.hasPrefix("【文档属性") }.joined(separator: "\n")
  }

  /// The lines of a text without what differs from day to day and from folder to folder.
  private func timeless(_ text: String) -> [String] {
    let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FEFF}" && $0 != "\r" }))
      .replacing("-\(year)-", with: "-2026-").replacing("/\(year)/", with: "/2026/").replacing("\(folder)/", with: "")
      .replacing(/开单日期：\d+年\d+月\d+日/, with: "开单日期：2026年11月3日")
      .replacing(/已在 \d{4}-\d{2}-\d{2} 开过/, with: "已在 2026-11-03 开过")
      .replacing(/制表：何婷　\d{4}-\d{2}-\d{2}/, with: "制表：何婷　2026-11-03")
      .replacing(/([A-Z]{2}-2026-\d+  )\d{4}-\d{2}-\d{2}/) { "\($0.1)2026-11-03" }
    var lines = plain.components(separatedBy: "\n").map { line in
      line.lastIndex { !$0.isWhitespace }.map { String(line[...$0]) } ?? ""
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// A desk over the article's forms on 2026-11-20 at 9:30.
  func desk() throws -> IssueDesk {
    IssueDesk(
      library: try FormLibrary(directories: ["\(folder)/forms"]), templates: TemplateLibrary(directories: []),
      registerDirectory: "\(folder)/register",
      world: World(secondsSince1970: { 1_795_138_200 }, operatorName: "何婷", language: .zhHans))
  }
}
