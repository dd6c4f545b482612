import Archive
import Expressions
import Findings
import Forms
import Foundation
import Records
import Register
import Storage
import TestSupport
import Testing
import Zipping

/// A register with closed forms of two kinds, and the packet made from it the way the program makes it.
struct PacketFixture: Sendable {
  let directory = TemporaryFolder().path
  var request = PacketRequest(keeper: "财务部", slug: "finance", organization: "某某机械有限公司")

  private func mark(_ day: String) throws -> AuditStamp {
    AuditStamp(at: CalendarMoment(date: try #require(CalendarDate(iso: day))), operatorName: "王建国")
  }

  /// Issues three visit notes (one void) and one order, all but the void one closed.
  func register() throws -> FormRegister {
    let register = try FormRegister.open(directory: directory, for: .writing(by: mark("2026-11-20")))
    let template = try register.store(asset: Array("template".utf8))
    let plans = ["finance", "qc"].map { PlannedFile(copy: $0, format: "docx", template: template) }
    for (id, prefix, customers) in [("visit-note", "BF", ["甲", "乙", "丙"]), ("order", "DD", ["丁"])] {
      let schema = try PacketFixture.schema(id, prefix: prefix)
      let group = try customers.map { IssueRequest(try PacketFixture.form(schema, $0), files: plans) }
      _ = try register.take(group: group, by: mark("2026-11-20"))
    }
    _ = try register.void("BF-2026-000002", reason: "填错，重开", by: mark("2026-11-21"))
    try print(register)
    return register
  }

  /// A list of visit notes, one closed, one open, one void, that wants all its copies in one packet.
  mutating func listRegister() throws -> FormRegister {
    let register = try FormRegister.open(directory: directory, for: .writing(by: mark("2026-11-20")))
    let template = try register.store(asset: Array("template".utf8))
    let plans = ["finance", "qc"].map { PlannedFile(copy: $0, format: "docx", template: template) }
    let schema = try PacketFixture.schema("visit-note", prefix: "BF")
    let batch = try register.beginBatch(
      form: schema.id, input: Digest(of: Array("list".utf8)), by: mark("2026-11-20"))
    let group = try [("甲", Stage.closing), ("乙", .opening), ("丙", .closing)].enumerated().map { row, form in
      IssueRequest(try PacketFixture.form(schema, form.0, at: form.1), files: plans, row: row)
    }
    _ = try register.take(group: group, batch: batch, by: mark("2026-11-20"))
    _ = try register.void("BF-2026-000003", reason: "重复", by: mark("2026-11-21"))
    try print(register)
    request = PacketRequest(
      ListedForms(packet: "list", batch: batch.id, earlier: []), organization: "某某机械有限公司")
    return register
  }

  private func print(_ register: FormRegister) throws {
    while let jobs = try Optional(register.pending()), !jobs.isEmpty {
      let rendered = jobs.flatMap { job in
        job.files.map { file in
          let number = job.record.number
          let text = Array("\(number) \(file.copy) \(job.record.data) \(job.void?.reason ?? "")".utf8)
          return RenderedCopy(
            CopyName(number: number, copy: file.copy, format: file.format, edition: job.edition), year: 2026,
            template: file.template, content: text, sha256: Digest(of: text))
        }
      }
      _ = try register.file(rendered, by: mark("2026-11-21"))
    }
  }

  /// The plan of the first packet, as the chain tells of it.
  func plan(_ register: FormRegister) throws -> PacketPlan {
    let plans =
      request.list == nil
      ? try register.packetPlans(request, by: mark("2026-12-01"))
      : [try register.packetPlan(of: request, by: mark("2026-12-01"))].compactMap { $0 }
    let plan = try #require(plans.first)
    return plan.packed == nil ? try register.prepare(plan, for: request, by: mark("2026-12-01")) : plan
  }

  /// The packet of a plan, by default of the first, in the folder `packets`.
  func packet(_ register: FormRegister, _ plan: PacketPlan? = nil, in folder: String = "packets") throws -> SealedPacket
  {
    let plan = try plan ?? self.plan(register)
    let builder = try PacketBuilder(
      plan.id, in: "\(directory)/\(folder)", order: request.list == nil ? .byNumber : .asListed,
      hidesOthers: plan.hidesOthers, store: DiskFileStore())
    try register.forms(of: plan, for: request) { form in
      let copies = try form.copies.filter { request.list != nil || $0.name.copy == "finance" }.map { copy in
        PacketFile(
          name: copy.name.fileName, label: copy.name.copy == "qc" ? "第二联 质检联" : "第一联 财务联",
          bytes: try #require(try DiskFileStore().bytes(of: "\(directory)/\(copy.path)")), sha256: copy.sha256)
      }
      let text = String(decoding: try register.asset(form.record.schema), as: UTF8.self)
      try builder.add(
        PacketForm(
          form: form.record.form, title: "回访记录", number: form.record.number,
          closedOn: form.record.closed?.at.date.iso, retentionYears: 10, archiveClass: "售后服务记录",
          schema: PacketSchema(sha256: form.record.schema, text: text), data: Array(form.record.data.utf8),
          copies: copies))
      return true
    }
    try register.events(plan.firstEvent...plan.lastEvent) { try builder.add($0, isLast: $0.seq == plan.lastEvent) }
    let head = PacketHead(
      id: plan.id, register: plan.register, organization: plan.organization, keeper: plan.keeper, period: plan.period,
      madeOn: plan.made.at.date.iso, madeBy: plan.made.operatorName)
    let packet = try builder.seal(head, accounts: plan.accounts.map(PacketFixture.account))
    try builder.commit()
    return try SealedPacket(packet)
  }

  /// Notes in the register that the packet was made, and issues a further form.
  func record(_ packet: SealedPacket, _ plan: PacketPlan, in register: FormRegister) throws {
    try register.markPacked(
      plan, for: request, sha256: packet.packet.sha256, bytes: packet.bytes.count, by: mark("2026-12-01"))
    let form = try PacketFixture.form(try PacketFixture.schema("visit-note", prefix: "BF"), "戊")
    _ = try register.take(group: [IssueRequest(form, files: [])], by: mark("2026-12-02"))
  }

  /// A packet that nobody touched.
  func sound() throws -> SealedPacket {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try packet(try register())
  }

  /// A packet of a list that nobody touched.
  func soundList() throws -> SealedPacket {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var fixture = self
    let register = try fixture.listRegister()
    return try fixture.packet(register)
  }

  private static func account(_ account: SeriesAccount) -> NumberAccount {
    NumberAccount(
      form: account.form, title: "回访记录", series: account.period, first: account.firstNumber, last: account.lastNumber,
      issued: account.issued, open: account.open, closed: account.closed,
      void: account.void.map {
        NumberAccount.Void(number: $0.number, reason: $0.reason, at: $0.at, replacedBy: $0.replacedBy)
      },
      missing: account.missing)
  }

  private static func schema(_ id: String, prefix: String) throws -> FormSchema {
    let yaml = """
      id: \(id)
      title: 回访记录
      code: SH-HF-01 A/0
      version: 1
      number: { prefix: \(prefix), pattern: "{prefix}-{year}-{serial:6}", restart: yearly }
      retention: { years: 10, class: 售后服务记录 }
      copies:
        - { id: finance, label: 第一联 财务联, colour: white, keeper: 财务部, voucher: true }
        - { id: qc, label: 第二联 质检联, colour: yellow, keeper: 质检部 }
      fields:
        - { id: customer, label: 客户, type: text, required: true }
      """
    let profile = try #require(
      CompanyProfile.load(yaml: "company: { name: 某某机械有限公司, utc_offset: \"+08:00\" }\n", file: "profile.yaml").0)
    return try #require(FormSchema.load(yaml: yaml, file: "\(id).yaml", profile: profile).schema)
  }

  private static func form(
    _ schema: FormSchema, _ customer: String, at stage: Stage = .closing
  ) throws -> ValidForm {
    let origin = Origin(file: "test.json")
    let entry = Submission.Entry(key: "customer", keyOrigin: origin, value: RawValue(.text(customer), at: origin))
    let result = schema.check(
      Submission(origin: origin, entries: [entry]), at: stage, in: FillContext(now: CalendarMoment(date: .first)))
    return try #require(result.form)
  }
}

/// A finished packet with the bytes of its file.
struct SealedPacket: Sendable {
  let packet: Packet
  let bytes: [UInt8]

  init(_ packet: Packet) throws {
    self.packet = packet
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: packet.path)))
  }
}

