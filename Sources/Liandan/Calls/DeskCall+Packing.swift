import Archive
import Expressions
public import Findings
import Forms
import Foundation
import Records
import Register
import Signing
public import Storage

/// A packet for its keeper (walk, hop 7).
public struct PackedArchive: Sendable {
  /// The packet's id.
  public let id: String
  /// Its keeper, as people read it.
  public let keeperName: LocalizedText
  /// Its keeper, as it is recorded.
  public var keeper: String { keeperName.zhHans }
  /// The file's path.
  public let file: String
  /// The path of the folder with the same files, if one was wanted.
  public let folder: String?
  /// The number of its forms.
  public let formCount: Int
  /// SHA-256 of the file.
  public let sha256: Digest
  /// The file's size.
  public let bytes: Int
  /// Whether this call made it; otherwise it was made before.
  public let isNew: Bool
  /// The packet that holds its forms, of a packet of what was attached to them since.
  public let supplements: String?

  /// The packet as one JSON object.
  public var json: JSONValue {
    .object(
      [
        ("packet", .string(id)), ("keeper", .string(keeper)), ("file", .string(file)),
        ("folder", folder.map { .string($0) } ?? .null),
        ("forms", .number("\(formCount)")),
        ("sha256", .string(sha256.hex)), ("bytes", .number("\(bytes)")), ("new", .boolean(isNew)),
      ] + (supplements.map { [("supplements", .string($0))] } ?? []))
  }
}

extension PackedArchive {
  init(
    _ packet: Packet, keeper: LocalizedText, isNew: Bool, folder: String? = nil, supplements: String? = nil
  ) {
    self.init(
      id: packet.id, keeperName: keeper, file: packet.path, folder: folder, formCount: packet.formCount,
      sha256: packet.sha256,
      bytes: packet.bytes, isNew: isNew, supplements: supplements)
  }
}

extension DeskCall {
  /// Packs closed forms (see ``IssueDesk/pack(to:period:form:outDirectory:asFolders:)``).
  func pack(
    to keeper: String, period: String?, form: String?, outDirectory: String?, asFolders: Bool = false
  ) throws -> [PackedArchive] {
    let request = try packetRequest(keeper, period, form)
    let copies = try library.heads().flatMap(\.copies)
    let name = copies.first { $0.keeper == request.keeper }?.keeperName ?? LocalizedText(request.keeper)
    return try withRecords { records in
      let directory = outDirectory ?? "\(registerDirectory)/packets"
      try printFixedCopies(request, records)
      return try records.register.packetPlans(request, by: mark).map { plan in
        let packet =
          try plan.packed.map { try self.packet(plan, packed: $0, for: request, records: records, in: directory) }
          ?? newPacket(plan, for: request, records: records, in: directory)
        let folder = try asFolders ? PacketFolder.write(packet, store: world.store) : nil
        return PackedArchive(
          packet, keeper: name, isNew: plan.packed == nil, folder: folder, supplements: plan.supplement?.packet)
      }
    }
  }

  /// The packets that hold forms of a request (see ``IssueDesk/packets(for:period:form:)``).
  func packets(for keeper: String, period: String?, form: String?) throws -> [(id: String, formCount: Int)] {
    let request = try packetRequest(keeper, period, form)
    return try withRecords { try $0.register.packets(holding: request).map { ($0.id, $0.count) } }
  }

  func packetRequest(_ keeper: String, _ period: String?, _ form: String?) throws -> PacketRequest {
    let period = try IssueDesk.period(period)
    let form = try form.map { try library.schema($0).id }
    let heads = try library.heads()
    let (name, slug) = try DeskCall.keeper(keeper, among: heads.flatMap(\.copies))
    let forms = Set(heads.filter { $0.copies.contains { $0.keeper == name } }.map(\.id))
    return PacketRequest(
      keeper: name, slug: slug, period: period, form: form, forms: forms, organization: library.profile.name,
      rules: try library.archiveRules(), fonds: library.profile.archive.fonds)
  }

