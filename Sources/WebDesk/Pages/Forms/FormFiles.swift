import DeskStore
import Findings
import Foundation
import HTML
import HTTPTypes
import Liandan

/// The files of an issued form: copies, pictures, attachments.
enum FormFiles {
  static let routes: [Route] = [
    .get("/f/:number/copies/:file", for: .may(.read)) { try await copy($0) },
    .get("/f/:number/all.pdf", for: .may(.read)) { try await all($0) },
    .get("/f/:number/reprints/:ordinal", for: .may(.read)) { try await reprint($0) },
    .get("/f/:number/reprints/:ordinal/:file", for: .may(.read)) { try await reprintedCopy($0) },
    .get("/f/:number/pictures/:place", for: .may(.read)) { visit in
      guard let place = Int(visit.parameter("place")),
        let picture = try await visit.desk().picture(place, of: visit.parameter("number"))
      else { throw Failure.notFound }
      return .file(
        picture.bytes, type: picture.mediaType, name: "\(visit.parameter("number"))-\(place + 1)", isShown: true)
    },
    .get("/f/:number/attachments/:place", for: .may(.read)) { visit in
      let desk = try visit.desk()
      let story = try await desk.story(of: visit.parameter("number"))
      guard let place = Int(visit.parameter("place")), story.attachments.indices.contains(place) else {
        throw Failure.notFound
      }
      let attachment = story.attachments[place]
      let number = story.recorded.form.number
      // Whatever it is, the browser shows none of it as a page of ours.
      return .file(
        try await desk.bytes(of: attachment, to: number), type: "application/octet-stream",
        name: "\(number)-\(attachment.file.name)", isShown: false)
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

  private static func copy(_ visit: Visit) async throws -> Reply {
    let number = visit.parameter("number")
    let (id, format) = try wanted(visit)
    let desk = try visit.desk()
    func found() async throws -> (RecordedForm, IssuedCopy?) {
      let recorded = try await desk.record(number)
      return (recorded, recorded.copies.first { $0.id == id && $0.format == format })
    }
    var (recorded, known) = try await found()
    guard recorded.form.schema.copy(id) != nil else { throw Failure.notFound }
    if known == nil {
      try checkPrinting(visit)
      try await desk.print([recorded.form.number], formats: [format])
      (recorded, known) = try await found()
    }
    guard let known else { throw Failure.notFound }
    return try await reply(known, format, named: "\(recorded.form.number)-\(id).\(format.rawValue)", visit)
  }

  /// A format that is not on record is drawn and recorded: not by who may only look.
  private static func checkPrinting(_ visit: Visit) throws {
    guard [.fill, .close, .revise, .approve, .archive, .list].contains(where: visit.may) else {
      throw Failure.notInFormat
    }
  }

  /// All copies one behind another, in a file that is made for this answer.
  private static func all(_ visit: Visit) async throws -> Reply {
    let desk = try visit.desk()
    let recorded = try await desk.record(visit.parameter("number"))
    let number = recorded.form.number
    if !recorded.copies.contains(where: { $0.format == .pdf }) { try checkPrinting(visit) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "liandan-desk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await desk.printTogether([number], as: [.pdf], outDirectory: folder.path) { _ in }
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
