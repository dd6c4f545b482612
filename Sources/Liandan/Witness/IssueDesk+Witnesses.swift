import Findings
import Foundation
import Register
package import Signing

extension IssueDesk {
  /// Where the audit chain ends now, signed if there is a key.
  ///
  /// - Throws: a ``DeskError`` if nothing was recorded yet, a `RegisterError` if there is no register, a `SigningError` if the
  ///   key cannot be used.
  package func anchor() async throws -> ChainAnchor { try await serve { try $0.anchor() } }

  /// A request to a time stamp authority (RFC 3161) for the end of the chain, and the place of its last event.
  ///
  /// - Throws: as ``anchor()``.
  package func timeStampRequest() async throws -> (request: TimeStampRequest, event: Int) {
    try await serve { try $0.timeStampRequest() }
  }

  /// Keeps the answer of a time stamp authority in the register. Gives the event that was stamped, and whether the stamp was
  /// not kept yet.
  ///
  /// - Parameters:
  ///   - token: The answer.
  ///   - file: Where it came from.
  /// - Throws: a ``DeskError`` if it is of no event of this register.
  package func keep(_ token: TimeStampToken, from file: String) async throws -> (event: Int, isNew: Bool) {
    try await serve(.writing) { try $0.keep(token, from: file) }
  }
}

extension IssueDesk {
  /// What a user is told whose packets and anchors are not signed though the register has a key.
  package var unsignedNotice: LocalizedText? { key?.unsignedNotice }
}

extension DeskCall {
  func anchor() throws -> ChainAnchor {
    let key = try desk.key?.key()
    guard let anchor = try withReading({ try self.anchor(of: $0.register) }) else { throw emptyChain() }
    return try key.map { try anchor.signed(by: $0) } ?? anchor
  }

  /// Where the chain of a register ends now, not signed; `nil` if nothing was recorded yet.
  func anchor(of register: FormRegister) throws -> ChainAnchor? {
    try register.head().map {
      ChainAnchor(register: try register.identity(), seq: $0.seq, hash: $0.hash, date: mark.at.date.iso)
    }
  }

  func timeStampRequest() throws -> (request: TimeStampRequest, event: Int) {
    guard let head = try withReading({ try $0.register.head() }) else { throw emptyChain() }
    return (TimeStampRequest(of: head.hash), head.seq)
  }

  func keep(_ token: TimeStampToken, from file: String) throws -> (event: Int, isNew: Bool) {
    let kept = try withRecords { try $0.register.keep(token, by: mark) }
    guard let kept else { throw DeskError(usage: SigningError.foreignToken().about(file)) }
    return kept
  }

  private func emptyChain() -> DeskError {
    DeskError(
      "台账里还没有登记过什么，没有可见证的", hant: "台帳裡還沒有登記過什麼，沒有可見證的",
      en: "nothing was recorded in this register yet: there is nothing to witness", kind: .usage)
  }
}
