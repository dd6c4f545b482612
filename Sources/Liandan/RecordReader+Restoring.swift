import Findings
import Records
import Register

extension RecordReader {
  /// Makes copies of a form again whose files are gone from the register's folder: data, schema and template are on record,
  /// and the same form gives the same bytes.
  ///
  /// - Throws: a ``DeskError`` that names a copy whose bytes come out otherwise, as from another version of the program.
  func restoreMissing(of number: String) throws {
    let missing = try register.missingCopies(of: number)
    if missing.isEmpty { return }
    if let copy = try restore(missing, of: number).first {
      throw RecordProblem.unlike("\(register.directory)/\(copy.path)", fonts: fontChanges(of: copy))
    }
  }

  /// Makes copies of a form again; gives those whose bytes come out otherwise, which are not written.
  ///
  /// `prepare` is told of the copies that are about to be put into their places.
  func restore(
    _ copies: [StoredCopy], of number: String, prepare: ([StoredCopy]) throws -> Void = { _ in }
  ) throws -> [StoredCopy] {
    var missing = copies
    let record = try register.record(number)
    var editions: [Edition] = []
    for copy in missing where !editions.contains(copy.name.edition) { editions.append(copy.name.edition) }
    for edition in editions {
      let record = try register.record(record, in: edition)
      // A reprint from before the form was made void has no mark.
      for mark in record.voidMarks(for: edition) {
        let copies = missing.filter { $0.name.edition == edition }
        let files = copies.map { PlannedFile(copy: $0.name.copy, format: $0.name.format, template: $0.template) }
        let drawn = try printing(record.job(edition, files, void: mark)).copies.filter { copies.contains($0.copy) }
        if drawn.isEmpty { continue }
        try prepare(drawn.map(\.copy))
        let restored = try register.putBack(drawn, as: copies)
        missing.removeAll(where: restored.contains)
      }
    }
    return missing
  }
}

extension FormRecord {
  /// The marks that copies of a printing may have.
  fileprivate func voidMarks(for edition: Edition) -> [VoidMark?] {
    switch edition {
    case .issue, .added, .closed: [nil]
    case .void: [voidMark]
    case .reprint: voidMark == nil ? [nil] : [voidMark, nil]
    }
  }
}
