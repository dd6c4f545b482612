import Findings
import Foundation
import Records
import Register
import Storage

extension IssueDesk {
  /// Mends what can be mended of the register from what it holds itself: copies whose files are gone or altered are made again,
  /// the same bytes, and so are packets of the register's own folder; guards and indexes are put back. Altered files are kept
  /// in the folder `damaged`.
  ///
  /// - Parameters:
  ///   - packets: Whether packets are made again though none lies in the register's folder.
  ///   - progress: Told how many forms were looked at, of how many; called on the thread of the call.
  /// - Returns: What was done, and as findings what could not be.
  /// - Throws: a `RegisterError` if there is no register, or it cannot be opened even so.
  public func repair(
    packets: Bool = false, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Repair {
    try await serve(.long) { try $0.repair(packets: packets, progress: progress) }
  }
}

extension DeskCall {
  /// Mends the register (see ``IssueDesk/repair(packets:progress:)``).
  func repair(packets: Bool = false, progress: (Int, Int) -> Void = { _, _ in }) throws -> Repair {
    let register = try FormRegister.open(
      directory: registerDirectory, for: .repairing(by: mark), lockTimeout: desk.lockTimeout, store: world.store)
    defer { try? register.close() }
    register.refer(to: try library.referredForms())
    let records = session.records(register, store: world.store)
    var work = RepairWork(records, self)
    work.note.structure = register.mended
    work.note.hasWords = try register.mendWords()
    try finishPending(records)
    try register.faultyCopies(progress: progress) { try work.mend($0, $1) }
    if try packets || work.hasPackets { try work.mendPackets() }
    if !work.note.isEmpty { try register.markRepaired(work.note, by: mark) }
    return Repair(note: work.note, findings: work.findings)
  }
}

/// The work on one register.
private struct RepairWork {
  private let records: RecordReader
  private let call: DeskCall
  var note = RepairNote()
  private(set) var findings: [Finding] = []

  init(_ records: RecordReader, _ call: DeskCall) {
    (self.records, self.call) = (records, call)
  }

  private var register: FormRegister { records.register }
  private var folder: String { "\(register.directory)/packets" }

  /// Makes copies of a form again. What lies in their places is put aside once the same bytes were drawn.
  mutating func mend(_ number: String, _ faulty: [FaultyCopy]) throws {
    do {
      let there = Set(faulty.filter(\.isThere).map(\.copy))
      var aside: [String] = []
      let left = try records.restore(faulty.map(\.copy), of: number) { copies in
        for copy in copies where there.contains(copy) { aside.append(try register.putAside(copy.path)) }
      }
      note.aside += aside
      note.copies += faulty.count - left.count
      findings += left.map { RepairProblem.unlike($0, number, fonts: records.fontChanges(of: $0)) }
    } catch let error as SystemFailure { throw error } catch let error as RegisterError where error.isOfDisk {
      throw error
    } catch {
      // One form that cannot be read or drawn does not stop the others.
      findings += faulty.map { RepairProblem.failed($0.copy, number, SystemReason.said(error)) }
    }
  }

  /// Whether packets lie in the register's own folder.
  var hasPackets: Bool {
    get throws { try !call.world.store.entries(of: folder).isEmpty }
  }

  /// Makes packets of keepers again that are not in the register's folder, or not as they were.
  mutating func mendPackets() throws {
    for plan in try register.packedPlans() {
      guard let packed = plan.packed else { continue }
      let path = "packets/\(plan.id).zip"
      do {
        switch try call.world.store.content(of: "\(register.directory)/\(path)", expecting: packed.bytes) {
        case .file(packed.sha256): continue
        case .missing: break
        default: note.aside.append(try register.putAside(path))
        }
        let request = PacketRequest(keeper: plan.keeper, slug: plan.id, organization: plan.organization)
        _ = try call.packet(plan, packed: packed, for: request, records: records, in: folder)
        note.packets.append(plan.id)
      } catch let error as any ExplainedError {
        if error is SystemFailure || (error as? RegisterError)?.isOfDisk == true { throw error }
        findings.append(
          Finding(code: .packetElsewhere, SystemReason.said(error), at: Origin(file: path)))
      }
    }
  }
}

extension RegisterError {
  /// Whether the disk is in the way, and would be in that of the next form too.
  fileprivate var isOfDisk: Bool {
    [.diskFull, .diskError, .readOnlyDisk, .noPermission].contains(code)
  }
}

/// What cannot be mended.
private enum RepairProblem {
  static func unlike(_ copy: StoredCopy, _ number: String, fonts: [LocalizedText]) -> Finding {
    let why = RecordProblem.unlikeness(fonts)
    return Finding(
      code: .fileMissing,
      LocalizedText(
        "\(number) 的这个联次重新生成后与登记的摘要不符（\(why.zhHans)），没有写。请从备份取回这个文件",
        hant: "\(number) 的這個聯次重新產生後與登記的摘要不符（\(why.text(in: .zhHant))），沒有寫。請從備份取回這個檔案",
        en: "this copy of \(number), made again, differs from its digest on record (\(why.text(in: .en))), and was not "
          + "written. Get the file back from a backup"), at: Origin(file: copy.path))
  }

  static func failed(_ copy: StoredCopy, _ number: String, _ reason: LocalizedText) -> Finding {
    Finding(
      code: .fileMissing,
      LocalizedText(
        "\(number) 的这个联次不能重新生成：\(reason.zhHans)。请从备份取回这个文件",
        hant: "\(number) 的這個聯次不能重新產生：\(reason.text(in: .zhHant))。請從備份取回這個檔案",
        en: "this copy of \(number) cannot be made again: \(reason.text(in: .en)). Get the file back from a backup"),
      at: Origin(file: copy.path))
  }
}
