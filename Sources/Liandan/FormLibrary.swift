import Expressions
public import Findings
public import Forms
import Foundation
import Pages
import Synchronization
import Templates

/// The form schemas of some folders, with the company's profile.
///
/// A form of an earlier folder comes before one of the same id in a later folder: a company adds its own forms to those that
/// came with the program. A schema is read and compiled when it is first asked for, and kept, as is the list of all. Changed
/// files need a new library.
public struct FormLibrary: Sendable {
  /// The folders that hold forms, in the order in which they are searched.
  public let directories: [String]
  /// The company's profile.
  public let profile: CompanyProfile
  /// The file that the profile was read from.
  let profileFile: String
  private var compiled = CompiledSchemas()
  /// Texts that stand in place of files, by the form's id.
  private var texts: [String: String] = [:]

  /// Opens the folders that hold forms, with the company's profile: the one that is named, else the register's own, else the
  /// first `profile.yaml` beside the forms.
  ///
  /// - Parameters:
  ///   - directories: The folders, searched in order; one without any `.yaml` file is skipped.
  ///   - profile: The name of a profile in the folder `profiles` beside the forms, or a path with `/` or `.yaml`.
  ///   - register: The register's folder, which may hold a `profile.yaml` of its own.
  /// - Throws: a ``DeskError`` if none holds forms or a profile, a `FindingList` if the profile has errors.
  public init(directories: [String], profile: String? = nil, register: String? = nil) throws {
    let tried = directories.joined(separator: "、")
    self.directories = directories.filter { (try? FormLibrary.ids(in: $0))?.isEmpty == false }
    guard !self.directories.isEmpty else {
      throw DeskError(
        "找不到表单目录（找过 \(tried)）。请在有 forms 目录的地方运行，或用 --forms 指明",
        hant: "找不到表單目錄（找過 \(tried)）。請在有 forms 目錄的地方執行，或用 --forms 指明",
        en:
          "no folder of forms (looked for \(directories.joined(separator: ", "))). Run where a forms folder is, or name it "
          + "with --forms", kind: .usage)
    }
    let files = ProfileFiles(directories: directories)
    profileFile = try files.standing(named: profile, register: register)
    self.profile = try files.profile(at: profileFile)
  }

  /// The same forms with another text of one of them, or one more, as if its file held that.
  package func replacing(_ id: String, with text: String) -> FormLibrary {
    var library = self
    library.texts[id] = text
    library.compiled = CompiledSchemas()
    return library
  }

  /// The same forms, read anew where they are asked for next.
  package func reloaded() -> FormLibrary {
    var library = self
    library.compiled = CompiledSchemas()
    return library
  }

  /// What a form's schema gives, with all that is wrong with it.
  package func trial(_ id: String) throws -> (schema: FormSchema?, findings: [Finding]) {
    let result = try load(id)
    return (result.schema, result.findings)
  }

  /// The text of a form's schema.
  package func text(of id: String) throws -> String {
    if let text = texts[id] { return text }
    guard try ids().contains(id) else { return "" }
    return try FormLibrary.text(of: path(of: id))
  }

  /// The ids of all forms, sorted.
  ///
  /// - Throws: an error of the system if a folder cannot be read.
  public func ids() throws -> [String] {
    try compiled.ids.withLock { known in
      if let known { return known }
      let ids = Set(try directories.flatMap(FormLibrary.ids)).union(texts.keys).sorted()
      known = ids
      return ids
    }
  }

  /// The files of a folder of forms that are none.
  package static let otherFiles: Set<String> = [CompanyProfile.fileName, "common.yaml", ArchiveRules.fileName]

