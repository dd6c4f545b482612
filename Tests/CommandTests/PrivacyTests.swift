import Foundation
import TestSupport
import Testing

/// Who may read what the program writes: forms hold names, telephones and addresses.
@Suite struct PrivacyTests {
  let office: Office

  init() throws { office = try Office() }

  private func mode(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(lstat("\(office.folder)/\(path)", &status) == 0, "\(path)")
    return status.st_mode & 0o7777
  }

  private func modes(below folder: String) throws -> [String: mode_t] {
    var modes = [folder: try mode(folder)]
    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(office.folder)/\(folder)") {
      modes["\(folder)/\(path)"] = try mode("\(folder)/\(path)")
    }
    return modes
  }

  /// One of every kind of file that the program writes.
  private func makeEverything(umask: String, environment: [String: String] = [:]) throws {
    try office.write("customer_name\n甲\n乙\n", to: "list.csv")
    let run = try office.shell(
      """
      umask \(umask)
      liandan issue return-record forms/examples/return-record.json --close --out print/a --register made/register
      liandan issue satisfaction-survey list.csv --register made/register --refused refused.xlsx
      liandan pack --to 财务部 --register made/register
      liandan pack --to 质检部 --register made/register --out packets
      liandan ledger --as xlsx --out ledger.xlsx --register made/register
      liandan ledger --as csv --out ledger.csv --register made/register
      liandan blank return-record --as entry --out entry.xlsx
      """, environment: environment)
    #expect(run.status == 0, "\(run.err)")
  }

  @Test(arguments: ["000", "022", "077"])
  func `only owner and group can read what is written, whatever the login's umask`(umask: String) throws {
    defer { office.remove() }
    try makeEverything(umask: umask)
    for folder in ["made", "print", "packets"] {
      for (path, mode) in try modes(below: folder) { #expect(mode & 0o007 == 0, "\(path) \(String(mode, radix: 8))") }
    }
    for path in ["refused.xlsx", "ledger.xlsx", "ledger.csv", "entry.xlsx"] {
      #expect(try mode(path) == 0o660, "\(path)")
    }
    let register = try modes(below: "made/register")
    for (path, mode) in register {
      let isCopy = path.hasSuffix(".docx") || path.hasSuffix(".pdf")
      let expected: mode_t =
        isCopy ? 0o440 : path.contains(".") ? 0o660 : 0o2770
      #expect(mode == expected, "\(path) \(String(mode, radix: 8))")
    }
    #expect(register.keys.contains { $0.hasSuffix(".docx") } && register.keys.contains { $0.hasSuffix(".zip") })
  }

  @Test func `who wants it otherwise says so`() throws {
    defer { office.remove() }
    try makeEverything(umask: "077", environment: ["LIANDAN_UMASK": "022"])
    #expect(try mode("made/register/register.sqlite") == 0o644)
    #expect(try mode("ledger.xlsx") == 0o644)
    for wish in ["8", "700", "", "0o22", "rw"] {
      let run = try office.run("forms", environment: ["LIANDAN_UMASK": wish])
      #expect(run.status == (wish.isEmpty ? 0 : 64), "\(wish)")
      #expect(wish.isEmpty || run.err.contains("LIANDAN_UMASK"), "\(run.err)")
    }
  }

  @Test
  func `a register of version 1.0.0, which anybody could read, is closed to others when it is brought up to date`()
    throws
  {
    defer { office.remove() }
    try office.shell(
      "umask 022; unzip -q -d register \(Repository.path)/Tests/Fixtures/registers/1.0.0.zip; touch register/register.lock"
    )
    try #require(try mode("register/register.sqlite") & 0o004 != 0)
    let run = try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--accept-clock")
    #expect(run.status == 0, "\(run.err)")
    for path in ["register.sqlite", "register.lock", "issued"] {
      #expect(try mode("register/\(path)") & 0o007 == 0, "\(path)")
    }
    // What that version did not tell in its chain is no difference.
    let check = try office.run("verify", "register")
    #expect(check.status == 0 && check.err.isEmpty, "\(check.err)")
  }
}
