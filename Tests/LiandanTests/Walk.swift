import Findings
import Forms
import Foundation
import Intake
import OPC
import PackageChecks
import Records
import Register
import Storage
import Templates
import TestSupport
import Testing

@testable import Liandan

/// A desk with a register of its own in a temporary folder, over the forms and templates of this repository.
struct Walk {
  /// 2026-11-20 09:30 in China.
  static let now = 1_795_138_200
  /// The five forms.
  static let forms = ["return-record", "service-report", "satisfaction-survey", "cost-approval", "maintenance-record"]

  /// The forms of this repository, each of which is read once for all tests.
  private static let repositoryForms = Result {
    try FormLibrary(directories: [Repository.path + "/forms"], profile: Repository.profile)
  }

  /// Their renderers, each of which is compiled once for all tests.
  private static let renderers = RendererCache()

  private let temporary = TemporaryFolder()
  var folder: String { temporary.path }
  var register: String { folder + "/register" }
  var language = Language.zhHans
  var operatorName = "陈晓燕"
  var forms = Repository.path + "/forms"
  /// The company's profile; `nil` for the one that stands.
  var profile: String? = Repository.profile
  var templates: [String] = [Repository.path + "/templates"]
  var store: any FileStore = DiskFileStore()
  var seconds = now
  var acceptsClock = false
  /// The account at the web desk, if it is one's.
  var account: String?

  init() throws {
    try temporary.make()
  }

  /// Copies the forms, without their owner, who may be somebody else.
  static func copyForms(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: Repository.path + "/forms")
    where name.hasSuffix(".yaml") {
      try Data(try Document.bytes("\(Repository.path)/forms/\(name)")).write(to: URL(filePath: "\(folder)/\(name)"))
    }
  }

  func remove() { temporary.remove() }

  /// A call at the desk, which its own thread serves.
  func desk() throws -> DeskCall { DeskCall(desk: try session(), cancellation: Cancellation()) }

  /// The desk.
  func session() throws -> IssueDesk {
    let seconds = seconds
    var world = World(secondsSince1970: { seconds }, operatorName: operatorName, language: language)
    world.acceptsClock = acceptsClock
    world.account = account
    world.store = store
    var desk = IssueDesk(
      library: try library(), templates: TemplateLibrary(directories: templates), world: world,
      session: DeskSession(directory: register, renderers: hasShippedForms ? Walk.renderers : RendererCache()))
    desk.lockTimeout = .seconds(1)
    desk.pictures = .besideData
    return desk
  }

  /// Whether the forms and the profile are those of this repository.
  private var hasShippedForms: Bool { forms == Repository.path + "/forms" && profile == Repository.profile }

  private func library() throws -> FormLibrary {
    if hasShippedForms { return try Walk.repositoryForms.get() }
    return try FormLibrary(directories: [forms], profile: profile, register: register)
  }

  /// What one command said and did.
  struct Outcome {
    var forms: [IssuedForm] = []
    var findings: [Finding] = []
    var remarks: [LocalizedText] = []
    var packets: [PackedArchive] = []
    var printed: [PrintedFile] = []
    var report = IssueReport()
    var numbers: [String] { forms.map(\.number) }

    mutating func take(_ event: IssueEvent) {
      switch event {
      case .issued(let form): forms.append(form)
      case .refused(let form): findings += form.findings
      case .found(let found): findings += found
      case .remark(let text): remarks.append(text)
      case .packed(let packet): packets.append(packet)
      case .joined(let file): printed.append(file)
      case .progress: break
      }
    }
  }

  /// The power goes after so many forms were told of.
  struct Stopped: Error {}

  @discardableResult
  func issue(
    _ form: String, _ data: DataSource, _ options: IssueOptions = IssueOptions(), groups: Int = 200,
    stopAfter: Int = .max
  ) throws -> Outcome {
    var options = options
    options.groupSize = groups
    var outcome = Outcome()
    outcome.report = try desk().issue(form, from: [data], options: options) { event in
      outcome.take(event)
      if outcome.forms.count >= stopAfter { throw Stopped() }
    }
    return outcome
  }

  func close(_ target: String, _ data: DataSource, out: String? = nil) throws -> Outcome {
    var outcome = Outcome()
    outcome.report = try desk().close(target, with: [data], options: CloseOptions(outDirectory: out)) {
      outcome.take($0)
    }
    return outcome
  }

  /// Every file below the register's `issued` folder, by its path.
  func files() throws -> [String: Digest] {
    var files: [String: Digest] = [:]
    let root = register + "/issued"
    for path in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      if let bytes = try DiskFileStore().bytes(of: "\(root)/\(path)") { files[path] = Digest(of: bytes) }
    }
    return files
  }

  func states() throws -> [String: RecordState] {
    var states: [String: RecordState] = [:]
    try session().ledger(form: nil, period: nil).forEach { states[$0.number] = $0.state }
    return states
  }
}

/// The filled forms that are shipped as examples.
enum Example {
  static func path(_ form: String) -> String { "\(Repository.path)/forms/examples/\(form).json" }
  static func file(_ form: String) -> DataSource { .file(path(form)) }

  static func values(_ form: String) throws -> [String: Any] {
    let data = try #require(FileManager.default.contents(atPath: path(form)))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  static func source(_ values: Any, name: String = "data.json") throws -> DataSource {
    .bytes(Array(try JSONSerialization.data(withJSONObject: values, options: .sortedKeys)), name: name)
  }

  /// What is known when the form is opened: the fields of the closing stage are left out.
  static func opening(_ form: String, _ schema: FormSchema) throws -> [String: Any] {
    let closing = Set(schema.fields.filter { $0.stage == .closing }.map(\.id))
    return try values(form).filter { !closing.contains($0.key) }
  }
}

/// What a reader sees in a document.
enum Document {
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: path)))
  }

  /// The texts of all parts one after the other, markup left out.
  ///
  /// What a template's cells shared is left out too: cells that were filled in hold their text themselves.
  static func text(_ path: String) throws -> String {
    let package = try OPCPackage(reading: try bytes(path), name: path)
    var text = ""
    for part in package.parts where part.isXML && part.name != "/xl/sharedStrings.xml" {
      var isMarkup = false
      for character in String(decoding: try part.bytes(), as: UTF8.self) {
        if character == "<" { isMarkup = true }
        if !isMarkup { text.append(character) }
        if character == ">" { isMarkup = false }
      }
    }
    return text.replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
  }
}

extension DeskCall {
  /// Attaches files under the names that they have on disk.
  func attach(_ paths: [String], to number: String, options: AttachOptions) throws -> AttachedForm {
    try attach(paths.map { FileToAttach($0) }, to: number, options: options)
  }
}
