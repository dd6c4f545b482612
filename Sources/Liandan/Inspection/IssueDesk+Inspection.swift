import Archive
import Findings
import Forms
import Foundation
import Register
import Signing
import Storage

extension IssueDesk {
  /// Checks a packet for the four properties of an electronic archive (四性检测): authentic, whole, usable, safe.
  ///
  /// - Parameters:
  ///   - path: The packet's file or folder.
  ///   - anchor: What it is compared with besides its own content; with a register its copies are printed again.
  /// - Throws: as ``verification(of:against:)``; a ``DeskError`` if the path is a register.
  public static func inspection(
    of path: String, against anchor: PacketAnchor = PacketAnchor()
  ) throws -> ArchiveInspection {
    let verification = try verification(of: path, against: anchor)
    guard case .packet(let forms) = verification.kind else { throw InspectionProblem.noPacket(path) }
    let isZip = (try? FileSource(path)) != nil && !path.hasSuffix("/")
    let documents = try DocumentInspection(path)
    let sha256 = isZip ? (try? FileSource(path).digest())?.hex : nil
    var results = InspectionItem.verified.map { $0.result(verification.findings) }
    results.insert(contentsOf: try witnessed(verification, path, anchor), at: 4)
    results += documents.results + [virus(path)]
    let order = ArchiveProperty.allCases
    return ArchiveInspection(
      path: path, id: try? PacketCheck.id(path: path), sha256: sha256, forms: forms,
      results: order.flatMap { property in results.filter { $0.item.property == property } },
      verification: verification)
  }

  /// What the register and the signature tell.
  private static func witnessed(
    _ verification: Verification, _ path: String, _ anchor: PacketAnchor
  ) throws -> [ArchiveInspection.Result] {
    var results: [ArchiveInspection.Result] = []
    if let directory = anchor.register {
      results.append(InspectionItem.register.result(verification.findings))
      results.append(try reprint(path, directory))
    } else {
      let reason = LocalizedText(
        "没有给出台账（--register）", hant: "沒有給出台帳（--register）", en: "no register was named (--register)")
      results += [InspectionItem.register, .reprint].map { $0.untested(reason) }
    }
    if verification.signature == nil, anchor.witnesses.key == nil {
      results.append(
        InspectionItem.signature.untested(LocalizedText("包没有签名", hant: "包沒有簽名", en: "the packet is not signed")))
    } else {
      results.append(signature(verification, isCompared: anchor.witnesses.key != nil))
    }
    if anchor.witnesses.anchors.isEmpty, anchor.witnesses.tokens.isEmpty {
      results.append(
        InspectionItem.anchor.untested(
          LocalizedText("没有给出锚或时间戳", hant: "沒有給出錨或時間戳", en: "no anchor or time stamp was named")))
    } else {
      results.append(InspectionItem.anchor.result(verification.findings))
    }
    return results
  }

  /// Whether the signature is right; whose key it is nobody knows who was given none.
  private static func signature(_ verification: Verification, isCompared: Bool) -> ArchiveInspection.Result {
    let result = InspectionItem.signature.result(verification.findings)
    guard !isCompared, result.outcome == .passed, let key = verification.signature?.key else { return result }
    return InspectionItem.signature.result(
      true,
      LocalizedText(
        "签名对；密钥 \(key.fingerprint) 是谁的没有核对（--key）", hant: "簽名對；金鑰 \(key.fingerprint) 是誰的沒有核對（--key）",
        en: "the signature is right; whose key \(key.fingerprint) is was not compared (--key)"))
  }

  /// Prints the copies of a packet once more from what its register has on record.
  private static func reprint(_ path: String, _ directory: String) throws -> ArchiveInspection.Result {
    let register = try FormRegister.open(directory: directory, for: .reading)
    defer { try? register.close() }
    guard let id = try? PacketCheck.id(path: path), let plan = try register.packet(id), plan.packed != nil else {
      return InspectionItem.reprint.untested(
        LocalizedText("台账没有打过这个包", hant: "台帳沒有打過這個包", en: "the register never made this packet"))
    }
    let records = RecordReader(register, store: DiskFileStore(), renderers: RendererCache())
    var count = 0
    var differing: [String] = []
    let request = PacketRequest(keeper: plan.keeper, slug: "", organization: plan.organization)
    try register.forms(of: plan, for: request) { form in
      let schema = try register.schema(of: form.record)
      let kept = form.copies.filter { schema.copy($0.name.copy)?.keeper == plan.keeper }
      guard let first = kept.first else { return true }
      let files = kept.map { PlannedFile(copy: $0.name.copy, format: $0.name.format, template: $0.template) }
      let edition = first.name.edition
      let job = form.record.job(edition, files, void: edition == .void ? form.record.voidMark : nil)
      let printing = try records.printing(job)
      count += kept.count
      for copy in kept {
        let again = printing.copies.first { $0.copy.name == copy.name }
        if again?.copy.sha256 != copy.sha256 { differing.append(copy.name.fileName) }
      }
      return true
    }
    let said = differing.prefix(3).joined(separator: "、")
    return InspectionItem.reprint.result(
      differing.isEmpty,
      LocalizedText(
        differing.isEmpty ? "重印了 \(count) 件" : "\(differing.count) 件不同：\(said)",
        hant: differing.isEmpty ? "重印了 \(count) 件" : "\(differing.count) 件不同：\(said)",
        en: differing.isEmpty ? "\(count) printed again" : "\(differing.count) differ: \(said)"))
  }

