import DeskStore
import Findings
import Foundation
import HTML
import HTTPTypes
import Liandan

/// The files of an issued form: copies and pictures.
enum FormFiles {
  static let routes: [Route] = [
    .get("/f/:number/copies/:file", for: .may(.read)) { try await copy($0) },
    .get("/f/:number/all.pdf", for: .may(.read)) { try await all($0) },
    .post("/f/:number/print", for: .permission(printing), bodyBytes: 4 << 10) { try await print($0) },
    .get("/f/:number/reprints/:ordinal", for: .may(.read)) { try await reprint($0) },
    .get("/f/:number/reprints/:ordinal/:file", for: .may(.read)) { try await reprintedCopy($0) },
    .get("/f/:number/pictures/:place", for: .may(.read)) { visit in
      guard let place = Int(visit.parameter("place")),
        let picture = try await visit.desk().picture(place, of: visit.parameter("number"))
      else { throw Failure.notFound }
      return .file(
        picture.bytes, type: picture.mediaType, name: "\(visit.parameter("number"))-\(place + 1)", isShown: true)
    },
  ]

  /// The address of a copy.
  static func path(_ number: String, copy: String, _ format: DocumentFormat) -> Path {
    Path("f", number, "copies", "\(copy).\(format.rawValue)")
  }

  /// The media type of a document.
  static func mediaType(_ format: DocumentFormat) -> String {
    switch format {
    case .pdf: "application/pdf"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .ofd: "application/ofd"
    case .txt: "text/plain; charset=utf-8"
    }
  }

  /// The copy's id and format that a file's name says.
  private static func wanted(_ visit: Visit) throws -> (copy: String, format: DocumentFormat) {
    let name = visit.parameter("file")
    guard let dot = name.lastIndex(of: "."),
      let format = DocumentFormat(rawValue: String(name[name.index(after: dot)...]))
    else { throw Failure.notFound }
    return (String(name[..<dot]), format)
  }

  /// The reply with a copy as it was recorded.
  private static func reply(_ copy: IssuedCopy, _ format: DocumentFormat, named name: String, _ visit: Visit)
    async throws -> Reply
  {
    .file(
      try await visit.desk().bytes(of: copy), type: mediaType(format), name: name,
      isShown: format == .pdf || format == .txt)
  }

  /// A copy that is on record; looking at it changes nothing.
  private static func copy(_ visit: Visit) async throws -> Reply {
    let (id, format) = try wanted(visit)
    let recorded = try await visit.desk().record(visit.parameter("number"))
    guard recorded.form.schema.copy(id) != nil else { throw Failure.notFound }
    guard let known = recorded.copies.first(where: { $0.id == id && $0.format == format }) else {
      throw Failure.notInFormat
    }
    return try await reply(known, format, named: "\(recorded.form.number)-\(id).\(format.rawValue)", visit)
  }

  /// Who may have a form drawn and recorded in a format that is not on record: not who only looks.
  private static let printing: Set<Permission> = [.fill, .close, .revise, .approve, .archive, .list]

  /// Whether the account may have a form printed that is not on record as wanted.
  static func mayPrint(_ visit: Visit) -> Bool { printing.contains(where: visit.may) }

  /// The address at which a form is printed.
  static func printPath(_ number: String) -> Path { Path("f", number, "print") }

  /// Draws and records what is not on record as the form is now, and leads to it.
  private static func print(_ visit: Visit) async throws -> Reply {
    let desk = try visit.desk()
    let recorded = try await desk.record(visit.parameter("number"))
    let (number, schema, sent) = (recorded.form.number, recorded.form.schema, visit.form)
    guard let format = DocumentFormat(rawValue: sent["format"] ?? ""),
      let copy = sent.given("copy") ?? schema.copies.first?.id, schema.copy(copy) != nil
    else { throw Failure.malformed }
    try await desk.print([number], formats: [format])
    let isAll = format == .pdf && sent.given("copy") == nil && schema.copies.count > 1
    return .redirect(to: isAll ? Path("f", number, "all.pdf") : path(number, copy: copy, format))
  }

  /// All copies on record one behind another, in a file that is made for this answer.
  private static func all(_ visit: Visit) async throws -> Reply {
    let desk = try visit.desk()
    let recorded = try await desk.record(visit.parameter("number"))
    let number = recorded.form.number
    guard recorded.copies.contains(where: { $0.format == .pdf }) else { throw Failure.notInFormat }
    let folder = FileManager.default.temporaryDirectory.appending(path: "liandan-desk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = PrintFileOptions()
    options.isOfRecordAlone = true
    try await desk.printTogether([number], as: [.pdf], options: options, outDirectory: folder.path) { _ in }
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    guard let file = files.first(where: { $0.pathExtension == "pdf" }) else { throw Failure.notFound }
    return .file(
      [UInt8](try Data(contentsOf: file)), type: mediaType(.pdf), name: "\(number).pdf", isShown: true)
  }

  /// The copies of a reprint.
  private static func reprint(_ visit: Visit) async throws -> Reply {
    let number = visit.parameter("number")
    guard let ordinal = Int(visit.parameter("ordinal")) else { throw Failure.notFound }
    let copies = try await visit.desk().copies(ofReprint: ordinal, of: number)
    guard !copies.isEmpty else { throw Failure.notFound }
    let page = Page(
      LocalizedText("第 \(ordinal) 次补打", hant: "第 \(ordinal) 次補印", en: "Reprint \(ordinal)"), in: .find)
    return page.reply(visit) { html in
      html.element(.h1) { html in
        html.text(visit.text(page.title) + " ")
        html.element(.a, .class("number"), .href(FormPage.path(number)), text: number)
      }
      html.element(.ul, .class("copies card")) { html in
        for copy in copies {
          guard let format = copy.format else { continue }
          html.element(.li) { html in
            html.element(.b, text: visit.text(copy.keeperName))
            html.element(
              .a, .href(Path("f", number, "reprints", "\(ordinal)", "\(copy.id).\(format.rawValue)")),
              text: format.rawValue.uppercased())
          }
        }
      }
    }
  }

  private static func reprintedCopy(_ visit: Visit) async throws -> Reply {
    let number = visit.parameter("number")
    let (id, format) = try wanted(visit)
    guard let ordinal = Int(visit.parameter("ordinal")),
      let copy = try await visit.desk().copies(ofReprint: ordinal, of: number).first(where: {
        $0.id == id && $0.format == format
      })
    else { throw Failure.notFound }
    return try await reply(
      copy, format, named: "\(number)-\(id)-reprint-\(ordinal).\(format.rawValue)", visit)
  }
}
