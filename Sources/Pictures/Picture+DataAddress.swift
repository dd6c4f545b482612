import Foundation

extension Picture {
  /// The picture as a text: `data:image/png;base64,…` (RFC 2397).
  package var dataAddress: String { "data:image/\(format.rawValue);base64,\(Data(bytes).base64EncodedString())" }

  /// The picture that such a text holds; `nil` if it holds none.
  package init?(dataAddress: String) {
    guard dataAddress.hasPrefix("data:image/"), let start = dataAddress.range(of: ";base64,")?.upperBound,
      let bytes = Data(base64Encoded: String(dataAddress[start...])), let picture = try? Picture(Array(bytes))
    else { return nil }
    self = picture
  }
}
