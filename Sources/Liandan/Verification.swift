import Archive
public import Findings
import Forms
import Foundation
import Records
import Register
import Signing
import Storage
import Zipping

/// The result of verifying a packet or a register.
public struct Verification: Sendable {
  /// What was checked.
  public enum Kind: Sendable {
    /// A packet with its number of forms, zipped or unpacked.
    case packet(forms: Int)
    /// A register.
    case register
    /// A backup of a register.
    case backup
  }
  /// What was checked.
  public let kind: Kind
  /// Every difference as an error; what is unfinished as a warning.
  public let findings: [Finding]
  /// The profiles against which its forms were checked, as lines: `公司参数：furniture（8c4fe32d），12 份`.
  public var profiles: [LocalizedText] { used.map(\.text) }
  /// What a packet was compared with besides its own content.
  public let anchor: PacketAnchor
  let used: [UsedProfile]
  /// What was not looked at, as lines.
  public var notes: [LocalizedText] = []
  /// What keys, anchors and time stamps say, as lines.
  public var witnessed: [LocalizedText] { testimony.lines }
  let signature: PacketSignature?
  let testimony: Testimony

  /// The number of differences.
  public var differences: Int { findings.count { $0.severity == .error } }

  /// The result as one JSON object.
  ///
  /// - Parameter path: The path of the packet or register.
  public func json(_ path: String) -> JSONValue {
    var members: [(String, JSONValue)] = [("path", .string(path))]
    switch kind {
    case .packet(let count): members += [("kind", .string("packet")), ("forms", .number("\(count)"))]
    case .register: members.append(("kind", .string("register")))
    case .backup: members.append(("kind", .string("backup")))
    }
    return .object(
      members + [
        ("agrees", .boolean(differences == 0)), ("differences", .number("\(differences)")),
        ("warnings", .number("\(findings.count - differences)")), ("profiles", .array(used.map(\.json))),
      ] + witnessMembers)
  }

  /// The signature of a packet that has one, and what came of the anchors.
  private var witnessMembers: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if let signature {
      members.append(
        ("signature", signature.json(isKnown: anchor.witnesses.key.map { $0.isSame(as: signature.key) })))
    }
    if !testimony.anchors.isEmpty { members.append(("anchors", .array(testimony.anchors))) }
    return members
  }

  /// The result in one line, without the path.
  public var summary: LocalizedText {
    if differences > 0 {
      return LocalizedText(
        "有 \(differences) 处不符", hant: "有 \(differences) 處不符",
        en: "\(differences) difference\(differences == 1 ? "" : "s")")
    }
    switch kind {
    case .backup:
      return LocalizedText(
        "备份与做的时候相同，记录、编号和文件与审计链一致", hant: "備份與做的時候相同，記錄、編號和檔案與審計鏈一致",
        en: "the backup is as it was made; records, numbers and files agree with the audit chain")
    case .register:
      return LocalizedText(
        "记录、编号和文件与审计链一致", hant: "記錄、編號和檔案與審計鏈一致", en: "records, numbers and files agree with the audit chain")
    case .packet(let count):
      let further = anchor.words
      return LocalizedText(
        "\(count) 份表单，文件、清单和包的说明与包内的审计链和校验值一致\(further.zhHans)",
        hant: "\(count) 份表單，檔案、清單和包的說明與包內的審計鏈和校驗值一致\(further.text(in: .zhHant))",
        en:
          "\(count) form\(count == 1 ? "" : "s"); files, lists and description agree with the audit chain and the "
          + "digests inside\(further.text(in: .en))")
    }
  }
}

/// A profile under which forms of a packet or register were issued.
struct UsedProfile {
  /// What it is called; empty in a packet, which knows only the digest.
  let id: String
  let sha256: String
  let forms: Int

