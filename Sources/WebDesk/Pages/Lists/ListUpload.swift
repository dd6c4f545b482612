import DeskStore
import Findings
import Forms
import Foundation
import HTML
import HTTPTypes
import Liandan

/// A list on its way into the desk, from a form of the page or as a bare body.
enum ListUpload {
  /// The endings of files that are lists.
  private static let endings = ["csv", "xlsx", "jsonl", "json", "txt"]

  /// Takes a form with a file (`multipart/form-data`).
  static func post(_ visit: Visit) async throws -> Reply {
    guard let body = visit.upload, let type = visit.headers[.contentType] else { throw Failure.malformed }
    let form = try UploadedForm(body, type: type)
    let fields = FormFields(form.fields)
    guard let file = form.file("file") else { throw Failure.noFile }
    let path = try visit.site.files.incoming()
    // Nothing is there any more once the file is kept.
    defer { unlink(path) }
    try form.write(file, to: path)
    let job = try await add(
      visit, path, named: file.name, form: fields.given("form") ?? "",
      act: fields["act"].flatMap(ListJob.Act.init) ?? .issue)
    return .redirect(to: ListPages.path(job.id))
  }

  /// Takes a bare body; form, act and the file's name stand in the address.
  static func put(_ visit: Visit) async throws -> Reply {
    guard let body = visit.upload else { throw Failure.malformed }
    let job = try await add(
      visit, body, named: visit.query["name"] ?? "", form: visit.query.given("form") ?? "",
      act: visit.query["act"].flatMap(ListJob.Act.init) ?? .issue)
    return .json(.object([("id", .string(job.id)), ("page", .string(ListPages.path(job.id).text))]))
  }

  private static func add(
    _ visit: Visit, _ path: String, named name: String, form: String, act: ListJob.Act
  ) async throws -> ListJob {
    // Some browsers send the whole path.
    let name = String(name.split(whereSeparator: { "/\\".contains($0) }).last ?? "")
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    guard endings.contains(ending) else { throw Failure.noList }
    let schema = try visit.site.desk.library.schema(form)
    let file = try visit.site.files.keep(path, ending: ending)
    let job = try await visit.site.store.addList(
      of: visit.person().login, form: schema.id, act: act, name: name, file: file, at: visit.seconds)
    guard let job else { throw Failure.tooManyLists }
    return job
  }
}

extension Failure {
  static let noFile = Failure(
    status: .unprocessableContent, message: LocalizedText("请先选文件", hant: "請先選檔案", en: "Choose a file first"))
  static let noList = Failure(
    status: .unprocessableContent,
    message: LocalizedText(
      "清单要是 .csv、.xlsx 或 .jsonl 文件", hant: "清單要是 .csv、.xlsx 或 .jsonl 檔案", en: "A list is a .csv, .xlsx or .jsonl file"))
  static let tooManyLists = Failure(
    status: .conflict,
    message: LocalizedText(
      "您的清单已有 \(ListLimits.lists) 份，请先删几份", hant: "您的清單已有 \(ListLimits.lists) 份，請先刪幾份",
      en: "You have \(ListLimits.lists) lists already: remove some first"))
}
