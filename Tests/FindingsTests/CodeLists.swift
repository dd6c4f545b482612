import Findings

/// What the tests of the registry take as given.
enum CodeLists {
  /// Codes that no test names yet. Nothing is added here: a new code comes with its test.
  static let untested: Set<FindingCode> = [
    .noRowKey, .rowKeyEmpty, .rowKeyDoubled, .notAWorkbook, .workbookNotWritten, .sheetName,
    .notATemplate, .templateUnreadable, .partTooLarge, .tooManyTags, .ambiguousName, .valuesOnly,
    .pictureAsText, .tableHeadingInSection, .tableInSection, .drawingOutsideSheet, .registerBusy,
    .numbersMoved, .incompletePrinting, .unsafeNumber, .unsafePacket, .readOnlyDisk,
    .groupNotInherited, .pathMissing, .numberDoubled, .packetElsewhere, .doubledFile,
    .transmittalFailed, .packetChain, .moreDifferences, .tagFileUnlisted,
    .formVoid, .packageSchema, .backupBusy,
  ]
}
