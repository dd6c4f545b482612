import Findings
import Forms
import Register

extension DeskCall {
  /// Prints the addresses of issued forms as labels (see
  /// ``IssueDesk/printLabels(_:as:on:sortFields:outDirectory:replacesFiles:observe:)``). Others who wait for the register are let
  /// in after each form.
  func printLabels(
    _ choice: FormChoice, as format: DocumentFormat, on sheet: LabelSheet, sortFields: [String], outDirectory: String,
    replacesFiles: Bool, observe: (IssueEvent) throws -> Void
  ) throws {
    var options = PrintFileOptions()
    // All sheets are one file.
    options.formsPerFile = .max
    options.sortFields = sortFields
    var file = try PrintFiles(
      PrintSelection(format: format, copy: nil, parts: .label(sheet)), outDirectory, self, nil, options,
      replacesFiles: replacesFiles)
    try withRecords { records in
      let numbers = try numbers(of: choice, records)
      // What is wrong with one among many is told before anything is laid out.
      for number in numbers { try file.check(try records.schema(of: number)) }
      file.open(records, list: nil)
      for number in numbers {
        try cancellation.check()
        var form = try records.issuedForm(number)
        try file.add(&form)
        _ = try giveWay(records)
      }
      try file.finish(observe)
    }
  }
}
