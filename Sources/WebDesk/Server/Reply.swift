import Expressions
import Findings
import Foundation
import HTML
import HTTPTypes

/// An answer to a request.
struct Reply: Sendable {
  var status: HTTPResponse.Status
  var type: String
  var body: [UInt8]
  var headers: [(HTTPField.Name, String)] = []
  /// A body of unknown length piece by piece, in place of ``body``.
  var stream: AsyncThrowingStream<[UInt8], any Error>?

  init(_ status: HTTPResponse.Status, type: String, body: [UInt8]) {
    (self.status, self.type, self.body) = (status, type, body)
  }

  /// HTML.
  static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status, type: "text/html; charset=utf-8", body: html.bytes)
  }

  /// Plain text.
  static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status, type: "text/plain; charset=utf-8", body: Array(text.utf8))
  }

  /// JSON.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status, type: "application/json", body: Array(value.text.utf8))
  }

  /// A file of the disk, read piece by piece; not found if it is not there.
  static func file(at path: String, type: String, name: String, isShown: Bool = false) throws -> Reply {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw Failure.notFound }
    var reply = pieces(type: type) {
      let piece = try handle.read(upToCount: 256 << 10) ?? Data()
      return piece.isEmpty ? nil : [UInt8](piece)
    }
    reply.headers.append(disposition(name, isShown: isShown))
    return reply
  }

  /// A body that is made piece by piece while it is sent; it ends with the first `nil`.
  static func pieces(type: String, _ next: @escaping @Sendable () async throws -> [UInt8]?) -> Reply {
    var reply = Reply(.ok, type: type, body: [])
    reply.stream = AsyncThrowingStream(unfolding: next)
    return reply
  }

  /// Sends the browser to another page, which it gets with GET.
  static func redirect(to path: Path) -> Reply {
    var reply = Reply(.seeOther, type: "text/plain; charset=utf-8", body: [])
    reply.headers.append((.location, path.text))
    return reply
  }

  /// A file, to be shown in the browser or kept under this name (RFC 6266).
  static func file(_ bytes: [UInt8], type: String, name: String, isShown: Bool) -> Reply {
    var reply = Reply(.ok, type: type, body: bytes)
    reply.headers.append(disposition(name, isShown: isShown))
    return reply
  }

  /// The header by which a browser shows a file, or keeps it under this name (RFC 6266).
  static func disposition(_ name: String, isShown: Bool) -> (HTTPField.Name, String) {
    let plain = String(name.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
    let escaped = Path(name).text.dropFirst()
    return (
      .contentDisposition, "\(isShown ? "inline" : "attachment"); filename=\"\(plain)\"; filename*=UTF-8''\(escaped)"
    )
  }
}
