import Forms
import Register
import Storage

extension DeskCall {
  /// What the register holds of a form.
  func record(_ number: String) throws -> RecordedForm {
    try withReading { records in try records.register.atOneMoment { try record(number, records) } }
  }

  /// The same where the register is at hand.
  func record(_ number: String, _ records: RecordReader) throws -> RecordedForm {
    let record = try records.register.record(try meantNumber(number, in: records.register))
    let edition = try records.printedEdition(of: record)
    let schema = try records.register.schema(of: record)
    let copies = try records.register.copies(of: record.number).filter { $0.name.edition == edition }
    return RecordedForm(
      form: try records.register.form(of: record), record,
      copies: copies.map { IssuedCopy($0, schema, directory: registerDirectory) },
      isPrinted: try edition == records.newestEdition(of: record))
  }

  /// The bytes of a copy, as they were recorded.
  func bytes(of copy: IssuedCopy) throws -> [UInt8] {
    func found() throws -> [UInt8]? { try world.store.bytes(of: copy.file, upTo: copy.bytes) }
    var bytes = try found()
    if bytes == nil {
      try withRecords { try $0.restoreMissing(of: copy.number) }
      bytes = try found()
    }
    guard let bytes, Digest(of: bytes) == copy.sha256 else { throw RecordProblem.copy(copy.file) }
    return bytes
  }
}
