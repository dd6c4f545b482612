import Findings
import Forms
import Foundation
import Register

/// Files rendered copies in the register, and lays them out for printing (walk, hop 6).
struct OutTray {
  private let directory: String?
  private let register: FormRegister

  /// `directory` is where copies are laid besides the register; `nil` for nowhere.
  init(_ directory: String?, _ register: FormRegister) {
    self.directory = directory
    self.register = register
  }

  /// Writes the copies durably and records their digests; returns each form with its copies, in order.
  func file(_ rendered: [RenderedFile], of schema: FormSchema, by mark: AuditMark) throws -> [IssuedForm] {
    let filed = try register.file(rendered, by: mark)
    var forms: [IssuedForm] = []
    var at = filed.startIndex
    while at < filed.endIndex {
      let number = filed[at].number
      let end = filed[at...].firstIndex { $0.number != number } ?? filed.endIndex
      let copies = filed[at..<end].map { IssuedCopy($0, schema, directory: register.directory) }
      for copy in copies { try lay(copy.file) }
      forms.append(
        IssuedForm(number: number, form: schema.id, state: try register.record(number).state, copies: copies))
      at = end
    }
    return forms
  }

  /// Lays a copy into the folder: as a hard link where it can, else as a copy of the file.
  func lay(_ path: String) throws {
    guard let directory else { return }
    let files = FileManager.default
    let target = "\(directory)/\(path.split(separator: "/").last ?? "")"
    do {
      try files.createDirectory(atPath: directory, withIntermediateDirectories: true)
      if files.fileExists(atPath: target) { try files.removeItem(atPath: target) }
      do { try files.linkItem(atPath: path, toPath: target) } catch { try files.copyItem(atPath: path, toPath: target) }
    } catch {
      throw DeskError(
        "各联已登记在 \(path)，但无法放一份到 \(target)：\(error.localizedDescription)。请检查目录权限和磁盘空间",
        hant: "各聯已登記在 \(path)，但無法放一份到 \(target)：\(error.localizedDescription)。請檢查目錄權限和磁碟空間",
        en: "the copies are safe in \(path), but cannot be laid into \(target): \(error.localizedDescription). "
          + "Check the folder's permissions and the free space")
    }
  }
}
