import Findings
import Forms

/// Where the copies of forms go besides the register, once they are safe there: a folder, a document to print.
///
/// To add one, conform to this and put it into `IssueDesk.outlets(for:_:_:)`. It must be
/// made, and refuse what cannot work, before any number is taken.
protocol CopyOutlet {
  /// Takes the copies of one form; forms come in the order of the list, those of an earlier run that was stopped too.
  mutating func add(_ form: IssuedForm) throws
  /// Ends what was begun; returns what the user is to be told. Not called if the list was not finished.
  mutating func finish() throws -> [LocalizedText]
}

extension IssueDesk {
  /// Where the copies of a list go.
  func outlets(for input: InputFiles, _ schema: FormSchema, _ options: IssueOptions) throws -> [any CopyOutlet] {
    if options.together {
      return [try PrintFile(directory: options.outDirectory ?? ".", formLimit: options.formsPerFile)]
    }
    guard let directory = options.outDirectory else { return [] }
    return [try OutTray(directory, shelves: Shelves(for: input, schema, size: options.formsPerFolder))]
  }
}
