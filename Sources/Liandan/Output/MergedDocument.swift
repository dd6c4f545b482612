import Findings
import Forms
import Foundation
import Register
import Storage
import Templates

/// The copies of many forms as one document to be printed in one go (`--together`): form by form or copy by copy, each a
/// section with its own pages.
struct MergedDocument: CopySink {
  private let directory: String
  private let store: any FileStore
  private let formLimit: Int
  private let replacesFiles: Bool
  /// The only copy that is wanted.
  private let copy: String?
  private let order: CopyOrder
  /// The documents that lay in the folder before, by the number that they begin with.
  private let present: [Substring: String]
  private var joiner = DocumentJoiner()
  /// The copies that come behind the first ones of all forms, by their place in a form.
  private var later: [[IssuedCopy]] = []
  /// How much text they are, in bytes.
  private var laterSize = 0
  private var made: [String] = []
  private var numbers: [String] = []
  /// A file is closed and another begun beyond this size of text: word processors open larger ones badly.
  private static let textLimit = 64 << 20
  private static let ending = ".\(DocumentFormat.joinable.rawValue)"

  /// `copy` is the id of the only copy that is wanted.
  ///
  /// The folder is made at once and must be writable, so that no number is taken for forms that cannot be laid out.
  init(_ directory: String, _ call: DeskCall, copy: String?, _ options: IssueOptions) throws {
    _ = try OutputFolder(directory, call)
    store = call.world.store
    let names = ((try? store.entries(of: directory)) ?? []).map(\.name)
    present = Dictionary(
      names.filter { $0.hasSuffix(MergedDocument.ending) }.map {
        ($0.dropLast(MergedDocument.ending.count).prefix { $0 != "_" }, $0)
      },
      uniquingKeysWith: min)
    self.directory = directory
    self.copy = copy
    order = options.order
    formLimit = max(1, options.formsPerFile)
    replacesFiles = options.replacesFiles
  }

  /// Refuses forms of whose numbers a document lies there already: it cannot be theirs, since they are new.
  func check(_ forms: [DrawnForm]) throws {
    if replacesFiles { return }
    for form in forms {
      guard let name = present[form.form.number[...]] else { continue }
      throw DeskError(
        "\(directory)/\(name) 已经存在，而这一批还没有编号，不会是它的打印文件。没有覆盖，也没有再登记。请移走它或换一个 --out 目录，或加 --force",
        hant: "\(directory)/\(name) 已經存在，而這一批還沒有編號，不會是它的列印檔案。沒有覆蓋，也沒有再登記。請移走它或換一個 --out 目錄，或加 --force",
        en:
          "\(directory)/\(name) exists, though these forms have no numbers yet: it is none of theirs. It was not replaced, and "
          + "nothing more was recorded. Move it away, use another --out folder, or add --force")
    }
  }

  /// Adds the copies of a form that can be joined.
  mutating func add(_ form: inout IssuedForm) throws {
    if !form.isNew { try form.checkCopies(in: store) }
    let copies = form.copies.filter { $0.format == .joinable && (copy == nil || copy == $0.id) }
    for (place, file) in copies.enumerated() {
      let bytes = try bytes(of: file)
      if place == 0 || order == .forms {
        try joiner.append(bytes)
      } else {
        if later.count < place { later.append([]) }
        later[place - 1].append(file)
        laterSize += try DocumentJoiner.size(of: bytes)
      }
    }
    numbers.append(form.number)
    if numbers.count == formLimit || joiner.size + laterSize > MergedDocument.textLimit { try write() }
  }

  private func bytes(of copy: IssuedCopy) throws -> [UInt8] {
    guard let bytes = try? store.bytes(of: copy.file, upTo: copy.bytes) else { throw RecordProblem.copy(copy.file) }
    return bytes
  }

  /// Writes the last file.
  mutating func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) throws {
    try write()
    for path in made { try tell(.remark(Notices.joined(path))) }
  }

  /// Writes what was added, whole or not at all.
  private mutating func write() throws {
    for file in later.joined() { try joiner.append(try bytes(of: file)) }
    (later, laterSize) = ([], 0)
    guard let first = numbers.first, let last = numbers.last, let document = try joiner.finish() else { return }
    numbers.removeAll(keepingCapacity: true)
    let name = (first == last ? first : "\(first)_\(last)") + (copy.map { "-\($0)" } ?? "")
    let path = "\(directory)/\(name)\(MergedDocument.ending)"
    if !replacesFiles {
      switch try? store.content(of: path, expecting: document.count) {
      case .file(Digest(of: document)):
        made.append(path)
        return
      case .file, .otherSize, .noFile:
        throw DeskError(
          "各联已登记，但 \(path) 已有内容不同的文件，没有覆盖。请换一个 --out 目录，或加 --force，用同一命令再运行一次",
          hant: "各聯已登記，但 \(path) 已有內容不同的檔案，沒有覆蓋。請換一個 --out 目錄，或加 --force，用同一命令再執行一次",
          en:
            "the copies are registered, but \(path) exists with other content and was not replaced. Use another --out "
            + "folder or --force, and run the same command again")
      case .missing, nil: break
      }
    }
    do {
      let file = try store.create(path)
      try file.write(document)
      _ = try file.seal()
      try file.replace()
    } catch let failure as SystemFailure {
      let reason = failure.reason
      throw DeskError(
        "各联已登记，但合并的打印文件 \(path) 写不下：\(reason.zhHans)。请检查目录和磁盘空间，用同一命令再运行一次",
        hant: "各聯已登記，但合併的列印檔案 \(path) 寫不下：\(reason.text(in: .zhHant))。請檢查目錄和磁碟空間，用同一命令再執行一次",
        en: "the copies are registered, but \(path) cannot be written: \(reason.text(in: .en)). "
          + "Check folder and free space and run the same command again")
    }
    made.append(path)
  }
}
