import Expressions
import Findings
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

  /// Sends the browser to another page, which it gets with GET.
  static func redirect(to path: Path) -> Reply {
    var reply = Reply(.seeOther, type: "text/plain; charset=utf-8", body: [])
    reply.headers.append((.location, path.text))
    return reply
  }

  /// A file, to be shown in the browser or kept under this name (RFC 6266).
  static func file(_ bytes: [UInt8], type: String, name: String, isShown: Bool) -> Reply {
    var reply = Reply(.ok, type: type, body: bytes)
    let plain = String(name.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
    let escaped = Path(name).text.dropFirst()
    reply.headers.append(
      (
        .contentDisposition,
        "\(isShown ? "inline" : "attachment"); filename=\"\(plain)\"; filename*=UTF-8''\(escaped)"
      ))
    return reply
  }
}
