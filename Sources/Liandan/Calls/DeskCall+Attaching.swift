import Findings
import Foundation
import Records
import Register
import Storage

extension DeskCall {
  /// Attaches files to a form (see ``IssueDesk/attach(_:to:options:)``).
  func attach(_ files: [FileToAttach], to number: String, options: AttachOptions) throws -> AttachedForm {
    // Nobody waits for the register while files are read.
    var (sources, findings) = AttachmentReader(kind: options.kind, sheets: options.sheets).sources(files)
    return try withRecords { records in
      let register = records.register
      let number = try register.record(try meantNumber(number, in: register)).number
      let own = try register.attachments(of: number)
      var fresh: [AttachmentSource] = []
      var known: [AttachmentSource] = []
      for source in sources {
        if let same = own.first(where: { $0.file.sha256 == source.file.sha256 }) {
          findings.append(AttachmentProblem.known(source.called, number, same.file).finding)
          known.append(source)
          continue
        }
        let others = try register.forms(with: source.file.sha256)
        if !others.isEmpty {
          let isMeant = options.again || others.allSatisfy { $0.state == .void }
          findings.append(AttachmentProblem.elsewhere(source.called, others.map(\.number), isMeant: isMeant).finding)
        }
        findings += try sameInvoice(source, of: number, besides: others.map(\.number), in: register)
        fresh.append(source)
      }
      if findings.hasErrors { throw FindingList(findings) }
      for source in known { try register.keep(source) }
      if !fresh.isEmpty { try register.attach(fresh, to: number, by: mark) }
      return AttachedForm(
        number: number, attached: fresh.map(\.file), count: own.count + fresh.count,
        packedFor: fresh.isEmpty ? [] : try keepers(holding: number, records), findings: findings)
    }
  }

  /// The departments whose packets hold a form, as people read them.
  private func keepers(holding number: String, _ records: RecordReader) throws -> [LocalizedText] {
    let copies = try records.schema(of: number).copies
    return try records.register.keepers(holding: number).map { keeper in
      copies.first { $0.keeper == keeper }?.keeperName ?? LocalizedText(keeper)
    }
  }

  /// What is to be said of an e-invoice that other forms have in another format, or name in their fields.
  private func sameInvoice(
    _ source: AttachmentSource, of number: String, besides known: [String], in register: FormRegister
  ) throws -> [Finding] {
    guard let invoice = source.file.invoice else { return [] }
    var others = try register.forms(withInvoice: invoice).filter { $0.state != .void }.map(\.number)
    var named = try register.records(
      RecordQuery(
        LedgerQuery(states: [.issued, .closed, .packed]), words: [invoice], order: .oldestFirst, limit: 10))
    while let row = try named.next() { others.append(row.record.number) }
    var seen = Set(known + [number])
    others = others.filter { seen.insert($0).inserted }
    return others.isEmpty ? [] : [AttachmentProblem.sameInvoice(source.called, invoice, others).finding]
  }

  /// Hands out the attachments of a form (see ``IssueDesk/copyAttachments(of:into:replacesFiles:)``).
  func copyAttachments(of number: String, into directory: String, replacesFiles: Bool) throws -> [String] {
    try OutputFolder.refuse(directory, in: registerDirectory, option: "--attachments")
    return try withReading { records in
      let number = try records.register.record(try meantNumber(number, in: records.register)).number
      let files = try records.register.attachments(of: number).map { attachment in
        let ordinal = attachment.ordinal < 10 ? "0\(attachment.ordinal)" : "\(attachment.ordinal)"
        return (
          attachment.file, source: "\(registerDirectory)/\(AttachedFile.path(of: attachment.file.sha256.hex))",
          target: "\(directory)/\(number)-\(ordinal)-\(attachment.file.name)"
        )
      }
      // What is wrong with one is told before any is written.
      for (file, source, target) in files {
        guard try world.store.content(of: source, expecting: file.bytes) == .file(file.sha256) else {
          throw AttachmentFailure.altered(file, number)
        }
        let there = try world.store.content(of: target, expecting: file.bytes)
        if there != .missing, there != .file(file.sha256), !replacesFiles { throw AttachmentFailure.exists(target) }
      }
      do {
        if !files.isEmpty { try world.store.makeDirectory(directory) }
        for (file, source, target) in files
        where try world.store.content(of: target, expecting: file.bytes) != .file(file.sha256) {
          let part = target + ".part"
          try world.store.remove(part)
          try world.store.copy(source, to: part)
          try world.store.rename(part, to: target)
        }
      } catch let failure as SystemFailure { throw AttachmentFailure.unwritten(failure) }
      return files.map(\.target)
    }
  }
}

/// Why attachments cannot be handed out.
enum AttachmentFailure {
  static func altered(_ file: AttachedFile, _ number: String) -> DeskError {
    DeskError(
      "\(number) 的附件“\(file.name)”不见了或被改动过，一个都没有取出。请用 liandan verify 核对台账，再从备份恢复",
      hant: "\(number) 的附件「\(file.name)」不見了或被改動過，一個都沒有取出。請用 liandan verify 核對台帳，再從備份恢復",
      en:
        "the attachment '\(file.name)' of \(number) is gone or was altered; none was taken out. Check the register with "
        + "liandan verify, then restore a backup")
  }

  static func exists(_ path: String) -> DeskError {
    DeskError(
      "\(path) 已经存在，内容不同，没有覆盖。请换一个目录，或加 --force 覆盖",
      hant: "\(path) 已經存在，內容不同，沒有覆蓋。請換一個目錄，或加 --force 覆蓋",
      en: "\(path) exists, holds something else and was not replaced. Name another folder, or add --force")
  }

  static func unwritten(_ failure: SystemFailure) -> DeskError {
    let reason = failure.reason
    return DeskError(
      "附件无法写到 \(failure.path)：\(reason.zhHans)。请检查目录、权限和磁盘空间",
      hant: "附件無法寫到 \(failure.path)：\(reason.text(in: .zhHant))。請檢查目錄、權限和磁碟空間",
      en:
        "attachments cannot be written to \(failure.path): \(reason.text(in: .en)). Check the folder, its permissions and "
        + "the free space")
  }
}