  private static func ids(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory)
      .filter { $0.hasSuffix(".yaml") && !otherFiles.contains($0) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(5)) }
  }

  /// The schema's file: that of the first folder that has one.
  private func path(of id: String) -> String {
    let paths = directories.map { "\($0)/\(id).yaml" }
    return paths.first { FileManager.default.fileExists(atPath: $0) } ?? paths[0]
  }

  /// The files of example data in the folders `examples` beside the forms; of those with one name the first.
  package func examples() -> [(name: String, path: String)] {
    var files: [String: String] = [:]
    for directory in directories {
      let folder = "\(directory)/examples"
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where !name.hasPrefix(".") && files[name] == nil { files[name] = "\(folder)/\(name)" }
    }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// All forms that load, and the findings of all.
  ///
  /// - Throws: an error of the system if the folder or a file cannot be read.
  public func all() throws -> (schemas: [FormSchema], findings: [Finding]) {
    try compiled.all.withLock { known in
      if let known { return known }
      var schemas: [FormSchema] = []
      var findings: [Finding] = []
      for id in try ids() {
        let result = try load(id)
        findings += result.findings
        if let schema = result.schema { schemas.append(schema) }
      }
      // Schema and outline of each are made.
      compiled.read.withLock { $0 = [:] }
      let all = (schemas, findings + doubledPrefixes(schemas) + (try unknownForms(schemas)))
      known = all
      return all
    }
  }

  /// What all forms say of themselves, those with errors in their fields too.
  ///
  /// - Throws: an error of the system if the folder or a file cannot be read.
  package func heads() throws -> [SchemaHead] { try ids().compactMap { try SchemaHead(read($0)) } }

  /// Of these forms those that are there, none of whose schemas may have errors.
  ///
  /// - Throws: a `FindingList` with all that is wrong with them, an error of the system if a file cannot be read.
  package func schemas(_ wanted: Set<String>) throws -> [FormSchema] {
    let results = try ids().filter(wanted.contains).map(load)
    let findings = results.flatMap(\.findings)
    if findings.hasErrors { throw FindingList(findings) }
    return results.compactMap(\.schema)
  }

  /// The form of this id or title.
  ///
  /// - Parameter name: The id, with `_` or `-` and in any case, or the title in any language.
  /// - Throws: a ``DeskError`` with the nearest id if there is none, a `FindingList` if its schema has errors.
  public func schema(_ name: String) throws -> FormSchema {
    let wanted = name.lowercased().replacing("_", with: "-")
    if try ids().contains(wanted) { return try loaded(wanted) }
    if let id = try titled(name) { return try loaded(id) }
    let forms = try all().schemas
    switch FormLookup.find(name, among: forms.map { FormLookup.Entry(id: $0.id, title: $0.title) }) {
    case .form(let id): return try loaded(id)
    case .nothing(let finding): throw DeskError(finding)
    }
  }

  /// The one form with exactly this title, found without compiling those whose text does not hold it.
  private func titled(_ title: String) throws -> String? {
    let found = try ids().filter { id in
      guard let text = try? FormLibrary.text(of: path(of: id)), text.contains(title) else {
        return false
      }
      return try load(id).schema?.title.wordings.contains(title) ?? false
    }
    return found.count == 1 ? found[0] : nil
  }

  /// What is doubtful about a form, such as a field that is printed nowhere: to be told where it is described, tried or used.
  package func warnings(about schema: FormSchema) -> [Finding] {
    ((try? load(schema.id))?.findings ?? []).filter { $0.severity == .warning }
  }

  private func loaded(_ id: String) throws -> FormSchema {
    let result = try load(id)
    guard let schema = result.schema, !result.findings.hasErrors else { throw FindingList(result.findings) }
    return schema
  }

  private func load(_ id: String) throws -> LoadResult {
    try compiled.results.withLock { results in
      if let result = results[id] { return result }
      let (_, findings) = try commonBlocks()
      var result = FormSchema.load(try read(id), profile: profile, referring: try referredForms())
      if let schema = result.schema {
        let wrong =
          LayoutFormatCheck.findings(result.formats, of: schema)
          + EnclosedTexts.findings(result.texts, of: schema)
        if !wrong.isEmpty { result = LoadResult(schema: nil, findings: result.findings + wrong) }
      }
      if findings.hasErrors { result = LoadResult(schema: nil, findings: findings + result.findings) }
      if let schema = result.schema, schema.id != id {
        result = LoadResult(
          schema: nil, findings: result.findings + [FormLibrary.otherName(schema.id, than: id, path(of: id))])
      }
      results[id] = result
      return result
    }
  }

  /// A form's text as it was read, whether for its schema or for forms that refer to it.
  private func read(_ id: String) throws -> FormText {
    try compiled.read.withLock { known in
      if let text = known[id] { return text }
      let path = path(of: id)
      let text = FormText(
        try texts[id] ?? FormLibrary.text(of: path), file: path, common: try commonBlocks().0)
      known[id] = text
      return text
    }
  }

  /// What the forms have in common: `common.yaml` of all folders, those of the first before the others.
  private func commonBlocks() throws -> (CommonBlocks, [Finding]) {
    try compiled.common.withLock { known in
      if let known { return known }
      var common = CommonBlocks.none
      var findings: [Finding] = []
      for path in directories.map({ "\($0)/common.yaml" }) where FileManager.default.fileExists(atPath: path) {
        let read = CommonBlocks.read(yaml: try FormLibrary.text(of: path), file: path)
        common = common.adding(read.common)
        findings += read.findings
      }
      known = (common, findings)
      return (common, findings)
    }
  }

  /// The forms that others may refer to. A form is read when something refers to it.
  func referredForms() throws -> ReferredForms {
    ReferredForms(ids: try ids()) { id in
      compiled.outlines.withLock { outlines in
        if let outline = outlines[id] { return outline }
        guard let text = try? read(id) else { return nil }
        let outline = FormOutline(id: id, text, profile: profile)
        outlines[id] = outline
        return outline
      }
    }
  }

  private static func otherName(_ id: String, than name: String, _ path: String) -> Finding {
    Finding(
      code: .idNotFile,
      LocalizedText(
        "文件名是 \(name).yaml，里面的 id 却是“\(id)”", hant: "檔名是 \(name).yaml，裡面的 id 卻是「\(id)」",
        en: "the file is \(name).yaml, but its id is '\(id)'"), at: Origin(file: path),
      hint: LocalizedText(
        "把 id 改成 \(name)，或把文件改名为 \(id).yaml", hant: "把 id 改成 \(name)，或把檔案改名為 \(id).yaml",
        en: "make the id \(name), or call the file \(id).yaml"))
  }

  /// Forms for which the profile gives prefixes or first serials, and which are not there.
  private func unknownForms(_ schemas: [FormSchema]) throws -> [Finding] {
    let named = Set(profile.prefixes.keys).union(profile.firstSerials.keys).subtracting(try ids())
    let entries = schemas.map { FormLookup.Entry(id: $0.id, title: $0.title) }
    return named.sorted().compactMap { name in
      guard case .nothing(var finding) = FormLookup.find(name, among: entries) else { return nil }
      finding.severity = .warning
      finding.origin = Origin(file: profileFile)
      return finding
    }
  }

  /// Forms whose numbers could be taken for one another's.
  private func doubledPrefixes(_ schemas: [FormSchema]) -> [Finding] {
    var first: [String: FormSchema] = [:]
    return schemas.compactMap { schema -> Finding? in
      guard let other = first.updateValue(schema, forKey: schema.number.prefix) else { return nil }
      first[schema.number.prefix] = other
      return .doubledPrefix(
        schema.number.prefix, of: schema, and: other, severity: .warning,
        at: Origin(file: path(of: schema.id)))
    }
  }

  static func text(of path: String) throws -> String {
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
  /// The ids of all forms, once the folders were read.
  let ids = Mutex<[String]?>(nil)
  /// All forms with the findings of all, once all were asked for.
  let all = Mutex<(schemas: [FormSchema], findings: [Finding])?>(nil)
  let results = Mutex<[String: LoadResult]>([:])
  /// The texts that were read, until all forms are compiled.
  let read = Mutex<[String: FormText]>([:])
  /// What the forms have in common, once it was read.
  let common = Mutex<(CommonBlocks, [Finding])?>(nil)
  /// The fields of those that others refer to.
  let outlines = Mutex<[String: FormOutline]>([:])
}
