import Findings
import Forms
import Register

/// Where the copies of forms go besides the register, once they are safe there: a folder, a document to print, a packet.
///
/// To add one, conform to this and put it into `DeskCall.sinks(for:_:_:)`. It must be
/// made, and refuse what cannot work, before any number is taken.
protocol CopySink {
  /// Refuses what cannot work by what the register knows; `list` is the list, if it was begun before.
  mutating func open(_ records: RecordReader, list: Int?) throws
  /// Refuses what cannot work for these forms, whose copies are drawn, before any of them takes its number.
  func check(_ forms: [DrawnForm]) throws
  /// Takes the copies of one form, and notes in it where each was laid; forms come in the order of the list, those of an
  /// earlier run that was stopped too.
  mutating func add(_ form: inout IssuedForm) throws
  /// Takes a form that has its number from another list, if it wants such forms.
  mutating func add(repeated form: IssuedForm) throws
  /// What was completed since this was asked last.
  mutating func news() -> [IssueEvent]
  /// Ends what was begun, and tells what came of it. Not called if the list was not finished.
  mutating func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) throws
}

extension CopySink {
  func open(_ records: RecordReader, list: Int?) {}
  func check(_ forms: [DrawnForm]) {}
  func add(repeated form: IssuedForm) {}
  func news() -> [IssueEvent] { [] }
  func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) {}

  /// Takes the form of an event, if it has one.
  mutating func take(_ event: inout IssueEvent) throws {
    guard case .issued(var form) = event else { return }
    if form.isOfOtherList { try add(repeated: form) } else { try add(&form) }
    event = .issued(form)
  }
}

extension DeskCall {
  /// Where the copies of a list go.
  func sinks(for input: InputFiles, _ schema: FormSchema, _ options: IssueOptions) throws -> [any CopySink] {
    var sinks: [any CopySink] = []
    if let together = options.together {
      for format in options.formats where format.isJoinable {
        for selection in try PrintSelection.all(of: schema, format, together) {
          sinks.append(
            try PrintFiles(
              selection, options.outDirectory ?? ".", self, schema, together, replacesFiles: options.replacesFiles))
        }
      }
    } else if let directory = options.outDirectory {
      sinks.append(
        try OutputFolder(
          directory, self,
          shelves: FolderSharding(for: input, schema, size: options.formsPerFolder),
          replacesFiles: options.replacesFiles, printer: options.printer))
    }
    if let path = options.packetPath { sinks.append(try ListPacket(path, self)) }
    return sinks
  }
}
