import DeskStore
import Findings
import Forms
import Foundation
import HTML
import HTTPTypes
import Intake
import Liandan
import Storage

/// What is done to a list.
enum ListActs {
  /// Checks it, or goes through it, with the options that were chosen.
  static func start(_ visit: Visit, isCheck: Bool) async throws -> Reply {
    var job = try await ListPages.job(visit)
    guard !job.state.isBusy else { return .redirect(to: ListPages.path(job.id)) }
    if visit.form["options"] != nil { read(visit.form, into: &job) }
    try await visit.site.lists.start(job, isCheck: isCheck, at: desk(visit))
    return .redirect(to: ListPages.path(job.id))
  }

  /// The desk at which a list is worked off: rows decide nothing that their owner may not.
  private static func desk(_ visit: Visit) throws -> IssueDesk {
    var desk = try visit.desk()
    desk.decidingRoles = Set(try visit.person().approvalRoles)
    desk.niceness = ServerLimits.listNiceness
    return desk
  }

  private static func read(_ form: FormFields, into job: inout ListJob) {
    job.closes = form["closes"] != nil
    job.allOrNone = form["all"] != nil
    job.output = form["output"].flatMap(ListJob.Output.init) ?? .none
    let wanted = Set(form.all("format"))
    job.formats = DocumentFormat.allCases.map(\.rawValue).filter { wanted.contains($0) }
    // What is printed together has pages.
    let isJoinable = job.formats.contains { DocumentFormat(rawValue: $0)?.isJoinable ?? false }
    if job.formats.isEmpty || job.output == .print && !isJoinable { job.formats.append(DocumentFormat.pdf.rawValue) }
  }

  /// Takes cells that were corrected, and checks the list again.
  static func correct(_ visit: Visit) async throws -> Reply {
    var job = try await ListPages.job(visit)
    let files = visit.site.files
    guard !job.state.isBusy, let refused = ListRun.refusedRows(in: try files.results(of: job.id)), refused.isTable
    else { return .redirect(to: ListPages.path(job.id)) }
    var texts: [Int: [String: String]] = [:]
    for (name, value) in visit.form.pairs {
      let parts = name.split(separator: ".").compactMap { Int($0) }
      guard name.hasPrefix("cell."), parts.count == 2, refused.names.indices.contains(parts[1]) else { continue }
      texts[parts[0], default: [:]][refused.names[parts[1]]] = value
    }
    let schema = try visit.site.desk.library.schema(job.form)
    let path = try files.incoming()
    let file = try DiskFileStore().create(path + ".csv")
    guard try CorrectedList.write(.file(files.file(job.file)), form: schema, with: texts, to: file) else {
      unlink(path)
      throw Failure.noList
    }
    _ = try file.seal()
    try file.replace(as: path)
    job.file = try files.keep(path, ending: "csv")
    try await visit.site.lists.start(job, isCheck: true, at: desk(visit))
    return .redirect(to: ListPages.path(job.id))
  }

  /// Removes a list with all that was made of it; what was issued stays in the register.
  static func delete(_ visit: Visit) async throws -> Reply {
    let job = try await ListPages.job(visit)
    guard !job.state.isBusy else { throw Failure.otherList }
    if let file = try await visit.site.store.removeList(job.id) { visit.site.files.remove(file) }
    visit.site.files.remove(job.id)
    return .redirect(to: Path("lists").saying(.listRemoved))
  }

  /// The files that were made, by the name in their address.
  static func files(of job: ListJob, in folder: UploadFolder) -> [String] {
    let prints = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(job.id)/print")) ?? []
    let own = [ListRun.numberedName, ListRun.refusedName, ListRun.packetName]
    return folder.results(of: job.id) { own.contains($0) } + prints.filter { !$0.hasPrefix(".") }.sorted()
  }

  static func file(_ visit: Visit) async throws -> Reply {
    let job = try await ListPages.job(visit)
    let (name, folder) = (visit.parameter("name"), visit.site.files)
    // Only what is listed is opened, whatever the address says.
    guard files(of: job, in: folder).contains(name) else { throw Failure.notFound }
    let own = "\(folder.path)/\(job.id)/\(name)"
    let path = FileManager.default.fileExists(atPath: own) ? own : "\(folder.path)/\(job.id)/print/\(name)"
    let stem = String(job.name.split(separator: ".").dropLast().joined(separator: "."))
    return try .file(at: path, type: FileType.of(name), name: "\(stem)-\(name)")
  }
}

/// The media types of files that are handed out.
enum FileType {
  static func of(_ name: String) -> String {
    switch name.split(separator: ".").last {
    case "pdf": "application/pdf"
    case "zip": "application/zip"
    case "ofd": "application/ofd"
    case "csv": "text/csv; charset=utf-8"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    default: "application/octet-stream"
    }
  }
}
