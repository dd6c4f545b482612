import Forms

/// Parses the records that a reader cut out. Each thread has its parser, which remembers the keys of the record
/// before.
package struct RecordParser: Sendable {
  private var keys = JSONKeys()
  /// The file of the record before, and its name as the places of this parser's values have it: of the reader's own, all
  /// threads would count the uses.
  private var file = ""
  private var name = ""

  /// Makes a parser.
  package init() {}

  /// The form of a record, or why it is none.
  package mutating func item(_ record: SubmissionReader.Record) -> SubmissionReader.Item {
    switch record {
    case .item(let item): return item
    case .line(let line): return item(line)
    }
  }

  private mutating func item(_ line: JSONLine) -> SubmissionReader.Item {
    if file != line.file {
      file = line.file
      name = String(decoding: Array(line.file.utf8), as: UTF8.self)
    }
    var parser = JSONParser(
      line.block, line.range, file: name, line: line.number, column: line.column, limits: line.limits)
    // Handed over and back, since a copy would cost more than it saves.
    swap(&parser.keys, &keys)
    defer { swap(&parser.keys, &keys) }
    do {
      let value = try parser.document(at: line.pointer, depth: line.pointer.isEmpty ? 0 : 1)
      return JSONForms.item(value)
    } catch { return .unread([error.finding]) }
  }
}
