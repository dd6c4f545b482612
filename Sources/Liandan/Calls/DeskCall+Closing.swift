import Findings
import Forms
import Foundation
import Intake
import Records
import Register

extension DeskCall {
  /// Completes issued forms (see ``IssueDesk/close(_:with:options:observe:)``).
  ///
  /// The rows of a list are checked and drawn on all processors, one group ahead of the one that is recorded and synced.
  /// Others who wait for the register are let in after each group.
  func close(
    _ target: String, with sources: [DataSource], options: CloseOptions, observe: (IssueEvent) throws -> Void
  ) throws -> IssueReport {
    // An unusable folder is refused before anything is recorded; which sub-folders it gets is known further down.
    _ = try OutputFolder(options.outDirectory, self, printer: options.printer)
    return try withRecords { records in
      let target = try meantNumber(target, in: records.register)
      let isNumber = try isNumber(target, in: records.register)
      let schema = try isNumber ? records.schema(of: target) : library.schema(target)
      let input = try InputFiles(sources)
      var report = IssueReport()
      func tell(_ event: IssueEvent) throws {
        report.count(event)
        try observe(event)
      }
      if isNumber, let second = input.second(for: schema) {
        try tell(.found([ClosingFindings.severalForms(target, at: second)]))
        report.refused = 1
        return report
      }
      let stray = input.strayRows(schema)
      if !stray.isEmpty {
        try tell(.found(stray))
        try observe(.remark(Notices.strayRows(stray.count)))
        return report
      }
      var folder = try OutputFolder(
        options.outDirectory, self,
        shelves: FolderSharding(for: input, schema, size: options.formsPerFolder),
        replacesFiles: options.replacesFiles, printer: options.printer)
      folder.open(records, list: nil)
      let closer = FormCloser(
        schema: schema, number: isNumber ? target : nil, records: records, context: context, pictures: desk.pictures,
        copies: .staged)
      let list = FormList(input.sources, schema, groupsOf: options.groupSize, pool: desk.workers(options.jobs)) {
        closer.row($0, $1)
      }
      defer { list.finish() }
      var group = ClosingGroup()
      // So many groups of the list were checked, at least in part, before others were let in.
      var earlierGroups = 0
      func closeGroup() throws {
        _ = try records.register.close(group.requests, by: mark)
        let filed = try records.register.file(group.copies, by: mark)
        for var event in try group.events(records, filed, by: mark) {
          try folder.take(&event)
          try tell(event)
        }
        group.removeAll()
        try observe(.progress(done: report.total, total: list.total))
        // The rest of this group, and the next.
        if try giveWay(records) { earlierGroups = 2 }
      }

      while !report.isStopped, let items = try list.next() {
        for item in items {
          if cancellation.isCancelled {
            report.isStopped = true
            break
          }
          switch item {
          case .found(let finding): group.add(finding)
          case .unread(let form): group.add(form)
          case .form(var row):
            // What a number is now can only be told when what was given for it before is recorded.
            if let number = row.number, group.holds(number) { try closeGroup() }
            if try group.wasTaken(row) || (earlierGroups > 0 && closer.isOutdated(row)) { row = closer.again(row) }
            if case .valid(let form) = try row.outcome.get() {
              try folder.check(form.copies.map(OutFile.init), serial: form.record.serial, on: form.record.issuedOn)
            }
            try group.add(row)
            if case .unfilled = try row.outcome.get() { report.unfilled += 1 }
          }
        }
        earlierGroups = max(0, earlierGroups - 1)
        try closeGroup()
        group.endList()
      }
      try folder.synchronise()
      for event in Notices.closedBefore(report, isOne: isNumber) { try observe(event) }
      return report
    }
  }

  /// Whether a form is meant by its number, not a kind of form.
  func isNumber(_ target: String, in register: FormRegister?) throws -> Bool {
    if (try? register?.holds(target)) == true { return true }
    let ids = try library.ids()
    let name = target.lowercased().replacing("_", with: "-")
    if ids.contains(name) || target.contains(where: { !$0.isASCII }) { return false }
    return target.contains(where: \.isNumber)
  }
}

/// Output and limits of a list that is closed.
public struct CloseOptions: Sendable {
  /// A folder for the copies besides the register.
  public var outDirectory: String?
  /// Whether files in `outDirectory` that differ from the copies are replaced.
  public var replacesFiles = false
  /// The printer of the profile for which fixed pages in `outDirectory` are moved.
  public var printer: String?
  /// How many forms `outDirectory` holds before it gets sub-folders; see ``IssueOptions/formsPerFolder``.
  public var formsPerFolder = 1_000
  /// How many forms are recorded in one transaction and synchronised to disk together.
  public var groupSize = 200
  /// How many forms are checked and rendered at the same time. The output does not depend on it.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount

  /// Makes options.
  ///
  /// - Parameter outDirectory: A folder for the copies besides the register.
  public init(outDirectory: String? = nil) { self.outDirectory = outDirectory }
}
