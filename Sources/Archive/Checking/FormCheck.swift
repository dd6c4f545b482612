import Forms
import Records
import Storage
import Zipping

/// The forms of a packet against its audit chain: all that the chain explains, and nothing else.
struct FormCheck {
  private let contents: PacketContents
  private let schemas: PacketSchemas
  private let spool: () throws -> any ByteSpool
  private var stories: AuditIndex
  /// Who keeps the packet, by its chain where that tells it.
  private let keeper: String
  /// The schemas of the forms that lie in the packet.
  private var used: Set<String> = []
  /// Which copies of which schema lie in it: in packets without schemas they tell which are the keeper's.
  private var kept: Set<[String]> = []
  private var unknown: Set<String> = []
  private var transmittal: Digest?
  /// What is known of the lists and metadata of a packet with terms.
  private var archive: ArchiveCheck?
  /// How many forms there are.
  private(set) var formCount = 0

  init(
    _ contents: PacketContents, _ witness: ChainWitness, _ log: inout PacketLog,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    self.spool = spool
    self.contents = contents
    let schemas = try PacketSchemas(contents)
    self.schemas = schemas
    func read(_ keeper: String, isSupplement: Bool, _ log: inout PacketLog) throws -> AuditIndex {
      try AuditIndex(contents, keeper: keeper, witness, &log) { schema, copy in
        if isSupplement { return false }
        if keeper == KeeperName.all { return true }
        return schemas[schema].map { $0.copy(copy)?.keeper == keeper } ?? contents.copies.contains(copy)
      }
    }
    let stated = contents.stated("Keeper") ?? ""
    let isStatedSupplement = contents.stated(BagText.supplements) != nil
    stories = try read(stated, isSupplement: isStatedSupplement, &log)
    keeper = stories.description?.keeper ?? stated
    let isSupplement = stories.description.map { $0.supplement != nil } ?? isStatedSupplement
    if keeper != stated || isSupplement != isStatedSupplement {
      var told = log
      stories = try read(keeper, isSupplement: isSupplement, &told)
    }
    if contents.isArchive { archive = try ArchiveCheck(contents, schemas, stories, spool) }
  }

  /// The stretch of the chain.
  var span: AuditSpan { stories.span }

  /// The digests of the profiles under which the packet's forms were issued, and how many.
  var profiles: [(sha256: String, forms: Int)] { stories.profiles }

  /// What the chain tells of the packet.
  var description: PacketDescription? { stories.description }

  /// What was asked of the chain, answered.
  var witness: ChainWitness { stories.witness }

  /// The identity of the register that the packet comes from.
  var register: String? { stories.description?.register }

  /// Takes the next file.
  mutating func see(_ file: PacketContents.Digested, _ log: inout PacketLog) throws {
    let path = file.path
    if !file.hasTrueHeader { log.headerDiffers(path) }
    if path == PacketContents.transmittal { transmittal = file.digest }
    if archive?.takeList(file) ?? false { return }
    if PacketContents.lists.contains(path) { return }
    guard path.hasPrefix("data/") else {
      let isBesideArchive = archive != nil && path.hasPrefix(BagText.schemaFolder)
      if isBesideArchive || !TagFiles.isKnown(path) { log.unexplained(path) }
      return
    }
    guard let place = PayloadPlace(path), place.year == archive?.year else { return log.unexplained(path) }
    let number = String(place.number)
    guard let story = stories.find(number), stories.form(story) == place.form,
      keeper == KeeperName.all || stories.isClosed(story) || archive != nil && stories.isVoid(story)
    else {
      if unknown.insert("\(place.form)/\(number)").inserted {
        formCount += 1
        if span.last != nil { log.formUnknown("\(place.form)/\(number)") }
      }
      return
    }
    if stories.lay(story) {
      formCount += 1
      used.insert(stories.schema(story))
      if archive == nil, let void = stories.void(story) { log.formVoid(number, reason: void.reason) }
    }
    try archive?.take(file, at: place, story: story, stories, &log)
    if archive != nil, place.suffix == ".xml" {
      stories.layMetadata(story)
    } else if place.suffix == ".json" {
      stories.layData(story)
      if let digest = file.digest, digest != stories.data(story) { log.dataDiffers(path) }
    } else if let attachment = stories.takeAttachment(place.suffix, of: story) {
      if let digest = file.digest, digest != attachment.sha256 { log.copyDiffers(path) }
    } else if let copy = stories.takeCopy(place.suffix, of: story) {
      kept.insert([stories.schema(story), copy.kind.copy])
      if let digest = file.digest, digest != copy.digest { log.copyDiffers(path) }
    } else {
      explain(path, at: place, story: story, &log)
    }
  }

  /// Says of a copy that the chain does not explain whose it is, if that is known.
  private func explain(_ path: String, at place: PayloadPlace, story: Int, _ log: inout PacketLog) {
    let copy = CopyName.copy(suffix: place.suffix).flatMap { schemas[stories.schema(story)]?.copy($0) }
    if let copy, copy.keeper != keeper, keeper != KeeperName.all {
      log.foreignCopy(path, keeper: copy.keeper)
    } else {
      log.unexplained(path)
    }
  }

