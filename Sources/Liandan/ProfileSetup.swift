public import Findings
import Fonts
import Forms
import Foundation
import Pictures
import Register
import Storage

/// What a company says when it makes the standing profile its own (`liandan init`).
public struct ProfileSetup: Sendable {
  /// Its name, and the lines that are printed with it: by the keys of `company` (`name`, `address`, `phone`, `fax`, `email`).
  public var company: [String: String] = [:]
  /// A picture that is its mark, PNG or JPEG; it is copied into the register's folder.
  public var logo: String?
  /// The prefixes of numbers, by form.
  public var prefixes: [String: String] = [:]
  /// The serial of the first form of a register that goes on from paper, by form.
  public var firstSerials: [String: String] = [:]
  /// The values of parameters, by name.
  public var parameters: [String: String] = [:]
  /// A file of holidays: a path, or the name of one in the folder `holidays` beside the forms, such as `2026`.
  public var holidays: String?
  /// Whether a profile that the register has already is replaced.
  public var replacesFile = false

  /// Makes a setup that changes nothing.
  public init() {}
}

/// A profile that was written.
public struct WrittenProfile: Sendable {
  /// Its file, `profile.yaml` in the register's folder.
  public let file: String
  /// The company's name.
  public let company: String
  /// SHA-256 of its text.
  public let sha256: String
  /// How many forms the register has already: they keep the profile they were issued under.
  public let issued: Int
  /// The forms of which there are some already, so that a first serial has no effect.
  public let begun: [String]

  /// The result as one JSON object.
  public var json: JSONValue {
    .object([
      ("profile", .string(file)), ("company", .string(company)), ("sha256", .string(sha256)),
      ("issued", .number("\(issued)")), ("begun", .array(begun.map { .string($0) })),
    ])
  }
}

extension IssueDesk {
  /// Writes the register's own profile: the standing one with what the company says, comments kept, no example any more.
  ///
  /// The register's folder is made where there is none.
  ///
  /// - Throws: a ``DeskError`` if the company's name is missing or the register has a profile already, a `FindingList` with all
  ///   that is wrong with what was said.
  public func setUp(_ setup: ProfileSetup) throws -> WrittenProfile {
    let file = "\(registerDirectory)/\(CompanyProfile.fileName)"
    if !setup.replacesFile, FileManager.default.fileExists(atPath: file) { throw ProfileProblem.taken(file) }
    if library.profile.isSample, setup.company["name"] == nil { throw ProfileProblem.noCompany() }
    let files = ProfileFiles(directories: library.directories)
    let schemas = try library.all().schemas
    var check = SetupCheck(schemas: schemas, profile: library.profile)
    var changes = check.changes(setup)
    let logo = try setup.logo.map { try files.logo($0) } ?? library.profile.logo.flatMap(Picture.init(dataAddress:))
    changes.logo = logo.map { "logo.\($0.format.fileExtension)" }
    changes.fonts = library.profile.fonts.filter { if case .file = NamedFont($1) { true } else { false } }
    check.findings += session.pages.findings(library.profile, language: .zhHans)
    changes.holidays = try setup.holidays.map { try files.holidays($0) }
    let source = try files.text(at: library.profileFile)
    let (text, problems) = try changes.text(of: source) { try files.base($0) }
    check.findings += problems
    guard let text, !check.findings.hasErrors else { throw FindingList(check.findings) }
    let (profile, findings) = CompanyProfile.load(yaml: text, file: file)
    guard let profile else { throw FindingList(findings) }
    try world.store.makeDirectory(registerDirectory)
    if let logo, let name = changes.logo { try write(logo.bytes, to: "\(registerDirectory)/\(name)", replaces: true) }
    try write(Array(text.utf8), to: file, replaces: setup.replacesFile)
    let accounts = hasRegister ? try accounts() : []
    return WrittenProfile(
      file: file, company: profile.name, sha256: Digest(of: text).hex,
      issued: accounts.reduce(0) { $0 + $1.issued },
      begun: Set(accounts.map(\.form)).intersection(changes.firstSerials.keys).sorted())
  }

  private func accounts() throws -> [SeriesAccount] {
    let register = try FormRegister.open(directory: registerDirectory, for: .reading)
    defer { try? register.close() }
    return try register.accounts()
  }

  private func write(_ bytes: [UInt8], to path: String, replaces: Bool) throws {
    let file = try world.store.create(path)
    try file.write(bytes)
    _ = try file.seal()
    if replaces { try file.replace() } else { try file.commit() }
  }
}

/// What can be wrong with a setup as a whole.
enum ProfileProblem {
  static func taken(_ file: String) -> DeskError {
    DeskError(
      "\(file) 已经存在，没有覆盖。直接改这个文件，或加 --force 在它的基础上重写",
      hant: "\(file) 已經存在，沒有覆蓋。直接改這個檔案，或加 --force 在它的基礎上重寫",
      en: "\(file) exists and was not replaced. Edit it, or add --force to write it anew from what it says")
  }

  static func noCompany() -> DeskError {
    DeskError(
      "还不知道公司名称。请用 --company 写上，它印在每张单的抬头", hant: "還不知道公司名稱。請用 --company 寫上，它印在每張單的抬頭",
      en: "the company's name is missing. Give it with --company: it heads every form", kind: .usage)
  }
}