  var text: LocalizedText {
    let mention = CompanyProfile.mention(id, sha256: sha256)
    return LocalizedText(
      "\(mention.zhHans)，\(forms) 份", hant: "\(mention.text(in: .zhHant))，\(forms) 份",
      en: "\(mention.text(in: .en)), \(forms) form\(forms == 1 ? "" : "s")")
  }

  var json: JSONValue {
    .object([
      ("id", id.isEmpty ? .null : .string(id)), ("sha256", .string(sha256)), ("forms", .number("\(forms)")),
    ])
  }
}

/// What a packet is compared with besides its own content: whoever forges a packet with its chain cannot forge this.
public struct PacketAnchor: Sendable {
  /// The digest that packing reported, in hexadecimal.
  public var sha256: String?
  /// The folder of the register that the packet comes from.
  public var register: String?
  /// Keys, anchors and time stamps.
  package var witnesses = Witnesses()

  /// Makes an anchor.
  ///
  /// - Parameters:
  ///   - sha256: The digest that packing reported, in hexadecimal.
  ///   - register: The folder of the register that the packet comes from.
  public init(sha256: String? = nil, register: String? = nil) {
    self.sha256 = sha256
    self.register = register
  }

  fileprivate var words: LocalizedText {
    var text = LocalizedText("", hant: "", en: "")
    func add(_ zhHans: String, hant: String, en: String) {
      text = LocalizedText(
        text.zhHans + zhHans, hant: text.text(in: .zhHant) + hant, en: text.text(in: .en) + en)
    }
    if sha256 != nil { add("，与给出的 SHA-256 一致", hant: "，與給出的 SHA-256 一致", en: ", and with the SHA-256 given") }
    if witnesses.key != nil { add("，签名无误", hant: "，簽名無誤", en: ", and the signature is right") }
    if register != nil { add("，与台账的登记一致", hant: "，與台帳的登記一致", en: ", and with what the register holds") }
    return text
  }
}

extension IssueDesk {
  /// Verifies a packet or a register: files, records and numbers against the audit chain.
  ///
  /// It needs no forms and no templates. A packet may be unpacked.
  ///
  /// - Parameter path: The packet's file or folder, or the register's folder.
  /// - Returns: Every difference as a finding.
  /// - Throws: a ``DeskError`` if there is nothing at the path, a `RegisterError` if the folder is no register.
  public static func verify(_ path: String) throws -> [Finding] { try verification(of: path).findings }

  /// Verifies a packet or a register, and says what was verified.
  ///
  /// - Parameters:
  ///   - path: The packet's file or folder, or the register's folder.
  ///   - anchor: What a packet is compared with besides its own content; not for registers.
  ///   - progress: Told how many records of a register were looked at, of how many.
  /// - Throws: as ``verify(_:)``.
  public static func verification(
    of path: String, against anchor: PacketAnchor = PacketAnchor(),
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Verification {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw DeskError(
        "没有这个文件或目录：\(path)", hant: "沒有這個檔案或目錄：\(path)", en: "there is no such file or folder: \(path)",
        kind: .usage)
    }
    guard isFolder.boolValue, !isBag(path) else {
      return try packet(path, isUnpacked: isFolder.boolValue, against: anchor)
    }
    guard anchor.sha256 == nil, anchor.register == nil else { throw VerificationProblem.noPacket(path) }
    let register = try FormRegister.open(directory: path, for: .reading)
    defer { try? register.close() }
    let backup = try BackupFolder(at: path)
    let total = (try? register.recordCount()) ?? 0
    var testimony = Testimony()
    var findings = VerificationProblem.joiningUnprinted(
      try (backup?.differences() ?? []) + register.verify { progress($0, total) })
    do { try testimony.hear(anchor.witnesses, about: register, path) } catch let error as RegisterError
      where findings.hasErrors && error.code == .registerDamaged
    {
      // That it is damaged was told.
    }
    findings += testimony.findings
    let elsewhere = backup == nil ? (try? register.packetsElsewhere()) ?? 0 : 0
    return Verification(
      kind: backup == nil ? .register : .backup, findings: findings, anchor: anchor,
      // A damaged register has findings enough.
      used: ((try? register.profiles()) ?? []).map {
        UsedProfile(id: $0.profile?.id ?? "", sha256: $0.sha256, forms: $0.forms)
      }, notes: elsewhere == 0 ? [] : [VerificationProblem.elsewhere(elsewhere)], signature: nil, testimony: testimony)
  }

