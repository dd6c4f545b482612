import Findings

/// The differences found in a packet, each in the reader's words.
struct PacketLog {
  let file: String
  private(set) var findings: [Finding] = []

  /// Beyond this number differences are not told one by one.
  private static let limit = 1000

  init(file: String) { self.file = file }

  /// How many there are.
  var count: Int { findings.count }

  mutating func add(
    _ code: FindingCode, _ zhHans: String, hant: String, en: String, at path: String? = nil, severity: Severity = .error
  ) {
    if findings.count >= PacketLog.limit {
      if findings.count == PacketLog.limit {
        findings.append(
          Finding(
            code: .moreDifferences,
            LocalizedText(
              "差异超过 \(PacketLog.limit) 处，其余不再列出", hant: "差異超過 \(PacketLog.limit) 處，其餘不再列出",
              en: "there are more than \(PacketLog.limit) differences; the rest is not listed"), at: Origin(file: file))
        )
      }
      return
    }
    findings.append(
      Finding(
        severity, code: code, LocalizedText(zhHans, hant: hant, en: en),
        at: Origin(file: file, pointer: path.map { "/\($0)" })))
  }

  mutating func unreadable(_ reason: LocalizedText) {
    add(
      .packetUnreadable, "不是完好的 zip 档案包：\(reason.zhHans)。请用备份",
      hant: "不是完好的 zip 檔案包：\(reason.text(in: .zhHant))。請用備份",
      en: "this is no sound zip packet: \(reason.text(in: .en)). Use a backup")
  }
  mutating func notOneFolder() {
    add(
      .packetLayout, "不是档案包：里面应当只有一个总目录", hant: "不是檔案包：裡面應當只有一個總目錄",
      en: "this is no packet: it must hold one folder with everything in it")
  }
  mutating func badDeclaration() {
    add(
      .bagDeclaration, "bagit.txt 不是 BagIt 1.0 的声明", hant: "bagit.txt 不是 BagIt 1.0 的宣告",
      en: "bagit.txt does not declare BagIt 1.0", at: "bagit.txt")
  }
  mutating func fetch() {
    add(
      .fetchRefused, "包里有 fetch.txt：要到别处取文件的包不收", hant: "包裡有 fetch.txt：要到別處取檔案的包不收",
      en: "fetch.txt asks for files from elsewhere: such packets are refused", at: "fetch.txt")
  }
  mutating func folderRenamed(from id: String, to top: String) {
    add(
      .packetRenamed, "总目录原名 \(id)，现为 \(top)", hant: "總目錄原名 \(id)，現為 \(top)",
      en: "the folder was \(id) and is \(top) now", at: top, severity: .warning)
  }
  mutating func manifestMissing(_ name: String) {
    add(.manifestMissing, "清单 \(name) 不见了", hant: "清單 \(name) 不見了", en: "the manifest \(name) is gone", at: name)
  }
  mutating func badLine(_ name: String, line: Int) {
    add(
      .manifestLine, "清单 \(name) 第 \(line) 行不合格式", hant: "清單 \(name) 第 \(line) 列不合格式",
      en: "line \(line) of \(name) is not “digest  path”", at: name)
  }
  mutating func outsidePayload(_ path: String) {
    add(
      .manifestLine, "清单列了 data/ 之外的文件 \(path)", hant: "清單列了 data/ 之外的檔案 \(path)",
      en: "the manifest lists \(path), which is outside data/", at: path)
  }
  mutating func listedTwice(_ manifest: String, path: String) {
    add(
      .manifestLine, "清单 \(manifest) 两次列了这个文件", hant: "清單 \(manifest) 兩次列了這個檔案",
      en: "\(manifest) lists this file twice", at: path)
  }
  mutating func altered(_ path: String, by algorithm: BagAlgorithm) {
    let name = algorithm.payloadManifest
    add(
      .payloadAltered, "文件被改动过：与 \(name) 不符", hant: "檔案被改動過：與 \(name) 不符",
      en: "the file was altered: it does not match \(name)", at: path)
  }
  mutating func missing(_ path: String) {
    add(.payloadMissing, "文件不见了", hant: "檔案不見了", en: "the file is gone", at: path)
  }
  mutating func extra(_ path: String, by algorithm: BagAlgorithm) {
    let name = algorithm.payloadManifest
    add(
      .payloadExtra, "清单 \(name) 里没有这个文件", hant: "清單 \(name) 裡沒有這個檔案",
      en: "\(name) does not list this file", at: path)
  }
  mutating func renamed(_ path: String, to name: String) {
    add(.payloadRenamed, "文件被改名为 \(name)", hant: "檔案被改名為 \(name)", en: "the file was renamed to \(name)", at: path)
  }
  mutating func tagMissing(_ path: String) {
    add(.tagFileMissing, "\(path) 不见了", hant: "\(path) 不見了", en: "\(path) is gone", at: path)
  }
  mutating func tagAltered(_ path: String, isManifest: Bool) {
    add(
      isManifest ? .manifestAltered : .tagFileAltered, "\(path) 被改动过", hant: "\(path) 被改動過",
      en: "\(path) was altered", at: path)
  }
  mutating func tagUnlisted(_ path: String) {
    add(
      .tagFileUnlisted, "清单没有列 \(path)，校验不到它", hant: "清單沒有列 \(path)，校驗不到它",
      en: "no manifest lists \(path): nothing vouches for it", at: path)
  }
  mutating func oxum(stated: String, found: String) {
    add(
      .payloadOxum, "文件总量与 bag-info.txt 不符：应为 \(stated)，实为 \(found)（字节.个数）",
      hant: "檔案總量與 bag-info.txt 不符：應為 \(stated)，實為 \(found)（位元組.個數）",
      en: "Payload-Oxum is \(stated), but there is \(found) (octets.files)", at: "bag-info.txt")
  }
  mutating func badEvent(_ line: Int) {
    add(
      .eventUnreadable, "审计链第 \(line) 行读不懂", hant: "審計鏈第 \(line) 列讀不懂",
      en: "line \(line) of the audit chain cannot be read", at: "data/audit.jsonl")
  }
  mutating func eventsMissing(expected: Int, found: Int) {
    add(
      .eventMissing, "审计链应接第 \(expected) 条，却是第 \(found) 条", hant: "審計鏈應接第 \(expected) 條，卻是第 \(found) 條",
      en: "the audit chain goes on with event \(found) instead of \(expected)", at: "data/audit.jsonl")
  }
  mutating func chainBroken(_ seq: Int) {
    add(
      .chainBroken, "审计链在第 \(seq) 条断开：与前一条对不上", hant: "審計鏈在第 \(seq) 條斷開：與前一條對不上",
      en: "the audit chain is broken at event \(seq): it does not follow the one before", at: "data/audit.jsonl")
  }
  mutating func eventAltered(_ seq: Int, of number: String?) {
    add(
      .eventAltered, "审计链第 \(seq) 条（\(number ?? "—")）被改动过", hant: "審計鏈第 \(seq) 條（\(number ?? "—")）被改動過",
      en: "event \(seq) of the audit chain (\(number ?? "—")) was altered", at: "data/audit.jsonl")
  }
  mutating func wrongHead() {
    add(
      .chainHead, "审计链的末条与 bag-info.txt 所记不符", hant: "審計鏈的末條與 bag-info.txt 所記不符",
      en: "the last event of the audit chain is not the one that bag-info.txt names", at: "data/audit.jsonl")
  }
}
