public import Findings
public import Forms

/// Reads forms one by one from a source (walk, hop 1).
///
/// JSON Lines and CSV are read as they are asked for, in constant memory; the other formats are read whole at the first
/// `next()`. Nothing throws: what cannot be read comes as a finding, and the other forms still come.
public struct SubmissionReader {
  /// What the reader meets.
  public enum Item: Sendable {
    /// A form.
    case submission(Submission)
    /// Something wrong with the file, or worth knowing about it.
    case finding(Finding)
    /// A record that could not be read, and why: it is refused as a whole.
    case unread([Finding])
  }

  /// What the reader cuts out of the file. Understanding a line takes longer than cutting it out, and can be done by
  /// several threads; see ``RecordParser``.
  public enum Record: Sendable {
    /// What is understood already, or is wrong with the file.
    case item(Item)
    /// A line that becomes a form, or a record that could not be read.
    case line(JSONLine)
  }

  private enum State {
    case unopened(DataSource)
    case lines(JSONLines)
    case table(CSVForms)
    case workbook(WorkbookForms)
    case queue([Item], Int)
  }
  private var state: State
  private var parser = RecordParser()
  private let schema: FormSchema?
  private let limits: IntakeLimits

  /// A reader over a source. The schema helps to find the header row and to read compound cells; without it keys are
  /// taken as they are.
  public init(_ source: DataSource, schema: FormSchema? = nil, limits: IntakeLimits = .standard) {
    state = .unopened(source)
    self.schema = schema
    self.limits = limits
  }

  /// How much of the source was read, of 1, where that is known.
  public var fraction: Double? {
    switch state {
    case .unopened: 0
    case .lines(let lines): lines.fraction
    case .table(let table): table.fraction
    case .workbook(let workbook): workbook.fraction
    case .queue(let items, let index): items.isEmpty ? 1 : Double(index) / Double(items.count)
    }
  }

  /// The next form or finding; `nil` at the end.
  public mutating func next() -> Item? { nextRecord().map { parser.item($0) } }

  /// The next record or finding; `nil` at the end.
  public mutating func nextRecord() -> Record? {
    if case .unopened(let source) = state {
      do { state = try opened(source) } catch { state = .queue([.finding(error.finding)], 0) }
    }
    switch state {
    case .unopened: return nil
    case .lines(var lines):
      state = .queue([], 0)
      let record = lines.next()
      state = .lines(lines)
      return record
    case .table(var table):
      state = .queue([], 0)
      let item = table.next()
      state = .table(table)
      return item.map { .item($0) }
    case .workbook(var workbook):
      state = .queue([], 0)
      let item = workbook.next()
      state = .workbook(workbook)
      return item.map { .item($0) }
    case .queue(let items, let index):
      guard index < items.count else { return nil }
      state = .queue(items, index + 1)
      return .item(items[index])
    }
  }

  private func opened(_ source: DataSource) throws(IntakeFailure) -> State {
    var (bytes, format) = try DataFormat.open(source)
    switch format {
    case .jsonLines: return .lines(JSONLines(bytes, limits: limits))
    case .csv: return .table(CSVForms(bytes, schema: schema, limits: limits))
    case .json:
      let text = try wholeText(&bytes)
      return .queue(JSONForms(file: source.name, limits: limits).items(text), 0)
    case .yaml:
      let text = try wholeText(&bytes)
      return .queue(YAMLForms(file: source.name, limits: limits).items(text), 0)
    case .workbook: return .workbook(try WorkbookForms(source, bytes, schema: schema, limits: limits))
    }
  }

  /// The whole text as UTF-8; a byte that does not fit ends the reading, since one slip may change every value after it.
  private func wholeText(_ source: inout ByteSource) throws(IntakeFailure) -> [UInt8] {
    let name = source.name
    let all = try source.rest(limit: limits.fileBytes)
    var unlimited = limits
    unlimited.recordBytes = limits.fileBytes
    var blocks = try TextBlocks(
      ByteSource(.bytes(all, name: name)), allowsGB18030: false, limits: unlimited)
    var text: [UInt8] = []
    while let block = try blocks.next() {
      text += block
      if let bad = blocks.bad.first {
        throw IntakeFailure(finding: .badEncoding(name, bad, looksLikeGB18030: blocks.looksLikeGB18030))
      }
    }
    guard text.contains(where: { $0 > 0x20 }) else { throw IntakeFailure(finding: .emptyFile(name)) }
    return text
  }
}

/// Reads all forms of a source at once.
public enum Intake {
  /// The forms of a source, in their order, and everything that is wrong with it.
  public static func read(
    _ source: DataSource, schema: FormSchema? = nil, limits: IntakeLimits = .standard
  ) -> (submissions: [Submission], findings: [Finding]) {
    var reader = SubmissionReader(source, schema: schema, limits: limits)
    var submissions: [Submission] = []
    var findings: [Finding] = []
    while let item = reader.next() {
      switch item {
      case .submission(let submission): submissions.append(submission)
      case .finding(let finding): findings.append(finding)
      case .unread(let problems): findings += problems
      }
    }
    return (submissions, findings)
  }

  /// The forms in bytes at hand; the name's ending tells the format, and origins carry the name.
  public static func read(
    bytes: [UInt8], name: String, schema: FormSchema? = nil
  ) -> (submissions: [Submission], findings: [Finding]) {
    read(.bytes(bytes, name: name), schema: schema)
  }
}