  /// Says what is missing, and compares the lists with what the chain and the records tell.
  mutating func finish(_ log: inout PacketLog) throws {
    for path in PacketContents.lists where !contents.has(path) { log.listMissing(path) }
    if span.last == nil { return }
    try archive?.finishForms(stories, &log)
    checkFiles(&log)
    checkMembers(&log)
    checkSchemas(&log)
    let numbers = try NumbersCheck(contents, &log)
    numbers.check(&stories, strangers: unknown.map { String($0.drop { $0 != "/" }.dropFirst()) }, &log)
    let records = PacketRecords(contents, schemas, stories, keeper: keeper, numbers.reading)
    for stated in numbers.reading?.accounts ?? [] {
      let known = records.accounts.first { $0.form == stated.form && $0.series == stated.series }
      if let known, known.title != stated.title {
        log.accountFigure("title", of: stated.series, is: stated.title, was: known.title)
      }
    }
    if var archive {
      try archive.finish(records, stories, &log)
    } else {
      try records.checkInfo(&log)
    }
    if archive == nil, contents.has(PacketContents.transmittal) {
      try TransmittalCheck(contents, records, stories).check(transmittal, &log, spool)
    }
  }

  /// The data and the copies that the chain tells of.
  private func checkFiles(_ log: inout PacketLog) {
    var missing: [(path: String, isData: Bool)] = []
    for (number, place) in stories.numbers where stories.isLaid(Int(place)) {
      let story = Int(place)
      let folder = folder(of: stories.form(story)) + "\(number)/\(number)"
      for (attachment, isFound) in stories.attachments(story) where !isFound {
        missing.append((folder + attachment.suffix, false))
      }
      if archive != nil, !stories.hasMetadata(story) { log.metadataMissing("\(folder).xml") }
      if !stories.hasData(story) { missing.append(("\(folder).json", true)) }
      let schema = stories.schema(story)
      for (kind, isFound, _) in stories.copies(story) where !isFound {
        // Without its schema, a form's copies are the keeper's if one of their kind lies in the packet.
        let isKept = keeper == KeeperName.all || schemas[schema] != nil || kept.contains([schema, kind.copy])
        if isKept { missing.append((folder + kind.suffix, false)) }
      }
    }
    for file in missing.sorted(by: { BagName.precedes($0.path, $1.path) }) {
      if file.isData { log.dataMissing(file.path) } else { log.copyMissing(file.path) }
    }
  }

  /// The folder of the forms of a kind.
  private func folder(of form: String) -> String {
    archive.map { "\(ArchivePath.records)\($0.year)/\(form)/" } ?? "data/\(form)/"
  }

  /// The forms that the chain says are in the packet.
  private func checkMembers(_ log: inout PacketLog) {
    guard let description = stories.description else {
      if PacketFormat(contents, schemas, stories) != .first { log.notDescribed() }
      for missing in missingForms(period: contents.stated("Period") ?? "", form: nil) { log.formMissing(missing) }
      return
    }
    if description.id != contents.stated("External-Identifier") ?? description.id { log.otherPacket(description.id) }
    let laid = stories.laid()
    var digest = RunningDigest()
    for form in laid { digest.update(Array("\(form.number)\n".utf8)) }
    if laid.count == description.forms, digest.digest.hex == description.members { return }
    let missing = missingForms(period: description.period, form: description.form)
    if laid.count + missing.count == description.forms {
      for form in missing { log.formMissing(form) }
    } else if stories.hidesOthers, !missing.isEmpty {
      for form in missing { log.formMissing(form) }
    } else {
      log.formsDiffer(stated: description.forms, found: laid.count)
    }
  }

  /// The forms of which the chain tells that they belong into the packet, and of which no file lies in it.
  ///
  /// Certain it is only where no other packet for the keeper was made since they were closed.
  private func missingForms(period: String, form: String?) -> [String] {
    let forms = Set(used.isEmpty ? [] : stories.laid().map { stories.form($0.place) })
    let isList = keeper == KeeperName.all
    return stories.numbers.compactMap { number, place -> String? in
      let story = Int(place)
      if stories.hidesOthers { return stories.isLaid(story) ? nil : "\(stories.form(story))/\(number)" }
      guard !stories.isLaid(story), stories.isIssued(story), !stories.isVoid(story),
        form.map({ $0 == stories.form(story) }) ?? true
      else { return nil }
      if isList { return stories.description == nil ? nil : "\(stories.form(story))/\(number)" }
      guard let day = stories.closedOn(story), ClosingPeriod(period).contains(day), !stories.mayBePacked(story),
        stories.description != nil || forms.contains(stories.form(story)),
        stories.copies(story).contains(where: { kind, _, _ in
          let schema = stories.schema(story)
          return schemas[schema] != nil || kept.contains([schema, kind.copy])
        })
      else { return nil }
      return "\(stories.form(story))/\(number)"
    }.sorted(by: BagName.precedes)
  }

  private func checkSchemas(_ log: inout PacketLog) {
    // In a packet with terms they are among the lists.
    if archive != nil { return }
    guard PacketFormat(contents, schemas, stories) != .first else { return }
    var missing = used
    for path in contents.tagFiles.sorted(by: BagName.precedes) where path.hasPrefix(BagText.schemaFolder) {
      let name = String(path.dropFirst(BagText.schemaFolder.count).dropLast(5))
      if missing.remove(name) == nil {
        log.unexplained(path)
      } else if schemas[name] == nil {
        log.schemaDiffers(path)
      }
    }
    for name in missing.sorted() { log.schemaMissing(BagText.schemaPath(name)) }
  }
}
