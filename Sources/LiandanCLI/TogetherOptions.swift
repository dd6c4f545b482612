import ArgumentParser
import Findings
import Liandan
import Terminal

/// How the copies of many forms are put into files to be printed in one go.
struct TogetherOptions: ParsableArguments {
  @Flag(
    name: .customLong("together"),
    help: .said(
      "各联合成一个文件供打印：docx、pdf 或 ofd（放在 --out 目录，默认当前目录）",
      hant: "各聯合成一個檔案供列印：docx、pdf 或 ofd（放在 --out 目錄，預設目前目錄）",
      en: "all copies in one file to print: docx, pdf or ofd (in --out, else here)"))
  var asksTogether = false
  @Option(
    help: .said(
      "--together 的次序：forms 一份一份、copies 一联一联（各份的第一联，再各份的第二联……）",
      hant: "--together 的次序：forms 一份一份、copies 一聯一聯（各份的第一聯，再各份的第二聯……）",
      en: "order of --together: forms (form by form) or copies (all first copies, then all second ones …)"))
  var order: CopyOrder?
  @Option(
    help: .said(
      "--together 按这些字段排序，如 postcode,customer_name；编号次序不变，空的在后",
      hant: "--together 按這些欄位排序，如 postcode,customer_name；編號次序不變，空的在後",
      en:
        "sort --together by fields, as postcode,customer_name; numbers stay in the order of the list, empty ones come last",
      value: "fields"))
  var sort: FieldNames?
  @Option(
    help: .said(
      "--together 的每个文件最多几份表单（默认 200）", hant: "--together 的每個檔案最多幾份表單（預設 200）",
      en: "at most so many forms in each file of --together (default 200)", value: "n"))
  var formsPerFile: Int?
  @Flag(
    help: .said(
      "连同随附页，各联合成一个文件：随函、回执随第一联，信封、标签另成文件；要 pdf 或 ofd",
      hant: "連同隨附頁，各聯合成一個檔案：隨函、回執隨第一聯，信封、標籤另成檔案；要 pdf 或 ofd",
      en:
        "--together with what is enclosed: letter and slip beside the first copy, envelopes and labels in files of their own; pdf or ofd"
    ))
  var withEnclosures = false

  /// Whether copies are put into files of many forms: enclosures lie in such files alone.
  var together: Bool { asksTogether || withEnclosures }

  func validate() throws {
    guard (1...100_000).contains(formsPerFile ?? 1) else {
      throw ValidationError(
        "--forms-per-file 要在 1 到 100000 之间", hant: "--forms-per-file 要在 1 到 100000 之間",
        en: "--forms-per-file is 1 to 100000")
    }
    let parts = [
      ("--forms-per-file", formsPerFile != nil), ("--order", order != nil), ("--sort", sort != nil),
    ]
    if !together, let (option, _) = parts.first(where: \.1) { throw TogetherOptions.lone(option) }
  }

  /// An option that is for files of many forms alone.
  static func lone(_ option: String) -> ValidationError {
    ValidationError(
      "\(option) 要和 --together 一起用", hant: "\(option) 要和 --together 一起用", en: "\(option) needs --together")
  }

  /// Refuses formats whose copies cannot be put together.
  func check(_ formats: [DocumentFormat]) throws {
    if withEnclosures { try TogetherOptions.checkEnclosures(formats) }
    guard together, !formats.contains(where: \.isJoinable) else { return }
    let names = DocumentFormat.allCases.filter(\.isJoinable).map(\.rawValue)
    throw ValidationError(
      "--together 只能合并 \(names.joined(separator: "、"))。请加 --as，如 --as pdf（可与别的格式并列，如 --as pdf,xlsx）",
      hant: "--together 只能合併 \(names.joined(separator: "、"))。請加 --as，如 --as pdf（可與別的格式並列，如 --as pdf,xlsx）",
      en: "--together puts \(names.joined(separator: ", ")) together: add --as pdf (or --as pdf,xlsx)")
  }

  /// Refuses formats in which there are no enclosures.
  static func checkEnclosures(_ formats: [DocumentFormat]) throws {
    guard !formats.contains(where: { $0 == .pdf || $0 == .ofd }) else { return }
    throw ValidationError(
      "--with-enclosures 印成 pdf 或 ofd：请加 --as pdf", hant: "--with-enclosures 印成 pdf 或 ofd：請加 --as pdf",
      en: "--with-enclosures prints pdf or ofd: add --as pdf")
  }

  /// What is asked for, with `copy` as the only one that is wanted; `nil` if nothing is to be put together.
  func options(copy: String?) -> PrintFileOptions? {
    guard together else { return nil }
    var options = PrintFileOptions()
    options.order = order ?? options.order
    options.copy = copy
    options.formsPerFile = formsPerFile ?? options.formsPerFile
    options.enclosures = withEnclosures
    options.sortFields = sort?.names ?? []
    return options
  }
}

/// Names of fields with commas between.
struct FieldNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(whereSeparator: { ",，、".contains($0) }).map(String.init)
    if names.isEmpty { return nil }
  }
}
