import Foundation

/// The forms of a packet against its audit chain and its account of numbers.
enum ContentCheck {
  /// What the chain tells of one number.
  private struct Story {
    var form: String?
    var series: String?
    var data: String?
    var isClosed = false
    var voidReason: String?
    var files: [String: String] = [:]

    mutating func add(_ line: AuditLine, _ number: String) {
      let detail = line.detail
      switch line.kind {
      case "issue": (form, series, data, isClosed) = (detail.form, detail.period, detail.data, detail.state == "closed")
      case "close": (data, isClosed) = (detail.data, true)
      case "void": voidReason = detail.reason ?? ""
      case "print":
        let suffix = detail.edition.map { $0 == "issue" ? "" : "-\($0)" } ?? ""
        for file in detail.files ?? [] { files["\(number)-\(file.copy)\(suffix).\(file.format)"] = file.sha256 }
      default: break
      }
    }
  }

  /// Checks everything and gives the number of forms.
  static func run(_ files: PacketFiles, _ log: inout PacketLog) -> Int {
    let stories = chain(files, &log)
    var folders: [String: [String]] = [:]
    for path in files.digests.keys where path.hasPrefix("data/") {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 4 { folders["\(parts[1])/\(parts[2])", default: []].append(parts[3]) }
    }
    for folder in folders.keys.sorted(by: BagName.precedes) {
      check(folder, (folders[folder] ?? []).sorted(by: BagName.precedes), files, stories, &log)
    }
    let numbers = folders.keys.compactMap { $0.split(separator: "/").last.map(String.init) }
    account(files, stories, Set(numbers), &log)
    return folders.count
  }

  private static func chain(_ files: PacketFiles, _ log: inout PacketLog) -> [String: Story] {
    guard let bytes = files.texts["data/audit.jsonl"] else { return [:] }
    var stories: [String: Story] = [:]
    var before: (seq: Int, hash: String)?
    for (index, text) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let line = AuditLine(text) else {
        log.badEvent(index + 1)
        continue
      }
      let follows =
        before.map { ($0.seq + 1, $0.hash) } ?? (line.seq, line.seq == 1 ? AuditLine.genesis : line.previous)
      if line.seq != follows.0 {
        log.eventsMissing(follows.0, line.seq)
      } else if line.previous != follows.1 {
        log.chainBroken(line.seq)
      }
      if line.hash != line.expectedHash { log.eventAltered(line.seq, line.number) }
      before = (line.seq, line.hash)
      if let number = line.number { stories[number, default: Story()].add(line, number) }
    }
    if files.info["Audit-Chain-Head"] != before?.hash { log.wrongHead() }
    return stories
  }

  private static func check(
    _ folder: String, _ names: [String], _ files: PacketFiles, _ stories: [String: Story], _ log: inout PacketLog
  ) {
    let parts = folder.split(separator: "/").map(String.init)
    let (form, number) = (parts[0], parts[1])
    guard let story = stories[number], story.form == form, story.isClosed else { return log.formUnknown(folder) }
    if let reason = story.voidReason { log.formVoid(number, reason) }
    let data = "\(number).json"
    if !names.contains(data) { log.dataMissing("data/\(folder)/\(data)") }
    for name in names {
      let path = "data/\(folder)/\(name)"
      guard let digest = files.digests[path] ?? nil else { continue }
      if name == data {
        if digest != story.data { log.dataDiffers(path) }
      } else if story.files[name] != digest {
        log.copyDiffers(path)
      }
    }
  }

  private struct Account: Decodable {
    struct Series: Decodable {
      struct Void: Decodable {
        let number: String
        let reason: String
      }
      let form: String
      let series: String
      let issued: Int
      let open: Int
      let closed: Int
      let void: [Void]
    }
    let packed: [String]
    let series: [Series]
  }

  private static func account(
    _ files: PacketFiles, _ stories: [String: Story], _ numbers: Set<String>, _ log: inout PacketLog
  ) {
    guard let bytes = files.texts["data/numbers.json"] else { return }
    guard let account = try? JSONDecoder().decode(Account.self, from: Data(bytes)) else {
      return log.accountUnreadable()
    }
    for number in Set(account.packed).symmetricDifference(numbers).sorted() { log.accountDiffers(number) }
    for series in account.series {
      let void = Dictionary(series.void.map { ($0.number, $0.reason) }) { first, _ in first }
      if series.issued != series.open + series.closed + void.count { log.accountSum(series.series) }
      for (number, story) in stories.sorted(by: { $0.key < $1.key })
      where story.form == series.form && story.series == series.series && story.voidReason != void[number] {
        log.accountDiffers(number)
      }
    }
  }
}
