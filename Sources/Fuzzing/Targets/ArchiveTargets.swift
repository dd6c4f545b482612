import Findings
import Foundation
import GRDB
import Intake
import Liandan

/// A packet that somebody sends back.
struct PacketTarget: Target {
  static let name = "packet"
  private let packets: [(bytes: [UInt8], open: OpenArchive)]
  private let mutation = ByteMutation(words: [
    "\"seq\":", "\"open\":", "\n", "  ", "../", "%0A", "Bag-Size: ", "}{", "[]",
  ])

  init(_ material: Material) throws {
    let made = try FileManager.default.contentsOfDirectory(atPath: material.packets).sorted()
      .filter { $0.hasSuffix(".zip") }
      .map { Array(try Data(contentsOf: URL(filePath: "\(material.packets)/\($0)"))) }
    packets = try (made + material.files(["Tests/Fixtures/packets/1.0.0"], ending: ".zip"))
      .map { ($0, try OpenArchive($0)) }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    var packet = dice.pick(packets)
    let path = "\(folder)/packet.zip"
    if dice.once(in: 5) { return try mutation.changed(packet.bytes, others: [], &dice).write(to: path) }
    packet.open.change(&dice) { bytes, dice in
      dice.once(in: 2) ? NumberMutation.changed(bytes, &dice) : mutation.changed(bytes, others: [], &dice)
    }
    if dice.once(in: 2) { packet.open.sealBag() }
    try packet.open.bytes.write(to: path)
  }

  func feed(_ folder: String) async throws { _ = try IssueDesk.verify("\(folder)/packet.zip") }
}

/// A register into which somebody wrote, or whose disk did.
struct RegisterTarget: Target {
  static let name = "register"
  private let folder: String
  private let database: [UInt8]
  private let issued: [String]
  private let material: Material
  private let mutation = ByteMutation()
  private static let file = "register.sqlite"

  init(_ material: Material) throws {
    self.material = material
    folder = material.register
    database = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(RegisterTarget.file)")))
    issued = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/issued").sorted()
  }

  func write(_ dice: inout Dice, to target: String) throws {
    let files = FileManager.default
    for path in issued {
      let place = URL(filePath: "\(target)/register/issued/\(path)")
      guard !place.pathExtension.isEmpty else { continue }
      try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.copyItem(atPath: "\(folder)/issued/\(path)", toPath: place.path)
    }
    try Array(dice.pick(["issue", "reprint", "void", "pack"]).utf8).write(to: "\(target)/command")
    let path = "\(target)/register/\(RegisterTarget.file)"
    if dice.once(in: 4) { return try mutation.changed(database, others: [], &dice).write(to: path) }
    try database.write(to: path)
    try changeRows(of: path, &dice)
  }

  /// Writes absurd values into rows, guards and checks put aside.
  private func changeRows(of path: String, _ dice: inout Dice) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    dice = try queue.writeWithoutTransaction { db in
      var dice = dice
      try db.execute(
        sql: "PRAGMA ignore_check_constraints = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF")
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \"\(name)\"")
      }
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      for _ in 0...dice.below(3) {
        let table = dice.pick(tables)
        let column = dice.pick(try db.columns(in: table).map(\.name))
        let chosen = "\"\(column)\" IS (SELECT \"\(column)\" FROM \"\(table)\" LIMIT 1 OFFSET \(dice.below(12)))"
        let value = RegisterTarget.value(&dice)
        // Strict tables and unique columns refuse many a value.
        try? db.execute(
          sql: dice.once(in: 8)
            ? "DELETE FROM \"\(table)\" WHERE \(chosen)"
            : "UPDATE \"\(table)\" SET \"\(column)\" = \(value) WHERE \(chosen)")
      }
      return dice
    }
  }

  private static func value(_ dice: inout Dice) -> String {
    dice.pick([
      "9223372036854775807", "-9223372036854775808", "2147483648", "1000000", "0", "-1", "1", "2", "NULL", "''", "'x'",
      "x'00'", "x'ff'",
      "'{}'", "'[]'", "'2026-02-30'", "'9999-12-31'", "'-1'", "'DC-2026-999999999999999999'", "'../../etc/passwd'",
      "'DC-2026-000001'",
      "zeroblob(70000)", "replace(hex(zeroblob(5000)), '0', '联')", "'closed'", "'void'", "'packed'", "randomblob(32)",
    ])
  }

  func feed(_ target: String) async throws {
    let register = "\(target)/register"
    let desk = try material.desk(register: register)
    var refusal: (any Error)?
    func attempt(_ body: () async throws -> Void) async { do { try await body() } catch { refusal = error } }
    await attempt { _ = try IssueDesk.verify(register) }
    await attempt { try desk.ledger(form: nil, period: nil).forEach { _ in } }
    let command = String(decoding: try Data(contentsOf: URL(filePath: "\(target)/command")), as: UTF8.self)
    await attempt {
      switch command {
      case "issue":
        let again = DataSource.file("\(material.repository)/forms/examples/return-record.json")
        var options = IssueOptions()
        options.again = true
        _ = try await desk.issue("return-record", from: [again], options: options) { _ in }
      case "reprint": _ = try await desk.reprint("SP-2026-000001")
      case "void": _ = try await desk.void("SP-2026-000001", reason: "填错")
      default: _ = try await desk.pack(to: "财务部")
      }
    }
    if let refusal { throw refusal }
  }
}
