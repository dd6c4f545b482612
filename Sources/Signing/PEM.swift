import Foundation

/// Bytes between `-----BEGIN LABEL-----` and `-----END LABEL-----` (RFC 7468).
struct PEM {
  let label: String
  let bytes: [UInt8]

  init(label: String, bytes: [UInt8]) {
    (self.label, self.bytes) = (label, bytes)
  }

  /// Reads the first block of a text; what stands around it is passed over.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0.isWhitespace } }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") }) else { return nil }
    let label = lines[start].dropFirst(11).prefix { $0 != "-" }
    let body = lines[(start + 1)...]
    guard let end = body.firstIndex(where: { $0.hasPrefix("-----END \(label)-----") }),
      let data = Data(base64Encoded: body[..<end].joined(), options: .ignoreUnknownCharacters), !data.isEmpty
    else { return nil }
    self.init(label: String(label), bytes: Array(data))
  }

  /// The block as text, in lines of 64 characters.
  var text: String {
    let body = Data(bytes).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
  }
}
