import Foundation
import Records
import Storage

/// `data/numbers.json` against the audit chain.
struct NumbersCheck {
  /// What it says; `nil` if it cannot be read.
  let reading: NumbersReading?
  private let bytes: [UInt8]
  private let id: String?

  init(_ contents: PacketContents, _ log: inout PacketLog) throws {
    bytes = try contents.text(PacketContents.account) ?? []
    reading = NumbersReading(bytes)
    id = contents.stated("External-Identifier")
    if reading == nil, contents.has(PacketContents.account) { log.accountUnreadable() }
  }

  /// Compares it with the chain; `strangers` are numbers in the packet that the chain does not know.
  func check(_ stories: inout AuditIndex, strangers: [String], _ log: inout PacketLog) {
    guard let reading else { return }
    var strangers = Set(strangers)
    for number in reading.packed {
      if let story = stories.find(number), stories.list(story) { continue }
      if strangers.remove(number) == nil { log.accountDiffers(number) }
    }
    let unlisted = stories.laid().filter { !stories.isListed($0.place) }.map(\.number)
    for number in (unlisted + strangers).sorted() { log.accountDiffers(number) }
    if let id = stories.description?.id ?? id, reading.packet != id {
      log.accountFigure("packet", of: "", is: reading.packet, was: id)
    }
    let count = log.count
    checkVoids(stories, &log)
    if let description = stories.description {
      check(description, &log)
    } else {
      checkByChain(stories, &log)
    }
    if log.count == count, !reading.isWritten(as: bytes) { log.accountUnreadable() }
  }

  private func checkVoids(_ stories: AuditIndex, _ log: inout PacketLog) {
    for series in reading?.series ?? [] {
      let (issued, parts) = (series.issued, series.open + series.closed + series.void.count)
      if issued != parts { log.accountSum(series.series) }
      let void = Dictionary(series.void.map { ($0.number, $0) }) { first, _ in first }
      var told: Set<String> = []
      for known in stories.voids(form: series.form, series: series.series) {
        told.insert(known.number)
        let stated = void[known.number]
        // The form in its place may be one whose events the packet hides; the digest of the account covers it then.
        let successor = stories.replacements[known.number].replacedBy
        let isOther = stated?.replacedBy != successor && (successor != nil || !stories.hidesOthers)
        if stated?.reason != known.reason || stated?.at != known.at || isOther {
          log.accountDiffers(known.number)
        }
      }
      for number in void.keys.sorted() where !told.contains(number) {
        // Numbers of earlier events are not in this stretch of the chain.
        if let story = stories.find(number), stories.form(story) == series.form,
          stories.series(story) == series.series
        {
          log.accountDiffers(number)
        }
      }
    }
  }

  /// Compares it with the accounts that the register wrote into the chain.
  private func check(_ description: PacketDescription, _ log: inout PacketLog) {
    var stated = reading?.series ?? []
    for account in description.accounts {
      guard let place = stated.firstIndex(where: { $0.form == account.form && $0.series == account.series }) else {
        log.accountFigure("series", of: "", is: "—", was: account.series)
        continue
      }
      let series = stated.remove(at: place)
      for (name, found, known) in [
        ("first", series.first, account.first), ("last", series.last, account.last),
        ("issued", "\(series.issued)", "\(account.issued)"), ("open", "\(series.open)", "\(account.open)"),
        ("closed", "\(series.closed)", "\(account.closed)"), ("void", "\(series.void.count)", "\(account.void)"),
        ("missing", "\(series.missing.count)", "\(account.missing)"),
      ] where found != known { log.accountFigure(name, of: account.series, is: found, was: known) }
      if Digest(of: NumbersDocument.details(NumberAccount(series))).hex != account.sha256 {
        log.accountDetails(account.series)
      }
    }
    for series in stated { log.accountFigure("series", of: "", is: series.series, was: "—") }
  }

  /// Compares it with what the chain tells of each series. Where the chain begins later, what was before is not claimed.
  private func checkByChain(_ stories: AuditIndex, _ log: inout PacketLog) {
    var tallies: [[String]: SeriesTally] = [:]
    for (number, place) in stories.numbers where stories.isIssued(Int(place)) {
      let story = Int(place)
      tallies[[stories.form(story), stories.series(story)], default: SeriesTally()].add(number, story, stories)
    }
    let isWhole = stories.span.first == 1
    for series in reading?.series ?? [] {
      guard let tally = tallies[[series.form, series.series]] else {
        log.accountFigure("series", of: "", is: series.series, was: "—")
        continue
      }
      for difference in tally.differences(from: series, isWhole: isWhole) {
        log.accountFigure(difference.name, of: series.series, is: difference.found, was: difference.known)
      }
    }
  }
}

