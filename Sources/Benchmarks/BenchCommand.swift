import ArgumentParser
import Forms
import Foundation
import Templates

/// `liandan-bench`: Liandan against others, on this machine.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liandan-bench", abstract: "Measures Liandan and what else does such work, on this machine.",
    subcommands: [RunCommand.self, GuardCommand.self, CompareCommand.self, WorkCommand.self],
    defaultSubcommand: RunCommand.self)
}

/// `liandan-bench run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs the groups in turn and prints their tables.",
    discussion: "Every output is read again and its values compared. Run it with `make bench` from the repository.")

  enum Group: String, ExpressibleByArgument, CaseIterable {
    case documents, sheets, pages, ledger, archives, start, scale, search, rendering
  }

  @Option(help: "The program to measure.") var liandan = ".build/release/liandan"
  @Option(help: "The Python that has the other engines; without it only Liandan is measured.") var python: String?
  @Option(help: "The repository.") var repository = "."
  @Option(help: "Where everything is written: memory, or a disk.") var scratch = "/dev/shm"
  @Option(help: "How often each contender runs.") var rounds = 5
  @Option(name: .customLong("group"), help: "Only this group; may be repeated.") var groups: [Group] = []
  @Option(name: .customLong("scale"), help: "Lengths of the long lists; may be repeated.") var scales: [Int] = []
  @Option(help: "How many forms the searched register holds.") var searched = 1_000_000
  @Option(help: "Also write the tables as a DocC article.") var article: String?
  @Flag(help: "As small as can be: only to see that it works.") var smoke = false

  func run() throws {
    let place = "\(scratch)/liandan-bench-\(ProcessInfo.processInfo.processIdentifier)"
    let setting = Setting(
      liandan: absolute(liandan), python: python.map(absolute), repository: absolute(repository),
      scratch: absolute(place), rounds: smoke ? 1 : rounds, isSmoke: smoke)
    let lengths = scales.isEmpty ? (smoke ? [20] : [100_000, 200_000]) : scales
    defer { try? FileManager.default.removeItem(atPath: setting.scratch) }
    var tables: [ReportTable] = []
    for group in groups.isEmpty ? Group.allCases : groups {
      Progress.say(group.rawValue)
      let made: [ReportTable] =
        switch group {
        case .documents: [try DocumentsGroup(setting: setting).run()]
        case .sheets: [try SheetsGroup(setting: setting).run()]
        case .pages: try PagesGroup(setting: setting).run()
        case .ledger: try LedgerGroup(setting: setting).run()
        case .archives: try ArchivesGroup(setting: setting).run()
        case .start: [try StartGroup(setting: setting).run()]
        case .rendering: [try RenderingGroup(setting: setting).run()]
        case .scale: [try ScaleGroup(setting: setting, counts: lengths).run()]
        case .search: try SearchGroup(setting: setting, count: setting.size(searched, smoke: 2_000)).run()
        }
      for table in made { print(table.markdown) }
      tables += made
    }
    if let article {
      try BenchArticle(tables: tables, setting: setting).text.write(toFile: article, atomically: true, encoding: .utf8)
    }
  }

  private func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}

/// `liandan-bench compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compares every part of many documents with what zlib would have been given.")

  @Option(help: "The repository.") var repository = "."
  @Option(help: "How many documents, over all shipped templates.") var documents = 100_000

  func run() throws {
    let path = URL(filePath: repository).standardizedFileURL.path
    let each = max(1, documents / (VariedForms.ids.count * 2))
    for id in VariedForms.ids {
      let varied = try VariedForms(id, repository: path)
      for format in [TemplateFormat.docx, .xlsx] {
        var comparison = RenderingComparison(try varied.template(format))
        for start in stride(from: 0, to: each, by: 500) {
          let forms = varied.forms(min(500, each - start), seed: start, isLong: start % 1_000 > 0)
          _ = try comparison.sizes(forms, varied.schema.copies[start / 500 % varied.schema.copies.count])
        }
        print("\(id).\(format.rawValue): \(each) documents, every part the same")
      }
    }
  }
}

/// `liandan-bench work`: a contender within this program; it prints what it took.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "work", shouldDisplay: false)

  enum Kind: String, ExpressibleByArgument {
    case sheets, ledgerWrite = "ledger-write", ledgerRead = "ledger-read"
    case archiveStream = "archive-stream", archiveMemory = "archive-memory"
    case pages, pdf, ofd
  }
  @Argument var kind: Kind
  @Argument var input: String
  @Argument var arguments: [String] = []

  func run() throws {
    let result =
      switch kind {
      case .sheets: try SheetsWork.run(input, arguments[0], repository: arguments[1])
      case .ledgerWrite: try LedgerWork.write(input, Int(arguments[0]) ?? 0, arguments[1])
      case .ledgerRead: try LedgerWork.read(input)
      case .archiveStream: try ArchivesWork.stream(input, Int(arguments[0]) ?? 0)
      case .archiveMemory: try ArchivesWork.memory(input, Int(arguments[0]) ?? 0)
      case .pages:
        try PagesWork.file(
          input, Int(arguments[0]) ?? 0, seed: Int(arguments[1]) ?? 0, arguments[2], repository: arguments[3])
      case .pdf, .ofd:
        try PagesWork.files(
          input, kind == .pdf ? .pdf : .ofd, Int(arguments[0]) ?? 0, seed: Int(arguments[1]) ?? 0, arguments[2],
          repository: arguments[3])
      }
    print(result.json)
  }
}
