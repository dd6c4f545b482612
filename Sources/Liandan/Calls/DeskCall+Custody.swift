import Findings
import Intake
import Records
import Register

extension DeskCall {
  /// Records where paper originals are (see ``IssueDesk/movePaper(_:list:_:)``).
  func movePaper(_ numbers: [String], list: DataSource?, _ change: PaperChange) throws -> [MovedPaper] {
    try withRecords { records in
      let numbers = try NamedNumbers.read(numbers, list: list, in: records.register, notice: notice)
      let moved = try records.register.move(numbers, change, by: mark)
      return zip(numbers, moved).map { MovedPaper(number: $0, original: $1.original, isNew: $1.isNew) }
    }
  }

  /// Marks forms as unsettled (see ``IssueDesk/hold(_:list:isHeld:reason:)``).
  func hold(_ numbers: [String], list: DataSource?, isHeld: Bool, reason: String) throws -> [HeldForm] {
    try withRecords { records in
      let numbers = try NamedNumbers.read(numbers, list: list, in: records.register, notice: notice)
      let held = try records.register.hold(numbers, isHeld, reason: reason, by: mark)
      return zip(numbers, held).map { HeldForm(number: $0, isHeld: isHeld, isNew: $1) }
    }
  }
}