/// What a stretch of the chain tells of a series.
private struct SeriesTally {
  private var first = (serial: Int.max, number: "")
  private var last = (serial: 0, number: "")
  private var issued = 0
  private var open = 0
  private var closed = 0
  private var void = 0

  mutating func add(_ number: String, _ story: Int, _ stories: AuditIndex) {
    let serial = stories.serial(story)
    if serial < first.serial { first = (serial, number) }
    if serial > last.serial { last = (serial, number) }
    issued += 1
    if stories.isVoid(story) { void += 1 } else if stories.isClosed(story) { closed += 1 } else { open += 1 }
  }

  /// How an account differs from what the chain tells, which is all there is if it begins with the first event.
  func differences(
    from series: NumbersReading.Series, isWhole: Bool
  ) -> [(name: String, found: String, known: String)] {
    var list: [(String, String, String)] = []
    if series.last != last.number { list.append(("last", series.last, last.number)) }
    if series.first != first.number, isWhole || first.serial == 1 {
      list.append(("first", series.first, first.number))
    }
    for (name, found, known) in [
      ("issued", series.issued, issued), ("open", series.open, open), ("closed", series.closed, closed),
      ("void", series.void.count, void),
    ] where isWhole ? found != known : found < known { list.append((name, "\(found)", "\(known)")) }
    let missing = last.serial - series.issued
    // Registers name the first ten thousand.
    if series.missing.count != missing, missing < 10_000 {
      list.append(("missing", "\(series.missing.count)", "\(missing)"))
    }
    return list
  }
}

/// `data/numbers.json`, read back.
struct NumbersReading {
  struct Series: Decodable {
    struct Void: Decodable {
      let number: String
      let reason: String
      let at: String
      let replacedBy: String?

      private enum CodingKeys: String, CodingKey {
        case number, reason, at
        case replacedBy = "replaced_by"
      }
    }
    let form: String
    let title: String
    let series: String
    let first: String
    let last: String
    let issued: Int
    let open: Int
    let closed: Int
    let void: [Void]
    let missing: [String]
    let lost: [LostRange]?
  }
  private struct Document: Decodable {
    let packet: String
    let series: [Series]
  }

  let packet: String
  let packed: [String]
  let series: [Series]

  private static let key = Array("\"packed\":[".utf8)

  /// Reads it; `nil` if it is not as packets have it. The long list of numbers is read by hand: they are plain names.
  init?(_ bytes: [UInt8]) {
    guard let quote = bytes.firstIndex(of: UInt8(ascii: "[")),
      let close = bytes[quote...].firstIndex(of: UInt8(ascii: "]")),
      bytes[...quote].suffix(NumbersReading.key.count).elementsEqual(NumbersReading.key)
    else { return nil }
    var numbers: [String] = []
    for item in bytes[(quote + 1)..<close].split(separator: UInt8(ascii: ",")) {
      let name = item.dropFirst().dropLast()
      guard item.count > 2, item.first == UInt8(ascii: "\""), item.last == UInt8(ascii: "\""),
        !name.contains(UInt8(ascii: "\\")), !name.contains(UInt8(ascii: "\""))
      else { return nil }
      numbers.append(String(decoding: name, as: UTF8.self))
    }
    let rest = bytes[...quote] + bytes[close...]
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(rest)) else { return nil }
    let counts = document.series.flatMap { [$0.issued, $0.open, $0.closed] }
    guard counts.allSatisfy((0...Int(Int32.max)).contains) else { return nil }
    packet = document.packet
    packed = numbers
    series = document.series
  }

  /// The accounts as they are written.
  var accounts: [NumberAccount] { series.map(NumberAccount.init) }

  /// Whether packets write it in these very bytes: nothing more is said in it.
  func isWritten(as bytes: [UInt8]) -> Bool {
    let (start, end) = NumbersDocument.frame(packet: packet, accounts: accounts)
    guard bytes.starts(with: start), bytes.count >= start.count + end.count, bytes.suffix(end.count).elementsEqual(end)
    else { return false }
    var place = start.count
    for (index, number) in packed.enumerated() {
      let text = Array((index == 0 ? "\"" : ",\"").utf8) + Array(number.utf8) + [UInt8(ascii: "\"")]
      guard bytes[place...].starts(with: text) else { return false }
      place += text.count
    }
    return place == bytes.count - end.count
  }
}

extension NumberAccount {
  /// An account as it was read back.
  init(_ series: NumbersReading.Series) {
    self.init(
      form: series.form, title: series.title, series: series.series, first: series.first, last: series.last,
      issued: series.issued, open: series.open, closed: series.closed,
      void: series.void.map {
        Void(number: $0.number, reason: $0.reason, at: $0.at, replacedBy: $0.replacedBy)
      }, missing: series.missing, lost: series.lost ?? [])
  }
}