/// A packet taken apart, to be altered and put together again.
struct OpenPacket {
  var files: [String: [UInt8]] = [:]
  /// The packet's folder, with a slash.
  let top: String

  init(_ packet: SealedPacket) throws { try self.init(packet.bytes) }

  init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes)
    top = String(archive.entries.first?.name.prefix { $0 != "/" } ?? "") + "/"
    for entry in archive.entries { files[entry.name] = try archive.read(at: entry.index) }
  }

  var bytes: [UInt8] {
    get throws {
      try ZipWriter.archive(files.sorted { $0.key < $1.key }.map { ZipMember.deflated(name: $0.key, bytes: $0.value) })
    }
  }

  func text(_ path: String) -> String { String(decoding: files[top + path] ?? [], as: UTF8.self) }

  mutating func set(_ path: String, _ text: String?) { files[top + path] = text.map { Array($0.utf8) } }

  /// Writes the packet as the folder into which it would be unpacked, below `directory`; gives its path.
  func unpack(in directory: String) throws -> String {
    for (name, bytes) in files {
      let file = URL(filePath: "\(directory)/\(name)")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return "\(directory)/\(top.dropLast())"
  }

  mutating func edit(_ path: String, _ old: String, _ new: String) { set(path, text(path).replacing(old, with: new)) }
}
