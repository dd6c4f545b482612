import Findings
import Forms
import Records

/// What the records in a packet give: its forms in their order with titles, days and terms, and from them what the packet
/// says of itself.
///
/// Packets of version 1.0.0 do not hold everything that their lists were made from. What they alone know is taken from
/// them as it stands, and only the rest is compared.
struct PacketRecords {
  /// A form that lies in the packet.
  struct Form {
    let number: String
    let story: Int
    let title: String
  }

  /// What is known of the packet.
  let head: PacketHead
  /// The accounts of the series, with their titles.
  let accounts: [NumberAccount]
  private let contents: PacketContents
  private let schemas: PacketSchemas
  private let stories: AuditIndex
  /// The forms in the order of the packet.
  private let order: [(number: String, place: Int)]
  private var titles: [String: String] = [:]

  init(
    _ contents: PacketContents, _ schemas: PacketSchemas, _ stories: AuditIndex, keeper: String,
    _ numbers: NumbersReading?
  ) {
    self.contents = contents
    self.schemas = schemas
    self.stories = stories
    order = PacketRecords.order(stories, keeper: keeper, numbers)
    for series in numbers?.series ?? [] { titles[series.form] = series.title }
    let description = stories.description
    if description != nil { titles = [:] }
    for form in order where titles[stories.form(form.place)] == nil {
      titles[stories.form(form.place)] = schemas[stories.schema(form.place)]?.title.zhHans
    }
    func stated(_ label: String) -> String { contents.stated(label) ?? "" }
    head = PacketHead(
      id: description?.id ?? contents.stated("External-Identifier") ?? contents.top, register: description?.register,
      organization: description?.organization ?? stated("Source-Organization"), keeper: keeper,
      period: description?.period ?? stated("Period"), madeOn: description?.madeOn ?? stated("Bagging-Date"),
      madeBy: description?.madeBy ?? stated("Contact-Name"), supplements: description?.supplement?.packet)
    let known = titles
    accounts = PacketRecords.accounts(numbers?.accounts ?? [], description).map { account in
      var account = account
      account.title = known[account.form] ?? account.form
      return account
    }
  }

  /// The accounts with the figures that the chain tells of them, where it does.
  private static func accounts(_ stated: [NumberAccount], _ description: PacketDescription?) -> [NumberAccount] {
    guard let description else { return stated }
    return description.accounts.map { account in
      let known = stated.first { $0.form == account.form && $0.series == account.series }
      return NumberAccount(
        form: account.form, title: "", series: account.series, first: account.first, last: account.last,
        issued: account.issued, open: account.open, closed: account.closed, void: known?.void ?? [],
        missing: known?.missing ?? [], lost: known?.lost ?? [])
    }
  }

  /// The forms in the order of the packet: by form and number, or as the list had them from which they come.
  private static func order(
    _ stories: AuditIndex, keeper: String, _ numbers: NumbersReading?
  ) -> [(number: String, place: Int)] {
    let laid = stories.laid()
    guard keeper == KeeperName.all, let numbers else { return laid }
    var seen: Set<Int> = []
    let listed = numbers.packed.compactMap { number in
      stories.find(number).flatMap { stories.isLaid($0) && seen.insert($0).inserted ? (number, $0) : nil }
    }
    return listed + laid.filter { !seen.contains($0.place) }
  }

  /// The forms in the order of the packet.
  var forms: some Sequence<Form> {
    order.lazy.map { form in
      Form(
        number: form.number, story: form.place,
        title: schemas[stories.schema(form.place)]?.title.zhHans ?? titles[stories.form(form.place)] ?? "")
    }
  }

  /// The labels of a form's copies in the order in which they are listed; `nil` stands for one that nothing tells.
  func copies(of story: Int) -> [(kind: AuditIndex.CopyKind, label: String?)] {
    let kinds = stories.copies(story).map(\.kind)
    guard let schema = schemas[stories.schema(story)] else { return kinds.map { ($0, nil) } }
    var places: [String: Int] = [:]
    for (place, copy) in schema.copies.enumerated() { places[copy.id] = place }
    func precedes(_ one: AuditIndex.CopyKind, _ other: AuditIndex.CopyKind) -> Bool {
      (places[one.copy] ?? 0, one.format) < (places[other.copy] ?? 0, other.format)
    }
    return kinds.sorted(by: precedes).map { ($0, schema.copy($0.copy)?.label.zhHans ?? $0.copy) }
  }