  /// What can be verified in a folder that is itself neither packet nor register: the packets, zipped or not, the backups and
  /// registers that lie in it, in the order of their names. The path itself where there are none.
  public static func verifiable(in path: String) -> [String] {
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
    guard !has("register.sqlite"), !isBag(path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return [path] }
    let stem = path.hasSuffix("/") ? String(path.dropLast()) : path
    let found = names.filter { !$0.hasPrefix(".") }.sorted().map { "\(stem)/\($0)" }.filter { entry in
      entry.hasSuffix(".zip") || isBag(entry) || FileManager.default.fileExists(atPath: "\(entry)/register.sqlite")
    }
    return found.isEmpty ? [path] : found
  }

  /// Whether a folder is an unpacked packet, whatever of it is left.
  private static func isBag(_ path: String) -> Bool {
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
    return !has("register.sqlite") && ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"].contains(where: has)
  }

  private static func packet(_ path: String, isUnpacked: Bool, against anchor: PacketAnchor) throws -> Verification {
    if isUnpacked, anchor.sha256 != nil { throw VerificationProblem.noDigest(path) }
    let report = try PacketCheck.verify(path: path, witness: anchor.witnesses.question)
    var findings = report.findings
    var testimony = Testimony()
    // Of what is no packet nothing more can be said.
    if report.id != nil || report.chain != nil {
      testimony.compare(report.signature, with: anchor.witnesses.key, of: path)
      try testimony.hear(anchor.witnesses, about: report, path)
    }
    findings += testimony.findings
    if anchor.sha256 != nil || anchor.register != nil {
      let sha256 = isUnpacked ? nil : try FileSource(path).digest()
      if let sha256, let told = anchor.sha256?.lowercased(), sha256.hex != told {
        findings.append(VerificationProblem.digest(path, is: sha256.hex, was: told))
      }
      if let register = anchor.register {
        findings += try differences(of: report, from: sha256, from: register, of: path)
      }
    }
    return Verification(
      kind: .packet(forms: report.formCount), findings: findings, anchor: anchor,
      used: report.profiles.map { UsedProfile(id: "", sha256: $0.sha256, forms: $0.forms) },
      signature: report.signature, testimony: testimony)
  }

  /// How a packet differs from what a register holds of it. Where the last event of its chain is the register's, and
  /// everything in the packet follows from its chain, every form in it is as the register has it.
  private static func differences(
    of report: PacketReport, from sha256: Digest?, from directory: String, of path: String
  ) throws -> [Finding] {
    let register = try FormRegister.open(directory: directory, for: .reading)
    defer { try? register.close() }
    let identity = try register.identity()
    if let stated = report.register, stated != identity {
      return [VerificationProblem.otherRegister(path, stated: stated, is: identity)]
    }
    guard let id = report.id, let plan = try register.packet(id), let packed = plan.packed else {
      return [VerificationProblem.unknown(path, id: report.id ?? "—")]
    }
    var findings: [Finding] = []
    if let sha256, sha256 != packed.sha256 {
      findings.append(VerificationProblem.digest(path, is: sha256.hex, was: packed.sha256.hex))
    }
    if report.chain?.last != plan.lastEvent || report.chain?.head != plan.head {
      findings.append(VerificationProblem.chain(path))
    }
    return findings
  }
}