  private static func virus(_ path: String) -> ArchiveInspection.Result {
    guard let scanner = VirusScanner() else {
      return InspectionItem.virus.untested(
        LocalizedText(
          "没有杀毒程序 clamdscan 或 clamscan（Debian 软件包 clamav-daemon）",
          hant: "沒有防毒程式 clamdscan 或 clamscan（Debian 套件 clamav-daemon）",
          en: "neither clamdscan nor clamscan is there (Debian package clamav-daemon)"))
    }
    switch scanner.scan(path) {
    case .clean: return InspectionItem.virus.result(true, LocalizedText(scanner.version))
    case .infected(let what): return InspectionItem.virus.result(false, LocalizedText("\(scanner.version)：\(what)"))
    case .failed(let what): return InspectionItem.virus.untested(LocalizedText("\(scanner.version)：\(what)"))
    }
  }
}

extension InspectionItem {
  /// The outcome by what a verification found.
  func result(_ findings: [Finding]) -> ArchiveInspection.Result {
    let found = findings.filter { codes.contains($0.code) && $0.severity == .error }
    return result(found.isEmpty, found.first.map { InspectionItem.joined($0, count: found.count) })
  }

  func result(_ isPassed: Bool, _ remark: LocalizedText? = nil) -> ArchiveInspection.Result {
    ArchiveInspection.Result(item: self, outcome: isPassed ? .passed : .failed, remark: remark)
  }

  func untested(_ reason: LocalizedText) -> ArchiveInspection.Result {
    ArchiveInspection.Result(item: self, outcome: .notTested, remark: reason)
  }

  private static func joined(_ finding: Finding, count: Int) -> LocalizedText {
    let place = finding.origin.pointer.map { "\($0)：" } ?? ""
    let text = finding.message
    if count == 1 {
      return LocalizedText(place + text.zhHans, hant: place + text.text(in: .zhHant), en: place + text.text(in: .en))
    }
    return LocalizedText(
      "\(place)\(text.zhHans)，等 \(count) 处", hant: "\(place)\(text.text(in: .zhHant))，等 \(count) 處",
      en: "\(place)\(text.text(in: .en)), and \(count - 1) more")
  }
}

extension DocumentInspection {
  /// What looking into the documents tells.
  var results: [ArchiveInspection.Result] {
    func result(_ item: InspectionItem, _ bad: Faulty) -> ArchiveInspection.Result {
      let said = bad.first.joined(separator: "、")
      return item.result(
        bad.count == 0,
        bad.count == 0
          ? LocalizedText("查了 \(files) 个文件", hant: "查了 \(files) 個檔案", en: "\(files) files")
          : LocalizedText("\(bad.count) 个：\(said)", hant: "\(bad.count) 個：\(said)", en: "\(bad.count): \(said)"))
    }
    var needed = Faulty()
    for path in ["data/说明文件.TXT", "data/文件目录.XML", "data/其他/字段说明.xlsx"] where !paths.contains(path) {
      needed.add(path)
    }
    return [
      result(.formats, strange), result(.opens, closed), result(.fixed, loose), result(.readMe, needed),
      result(.active, active),
    ]
  }
}

/// What can be wrong with the request.
enum InspectionProblem {
  static func noPacket(_ path: String) -> DeskError {
    DeskError(
      "四性检测用于档案包，\(path) 是台账", hant: "四性檢測用於檔案包，\(path) 是台帳",
      en: "a report on the four properties is made of packets; \(path) is a register", kind: .usage)
  }

  static func notAReport(_ path: String) -> DeskError {
    DeskError(
      "\(path) 不是以前的检测结果（verify --report 结果.json）", hant: "\(path) 不是以前的檢測結果（verify --report 結果.json）",
      en: "\(path) is no earlier result (verify --report FILE.json)", kind: .usage)
  }
}