  /// Compares bag-info.txt with what the records give; of a packet with terms, with its void forms and codes too.
  func checkInfo(
    _ log: inout PacketLog, archive: (terms: ArchiveTerms, voids: Int, codes: (first: String, last: String)?)? = nil
  ) throws {
    guard contents.has("bag-info.txt") else { return }
    var (count, open) = (0, 0)
    var retention = RetentionLines()
    var years: [String: Int] = [:]
    for form in forms {
      count += 1
      let voidOn = archive == nil ? nil : stories.void(form.story).map { String($0.at.prefix(10)) }
      let closedOn = voidOn ?? stories.closedOn(form.story)
      if closedOn == nil { open += 1 }
      let id = stories.form(form.story)
      let year = closedOn.map { Int($0.prefix(4)) ?? 0 } ?? .max
      years[id] = max(years[id] ?? 0, year)
      if let schema = schemas[stories.schema(form.story)] {
        retention.add(
          id, title: form.title, archiveClass: schema.retention.archiveClass, years: schema.retention.years,
          closedOn: closedOn)
      }
    }
    let kept = stories.description == nil ? statedRetention(years) : retention.sorted
    let text = BagText.info(
      head, octets: contents.octets, files: contents.files, forms: (count, open), retention: kept, chain: stories.span,
      archive: archive, hidesOthers: stories.description?.hidesOthers ?? false)
    compare(BagReading.info(Array(text.utf8)), &log)
  }

  /// The terms that a packet without schemas states, each with the year that follows from the days of closing.
  private func statedRetention(_ years: [String: Int]) -> [RetentionLine] {
    let lines = contents.info.filter { $0.label == "Retention" }.compactMap { RetentionLine(read: $0.value) }
    return lines.map { line in
      var line = line
      // Where a form has several terms, it is not known which records have which.
      if lines.count(where: { $0.form == line.form }) == 1 {
        line.closingYear = years[line.form].flatMap { $0 == .max ? nil : $0 }
      }
      return line
    }
  }

  /// What other checks compare, each in words of its own.
  private static let comparedElsewhere: Set<String> = ["Payload-Oxum", "Audit-Chain-Head"]

  private func compare(_ expected: [InfoLine], _ log: inout PacketLog) {
    var stated = contents.info.filter { !PacketRecords.comparedElsewhere.contains($0.label) }
    var missing: [InfoLine] = []
    for line in expected where !PacketRecords.comparedElsewhere.contains(line.label) {
      if let place = stated.firstIndex(of: line) { stated.remove(at: place) } else { missing.append(line) }
    }
    for line in missing {
      let place = stated.firstIndex { $0.label == line.label }
      log.infoDiffers(line.label, is: place.map { stated.remove(at: $0).value }, was: line.value)
    }
    for line in stated { log.infoDiffers(line.label, is: line.value, was: nil) }
  }
}

extension RetentionLine {
  /// Terms in years that can be: more than a form may have, and few enough to reckon with.
  private static let terms = 1...9_999

  /// Reads a line back; `nil` if it is none that packets write.
  init?(read text: String) {
    let parts = text.split(separator: "; ", omittingEmptySubsequences: false)
    guard parts.count >= 3, let blank = parts[0].firstIndex(of: " ") else { return nil }
    let term = parts[parts.count - 1]
    let years = term == "permanent" ? nil : Int(term.prefix { $0 != " " })
    if term != "permanent" { guard let years, RetentionLine.terms.contains(years) else { return nil } }
    let form = String(parts[0][..<blank])
    let title = (parts[0][parts[0].index(after: blank)...] + parts[1..<(parts.count - 2)].map { "; \($0)" }.joined())
    var until: Int?
    if let years, let day = term.split(separator: "until ").last, let last = Int(day.prefix(4)), term.contains("until ")
    {
      until = last - years
    }
    self.init(
      form: form, title: String(title), archiveClass: String(parts[parts.count - 2]), years: years,
      closingYear: until)
  }
}
