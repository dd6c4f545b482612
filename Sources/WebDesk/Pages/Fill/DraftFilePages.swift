import DeskStore
import Expressions
import Findings
import Foundation
import HTML
import HTTPTypes
import Pictures
import Threads

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
    guard DraftFiles.isName(name), !DraftFiles.isDrawn(name) else { throw Failure.malformed }
    let draft = visit.parameter("id")
    if name.hasSuffix(strokesEnding) {
      guard visit.body.count <= strokesBytes, let strokes = strokes(visit.body) else { throw Failure.malformed }
      // Drawn here, not by the browser: it is what the strokes are, signed with this account.
      let origin = StrokesOrigin(account: account.login, at: visit.now.iso)
      let picture = String(name.dropLast(strokesEnding.count)) + ".png"
      let drawn = await visit.site.drawing.run { strokes.picture(from: origin) }
      try await visit.site.store.keep(DraftFile(name: name, type: DraftFiles.strokes, bytes: visit.body), in: draft)
      try await visit.site.store.keep(DraftFile(name: picture, type: DraftFiles.type("png"), bytes: drawn), in: draft)
      return .json(.object([("name", .string(picture))]))
    }
    // What it is, is told by the bytes, whatever name and header say.
    guard let ending = DraftFiles.ending(of: visit.body), name.hasSuffix(".\(ending)") else {
      throw Failure.noPicture
    }
    try await visit.site.store.keep(
      DraftFile(name: name, type: DraftFiles.type(ending), bytes: visit.body), in: draft)
    return .json(.object([("name", .string(name))]))
  }

  private static let strokesEnding = ".strokes.json"

  /// The strokes that a browser sent: a list of strokes, each of points, each of two numbers.
  private static func strokes(_ bytes: [UInt8]) -> PenStrokes? {
    (try? JSONDecoder().decode([[[Double]]].self, from: Data(bytes))).flatMap { PenStrokes($0) }
  }
}