/// What can be wrong outside of a packet, and with the request.
enum VerificationProblem {
  static func noPacket(_ path: String) -> DeskError {
    DeskError(
      "--sha256 和 --register 用于档案包，\(path) 不是档案包", hant: "--sha256 和 --register 用於檔案包，\(path) 不是檔案包",
      en: "--sha256 and --register are for packets, and \(path) is none", kind: .usage)
  }

  static func noDigest(_ path: String) -> DeskError {
    DeskError(
      "\(path) 是解开的包，没有自己的 SHA-256。请给 zip 文件，或用 --register",
      hant: "\(path) 是解開的包，沒有自己的 SHA-256。請給 zip 檔案，或用 --register",
      en: "\(path) is unpacked and has no SHA-256 of its own. Give the zip, or use --register", kind: .usage)
  }

  static func digest(_ path: String, is found: String, was told: String) -> Finding {
    Finding(
      code: .packetDigest,
      LocalizedText(
        "文件的 SHA-256 是 \(found)，应为 \(told)", hant: "檔案的 SHA-256 是 \(found)，應為 \(told)",
        en: "the SHA-256 of the file is \(found) and ought to be \(told)"),
      at: Origin(file: path),
      hint: LocalizedText(
        "如果没有别的不符，可能只是重新压缩过；否则是另一个包", hant: "如果沒有別的不符，可能只是重新壓縮過；否則是另一個包",
        en: "if nothing else differs it may only have been zipped anew; else it is another packet"))
  }

  static func otherRegister(_ path: String, stated: String, is identity: String) -> Finding {
    Finding(
      code: .packetRegister,
      LocalizedText(
        "包来自台账 \(stated)，给出的台账是 \(identity)", hant: "包來自台帳 \(stated)，給出的台帳是 \(identity)",
        en: "the packet comes from the register \(stated); the one given is \(identity)"), at: Origin(file: path))
  }

  static func unknown(_ path: String, id: String) -> Finding {
    Finding(
      code: .packetUnknown,
      LocalizedText(
        "台账没有打过名为 \(id) 的包", hant: "台帳沒有打過名為 \(id) 的包", en: "the register never made a packet \(id)"),
      at: Origin(file: path))
  }

  static func chain(_ path: String) -> Finding {
    Finding(
      code: .packetChain,
      LocalizedText(
        "包内的审计链与台账的不同", hant: "包內的審計鏈與台帳的不同", en: "the audit chain inside is not that of the register"),
      at: Origin(file: path))
  }

  /// What is said of packets that were handed over and do not lie in the register's folder.
  static func elsewhere(_ count: Int) -> LocalizedText {
    LocalizedText(
      "登记过 \(count) 个档案包，都不在台账目录里，没有看：用 liandan verify 包 --register 台账 核对",
      hant: "登記過 \(count) 個檔案包，都不在台帳目錄裡，沒有看：用 liandan verify 包 --register 台帳 核對",
      en:
        "\(count) recorded packet\(count == 1 ? "" : "s"), none in the register's folder: not looked at. Check with liandan "
        + "verify PACKET --register REGISTER")
  }

  /// The copies that a stopped run left to be printed, as one warning: there may be thousands.
  static func joiningUnprinted(_ findings: [Finding]) -> [Finding] {
    let unprinted = findings.filter { $0.code == FindingCode.fileUnwritten.name }
    guard unprinted.count > 1, let first = unprinted.first else { return findings }
    var joined = first
    let count = unprinted.count
    joined.message = LocalizedText(
      "等 \(count) 个联次已编号，还没有打印。请把停下的那条命令（如 liandan issue …）再运行一次，会接着打印",
      hant: "等 \(count) 個聯次已編號，還沒有列印。請把停下的那條命令（如 liandan issue …）再執行一次，會接著列印",
      en:
        "and others, \(count) copies in all, are numbered but not printed yet. Run the command that was stopped (such as "
        + "liandan issue …) again: it goes on printing")
    return findings.filter { $0.code != FindingCode.fileUnwritten.name } + [joined]
  }
}
