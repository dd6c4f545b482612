import Findings
import Foundation
import Liandan
import Storage
import Terminal
import Zipping

/// Writes what a command made to a file, or to standard output.
enum OutputFile {
  /// Writes all bytes or nothing: a file is replaced only when the new one is complete, and only if `force` says so.
  static func write(_ bytes: [UInt8], to path: String?, force: Bool) throws {
    guard let path, path != "-" else { return try StandardOutput.write(bytes) }
    try check(path, force: force)
    if isFile(path) { return try stream(to: path, force: force) { file, _ in try file.write(bytes) } }
    do { try device(path).write(contentsOf: Data(bytes)) } catch { throw notWritten(path, because: error) }
  }

  /// A device, or a pipe that is open already: one that nobody reads is not waited for.
  private static func device(_ path: String) throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return handle
  }

  /// Whether a path is that of something no file can be written to: a named pipe, which would be waited for, a socket, a
  /// disk. What `/dev/stdout` leads to is none of these, nor is `/dev/null`.
  private static func isUnfit(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    switch status.st_mode & S_IFMT {
    case S_IFSOCK, S_IFBLK: return true
    case S_IFIFO:
      guard let real = realpath(path, nil) else { return false }
      defer { free(real) }
      return stat(real, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    default: return false
    }
  }

  /// Refuses a path where no file can be written, or where one lies already, unless `force` says to replace it. To be called before any work is done, so
  /// that nothing is made in vain.
  static func check(_ path: String?, force: Bool, option: String = "--out") throws {
    guard let path, path != "-" else { return }
    if isUnfit(path) {
      throw DeskError(
        "\(path) 是管道、套接字或磁盘设备，不能写成文件。请用 --out 换一个文件名；要交给别的程序，请用 --out - 写到标准输出",
        hant: "\(path) 是管線、通訊端或磁碟裝置，不能寫成檔案。請用 --out 換一個檔名；要交給別的程式，請用 --out - 寫到標準輸出",
        en:
          "\(path) is a pipe, a socket or a disk, and no file can be written there. Name a file with --out; to feed another "
          + "program, write to standard output with --out -", kind: .usage)
    }
    guard !force else { return }
    var status = stat()
    guard lstat(path, &status) == 0, isFile(path) else { return }
    throw DeskError(
      "\(path) 已经存在，没有覆盖。请用 \(option) 换一个文件名，或加 --force 覆盖",
      hant: "\(path) 已經存在，沒有覆蓋。請用 \(option) 換一個檔名，或加 --force 覆蓋",
      en: "\(path) exists and was not replaced. Name another file with \(option), or add --force to replace it")
  }

  /// Refuses to show on a terminal what is no text.
  static func checkTerminal(_ path: String?, _ format: String) throws {
    guard path == nil, isatty(STDOUT_FILENO) == 1 else { return }
    throw DeskError(
      ".\(format) 不能显示在终端上。请用 --out 写上文件名，如 --out 清单.\(format)",
      hant: ".\(format) 不能顯示在終端機上。請用 --out 寫上檔名，如 --out 清單.\(format)",
      en: "a .\(format) cannot be shown on a terminal. Name a file, as --out list.\(format)", kind: .usage)
  }

  /// Refuses a path whose extension says another format than what is written.
  static func check(_ path: String?, is format: String, or other: String? = nil) throws {
    guard let path, path != "-", isFile(path) else { return }
    let given = (path as NSString).pathExtension.lowercased()
    if given == format || given == other { return }
    throw DeskError(
      "\(path) 的扩展名与要写的 .\(format) 不符。请把扩展名改成 .\(format)，或用 --as 选别的格式",
      hant: "\(path) 的副檔名與要寫的 .\(format) 不符。請把副檔名改成 .\(format)，或用 --as 選別的格式",
      en: "the extension of \(path) does not fit the format .\(format). Change it to .\(format), or choose another "
        + "format with --as", kind: .usage)
  }

  /// The format in which a command writes: the one that was asked for, else that of the file's extension, else `usual`.
  ///
  /// An extension of no format that the command has is refused: nobody looks for a text in a .pdf.
  static func style<Style: RawRepresentable<String> & CaseIterable>(
    _ given: Style?, out: String?, else usual: Style
  ) throws -> Style {
    if let given { return given }
    guard let out, out != "-" else { return usual }
    let ending = (out as NSString).pathExtension.lowercased()
    if ending.isEmpty || ending == "txt" { return usual }
    if let style = Style(rawValue: ending == "jsonl" ? "json" : ending) { return style }
    let known = Style.allCases.map(\.rawValue).filter { $0 != usual.rawValue }
    throw DeskError(
      "\(out) 的扩展名不是能写的格式。请写成 \(known.joined(separator: "、")) 之一，或用 --as 指明",
      hant: "\(out) 的副檔名不是能寫的格式。請寫成 \(known.joined(separator: "、")) 之一，或用 --as 指明",
      en: "\(out) has the extension of no format that can be written: \(known.joined(separator: ", ")). Or say --as",
      kind: .usage)
  }

  /// Writes what `body` makes piece by piece, whole or not at all, however long it is; `body` gets places for what it
  /// has to lay aside.
  ///
  /// What does not go to a file is laid aside too: a reader that takes its time must not hold up `body`, which may
  /// have the register open.
  static func stream(
    to path: String?, force: Bool, _ body: (any ByteSink, _ spool: @escaping () throws -> any ByteSpool) throws -> Void
  ) throws {
    try check(path, force: force)
    if let path, path != "-", isFile(path) {
      // A link stays a link: what it points to is replaced.
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      do {
        let file = try DurableFile(target)
        try body(file) { try FileSpool(beside: target) }
        try file.seal()
        return try file.replace()
      } catch let failure as SystemFailure { throw notWritten(path, because: failure) }
    }
    let temporary = NSTemporaryDirectory() + "liandan"
    let whole: FileSpool
    do {
      whole = try FileSpool(beside: temporary)
      try body(whole) { try FileSpool(beside: temporary) }
    } catch let failure as SystemFailure { throw notWritten(failure.path, because: failure) }
    try whole.replay(0..<whole.count) { try write($0, to: path, force: true) }
  }

  /// Whether a path is that of a file, or of none yet. A device or pipe, such as /dev/stdout, is written to; it must not
  /// be replaced by a file.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func notWritten(_ path: String, because error: any Error) -> DeskError {
    let reason = SystemReason(error).text
    return DeskError(
      "无法写入 \(path)：\(reason.zhHans)。请检查目录是否存在、是否有写权限、磁盘是否已满",
      hant: "無法寫入 \(path)：\(reason.text(in: .zhHant))。請檢查目錄是否存在、是否有寫入權限、磁碟是否已滿",
      en: "cannot write \(path): \(reason.text(in: .en)). Check the folder, its permissions and the free space")
  }
}
