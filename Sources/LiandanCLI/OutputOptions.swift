import ArgumentParser
import Findings
import Liandan
import Storage
import Terminal

/// The formats of a command that writes a table: for the terminal, for programs, for offices.
protocol OutputStyle: RawRepresentable<String>, CaseIterable, ExpressibleByArgument {
  /// Aligned columns for a terminal: what is written where nothing else is asked for.
  static var table: Self { get }
  /// For programs.
  static var json: Self { get }
  /// Another extension that files of ``json`` may have.
  static var otherExtension: String? { get }
}

/// Where a command writes its table, and in which format.
struct OutputOptions<Style: OutputStyle>: ParsableArguments {
  @Option(name: .customLong("as"), help: OutputOptions.styleHelp) var style: Style?
  @Option(
    help: .said("写到文件（默认标准输出）", hant: "寫到檔案（預設標準輸出）", en: "write to this file; - is standard output", value: "file"))
  var out: String?
  @OptionGroup var force: ForceOption

  private static var styleHelp: ArgumentHelp {
    let names = Style.allCases.map(\.rawValue).filter { $0 != "json" }
    let (last, others) = (names[names.count - 1], names.dropLast())
    let (zh, en) = (others.joined(separator: "、"), others.joined(separator: ", "))
    return .said(
      "\(zh) 或 \(last)（默认随 --out 的扩展名）", hant: "\(zh) 或 \(last)（預設隨 --out 的副檔名）",
      en: "\(en) or \(last) (default: by the extension of --out)")
  }

  /// The format to write in.
  ///
  /// - Parameter json: Whether the command's flag `--json` was given.
  /// - Throws: a ``DeskError`` if no file in it can be written to `--out`, before any work is done.
  func checkedStyle(json: Bool = false) throws -> Style {
    let style = try json ? .json : OutputFile.style(style, out: out, else: .table)
    if style.rawValue != Style.table.rawValue {
      let isJSON = style.rawValue == Style.json.rawValue
      try OutputFile.check(out, is: style.rawValue, or: isJSON ? Style.otherExtension : nil)
    }
    try OutputFile.check(out, force: force.force)
    if style.isBinary { try OutputFile.checkTerminal(out, style.rawValue) }
    return style
  }

  /// Writes what `body` makes, whole or not at all, and says which file it wrote.
  func stream(
    telling console: Console, _ body: (any ByteSink, _ spool: @escaping () throws -> any ByteSpool) throws -> Void
  ) throws {
    try OutputFile.stream(to: out, force: force.force, body)
    console.remarkWritten(out)
  }
}

extension OutputStyle {
  /// Whether a terminal cannot show it.
  var isBinary: Bool { ["docx", "xlsx", "pdf", "ofd"].contains(rawValue) }
}

extension ListingStyle: OutputStyle {
  static var otherExtension: String? { "jsonl" }
}

extension ReportStyle: OutputStyle {
  static var otherExtension: String? { nil }
}
