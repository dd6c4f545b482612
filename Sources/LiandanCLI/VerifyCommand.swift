import ArgumentParser
import Findings
import Foundation
import Liandan
import Signing
import Storage
import Terminal

/// `liandan verify PATH…`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "verify",
    LocalizedText("校验档案包或台账：各部分是否一致", hant: "校驗檔案包或台帳：各部分是否一致", en: "does everything in packets and registers agree?"),
    about: LocalizedText(
      "只需档案包（zip 或解开的目录）或台账本身，不需要表单和模板。包内一切都与包内的审计链和记录比对；要证明整个包没有被连审计链一起重做，请与打包时显示的 SHA-256（--sha256）、台账（--register）、签名人的公钥（--key）或以前的锚（--anchor）比对。目录里放着许多档案包或备份的，可只给目录。同一种不符多于 10 处的只列前 10 处，--details 全部列出。--json：先是各处不符，再为每个路径输出一行结果（path、kind、agrees、differences、warnings、profiles）。",
      hant:
        "只需檔案包（zip 或解開的目錄）或台帳本身，不需要表單和範本。包內一切都與包內的審計鏈和記錄比對；要證明整個包沒有被連審計鏈一起重做，請與打包時顯示的 SHA-256（--sha256）、台帳（--register）、簽名人的公鑰（--key）或以前的錨（--anchor）比對。目錄裡放著許多檔案包或備份的，可只給目錄。同一種不符多於 10 處的只列前 10 處，--details 全部列出。--json：先是各處不符，再為每個路徑輸出一行結果（path、kind、agrees、differences、warnings、profiles）。",
      en:
        "Only the packet (zip or unpacked) or register itself is needed. All that a packet holds is compared with the audit chain and the records inside; that nobody made it anew, chain included, is proved by the SHA-256 that pack told (--sha256), the register (--register), the signer's key (--key) or an earlier anchor (--anchor). A folder of packets or backups can be given as one. Of more than 10 differences of a kind the first 10 are shown, all with --details. With --json the findings come first, then one object for each path."
    ),
    examples: [
      "liandan verify register", "liandan verify 归档/*.zip",
      "liandan verify finance-2026-11-7f3a9c01-001.zip --register register",
      "liandan verify finance-2026-11-7f3a9c01-001.zip --key signing-key.pub.pem",
      "liandan verify register --anchor anchor-2026-11.txt",
      "liandan verify 归档/*.zip --register register --report 四性检测.docx",
    ])
  @Argument(
    help: .said(
      "档案包文件、解开的包、台账目录、备份，或放着它们的目录", hant: "檔案包檔案、解開的包、台帳目錄、備份，或放著它們的目錄",
      en: "packets, registers and backups, or folders of them", value: "path"))
  var given: [String]
  @Option(
    name: .customLong("sha256"),
    help: .said("打包时显示的 SHA-256", hant: "打包時顯示的 SHA-256", en: "the digest that pack told", value: "hex"))
  var sha256: String?
  @Option(help: .said("与这个台账的登记比对", hant: "與這個台帳的登記比對", en: "compare with this register", value: "dir")) var register:
    String?
  @Option(
    help: .said(
      "签名人的公钥文件（.pub.pem），或在电话里听到的指纹", hant: "簽名人的公鑰檔案（.pub.pem），或在電話裡聽到的指紋",
      en: "the signer's public key (.pub.pem), or its fingerprint", value: "file|fingerprint"))
  var key: String?
  @Option(
    help: .said(
      "与 liandan anchor 以前给出的锚比对：那一行，或存有它的文件；可写多次", hant: "與 liandan anchor 以前給出的錨比對：那一行，或存有它的檔案；可寫多次",
      en: "compare with an anchor: the line of liandan anchor, or a file with it; may be repeated", value: "text|file"))
  var anchor: [String] = []
  @Option(
    help: .said(
      "与这个时间戳（.tsr）比对，可写多次", hant: "與這個時間戳（.tsr）比對，可寫多次", en: "compare with this time stamp (.tsr); may be repeated",
      value: "file"))
  var token: [String] = []
  @Option(
    help: .said(
      "时间戳机构的证书（PEM），用 openssl 核对它的签名", hant: "時間戳機構的憑證（PEM），用 openssl 核對它的簽名",
      en: "the certificate of the time stamp authority (PEM), by which openssl checks its signature", value: "file"))
  var tsa: String?
  @Option(
    help: .said(
      "写四性检测报告：.docx、.pdf、.ofd 或 .json", hant: "寫四性檢測報告：.docx、.pdf、.ofd 或 .json",
      en: "write a report on the four properties: .docx, .pdf, .ofd or .json", value: "file"))
  var report: String?
  @Option(
    help: .said(
      "报告里与上次的结果（.json）比较", hant: "報告裡與上次的結果（.json）比較", en: "compare the report with an earlier one (.json)",
      value: "file"))
  var since: String?
  @OptionGroup var force: ForceOption
  @Flag(help: .said("逐处列出，不省略", hant: "逐處列出，不省略", en: "show every difference")) var details = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var name: UnusedName
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func validate() throws {
    if let report { _ = try style(of: report) }
    if since != nil, report == nil {
      throw ValidationError("--since 要和 --report 一起用", hant: "--since 要和 --report 一起用", en: "--since needs --report")
    }
    guard let sha256 else { return }
    guard given.count == 1 else {
      throw ValidationError("--sha256 只用于一个档案包", hant: "--sha256 只用於一個檔案包", en: "--sha256 is for one packet")
    }
    guard sha256.count == 64, sha256.allSatisfy(\.isHexDigit) else {
      throw ValidationError(
        "--sha256 是 64 位十六进制数字", hant: "--sha256 是 64 位十六進位制數字", en: "--sha256 is 64 hexadecimal digits")
    }
  }

  /// What the packets and registers are compared with.
  private func witnesses() throws -> Witnesses {
    var witnesses = Witnesses()
    if let key {
      let mark = FileManager.default.fileExists(atPath: key) ? nil : KeyFingerprint(key)
      witnesses.key = try mark.map { .fingerprint($0) } ?? .whole(try PublicKeyFile.read(key))
    }
    witnesses.anchors = try anchor.flatMap { try WitnessFile.anchors($0) }
    witnesses.tokens = try token.map { try WitnessFile.token($0) }
    if let tsa { _ = try WitnessFile.bytes(tsa) }
    witnesses.authority = tsa
    return witnesses
  }

  /// The form of a report, by its file's name.
  private func style(of report: String) throws -> InspectionReport.Style {
    let ending = report.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard report.contains("."), let style = InspectionReport.Style(rawValue: ending) else {
      throw ValidationError(
        "--report 的文件名要以 .docx、.pdf、.ofd 或 .json 结尾", hant: "--report 的檔名要以 .docx、.pdf、.ofd 或 .json 結尾",
        en: "the name of --report ends with .docx, .pdf, .ofd or .json")
    }
    return style
  }

  /// Checks packets for the four properties and writes the report.
  private func inspect(_ paths: [String], _ report: String, against anchor: PacketAnchor) throws {
    let console = common.console
    let style = try style(of: report)
    try OutputFile.check(report, force: force.force, option: "--report")
    var inspections: [ArchiveInspection] = []
    for path in paths {
      let inspection = try IssueDesk.inspection(of: path, against: anchor)
      try show(inspection.verification, of: path, isOneOfMany: paths.count > 1, on: console)
      inspections.append(inspection)
    }
    let world = World.system(
      operatorName: Settings.standard.operatorName ?? NSUserName(), language: console.language)
    let made = try InspectionReport(inspections, in: world, since: since)
    let written = MemorySpool()
    try made.write(style, in: console.language, to: written)
    try OutputFile.write(written.bytes, to: report, force: force.force)
    if !json {
      for inspection in inspections {
        let (passed, failed, untested) = (
          inspection.count(.passed), inspection.count(.failed), inspection.count(.notTested)
        )
        try console.print(
          LocalizedText(
            "\(inspection.path)：\(inspection.outcome.label.zhHans)，\(passed) 项合格，\(failed) 项不合格，\(untested) 项未检测",
            hant:
              "\(inspection.path)：\(inspection.outcome.label.text(in: .zhHant))，\(passed) 項合格，\(failed) 項不合格，\(untested) 項未檢測",
            en:
              "\(inspection.path): \(inspection.outcome.label.text(in: .en)); \(passed) passed, \(failed) failed, \(untested) not tested"
          ))
      }
      try console.print(
        LocalizedText("四性检测报告：\(report)", hant: "四性檢測報告：\(report)", en: "report on the four properties: \(report)"))
    }
    try console.end(hasErrors: made.hasFailures)
  }

  func run() throws {
    let console = common.console
    var anchor = PacketAnchor(sha256: sha256, register: register)
    anchor.witnesses = try witnesses()
    let paths = given.flatMap(IssueDesk.verifiable)
    if let report { return try inspect(paths, report, against: anchor) }
    var line = ProgressLine(console: console)
    func check(_ path: String) throws -> Verification {
      defer { line.wipe() }
      let checked = try IssueDesk.verification(of: path, against: anchor) { line.update(done: $0, total: $1) }
      line.wipe()
      try show(checked, of: path, isOneOfMany: paths.count > 1, on: console)
      return checked
    }
    if paths.count == 1 { return try console.end(hasErrors: check(paths[0]).differences > 0) }
    var tally = VerifyTally()
    for path in paths {
      do { tally.add(try check(path)) } catch let error as any ExplainedError {
        // The others are looked at all the same.
        console.fail(error.message.zhHans.contains(path) ? error.message : error.message.prefixed(by: path))
        tally.unread += 1
      }
    }
    if !json { try console.print(tally.text) }
    try console.end(hasErrors: tally.differing > 0 || tally.unread > 0)
  }

  /// Shows what was found in one packet or register, each under its name.
  private func show(_ checked: Verification, of path: String, isOneOfMany: Bool, on console: Console) throws {
    let findings = checked.findings.map { isOneOfMany ? $0.under(path) : $0 }
    let shown = json || details ? findings : FewOfEach.of(findings)
    try console.show(shown, asJSON: json)
    for (code, count) in FewOfEach.left(findings, shown) {
      console.say(
        LocalizedText(
          "……另有 \(count) 处同样的（\(code)），加 --details 全部列出", hant: "……另有 \(count) 處同樣的（\(code)），加 --details 全部列出",
          en: "… and \(count) more of the kind (\(code)); --details shows all"
        ).text(in: console.language))
    }
    if json {
      try console.print(checked.json(path).text)
    } else {
      try console.print(checked.summary.prefixed(by: path))
      for line in checked.witnessed + checked.profiles + checked.notes {
        try console.print("  " + line.text(in: console.language))
      }
    }
  }
}