  /// The books of a keeper that have lines in a period (see ``IssueDesk/ledgers(keptBy:period:)``).
  func ledgers(keptBy keeper: String, period: String?) throws -> [FormSchema] {
    let period = try IssueDesk.period(period)
    let heads = try library.heads()
    let name = (try? DeskCall.keeper(keeper, among: heads.flatMap(\.copies)).name) ?? keeper
    let kept = heads.filter { $0.kind == .ledger && $0.keeper?.zhHans == name }
    let schemas = kept.compactMap { try? library.schema($0.id) }
    return try withReading { records in
      try schemas.filter { schema in
        var lines = try records.register.records(RecordQuery(LedgerQuery(form: schema.id, period: period), limit: 1))
        return try lines.next() != nil
      }
    }
  }

  /// Makes a packet for the first time. It is recorded when it is whole, and before it gets its name: a run that dies in
  /// between finds it on record and makes the same one.
  private func newPacket(
    _ plan: PacketPlan, for request: PacketRequest, records: RecordReader, in directory: String
  ) throws -> Packet {
    let path = PacketBuilder.path(of: plan.id, in: directory)
    if PacketTarget.isTaken(path) { throw PacketProblem.taken(path) }
    let key = try desk.key?.key()
    let plan = try records.register.prepare(plan, for: request, signedBy: key?.publicKey, by: mark)
    let builder = try PacketBuilder(
      plan.id, in: directory, archive: try records.arrangement(of: plan), store: world.store)
    let packet = try fill(builder, with: plan, for: request, records: records) { try key?.sign($0) }
    try records.register.markPacked(
      plan, for: request, sha256: packet.sha256, bytes: packet.bytes, signature: packet.signature, by: mark)
    try builder.commit()
    return packet
  }

  /// The packet that is on record: it lies there already, or it is made again, byte for byte, or not at all.
  func packet(
    _ plan: PacketPlan, packed: PacketPlan.Packed, for request: PacketRequest, records: RecordReader,
    in directory: String
  ) throws -> Packet {
    let builder = try PacketBuilder(
      plan.id, in: directory, archive: try records.arrangement(of: plan), store: world.store)
    if PacketTarget.isTaken(builder.path) {
      guard PacketTarget.holds(packed, at: builder.path) else { throw PacketProblem.altered(builder.path) }
      return Packet(
        id: plan.id, path: builder.path, sha256: packed.sha256, bytes: packed.bytes, formCount: plan.formCount)
    }
    let signature = try records.register.signature(of: plan)
    let packet = try fill(builder, with: plan, for: request, records: records) { _ in signature }
    guard packet.sha256 == packed.sha256 else { throw PacketProblem.unlike(plan.id) }
    try builder.commit()
    return packet
  }

  /// Writes a packet, one form after the other: it takes no more memory for a million of them.
  private func fill(
    _ builder: PacketBuilder, with plan: PacketPlan, for request: PacketRequest, records: RecordReader,
    sign: ([UInt8]) throws -> KeySignature?
  ) throws -> Packet {
    var titles: [String: String] = [:]
    try records.register.forms(of: plan, for: request) { closed in
      let record = closed.record
      let schema = try records.register.schema(of: record)
      if titles[record.form] == nil { titles[record.form] = schema.title.zhHans }
      let kept = closed.copies.filter { plan.supplement == nil && schema.copy($0.name.copy)?.keeper == plan.keeper }
      let copies = try schema.inOrder(kept, of: plan, \.name).map { copy in
        PacketFile(copy, in: schema, bytes: try records.bytes(of: copy), isArchived: plan.terms != nil)
      }
      let facts =
        plan.terms == nil
        ? nil
        : PacketFacts(
          schema: schema, values: try records.register.values(record),
          profile: PacketSchema(sha256: record.profile, text: schema.profile.text), events: closed.events)
      let closedOn = record.state == .void ? record.voided : record.closed
      try builder.add(
        PacketForm(
          form: record.form, title: schema.title.zhHans, number: record.number,
          closedOn: closedOn?.at.date.iso ?? record.issuedOn.iso, retentionYears: schema.retention.years,
          archiveClass: schema.retention.archiveClass,
          schema: PacketSchema(sha256: record.schema, text: schema.text), data: Array(record.data.utf8),
          copies: copies, facts: facts,
          attachments: try facts.map {
            try records.attachments(of: record.number, $0.events, after: plan.supplement?.after ?? 0)
          } ?? []))
      return true
    }
    return try builder.seal(plan, in: records.register, titles: titles, sign: sign)
  }

