import Expressions
import Findings
import Forms
import Foundation
import Records
import Register
import Storage

/// The sub-folders of a long list. Their names depend on nothing but a form's number, so that a run that was stopped goes
/// on alike.
struct FolderSharding {
  let rule: NumberRule
  /// How many numbers one holds.
  let size: Int

  /// The shelves for a list, if it is longer than one.
  init?(for input: InputFiles, _ schema: FormSchema, size: Int) {
    guard input.holdsMore(than: size, schema) else { return nil }
    rule = schema.number
    self.size = size
  }

  func name(serial: Int, on day: CalendarDate) -> String {
    let first = (serial - 1) / size * size + 1
    return "\(rule.number(serial: first, on: day))_\(rule.number(serial: first + size - 1, on: day))"
  }
}

/// A drawn copy that is to be laid into a folder for printing.
struct OutFile {
  /// Which copy it is.
  let copy: StoredCopy
  /// Where its content is.
  private let content: Content

  private enum Content { case file(String), bytes([UInt8]) }
}

extension OutFile {
  /// What lies at a path where it is to lie.
  enum Target { case free, same, other }

  func target(at path: String, in store: any FileStore) -> Target {
    switch try? store.content(of: path, expecting: copy.bytes) {
    case .missing: .free
    case .file(copy.sha256): .same
    case .otherSize where isBeginning(path, in: store): .free
    default: .other
    }
  }

  /// Whether a file holds the beginning of the copy and nothing else, or nothing at all: what a power cut leaves where the
  /// name reached the disk before the content. Whoever replaces it takes nothing from anybody.
  private func isBeginning(_ path: String, in store: any FileStore) -> Bool {
    guard let found = try? store.bytes(of: path, upTo: copy.bytes - 1) else { return false }
    return switch content {
    case .bytes(let whole): whole.starts(with: found)
    case .file(let source): (try? store.bytes(of: source, upTo: copy.bytes))?.starts(with: found) ?? false
    }
  }

  func write(to path: String, in store: any FileStore) throws {
    switch content {
    case .bytes(let bytes): try store.write(bytes, to: path)
    case .file(let source): try store.copy(source, to: path)
    }
  }

  /// The same copy with other content.
  init(_ copy: StoredCopy, as bytes: [UInt8]) {
    self.init(
      copy: StoredCopy(
        copy.name, template: copy.template, path: copy.path, sha256: Digest(of: bytes), bytes: bytes.count),
      content: .bytes(bytes))
  }

  init(_ copy: IssuedCopy) { self.init(copy: copy.stored, content: .file(copy.file)) }
  init(_ copy: StagedCopy) { self.init(copy: copy.copy, content: .file(copy.path)) }
  init(_ copy: RenderedCopy) { self.init(copy: copy.copy, content: .bytes(copy.content)) }
}

/// Lays copies into a folder for printing.
struct OutputFolder: CopySink {
  private let directory: String?
  private let store: any FileStore
  /// Whether files that differ from the copies are replaced.
  private let replacesFiles: Bool
  /// The numbers by which sub-folders are named, where copies are laid into those.
  private let shelves: FolderSharding?
  /// For which fixed pages are moved; the record stays as it is.
  private var printer: MovedCopies?
  /// What was laid into the folder and is not known to be on the disk yet.
  private var unsynced: [String] = []
  private var folders: Set<String> = []
  /// How many of these are remembered at most.
  private static let unsyncedLimit = 10_000

  /// `directory` is where copies are laid besides the register; `nil` for nowhere. With `shelves` they are laid into
  /// sub-folders by number: `SV-2026-000001_SV-2026-001000`.
  ///
  /// It must not be one of the register's own, and files must have a place in it, so that no number is taken for forms that
  /// cannot be laid out. It is made when the first form is about to be recorded: a command that is refused leaves none.
  init(
    _ directory: String?, _ call: DeskCall, shelves: FolderSharding? = nil, replacesFiles: Bool = false,
    printer: String? = nil
  ) throws {
    self.directory = directory
    self.printer = try printer.map { MovedCopies(try PrinterChoice($0, in: call.library.profile), call.notice) }
    store = call.world.store
    self.replacesFiles = replacesFiles
    self.shelves = shelves
    guard let directory else { return }
    try OutputFolder.refuse(directory, in: call.registerDirectory, option: "--out")
    try OutputFolder.refuse(unwritable: directory, option: "--out")
  }

  /// Refuses a folder that lies in the register.
  static func refuse(_ directory: String, in register: String, option: String) throws {
    if isInside(directory, of: register) { throw ofRegister(directory, register: register, option: option) }
  }

