package import Findings
package import Forms

/// Reads forms one by one from a source (walk, hop 1).
///
/// JSON Lines and CSV are read as they are asked for, in constant memory; the other formats are read whole at the first
/// `next()`. Nothing throws: what cannot be read comes as a finding, and the other forms still come.
package struct SubmissionReader {
  /// What the reader meets.
  package enum Item: Sendable {
    /// A form.
    case submission(Submission)
    /// Something wrong with the file, or worth knowing about it.
    case finding(Finding)
    /// A record that could not be read, and why: it is refused as a whole.
    case unread([Finding])
  }

  /// What the reader cuts out of the file. Understanding a line takes longer than cutting it out, and can be done by
  /// several threads; see ``RecordParser``.
  package enum Record: Sendable {
    /// What is understood already, or is wrong with the file.
    case item(Item)
    /// A line that becomes a form, or a record that could not be read.
    case line(JSONLine)
  }

  private enum State {
    case unopened(DataSource)
    case lines(JSONLines)
    case json(JSONForms)
    case table(CSVForms)
    case workbook(WorkbookForms)
    case yaml(YAMLForms)
    case numbers(NumberLines)
    case failed(Finding?)
  }
  private var state: State
  private var parser = RecordParser()
  private let schema: FormSchema?
  private let limits: IntakeLimits

  /// A reader over a source. The schema helps to find the header row and to read compound cells; without it keys are
  /// taken as they are.
  package init(_ source: DataSource, schema: FormSchema? = nil, limits: IntakeLimits = .standard) {
    state = .unopened(source)
    self.schema = schema
    var limits = limits
    // Plain data are one record of their own kind, such as a table to be printed.
    if schema == nil { limits.values = limits.heldValues }
    self.limits = limits
  }

  /// How much of the source was read, of 1, where that is known.
  package var fraction: Double? {
    switch state {
    case .unopened: 0
    case .lines(let lines): lines.fraction
    case .json(let forms): forms.fraction
    case .table(let table): table.fraction
    case .workbook(let workbook): workbook.fraction
    case .yaml(let forms): forms.fraction
    case .numbers(let lines): lines.fraction
    case .failed: 1
    }
  }

  /// The next form or finding; `nil` at the end.
  package mutating func next() -> Item? { nextRecord().map { parser.item($0) } }

  /// The next record or finding; `nil` at the end.
  package mutating func nextRecord() -> Record? {
    if case .unopened(let source) = state {
      do { state = try opened(source) } catch { state = .failed(error.finding) }
    }
    switch state {
    case .unopened: return nil
    case .lines(var lines):
      state = .failed(nil)
      let record = lines.next()
      state = .lines(lines)
      return record
    case .json(var forms):
      state = .failed(nil)
      let record = forms.next()
      state = .json(forms)
      return record
    case .table(var table):
      state = .failed(nil)
      let item = table.next()
      state = .table(table)
      return item.map { .item($0) }
    case .workbook(var workbook):
      state = .failed(nil)
      let item = workbook.next()
      state = .workbook(workbook)
      return item.map { .item($0) }
    case .yaml(var forms):
      state = .failed(nil)
      let item = forms.next()
      state = .yaml(forms)
      return item.map { .item($0) }
    case .numbers(var lines):
      state = .failed(nil)
      let item = lines.next()
      state = .numbers(lines)
      return item.map { .item($0) }
    case .failed(let finding):
      state = .failed(nil)
      return finding.map { .item(.finding($0)) }
    }
  }

  private func opened(_ source: DataSource) throws(IntakeFailure) -> State {
    if case .numbers(_, let common) = source.kind {
      let bytes = try ByteSource(source, limits: limits)
      return .numbers(try NumberLines(bytes, with: common, schema: schema, limits: limits))
    }
    let (bytes, format) = try DataFormat.open(source, limits: limits)
    switch format {
    case .jsonLines: return .lines(JSONLines(bytes, limits: limits))
    case .csv: return .table(CSVForms(bytes, schema: schema, limits: limits))
    case .json:
      return .json(JSONForms(try wholeText(bytes, limit: limits.fileBytes), file: source.name, limits: limits))
    case .yaml:
      let text = try wholeText(bytes, limit: limits.yamlBytes)
      return .yaml(YAMLForms(text, file: source.name, limits: limits))
    case .workbook: return .workbook(try WorkbookForms(source, bytes, schema: schema, limits: limits))
    }
  }

  /// The whole text as UTF-8; a byte that does not fit ends the reading, since one slip may change every value after it.
  private func wholeText(_ source: ByteSource, limit: Int) throws(IntakeFailure) -> [UInt8] {
    let (name, size) = (source.name, source.size ?? 0)
    if size > limit { throw IntakeFailure(finding: .fileTooLarge(name, limit: limit)) }
    var unlimited = limits
    unlimited.recordBytes = limit
    var blocks = TextBlocks(source, allowsGB18030: false, limits: unlimited)
    var text: [UInt8] = []
    while let block = try blocks.next() {
      if text.isEmpty {
        text = block
        text.reserveCapacity(size)
      } else {
        text += block
      }
      if let bad = blocks.bad.first {
        throw IntakeFailure(finding: .badEncoding(name, bad, looksLikeGB18030: blocks.looksLikeGB18030))
      }
      guard text.count <= limit else { throw IntakeFailure(finding: .fileTooLarge(name, limit: limit)) }
    }
    guard text.contains(where: { $0 > 0x20 }) else { throw IntakeFailure(finding: .emptyFile(name)) }
    return text
  }
}

extension SubmissionReader {
  /// The forms of a source, in their order, and everything that is wrong with it. All are held in memory, so there is a
  /// limit: ``IntakeLimits/heldValues``.
  package static func readAll(
    _ source: DataSource, schema: FormSchema? = nil, limits: IntakeLimits = .standard
  ) -> (submissions: [Submission], findings: [Finding]) {
    var reader = SubmissionReader(source, schema: schema, limits: limits)
    var submissions: [Submission] = []
    var findings: [Finding] = []
    var room = limits.heldValues
    while let item = reader.next() {
      switch item {
      case .submission(let submission):
        room -= submission.valueCount
        guard room >= 0 else { return (submissions, findings + [.tooManyHeld(source.name, limit: limits.heldValues)]) }
        submissions.append(submission)
      case .finding(let finding): findings.append(finding)
      case .unread(let problems): findings += problems
      }
    }
    return (submissions, findings)
  }

  /// The forms in bytes at hand; the name's ending tells the format, and origins carry the name.
  package static func readAll(
    bytes: [UInt8], name: String, schema: FormSchema? = nil
  ) -> (submissions: [Submission], findings: [Finding]) {
    readAll(.bytes(bytes, name: name), schema: schema)
  }
}
