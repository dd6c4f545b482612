import Findings
import Forms
import Foundation
import Intake
import Register
import Storage
import Templates

/// The data files of one command, read as one list.
struct InputFiles {
  /// The sources; standard input and pipes are held in memory, since they can be read only once.
  let sources: [DataSource]
  private var hash = RunningDigest()

  /// Digests the files, so that a list that was stopped is known again.
  ///
  /// Files that cannot be read are left for the reader to report.
  init(_ sources: [DataSource]) throws {
    self.sources = sources.map { $0.buffered() }
    for source in self.sources { source.eachPiece { hash.update($0) } }
  }

  /// The digest of everything that decides what issuing these files gives.
  func digest(_ schema: FormSchema, options: IssueOptions) throws -> Digest {
    // As version 1.0.0 wrote it, which a list that it began is known by.
    let data = hash.digest.bytes.map { String($0, radix: 16) }.joined(separator: ".")
    let formats = options.formats.map(\.rawValue).joined(separator: ",")
    let key =
      (options.onceKey.map { "\nonce \($0)" } ?? "") + (options.origin.map { "\nfrom \($0)" } ?? "")
      + (options.replaces.map { "\nreplaces \($0)" } ?? "") + (options.pdf.map { "\npdf \($0.rawValue)" } ?? "")
    return Digest(
      of: "\(schema.id)\n\(options.closes)\n\(formats)\n\(data)\n\(schema.text)\n\(schema.profile.text)\(key)")
  }

  /// Whether there are more records than this; no more are read than it takes to tell, and none is understood.
  func holdsMore(than limit: Int, _ schema: FormSchema) -> Bool {
    var items = Items(sources, schema)
    var count = 0
    while let record = items.nextRecord() {
      if case .item(.finding) = record { continue }
      count += 1
      if count > limit { return true }
    }
    return false
  }

  /// The place of the second form, if there are several.
  func second(for schema: FormSchema) -> Origin? { InputFiles.second(of: sources, for: schema) }

  /// The place of the second form of sources, if there are several.
  static func second(of sources: [DataSource], for schema: FormSchema) -> Origin? {
    var count = 0
    for case .submission(let submission) in Items(sources, schema) {
      count += 1
      if count == 2 { return submission.origin }
    }
    return nil
  }

  /// Rows of detail sheets that belong to no form of their workbook: a form that lacks them would be issued or closed without
  /// a word of what was meant for it, so nothing of such a list is.
  func strayRows(_ schema: FormSchema) -> [Finding] {
    let workbooks = sources.filter { $0.name.lowercased().hasSuffix(".xlsx") }
    if workbooks.isEmpty || schema.fields.allSatisfy(\.fields.isEmpty) { return [] }
    var items = Items(workbooks, schema)
    var findings: [Finding] = []
    while let record = items.nextRecord() {
      guard case .item(.finding(let finding)) = record else { continue }
      if InputFiles.isStray(finding) { findings.append(finding) }
    }
    return findings
  }

  /// Whether a finding is about a row that belongs to no form.
  static func isStray(_ finding: Finding) -> Bool {
    [FindingCode.rowKeyUnknown, .rowKeyEmpty].contains { $0.name == finding.code }
  }

  /// The forms and findings of sources in order.
  struct Items: Sequence, IteratorProtocol {
    private var parser = RecordParser()
    private var sources: ArraySlice<DataSource>
    private let schema: FormSchema
    private var reader: SubmissionReader?
    /// The bytes of all sources, of those read whole, and of the one that is read.
    private let size: Int
    private var done = 0
    private var current = 0

    /// Reads the sources one after the other.
    init(_ sources: [DataSource], _ schema: FormSchema) {
      self.sources = sources[...]
      self.schema = schema
      size = sources.reduce(0) { $0 + ($1.size ?? 0) }
    }

    /// How much was read, of 1.
    var fraction: Double? {
      guard size > 0, let reader, let part = reader.fraction else { return nil }
      return (Double(done) + part * Double(current)) / Double(size)
    }

    mutating func next() -> SubmissionReader.Item? { nextRecord().map { parser.item($0) } }

    /// What comes next, not yet understood.
    mutating func nextRecord() -> SubmissionReader.Record? {
      while true {
        if let record = reader?.nextRecord() { return record }
        guard let source = sources.popFirst() else { return nil }
        done += current
        current = source.size ?? 0
        reader = SubmissionReader(source, schema: schema)
      }
    }
  }
}