/// The first findings of each kind: a folder that is gone gives one for each copy.
private enum FewOfEach {
  private static let few = 10

  static func of(_ findings: [Finding]) -> [Finding] {
    var counts: [String: Int] = [:]
    return findings.filter { finding in
      counts[finding.code, default: 0] += 1
      return counts[finding.code, default: 0] <= few
    }
  }

  /// How many of each kind are not shown, in the order of the kinds' names.
  static func left(_ findings: [Finding], _ shown: [Finding]) -> [(code: String, count: Int)] {
    if findings.count == shown.count { return [] }
    let counts = Dictionary(grouping: findings, by: \.code).mapValues(\.count)
    return counts.filter { $0.value > few }.map { ($0.key, $0.value - few) }.sorted { $0.0 < $1.0 }
  }
}

/// What came of checking several packets and registers.
private struct VerifyTally {
  private var agreeing = 0
  private(set) var differing = 0
  private var differences = 0
  /// How many could not be read.
  var unread = 0

  mutating func add(_ checked: Verification) {
    if checked.differences == 0 { agreeing += 1 } else { differing += 1 }
    differences += checked.differences
  }

  var text: LocalizedText {
    var (parts, hant, en) = (["\(agreeing) 个一致"], ["\(agreeing) 個一致"], ["\(agreeing) agree"])
    if differing > 0 {
      parts.append("\(differing) 个有 \(differences) 处不符")
      hant.append("\(differing) 個有 \(differences) 處不符")
      en.append("\(differing) with \(differences) difference\(differences == 1 ? "" : "s")")
    }
    if unread > 0 {
      parts.append("\(unread) 个读不了")
      hant.append("\(unread) 個讀不了")
      en.append("\(unread) cannot be read")
    }
    let count = agreeing + differing + unread
    return LocalizedText(
      "共 \(count) 个：\(parts.joined(separator: "，"))", hant: "共 \(count) 個：\(hant.joined(separator: "，"))",
      en: "\(count) in all: \(en.joined(separator: ", "))")
  }
}

extension LocalizedText {
  /// The text with the path before it that it is about.
  fileprivate func prefixed(by path: String) -> LocalizedText {
    LocalizedText("\(path)：\(zhHans)", hant: "\(path)：\(text(in: .zhHant))", en: "\(path): \(text(in: .en))")
  }
}

extension Finding {
  /// The finding with its file as seen from where `path` begins: registers name theirs from within.
  fileprivate func under(_ path: String) -> Finding {
    var finding = self
    if let file = origin.file, file != path { finding.origin.file = "\(path)/\(file)" }
    return finding
  }
}
