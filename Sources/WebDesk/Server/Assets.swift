import HTML
import HTTPTypes
import Storage

/// Styles, scripts and pictures of the pages, which are part of the program. Their address has a digest of all of them, so
/// that browsers may keep them for good and scripts of one version import one another.
struct Assets: Sendable {
  private let files: [String: (bytes: [UInt8], type: String)]
  /// What stands in the address.
  let version: String

  init() {
    var files: [String: (bytes: [UInt8], type: String)] = [:]
    for (name, bytes) in Assets.embedded {
      let type =
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
      files[name] = (bytes, type)
    }
    self.files = files
    let all = files.sorted { $0.key < $1.key }.flatMap { Array($0.key.utf8) + $0.value.bytes }
    version = String(Digest(of: all).hex.prefix(12))
  }

  /// The address of a file.
  func path(_ name: String) -> Path { Path("assets", version, name) }

  /// The answer with a file; `nil` if there is none.
  func reply(_ name: String, version: String) -> Reply? {
    guard let file = files[name] else { return nil }
    var reply = Reply(.ok, type: file.type, body: file.bytes)
    let isCurrent = version == self.version
    reply.headers.append((.cacheControl, isCurrent ? "public, max-age=31536000, immutable" : "no-cache"))
    return reply
  }
}
