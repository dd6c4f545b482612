import Archive
import Expressions
import Findings
import Forms
import Foundation
import Intake
import Records
import Register
import Signing
import Storage

/// All copies of all forms of a list in one packet (`--packet`).
///
/// The packet is recorded when it is whole, and before it gets its name: a run that dies in between finds it on record and
/// makes the same one. The same list run again gives the same bytes, whatever was issued since.
struct ListPacket: CopySink {
  /// Whose copies it holds: those of all.
  private static let keeper = LocalizedText(KeeperName.all, hant: "各聯", en: "all copies")

  /// What there is to do.
  private enum Work {
    /// It is made for the first time.
    case new(PacketBuilder)
    /// It is on record, and is made again.
    case again(PacketBuilder, PacketPlan)
    /// It lies there already.
    case nothing(PacketPlan)
  }
  private struct Task {
    let records: RecordReader
    let work: Work
    var register: FormRegister { records.register }
  }

  private let path: String
  private let id: String
  private let directory: String
  private let organization: String
  private let mark: () -> AuditStamp
  private let store: any FileStore
  /// By which it is signed, if it is made for the first time.
  private let key: SigningKey?
  /// What is told of a packet that is not signed.
  private let unsigned: LocalizedText?
  private var task: Task?
  private var titles: [String: String] = [:]
  /// The records that rows of the list got in earlier lists.
  private var earlier: [Int64] = []
  private var leftOut = LeftOutForms()
  private var last: (schema: FormSchema, text: PacketSchema)?
  /// A packet of more forms takes a while to be sealed.
  private static let longList = 10_000

  /// The packet of a list that `call` issues.
  init(_ path: String, _ call: DeskCall) throws {
    let name = (path as NSString).lastPathComponent
    id = String(name.dropLast(4))
    guard name.hasSuffix(".zip"), !path.hasSuffix("/"), PacketBuilder.isID(id) else { throw PacketProblem.name(path) }
    self.path = path
    organization = call.library.profile.name
    mark = { call.mark }
    store = call.world.store
    // A passphrase that is wrong must not come to light after the numbers were taken.
    key = try call.desk.key?.key()
    unsigned = call.desk.key?.unsignedNotice
    let folder = (path as NSString).deletingLastPathComponent
    directory = folder.isEmpty ? "." : folder
    try OutputFolder.refuse(unwritable: directory, option: "--packet")
    // No register is made only to find that it knows nothing of the file.
    if !call.hasRegister, PacketTarget.isTaken(path) { throw PacketProblem.exists(path) }
  }

  mutating func open(_ records: RecordReader, list: Int?) throws {
    task = Task(records: records, work: try work(records.register, list: list))
  }

  private func work(_ register: FormRegister, list: Int?) throws -> Work {
    guard let plan = try register.packet(id) else {
      if PacketTarget.isTaken(path) { throw PacketProblem.exists(path) }
      return .new(try builder(hidesOthers: true))
    }
    guard let batch = plan.batch, batch == list else { throw PacketProblem.idTaken(id) }
    if !PacketTarget.isTaken(path) { return .again(try builder(hidesOthers: plan.hidesOthers), plan) }
    guard let packed = plan.packed, PacketTarget.holds(packed, at: path) else { throw PacketProblem.altered(path) }
    return .nothing(plan)
  }

  // What is wrong here is told as it is: no copy was registered yet.
  private func builder(hidesOthers: Bool) throws -> PacketBuilder {
    try OutputFolder.make(directory, for: "--packet", in: store)
    return try PacketBuilder(id, in: directory, order: .asListed, hidesOthers: hidesOthers, store: store)
  }

  mutating func add(_ form: inout IssuedForm) throws { try add(form, isRepeated: false) }

  mutating func add(repeated form: IssuedForm) throws { try add(form, isRepeated: true) }

  private mutating func add(_ form: IssuedForm, isRepeated: Bool) throws {
    guard let task else { return }
    // A packet holds what was handed out; that a form is void stands in its chain and its list.
    var form = form
    if form.state == .void { form.copies = try task.records.unmarkedForm(form.number).copies }
    // A form that has just got its number lies in no packet.
    let isFresh = form.isNew && !isRepeated
    switch task.work {
    case .new(let builder):
      if !isFresh {
        let place = try task.register.packetPlace(of: form.number)
        guard leftOut.isWanted(place) else { return }
        if isRepeated { earlier.append(place.record) }
      }
      try lay(form, into: builder, isFresh: isFresh, nil)
    case .again(let builder, let plan):
      let place = try task.register.packetPlace(of: form.number)
      guard place.packet == plan.id else { return leftOut.count(place) }
      // As it was then: it may have been closed since.
      let isLater = place.closedEvent.map { $0 > plan.lastEvent } ?? false
      var then = isLater ? try task.records.issuedForm(form.number, edition: .issue) : form
      // Nor with copies that were printed since.
      let printed = Set(try task.register.copies(of: form.number, asOf: plan).map(\.path))
      then.keepCopies { printed.contains($0.stored.path) }
      try lay(then, into: builder, isFresh: false, plan)
    case .nothing(let plan):
      let place = try task.register.packetPlace(of: form.number)
      if place.packet != plan.id { leftOut.count(place) }
    }
  }

