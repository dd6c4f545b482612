import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Intake
import Liandan

/// A draft with its form, as requests work on it.
struct DraftWork: Sendable {
  let visit: Visit
  let draft: Draft
  let schema: FormSchema

  /// The draft of the address.
  ///
  /// - Throws: ``Failure/notFound``.
  init(_ visit: Visit) async throws {
    guard let draft = try await visit.site.store.draft(visit.parameter("id")), draft.number == nil else {
      throw Failure.notFound
    }
    self.init(visit, draft: draft, schema: try visit.site.desk.library.schema(draft.form))
  }

  /// A draft with its form.
  init(_ visit: Visit, draft: Draft, schema: FormSchema) {
    (self.visit, self.draft, self.schema) = (visit, draft, schema)
  }

  /// What is kept.
  var kept: DraftData { DraftData(json: draft.data) }

  /// The data as `check` takes them.
  func source(_ data: DraftData) -> DataSource {
    .bytes(Array(data.json(for: schema).text.utf8), name: "form.json")
  }

  /// The desk, which finds the pictures of this draft. They are read once, and only if the data name some.
  func desk(for data: DraftData) async throws -> IssueDesk {
    var desk = try visit.desk()
    guard schema.hasPictures || schema.hasSignatures else { return desk }
    var pictures: [String: [UInt8]] = [:]
    for file in try await visit.site.store.files(of: draft.id) where file.type != DraftFiles.strokes {
      pictures[file.name] = file.bytes
    }
    desk.pictures = .callback { [pictures] name, _ in pictures[name] }
    return desk
  }

  /// What is wrong with the data, what can be computed, what does not apply.
  func judge(_ data: DraftData, stage: Stage) async throws -> JudgedForm {
    try await desk(for: data).judge(
      draft.number ?? schema.id, from: source(data), stage: stage, origin: draft.origin)
  }

  /// What was sent: the fields, and files where the browser has no script.
  func sent() throws -> (fields: FormFields, files: [Multipart.File]) {
    guard let boundary = Multipart.boundary(visit.headers[.contentType]) else { return (visit.form, []) }
    let parts = try Multipart(visit.body, boundary: boundary)
    return (FormFields(parts.fields), parts.files)
  }

  /// Saves what was sent, with its files.
  func save(_ sent: (fields: FormFields, files: [Multipart.File])) async throws -> (DraftReader, SaveOutcome) {
    var fields = sent.fields
    for (index, file) in sent.files.enumerated() {
      guard let place = FieldPlace(control: file.field), let ending = DraftFiles.ending(of: file.bytes) else {
        continue
      }
      let name = DraftFiles.photo("\(visit.seconds)-\(index + 1)-\(place.row ?? 0)", ending)
      try await visit.site.store.keep(
        DraftFile(name: name, type: DraftFiles.type(ending), bytes: file.bytes), in: draft.id)
      fields = FormFields(fields.pairs + [(file.field, name)])
    }
    let reader = DraftReader(fields, schema: schema)
    return (reader, try await save(reader.data, version: sent.fields["version"].flatMap { Int($0) }))
  }

  /// Saves data.
  func save(_ data: DraftData, version: Int?) async throws -> SaveOutcome {
    let json = data.json(for: schema).text
    guard json.utf8.count <= DraftLimits.bytes else { throw Failure.tooLarge }
    return try await visit.site.store.saveDraft(
      draft.id, version: version, data: json, title: data.title(for: schema), by: try visit.person(), at: visit.seconds)
  }

  /// The page of the draft.
  var path: Path { Path("drafts", draft.id) }
}

/// The kinds of file that a draft keeps.
enum DraftFiles {
  static let strokes = "application/json"

  /// The ending for pictures that begin like this; `nil` if it is none of the three kinds that forms take.
  static func ending(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "png" }
    if bytes.starts(with: Array("GIF8".utf8)) { return "gif" }
    return nil
  }

  static func type(_ ending: String) -> String { ending == "jpg" ? "image/jpeg" : "image/\(ending)" }

  /// The name of a picture that somebody gave.
  static func photo(_ name: String, _ ending: String) -> String { "\(photos)\(name).\(ending)" }

  /// How the names of pictures begin that somebody gave; others are made here, of strokes.
  private static let photos = "photo-"

  /// Whether a file of this name is the picture of strokes.
  static func isDrawn(_ name: String) -> Bool { isName(name) && name.hasSuffix(".png") && !name.hasPrefix(photos) }

  /// Whether a file of a draft may be called so: it is a key of a table, and the name of a picture in data.
  static func isName(_ name: String) -> Bool {
    (1...120).contains(name.utf8.count)
      && name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_\-.\[\]]*\.(jpg|png|gif|strokes\.json)/) != nil
      && !name.contains("..")
  }
}