  /// The department meant, and its ASCII name: the id of a copy that it keeps.
  static func keeper(_ wanted: String, among copies: [CopyDefinition]) throws -> (name: String, slug: String) {
    let named = DeskCall.keepers(of: copies.filter { $0.keeperName.wordings.contains(wanted) })
    let exact = named.first { $0.zhHans == wanted }
    if exact == nil, named.count > 1 {
      throw DeskError(
        "“\(wanted)”可以是 \(list(named, .zhHans))，请写其中一个", hant: "「\(wanted)」可以是 \(list(named, .zhHans))，請寫其中一個",
        en: "“\(wanted)” may be \(named.map(\.zhHans).joined(separator: ", ")): name one of them", kind: .usage)
    }
    let keeper =
      exact?.zhHans ?? named.first?.zhHans ?? copies.first { $0.id == wanted.lowercased() }?.keeper
      ?? copies.first { $0.label.wordings.contains(wanted) }?.keeper
    if let keeper, let slug = copies.first(where: { $0.keeper == keeper })?.id { return (keeper, slug) }
    let all = DeskCall.keepers(of: copies)
    throw DeskError(
      "没有哪一联由“\(wanted)”保管。可选：\(list(all, .zhHans))", hant: "沒有哪一聯由「\(wanted)」保管。可選：\(list(all, .zhHant))",
      en: "no copy is kept by “\(wanted)”. There are: \(list(all, .en))", kind: .usage)
  }

  /// Who keeps copies, each once.
  private static func keepers(of copies: [CopyDefinition]) -> [LocalizedText] {
    var keepers: [LocalizedText] = []
    for copy in copies where !keepers.contains(where: { $0.zhHans == copy.keeper }) { keepers.append(copy.keeperName) }
    return keepers
  }

  private static func list(_ keepers: [LocalizedText], _ language: Language) -> String {
    var names: [String] = []
    for keeper in keepers.map({ $0.text(in: language) }) where !names.contains(keeper) { names.append(keeper) }
    return names.joined(separator: language == .en ? ", " : "、")
  }
}

extension FormSchema {
  /// The copies of a form in the order in which the packet lists them: that of the schema, and of the formats' names.
  /// Packets of version 1.0.0 list them as they were printed.
  func inOrder<Copy>(_ copies: [Copy], of plan: PacketPlan?, _ name: (Copy) -> CopyName) -> [Copy] {
    if let plan, plan.register == nil { return copies }
    func key(_ copy: Copy) -> (Int, String) {
      let name = name(copy)
      return (self.copies.firstIndex { $0.id == name.copy } ?? 0, name.format)
    }
    return copies.sorted { key($0) < key($1) }
  }
}

extension PacketFile {
  /// A copy with its content, under the label that it has in its schema.
  ///
  /// - Parameter isArchived: Whether its pages are told of, as in packets with terms.
  init(_ copy: StoredCopy, in schema: FormSchema, bytes: [UInt8], isArchived: Bool = false) {
    let id = copy.name.copy
    self.init(
      name: copy.name.fileName, label: schema.copy(id)?.label.zhHans ?? id, pages: isArchived ? copy.pages : nil,
      bytes: bytes, sha256: copy.sha256)
  }
}

extension PacketBuilder {
  /// Adds what stands at the end of a packet: the audit chain, the lists, what it says about itself.
  func seal(
    _ plan: PacketPlan, in register: FormRegister, titles: [String: String], sign: ([UInt8]) throws -> KeySignature?
  ) throws -> Packet {
    try register.events(plan.firstEvent...plan.lastEvent) { try add($0, isLast: $0.seq == plan.lastEvent) }
    return try seal(
      PacketHead(plan), accounts: plan.accounts.map { NumberAccount($0, title: titles[$0.form] ?? $0.form) }, sign: sign
    )
  }
}

extension PacketHead {
  /// What a packet says about itself.
  init(_ plan: PacketPlan) {
    self.init(
      id: plan.id, register: plan.register, organization: plan.organization, keeper: plan.keeper, period: plan.period,
      madeOn: plan.made.at.date.iso, madeBy: plan.made.operatorName, supplements: plan.supplement?.packet)
  }
}

