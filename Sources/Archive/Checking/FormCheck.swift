import Foundation

/// The forms of a packet against its audit chain and its account of numbers.
struct FormCheck {
  private let contents: PacketContents
  private var stories: ChainStories
  /// Whether the packet says that it holds open forms too, as that of a list may.
  private let holdsOpen: Bool
  private var unknown: Set<String> = []
  /// How many forms there are.
  private(set) var formCount = 0

  init(_ contents: PacketContents, _ log: inout PacketLog) throws {
    self.contents = contents
    stories = try ChainStories(contents, &log)
    holdsOpen = contents.info[BagText.openForms] != nil
  }

  /// Takes the next file; those that belong to no form are none of its business.
  mutating func see(_ path: String, _ digest: FileDigest?, _ log: inout PacketLog) {
    guard let place = PayloadPlace(path) else { return }
    let number = String(place.number)
    guard let story = stories.find(number), stories.isIssued(story, as: place.form),
      holdsOpen || stories.isClosed(story)
    else {
      if unknown.insert("\(place.form)/\(number)").inserted {
        formCount += 1
        log.formUnknown("\(place.form)/\(number)")
      }
      return
    }
    if stories.lay(story) {
      formCount += 1
      if let reason = stories.voidReason(story) { log.formVoid(number, reason) }
    }
    if place.suffix == ".json" {
      stories.layData(story)
      if let digest, digest != stories.data(story) { log.dataDiffers(path) }
    } else if let digest, digest != stories.copy(place.suffix, of: story) {
      log.copyDiffers(path)
    }
  }

  /// Says what is missing, and checks the account of numbers.
  mutating func finish(_ log: inout PacketLog) throws {
    for (number, form) in stories.withoutData() { log.dataMissing("data/\(form)/\(number)/\(number).json") }
    if contents.isTooLarge(PacketContents.account) { log.accountUnreadable() }
    guard let bytes = try contents.text(PacketContents.account) else { return }
    guard let account = NumbersReading(bytes) else { return log.accountUnreadable() }
    var strangers = Set(unknown.map { String($0.drop { $0 != "/" }.dropFirst()) })
    for number in account.packed {
      if let story = stories.find(number), stories.list(story) { continue }
      if strangers.remove(number) == nil { log.accountDiffers(number) }
    }
    for number in (stories.laidButUnlisted() + strangers).sorted() { log.accountDiffers(number) }
    for series in account.series { check(series, &log) }
  }

  private func check(_ series: NumbersReading.Series, _ log: inout PacketLog) {
    let void = Dictionary(series.void.map { ($0.number, $0.reason) }) { first, _ in first }
    if series.issued != series.open + series.closed + void.count { log.accountSum(series.series) }
    var told: Set<String> = []
    for (number, reason) in stories.voids(form: series.form, series: series.series) {
      told.insert(number)
      if void[number] != reason { log.accountDiffers(number) }
    }
    for number in void.keys.sorted() where !told.contains(number) {
      // Numbers of earlier events are not in this stretch of the chain.
      if let story = stories.find(number), stories.isIssued(story, as: series.form, series.series) {
        log.accountDiffers(number)
      }
    }
  }
}

/// `data/numbers.json`, read back.
struct NumbersReading {
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
  private struct Document: Decodable { let series: [Series] }

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
    packed = numbers
    series = document.series
  }
}
