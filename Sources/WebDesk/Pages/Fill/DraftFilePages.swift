import DeskStore
import Findings
import HTML
import HTTPTypes

/// The pictures of a draft, and the strokes of its signatures.
enum DraftFilePages {
  static let routes: [Route] = [
    .get("/drafts/:id/files/:name", for: .may(.fill)) { visit in
      let name = visit.parameter("name")
      guard DraftFiles.isName(name), let file = try await visit.site.store.file(name, of: visit.parameter("id")) else {
        throw Failure.notFound
      }
      return .file(file.bytes, type: file.type, name: file.name, isShown: true)
    },
    .put("/drafts/:id/files/:name", for: .may(.fill), bodyBytes: DraftLimits.pictureBytes) { try await put($0) },
  ]

  /// The greatest size of the strokes of a signature.
  private static let strokesBytes = 256 << 10

  private static func put(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    if let seconds = await visit.site.uploads.take(["account \(account.login)"]) {
      throw Failure.tooMany(wait: seconds)
    }
    let name = visit.parameter("name")
    guard DraftFiles.isName(name) else { throw Failure.malformed }
    let type: String
    if name.hasSuffix(".strokes.json") {
      guard visit.body.count <= strokesBytes, isStrokes(visit.body) else { throw Failure.malformed }
      type = DraftFiles.strokes
    } else {
      // What it is, is told by the bytes, whatever name and header say.
      guard let ending = DraftFiles.ending(of: visit.body), name.hasSuffix(".\(ending)") else {
        throw Failure.noPicture
      }
      type = DraftFiles.type(ending)
    }
    try await visit.site.store.keep(DraftFile(name: name, type: type, bytes: visit.body), in: visit.parameter("id"))
    return .json(.object([("name", .string(name))]))
  }

  /// Whether it is a list of lists of numbers, and nothing else.
  private static func isStrokes(_ bytes: [UInt8]) -> Bool {
    bytes.first == UInt8(ascii: "[") && bytes.last == UInt8(ascii: "]")
      && bytes.allSatisfy { "[]0123456789.,- \n".utf8.contains($0) }
  }
}
