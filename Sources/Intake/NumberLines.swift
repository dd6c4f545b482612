import Findings
import Forms
import Foundation

/// The forms of a list of numbers, one a line, as a bar code scanner types them: each has its number and what is common to all.
///
/// A line that gives a number again is passed over with a warning: scanners read a sheet twice.
struct NumberLines {
  /// What the list gives, and how many of these were handed over.
  private var items: [SubmissionReader.Item]
  private var done = 0

  /// How much was handed over, of 1.
  var fraction: Double { items.isEmpty ? 1 : Double(done) / Double(items.count) }

  init(
    _ source: ByteSource, with common: DataSource?, schema: FormSchema?, limits: IntakeLimits
  ) throws(IntakeFailure) {
    var entries: [Submission.Entry] = []
    if let common {
      let (form, findings) = NumberLines.form(common, schema, limits)
      items = findings.map { .finding($0) }
      guard let form, !findings.hasErrors else { return }
      entries = form.entries
    } else {
      items = []
    }
    let key = Submission.numberKey(for: schema)
    var lines: [String: Int] = [:]
    for (line, text) in try NumberLines.lines(source, limits) where !text.isBlank {
      let number = PaperCode(text).number.precomposedStringWithCompatibilityMapping.uppercased().filter {
        !$0.isWhitespace
      }
      if lines.isEmpty, Submission.isNumberKey(number) { continue }
      let origin = Origin(file: source.name, line: line, column: 1)
      if let first = lines[number] {
        items.append(.finding(NumberLines.doubled(number, first, at: origin)))
        continue
      }
      lines[number] = line
      let given = Submission.Entry(key: key, keyOrigin: origin, value: RawValue(.text(text.trimmed), at: origin))
      items.append(.submission(Submission(origin: origin, entries: [given] + entries)))
    }
    if lines.isEmpty { items.append(.finding(.emptyFile(source.name))) }
  }

  mutating func next() -> SubmissionReader.Item? {
    guard done < items.count else { return nil }
    defer { done += 1 }
    return items[done]
  }

  /// The lines of the text with their numbers, from 1.
  private static func lines(
    _ source: ByteSource, _ limits: IntakeLimits
  ) throws(IntakeFailure) -> [(Int, String)] {
    var blocks = TextBlocks(source, allowsGB18030: true, limits: limits)
    var lines: [(Int, String)] = []
    var size = 0
    while let block = try blocks.next() {
      size += block.count
      guard size <= limits.fileBytes else {
        throw IntakeFailure(finding: .fileTooLarge(source.name, limit: limits.fileBytes))
      }
      var texts = String(decoding: block, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      if texts.last?.isEmpty == true { texts.removeLast() }
      for text in texts { lines.append((lines.count + 1, String(text))) }
    }
    return lines
  }

  /// The one form of the data that all have in common, and what is wrong with it.
  private static func form(
    _ common: DataSource, _ schema: FormSchema?, _ limits: IntakeLimits
  ) -> (Submission?, [Finding]) {
    var (forms, findings) = SubmissionReader.readAll(common, schema: schema, limits: limits)
    if findings.hasErrors { return (nil, findings) }
    guard let form = forms.first else { return (nil, findings + [.emptyFile(common.name)]) }
    if forms.count > 1 { return (nil, findings + [severalForms(at: forms[1].origin)]) }
    if let schema {
      let (number, origin, rest) = form.takingNumber(schema)
      if let number { findings.append(hasNumber(number, at: origin)) }
      // What is wrong is told once, not with each number.
      let bound = schema.bind(rest).1
      if bound.hasErrors { findings += bound }
    }
    return (form, findings)
  }

  private static func doubled(_ number: String, _ line: Int, at origin: Origin) -> Finding {
    Finding(
      .warning, code: .scannedTwice,
      LocalizedText(
        "\(number) 在第 \(line) 行已经有了，这一行略过", hant: "\(number) 在第 \(line) 行已經有了，這一行略過",
        en: "\(number) stands on line \(line) already; this line is passed over"), at: origin)
  }

  private static func severalForms(at origin: Origin) -> Finding {
    Finding(
      code: .severalForms,
      LocalizedText(
        "各单共同的内容只能有一份，这里是第二份", hant: "各單共同的內容只能有一份，這裡是第二份",
        en: "what all forms have in common is one form; this is a second"), at: origin,
      hint: LocalizedText(
        "各单内容不同的，用结单表：liandan blank 表单 --as closing --numbers 编号.txt",
        hant: "各單內容不同的，用結單表：liandan blank 表單 --as closing --numbers 編號.txt",
        en: "where they differ, make a closing sheet: liandan blank FORM --as closing --numbers FILE"))
  }

  private static func hasNumber(_ number: String, at origin: Origin) -> Finding {
    Finding(
      code: .numberDiffers,
      LocalizedText(
        "各单共同的内容里写着编号 \(number)，要结的却是清单里的各单", hant: "各單共同的內容裡寫著編號 \(number)，要結的卻是清單裡的各單",
        en: "what all forms have in common carries the number \(number), but those of the list are to be closed"),
      at: origin, hint: LocalizedText("删去“编号”一项", hant: "刪去「編號」一項", en: "delete the key “number”"))
  }
}
