import Findings
import Forms
import Foundation
import Register

/// Files rendered copies in the register, and lays them out for printing (walk, hop 6).
struct OutTray {
  private let directory: String?

  /// `directory` is where copies are laid besides the register; `nil` for nowhere.
  ///
  /// It is made at once and must be writable, so that no number is taken for forms that cannot be laid out.
  init(_ directory: String?) throws {
    self.directory = directory
    guard let directory else { return }
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch { throw OutTray.unusable(directory, error) }
    guard access(directory, W_OK | X_OK) == 0 else { throw OutTray.unusable(directory, POSIXError.current) }
  }

  /// Writes the copies durably and records their digests; returns each form with its copies, in order.
  func file(
    _ rendered: [RenderedFile], of schema: FormSchema, in register: FormRegister, by mark: AuditMark
  ) throws -> [IssuedForm] {
    let filed = try register.file(rendered, by: mark)
    var forms: [IssuedForm] = []
    var at = filed.startIndex
    while at < filed.endIndex {
      let number = filed[at].number
      let end = filed[at...].firstIndex { $0.number != number } ?? filed.endIndex
      let copies = filed[at..<end].map { IssuedCopy($0, schema, directory: register.directory) }
      try lay(copies)
      forms.append(
        IssuedForm(number: number, form: schema.id, state: try register.record(number).state, copies: copies))
      at = end
    }
    return forms
  }

  /// Lays copies into the folder, whole or not at all: as hard links where it can, else as copies of the files.
  func lay(_ copies: [IssuedCopy]) throws {
    guard let directory else { return }
    for copy in copies {
      let target = "\(directory)/\(copy.file.split(separator: "/").last ?? "")"
      do { try OutTray.lay(copy.file, as: target) } catch { throw OutTray.notLaid(copy.file, target, error) }
    }
  }

  private static func lay(_ path: String, as target: String) throws {
    // The folder may be one of the register's own: a copy is never laid over itself.
    if let source = identity(of: path), source == identity(of: target) { return }
    let temporary = target + ".part"
    let files = FileManager.default
    if identity(of: temporary) != nil { try files.removeItem(atPath: temporary) }
    do { try files.linkItem(atPath: path, toPath: temporary) } catch {
      // Not copied with its owner: in a shared register that is often somebody else.
      do { try Data(contentsOf: URL(fileURLWithPath: path)).write(to: URL(fileURLWithPath: temporary)) } catch {
        try? files.removeItem(atPath: temporary)
        throw error
      }
    }
    guard rename(temporary, target) == 0 else {
      let failure = POSIXError.current
      try? files.removeItem(atPath: temporary)
      throw failure
    }
  }

  /// Which file a path stands for; `nil` for none.
  private static func identity(of path: String) -> [UInt64]? {
    var status = stat()
    return lstat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
  }

  private static func unusable(_ directory: String, _ error: any Error) -> DeskError {
    let reason = SystemReason(error).text
    return DeskError(
      "无法往 \(directory) 里放文件：\(reason.zhHans)。什么都还没有登记。请检查 --out 的目录和权限后再运行",
      hant: "無法往 \(directory) 裡放檔案：\(reason.text(in: .zhHant))。什麼都還沒有登記。請檢查 --out 的目錄和權限後再執行",
      en:
        "nothing can be laid into \(directory): \(reason.text(in: .en)). Nothing was recorded. Check the folder of --out "
        + "and run again")
  }

  private static func notLaid(_ path: String, _ target: String, _ error: any Error) -> DeskError {
    let reason = SystemReason(error).text
    return DeskError(
      "各联已登记在 \(path)，但无法放一份到 \(target)：\(reason.zhHans)。请检查目录权限和磁盘空间；开单可用同一命令再次运行，不会重复编号",
      hant: "各聯已登記在 \(path)，但無法放一份到 \(target)：\(reason.text(in: .zhHant))。請檢查目錄權限和磁碟空間；開單可用同一命令再次執行，不會重複編號",
      en:
        "the copies are safe in \(path), but cannot be laid into \(target): \(reason.text(in: .en)). Check the folder and the free "
        + "space; to issue, run the same command again: no number is taken twice")
  }
}

extension POSIXError {
  /// The error of the last system call.
  static var current: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
