import Expressions
public import Findings
public import Forms
import Foundation
import Synchronization

/// The form schemas of a folder, with the company's profile beside them.
///
/// A schema is read and compiled when it is first asked for, and kept. Changed files need a new library.
public struct FormLibrary: Sendable {
  /// The folder of the schemas.
  public let directory: String
  /// The company's profile.
  public let profile: CompanyProfile
  private let profileText: String
  private let compiled = CompiledSchemas()

  /// Opens the first of `directories` that holds forms, with the `profile.yaml` beside them.
  ///
  /// - Parameter directories: The folders, searched in order; one without any `.yaml` file is skipped.
  /// - Throws: a ``DeskError`` if none holds forms, a `FindingList` if `profile.yaml` has errors.
  public init(directories: [String]) throws {
    let found = directories.first { (try? FormLibrary.ids(in: $0))?.isEmpty == false }
    guard let found else {
      let tried = directories.joined(separator: "、")
      throw DeskError(
        "找不到表单目录（找过 \(tried)）。请在有 forms 目录的地方运行，或用 --forms 指明",
        hant: "找不到表單目錄（找過 \(tried)）。請在有 forms 目錄的地方執行，或用 --forms 指明",
        en: "no folder of forms (looked for \(tried)). Run where a forms folder is, or name it with --forms",
        kind: .usage)
    }
    directory = found
    let path = found + "/profile.yaml"
    profileText = FileManager.default.fileExists(atPath: path) ? try FormLibrary.text(of: path) : ""
    let (profile, findings) = CompanyProfile.load(yaml: profileText, file: path)
    guard let profile, !findings.hasErrors else { throw FindingList(findings) }
    self.profile = profile
  }

  /// The ids of all forms, sorted.
  ///
  /// - Throws: an error of the system if the folder cannot be read.
  public func ids() throws -> [String] { try FormLibrary.ids(in: directory) }

  private static func ids(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory)
      .filter { $0.hasSuffix(".yaml") && $0 != "profile.yaml" && !$0.hasPrefix(".") }
      .map { String($0.dropLast(5)) }.sorted()
  }

  /// All forms that load, and the findings of all.
  ///
  /// - Throws: an error of the system if the folder or a file cannot be read.
  public func all() throws -> (schemas: [FormSchema], findings: [Finding]) {
    var schemas: [FormSchema] = []
    var findings: [Finding] = []
    for id in try ids() {
      let result = try load(id)
      findings += result.findings
      if let schema = result.schema { schemas.append(schema) }
    }
    return (schemas, findings)
  }

  /// The form of this id or title.
  ///
  /// - Parameter name: The id, with `_` or `-` and in any case, or the title in any language.
  /// - Throws: a ``DeskError`` with the nearest id if there is none, a `FindingList` if its schema has errors.
  public func schema(_ name: String) throws -> FormSchema {
    let wanted = name.lowercased().replacing("_", with: "-")
    if try ids().contains(wanted) { return try loaded(wanted) }
    let forms = try all().schemas
    switch FormLookup.find(name, among: forms.map { FormLookup.Entry(id: $0.id, title: $0.title) }) {
    case .form(let id): return try loaded(id)
    case .nothing(let finding): throw DeskError(finding)
    }
  }

  private func loaded(_ id: String) throws -> FormSchema {
    let result = try load(id)
    guard let schema = result.schema, !result.findings.hasErrors else { throw FindingList(result.findings) }
    return schema
  }

  private func load(_ id: String) throws -> LoadResult {
    try compiled.results.withLock { results in
      if let result = results[id] { return result }
      let path = "\(directory)/\(id).yaml"
      let text = try FormLibrary.text(of: path)
      let result = FormSchema.load(
        yaml: text, file: path, profile: profile, profileText: profileText, referring: try referredForms())
      results[id] = result
      return result
    }
  }

  /// The forms that others may refer to. A form is read when something refers to it.
  func referredForms() throws -> ReferredForms {
    ReferredForms(ids: try ids()) { [directory, profile, compiled] id in
      compiled.outlines.withLock { outlines in
        if let outline = outlines[id] { return outline }
        guard let text = try? FormLibrary.text(of: "\(directory)/\(id).yaml") else { return nil }
        let outline = FormOutline(id: id, yaml: text, profile: profile)
        outlines[id] = outline
        return outline
      }
    }
  }

  private static func text(of path: String) throws -> String {
    let bytes = try WholeFile.bytes(of: path, upTo: WholeFile.schemaBytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DeskError(
        "\(path) 不是 UTF-8 文本。请另存为 UTF-8", hant: "\(path) 不是 UTF-8 文字。請另存為 UTF-8",
        en: "\(path) is not UTF-8 text. Save it as UTF-8")
    }
    return text
  }
}

/// The schemas that a library has compiled, by id.
private final class CompiledSchemas: Sendable {
  let results = Mutex<[String: LoadResult]>([:])
  /// The fields of those that others refer to.
  let outlines = Mutex<[String: FormOutline]>([:])
}