extension RecordReader {
  /// The files that events attach to a form after one of them, as a packet holds them.
  func attachments(of number: String, _ events: [AuditEvent], after event: Int) throws -> [PacketFile] {
    try ArchivedAttachment.all(of: events).filter { $0.event > event }.map { attachment in
      let path = "\(register.directory)/\(AttachedFile.path(of: attachment.sha256.hex))"
      guard let bytes = try store.bytes(of: path, upTo: Int(Int32.max)), Digest(of: bytes) == attachment.sha256 else {
        throw RecordProblem.copy(path)
      }
      return PacketFile(name: number + attachment.suffix, label: nil, bytes: bytes, sha256: attachment.sha256)
    }
  }

  /// How a packet is arranged: by the rules that were kept when it was decided.
  ///
  /// - Throws: a `FindingList`, if these are no rules of this version of the program.
  func arrangement(of plan: PacketPlan) throws -> PacketBuilder.Archive? {
    guard let terms = plan.terms else { return nil }
    let text = String(decoding: try register.asset(terms.rules), as: UTF8.self)
    let (rules, findings) = ArchiveRules.load(yaml: text, file: ArchiveRules.fileName)
    guard let rules else { throw FindingList(findings) }
    return PacketBuilder.Archive(terms, rules, PacketHead(plan), plan.supplement)
  }
}

extension NumberAccount {
  /// The register's account of a series, with the form's title as it was printed.
  fileprivate init(_ account: SeriesAccount, title: String) {
    self.init(
      form: account.form, title: title, series: account.period, first: account.firstNumber, last: account.lastNumber,
      issued: account.issued, open: account.open, closed: account.closed,
      void: account.void.map {
        .init(number: $0.number, reason: $0.reason, at: $0.at, replacedBy: $0.replacedBy)
      }, missing: account.missing, lost: account.lost)
  }
}

/// What can be wrong with what a register holds.
enum RecordProblem {
  static func copy(_ path: String) -> DeskError {
    DeskError(
      "登记的联次文件不见了或被改动：\(path)。若被改动，请移走它，再运行同一命令，会按登记的内容重新生成",
      hant: "登記的聯次檔案不見了或被改動：\(path)。若被改動，請移走它，再執行同一命令，會按登記的內容重新產生",
      en:
        "a registered copy is missing or altered: \(path). If it was altered, move it away and run the same command again: "
        + "it is made again as it was recorded")
  }

  static func unlike(_ path: String, fonts: [LocalizedText]) -> DeskError {
    let why = unlikeness(fonts)
    return DeskError(
      "登记的联次文件不见了：\(path)，重新生成的内容与登记的摘要不符（\(why.zhHans)），没有写。请从备份恢复这个文件",
      hant: "登記的聯次檔案不見了：\(path)，重新產生的內容與登記的摘要不符（\(why.text(in: .zhHant))），沒有寫。請從備份恢復這個檔案",
      en:
        "a registered copy is gone: \(path). Made again, it differs from its digest on record (\(why.text(in: .en))), and "
        + "was not written. Restore the file from a backup")
  }

  /// Why a copy that is made again comes out otherwise.
  static func unlikeness(_ fonts: [LocalizedText]) -> LocalizedText {
    if fonts.isEmpty {
      return LocalizedText(
        "程序版本不同，或台账被改动过", hant: "程式版本不同，或台帳被改動過", en: "another version of the program, or an altered register")
    }
    func list(_ language: Language, _ separator: String) -> String {
      fonts.map { $0.text(in: language) }.joined(separator: separator)
    }
    return LocalizedText(
      "字体换了版本：\(list(.zhHans, "；"))。装回原来的字体就能重新生成",
      hant: "字型換了版本：\(list(.zhHant, "；"))。裝回原來的字型就能重新產生",
      en: "the fonts are of other versions: \(list(.en, "; ")). With the former ones it can be made again")
  }
}

extension RecordReader {
  /// The bytes of a filed copy, as they were filed: nothing else is ever packed. One whose file is gone is made again.
  func bytes(of copy: StoredCopy) throws -> [UInt8] {
    let path = "\(register.directory)/\(copy.path)"
    var found = try store.bytes(of: path, upTo: copy.bytes)
    if found == nil {
      try restoreMissing(of: copy.name.number)
      found = try store.bytes(of: path, upTo: copy.bytes)
    }
    guard let found, Digest(of: found) == copy.sha256 else { throw RecordProblem.copy(path) }
    return found
  }
}
