import Findings
import Forms
import Foundation
import Templates
import Zipping

/// The pages of one form, for all rounds and programs.
struct FormPages {
  let id: String
  let folder: String
  let title: String
  /// A script for each round, and what its pages say.
  let scripts: [(path: String, words: [[String]])]
  /// The programs that draw scripts.
  let peers: [Peer]
  private let setting: Setting
  private let varied: VariedForms

  /// A program that draws scripts, and how many pages it gets of them.
  struct Peer {
    let name: String
    let command: [String]
    let pages: Int
    let files: Int
  }

  /// Whether all pages are in one file, or each in its own.
  enum Kind: String { case file, files }

  /// How many pages of a run are read again.
  static let checked = 20
  static let note =
    "From typed values: lines are broken, fitted and filled into the layout, then written. The others get every line, box "
    + "and text ready with its place, size and font (Noto Serif CJK SC, Liberation Serif), and only set and draw them; those "
    + "that are slow draw fewer pages."

  /// How many pages a script has.
  static func count(_ setting: Setting) -> Int { setting.size(400, smoke: 2) }

  init(_ id: String, _ folder: String, _ setting: Setting) throws {
    (self.id, self.folder, self.setting) = (id, folder, setting)
    varied = try VariedForms(id, repository: setting.repository)
    title = varied.schema.title.zhHans
    let printer = try PagePrinter(varied.schema, as: .pdf)
    scripts = try (0..<setting.rounds).map { [varied] round in
      let pages = try varied.forms(FormPages.count(setting), seed: round).map { try printer.pages($0) }
      guard pages.allSatisfy({ $0.count == 1 }) else { throw BenchError("\(id): a form takes more than one page") }
      let script = PageScript(pages.flatMap(\.self))
      let path = "\(folder)/\(id)-\(round).txt"
      try script.text.write(toFile: path, atomically: false, encoding: .utf8)
      return (path, script.words)
    }
    peers = try FormPages.peers(folder, setting)
  }

  /// Whether there are programs to compare with.
  var hasPeers: Bool { !peers.isEmpty }

  private static func peers(_ folder: String, _ setting: Setting) throws -> [Peer] {
    guard let python = setting.python else { return [] }
    let program = "\(folder)/pages"
    let flags = try ChildRun.of(["pkg-config", "--cflags", "--libs", "pangocairo"], in: folder).output
    let words = String(decoding: flags, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    _ = try ChildRun.of(["cc", "-O2", "-o", program, setting.peer("pages.c")] + words, in: folder)
    let script = [python, "-B", setting.peer("pages.py")]
    return [
      Peer(name: "pango + cairo (C)", command: [program], pages: 400, files: 100),
      Peer(name: "typst 0.15.2, PDF/A-2b", command: script + ["typst"], pages: 200, files: 5),
      Peer(name: "WeasyPrint 70.0, PDF/A-2u", command: script + ["weasyprint"], pages: 40, files: 5),
    ]
  }

  /// LibreOffice on the .docx of the same forms.
  func office() throws -> Contender {
    let count = min(20, FormPages.count(setting))
    let sources = try setting.folder("pages/\(id)-docx")
    let copies = Array(varied.schema.copies.prefix(1))
    var renderer = TemplateRenderer(try varied.template(.docx))
    for (index, form) in varied.forms(count, seed: 0).enumerated() {
      try WorkResult.write(renderer.render(form, copies: copies)[0], to: "\(sources)/\(index).docx")
    }
    return Contender(
      name: "LibreOffice, from .docx, whole process", timing: .process, items: count,
      command: { _, place in
        [
          "soffice", "-env:UserInstallation=file://\(setting.scratch)/pages/office", "--headless", "--convert-to",
          #"pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}"#, "--outdir", place,
        ] + (0..<count).map { "\(sources)/\($0).docx" }
      },
      check: { _, place, _ in
        for index in 0..<count where !FileManager.default.fileExists(atPath: "\(place)/\(index).pdf") {
          throw BenchError("LibreOffice did not write \(index).pdf")
        }
      })
  }

  /// Throws unless the first pages of what a run wrote say what those of a round's script do.
  func check(_ kind: Kind, in folder: String, _ round: Int, _ count: Int) throws {
    let pages = 0..<min(count, FormPages.checked)
    switch kind {
    case .file: try check("\(folder)/pages.pdf", round, pages)
    case .files: for index in pages { try check("\(folder)/\(index).pdf", round, index..<index + 1) }
    }
  }

  private func check(_ path: String, _ round: Int, _ pages: Range<Int>) throws {
    let run = try ChildRun.of(["pdftotext", "-raw", "-l", "\(pages.count)", path, "-"], in: folder)
    let told = String(decoding: run.output, as: UTF8.self).split(separator: "\u{0C}", omittingEmptySubsequences: false)
    guard told.count > pages.count else { throw BenchError("\(path) has \(told.count - 1) pages") }
    for (page, text) in zip(pages, told) {
      let said = FormPages.letters(String(text))
      for words in scripts[round].words[page].map(FormPages.letters) where !words.isEmpty && !said.contains(words) {
        throw BenchError("\(path) does not say “\(words)” on page \(page + 1)")
      }
    }
  }

  /// The letters and digits of a text: programs space them as they like.
  private static func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
}

/// What OFD files say.
enum OFDTexts {
  /// Throws unless a file has a page with text.
  static func check(_ path: String) throws {
    let archive = try ZipArchive(Array(try Data(contentsOf: URL(filePath: path))))
    guard let entry = archive.entries.first(where: { $0.name.hasSuffix("Page_0/Content.xml") }) else {
      throw BenchError("\(path) has no page")
    }
    let content = String(decoding: try archive.read(at: entry.index), as: UTF8.self)
    if !content.contains("<ofd:TextCode") { throw BenchError("\(path) has no text") }
  }
}
