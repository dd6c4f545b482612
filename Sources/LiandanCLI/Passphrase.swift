import Findings
import Foundation
import Liandan
import Signing
import Terminal

/// The passphrase of a key: from the environment, from a file that it names, or typed without an echo.
enum Passphrase {
  /// The names of the environment's variables.
  static let variable = "LIANDAN_PASSPHRASE"
  static let fileVariable = "LIANDAN_PASSPHRASE_FILE"

  /// The passphrase of a key that is there.
  ///
  /// - Throws: a ``DeskError`` if none is given and nobody can be asked.
  static func ask(for path: String, on console: Console) throws -> [UInt8] {
    if let given = try given() { return given }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw SigningError.locked(variable, fileVariable)
    }
    return try type(
      LocalizedText("\(path) 的口令：", hant: "\(path) 的密語：", en: "passphrase of \(path): "), console)
  }

  /// The passphrase of a new key; typed twice.
  static func choose(on console: Console) throws -> [UInt8] {
    if let given = try given() { return given }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw SigningError.locked(variable, fileVariable)
    }
    let first = try type(LocalizedText("新口令：", hant: "新密語：", en: "new passphrase: "), console)
    let again = try type(LocalizedText("再输一次：", hant: "再輸一次：", en: "once more: "), console)
    guard first == again else {
      throw DeskError(
        "两次输入的口令不同，没有生成密钥", hant: "兩次輸入的密語不同，沒有產生金鑰", en: "the two passphrases differ: no key was made",
        kind: .usage)
    }
    guard !first.isEmpty else { throw empty() }
    return first
  }

  private static func given() throws -> [UInt8]? {
    let environment = ProcessInfo.processInfo.environment
    if let text = environment[variable], !text.isEmpty { return Array(text.utf8) }
    guard let path = environment[fileVariable], !path.isEmpty else { return nil }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw DeskError(
        "读不了口令文件 \(path)（\(fileVariable)）。请检查路径和权限", hant: "讀不了密語檔案 \(path)（\(fileVariable)）。請檢查路徑和權限",
        en: "the passphrase file \(path) (\(fileVariable)) cannot be read. Check path and permissions")
    }
    // One line: editors end it with a line feed.
    let line = text.prefix { !$0.isNewline }
    guard !line.isEmpty else { throw empty() }
    return Array(line.utf8)
  }

  /// What Ctrl-C types where it does not interrupt.
  private static let interrupt: UInt8 = 3
  /// Longer than any line of a terminal.
  private static let limit = 4096

  /// Asks on the terminal, which shows nothing of what is typed. Ctrl-C ends the line: if it ended the program, the terminal
  /// would show nothing from then on.
  private static func type(_ prompt: LocalizedText, _ console: Console) throws -> [UInt8] {
    try? FileHandle.standardError.write(contentsOf: Data(prompt.text(in: console.language).utf8))
    var before = termios()
    tcgetattr(STDIN_FILENO, &before)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    withUnsafeMutableBytes(of: &silent.c_cc) { $0[Int(VEOL)] = interrupt }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      console.say("")
    }
    var line = [UInt8](repeating: 0, count: limit)
    let count = max(0, read(STDIN_FILENO, &line, limit))
    let typed = line.prefix(count)
    if typed.contains(interrupt) {
      throw DeskError(
        "没有输入口令，什么都没有做", hant: "沒有輸入密語，什麼都沒有做", en: "no passphrase was typed; nothing was done", kind: .usage)
    }
    return Array(typed.prefix { $0 != UInt8(ascii: "\n") })
  }

  private static func empty() -> DeskError {
    DeskError("口令是空的", hant: "密語是空的", en: "the passphrase is empty", kind: .usage)
  }
}

extension RegisterFolder {
  /// The file with the key that signs: the one that the settings name, else the one in the register's folder.
  func keyFile(on console: Console) -> KeyFile {
    let named = Settings.standard.key == Settings.noKey ? nil : Settings.standard.key
    let path = named ?? "\(directory)/\(KeyFile.name)"
    return KeyFile(path: path, isNamed: named != nil) { try Passphrase.ask(for: path, on: console) }
  }
}