  mutating func open(_ records: RecordReader, list: Int?) { printer?.records = records }

  func check(_ forms: [DrawnForm]) throws {
    for form in forms { try check(form.copies.map(OutFile.init), serial: form.serial, on: form.form.issuedOn) }
  }

  /// Refuses copies in whose places other files lie: nobody's file is replaced unasked. `serial` and `day` are those of the
  /// form's number.
  ///
  /// The folder is there from here on.
  func check(_ files: [OutFile], serial: Int, on day: CalendarDate) throws {
    guard let directory else { return }
    try OutputFolder.make(directory, for: "--out", in: store)
    if replacesFiles { return }
    let folder = shelves.map { "\(directory)/\($0.name(serial: serial, on: day))" } ?? directory
    for file in files {
      let path = "\(folder)/\(printer?.fileName(of: file.copy) ?? file.copy.name.fileName)"
      if file.target(at: path, in: store) == .other { throw OutputFolder.taken(path) }
    }
  }

  private static func takenMeanwhile(_ path: String) -> DeskError {
    DeskError(
      "各联已登记，但 \(path) 已有内容不同的文件，没有覆盖。请换一个 --out 目录，或加 --force 覆盖，再运行同一命令",
      hant: "各聯已登記，但 \(path) 已有內容不同的檔案，沒有覆蓋。請換一個 --out 目錄，或加 --force 覆蓋，再執行同一命令",
      en:
        "the copies are safe in the register, but \(path) exists with other content and was not replaced. Use another "
        + "--out folder, or --force to replace it, and run the same command again")
  }

  private static func taken(_ path: String) -> DeskError {
    DeskError(
      "\(path) 已有内容不同的文件，没有覆盖，这一批也没有登记。请换一个 --out 目录，或加 --force 覆盖",
      hant: "\(path) 已有內容不同的檔案，沒有覆蓋，這一批也沒有登記。請換一個 --out 目錄，或加 --force 覆蓋",
      en: "\(path) exists with other content; it was not replaced, and nothing more was recorded. "
        + "Use another --out folder, or --force to replace it")
  }

  /// Refuses a folder that cannot be made, or into which nothing can be laid.
  static func refuse(unwritable directory: String, option: String) throws {
    var place = directory
    var status = stat()
    while stat(place, &status) != 0 {
      let above = (place as NSString).deletingLastPathComponent
      guard errno == ENOENT, above != place else {
        throw unusable(directory, option: option, failure: SystemFailure(place, errno))
      }
      place = above.isEmpty ? "." : above
    }
    if status.st_mode & S_IFMT != S_IFDIR {
      throw unusable(directory, option: option, failure: SystemFailure(place, ENOTDIR))
    }
    if access(place, W_OK | X_OK) != 0 {
      throw unusable(directory, option: option, failure: SystemFailure(place, errno))
    }
  }

  /// Makes the folder of an option, unless nothing can be laid into it.
  static func make(_ directory: String, for option: String, in store: any FileStore) throws {
    do {
      try store.makeDirectory(directory)
      guard access(directory, W_OK | X_OK) == 0 else { throw SystemFailure(directory, errno) }
    } catch let failure as SystemFailure { throw unusable(directory, option: option, failure: failure) }
  }

  /// Lays the copies of a form into the folder, each whole or not at all.
  mutating func add(_ form: inout IssuedForm) throws {
    guard var directory else { return }
    if !form.isNew { try form.checkCopies(in: store) }
    if let shelves {
      directory += "/" + shelves.name(serial: form.serial, on: form.issuedOn)
    }
    if folders.insert(directory).inserted {
      do { try store.makeDirectory(directory) } catch let failure as SystemFailure {
        throw OutputFolder.notLaid(form.copies.first?.file ?? form.number, at: directory, failure: failure)
      }
    }
    for index in form.copies.indices {
      let copy = form.copies[index]
      let file = try printer?.file(of: copy) ?? OutFile(copy)
      let target = "\(directory)/\(printer?.fileName(of: copy.stored) ?? copy.stored.name.fileName)"
      if !replacesFiles, file.target(at: target, in: store) == .other { throw OutputFolder.takenMeanwhile(target) }
      do { try lay(file, as: target) } catch let failure as SystemFailure {
        throw OutputFolder.notLaid(copy.file, at: target, failure: failure)
      }
      form.copies[index].out = target
      unsynced.append(target)
    }
    if unsynced.count >= OutputFolder.unsyncedLimit { try synchronise() }
  }