  private mutating func lay(
    _ form: IssuedForm, into builder: PacketBuilder, isFresh: Bool, _ plan: PacketPlan?
  ) throws {
    let schema = form.schema
    if titles[form.form] == nil { titles[form.form] = schema.title.zhHans }
    let ordered = schema.inOrder(form.copies, of: plan, \.stored.name)
    let copies = try ordered.map { copy in
      PacketFile(copy.stored, in: schema, bytes: try bytes(of: copy, isFresh: isFresh))
    }
    try PacketProblem.explaining {
      try builder.add(
        PacketForm(
          form: form.form, title: schema.title.zhHans, number: form.number, closedOn: form.closedOn?.iso,
          retentionYears: schema.retention.years, archiveClass: schema.retention.archiveClass, schema: text(of: schema),
          data: Array(form.data.utf8), copies: copies))
    }
  }

  /// The text of a schema, digested once for all forms that come with the same one.
  private mutating func text(of schema: FormSchema) -> PacketSchema {
    if let last, last.schema === schema { return last.text }
    let text = PacketSchema(sha256: Digest(of: schema.text), text: schema.text)
    last = (schema, text)
    return text
  }

  /// The bytes of a copy as they were filed. What was written by this very run is not digested a second time: the packet
  /// vouches for it with the digest it was printed with.
  private func bytes(of copy: IssuedCopy, isFresh: Bool) throws -> [UInt8] {
    guard let bytes = try store.bytes(of: copy.file, upTo: copy.bytes), bytes.count == copy.bytes,
      isFresh || Digest(of: bytes) == copy.sha256
    else { throw RecordProblem.copy(copy.file) }
    return bytes
  }

  mutating func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) throws {
    guard let task else { return }
    if let remark = leftOut.remark(id) { try tell(.remark(remark)) }
    switch task.work {
    case .new(let builder):
      let request = PacketRequest(
        ListedForms(packet: id, batch: list.id, earlier: earlier), organization: organization)
      guard let plan = try task.register.packetPlan(of: request, by: mark()) else {
        return try tell(.remark(PacketProblem.nothing(path)))
      }
      let prepared = try task.register.prepare(plan, for: request, signedBy: key?.publicKey, by: mark())
      let packet = try seal(builder, as: prepared, register: task.register, tell) { try key?.sign($0) }
      if PacketTarget.isTaken(path) { throw PacketProblem.exists(path) }
      try task.register.markPacked(
        prepared, for: request, sha256: packet.sha256, bytes: packet.bytes, signature: packet.signature, by: mark())
      try PacketProblem.explaining { try builder.commit() }
      try tell(.packed(PackedArchive(packet, keeper: ListPacket.keeper, isNew: true)))
      if let unsigned { try tell(.remark(unsigned)) }
    case .again(let builder, let plan):
      let signature = try task.register.signature(of: plan)
      let packet = try seal(builder, as: plan, register: task.register, tell) { _ in signature }
      guard packet.sha256 == plan.packed?.sha256 else { throw PacketProblem.unlike(id) }
      try PacketProblem.explaining { try builder.commit() }
      try tell(.packed(PackedArchive(packet, keeper: ListPacket.keeper, isNew: false)))
    case .nothing(let plan):
      guard let packed = plan.packed else { return }
      let packet = Packet(
        id: id, path: path, sha256: packed.sha256, bytes: packed.bytes, formCount: plan.formCount)
      try tell(.packed(PackedArchive(packet, keeper: ListPacket.keeper, isNew: false)))
    }
  }

  private func seal(
    _ builder: PacketBuilder, as plan: PacketPlan, register: FormRegister, _ tell: (IssueEvent) throws -> Void,
    sign: ([UInt8]) throws -> KeySignature?
  ) throws -> Packet {
    if plan.formCount >= ListPacket.longList { try tell(.remark(Notices.sealing(path))) }
    let packet = try PacketProblem.explaining { try builder.seal(plan, in: register, titles: titles, sign: sign) }
    guard packet.formCount == plan.formCount else {
      throw PacketProblem.incomplete(id, found: packet.formCount, expected: plan.formCount)
    }
    return packet
  }
}