  /// Lays copies into the folder that are not on record, with what tells them from those that are in their names:
  /// `NUMBER-COPY.en.docx`.
  mutating func add(
    _ copies: [RenderedCopy], named mark: String, of schema: FormSchema
  ) throws -> [IssuedCopy] {
    guard let directory else { return [] }
    if folders.insert(directory).inserted { try OutputFolder.make(directory, for: "--out", in: store) }
    return try copies.map { rendered in
      let copy = rendered.copy
      let name = copy.name.fileName.dropLast(copy.name.format.count) + "\(mark).\(copy.name.format)"
      let target = "\(directory)/\(name)"
      let file = OutFile(rendered)
      if !replacesFiles, file.target(at: target, in: store) == .other { throw OutputFolder.taken(target) }
      do { try lay(file, as: target) } catch let failure as SystemFailure {
        throw OutputFolder.unusable(directory, option: "--out", failure: failure)
      }
      unsynced.append(target)
      let stored = StoredCopy(
        copy.name, template: copy.template, path: String(name), sha256: copy.sha256, bytes: copy.bytes)
      return IssuedCopy(stored, schema, directory: directory)
    }
  }

  mutating func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) throws { try synchronise() }

  /// Makes what was laid into the folder survive a power loss: to be called before a command says that it is done.
  mutating func synchronise() throws {
    // The dot leads into a folder that is a link, too.
    try store.synchronise(unsynced + folders.map { $0 + "/." }.sorted())
    unsynced = []
    folders = []
  }

  /// Lays a copy, whole or not at all; a link to the record that version 1.0.0 left there gives way to it.
  private func lay(_ file: OutFile, as target: String) throws {
    let temporary = target + ".part"
    // What a run that died left may be a link to the record.
    try? store.remove(temporary)
    do {
      try file.write(to: temporary, in: store)
      try store.rename(temporary, to: target)
    } catch {
      try? store.remove(temporary)
      throw error
    }
  }

  /// Whether a folder is another one or lies in it, whatever links lead there; it need not exist yet.
  private static func isInside(_ folder: String, of other: String) -> Bool {
    (resolved(folder) + "/").hasPrefix(resolved(other) + "/")
  }

  private static func resolved(_ path: String) -> String {
    var (place, rest) = (URL(fileURLWithPath: path).standardizedFileURL.path, "")
    while place != "/" {
      if let real = realpath(place, nil) {
        defer { free(real) }
        return String(cString: real) + rest
      }
      rest = "/" + (place as NSString).lastPathComponent + rest
      place = (place as NSString).deletingLastPathComponent
    }
    return rest
  }

  private static func ofRegister(_ directory: String, register: String, option: String) -> DeskError {
    DeskError(
      "\(option) 的目录 \(directory) 在台账目录 \(register) 里面：那里只放存档联。什么都没有登记；请换一个目录",
      hant: "\(option) 的目錄 \(directory) 在台帳目錄 \(register) 裡面：那裡只放存檔聯。什麼都沒有登記；請換一個目錄",
      en:
        "the folder \(directory) of \(option) lies in the register \(register), which holds the copies of record alone. Nothing "
        + "was recorded; use another folder", kind: .usage)
  }

  private static func unusable(_ directory: String, option: String, failure: SystemFailure) -> DeskError {
    let reason = failure.reason
    return DeskError(
      "无法往 \(directory) 里放文件：\(reason.zhHans)。什么都还没有登记。请检查 \(option) 的目录和权限后再运行",
      hant: "無法往 \(directory) 裡放檔案：\(reason.text(in: .zhHant))。什麼都還沒有登記。請檢查 \(option) 的目錄和權限後再執行",
      en:
        "nothing can be laid into \(directory): \(reason.text(in: .en)). Nothing was recorded. Check the folder of \(option) "
        + "and run again")
  }

  private static func notLaid(_ path: String, at target: String, failure: SystemFailure) -> DeskError {
    let reason = failure.reason
    return DeskError(
      "各联已登记在 \(path)，但无法放一份到 \(target)：\(reason.zhHans)。请检查目录权限和磁盘空间；开单可用同一命令再次运行，不会重复编号",
      hant: "各聯已登記在 \(path)，但無法放一份到 \(target)：\(reason.text(in: .zhHant))。請檢查目錄權限和磁碟空間；開單可用同一命令再次執行，不會重複編號",
      en:
        "the copies are safe in \(path), but cannot be laid into \(target): \(reason.text(in: .en)). Check the folder and the free "
        + "space; to issue, run the same command again: no number is taken twice")
  }
}
