import Findings
import Signing
import Storage
import TestSupport
import Testing

@Suite struct TimeStampTests {
  @Test func `an answer tells what was stamped and when`() throws {
    let bytes = TimeStampFixture.answer(to: Digest(of: "head").bytes)
    let token = try TimeStampToken(bytes)
    #expect(token.digest == Digest(of: "head"))
    #expect(token.time == "2026-11-30T09:12:33Z")
    #expect(token.serial == "0a7f")
    #expect(!token.isBare && token.bytes == bytes)
    // The same without the nine bytes of status around it.
    let bare = try TimeStampToken(Array(bytes[9...]))
    #expect(bare.isBare && bare.digest == token.digest)
  }

  @Test func `a refusal is told, and whatever was cut or altered is no answer and no crash`() throws {
    let bytes = TimeStampFixture.answer(to: Digest(of: "head").bytes)
    var refused = bytes
    let status = try #require(bytes.firstIndex(of: 0x02))
    refused[status + 2] = 2
    #expect(throws: SigningError.self) { try TimeStampToken(refused) }
    for count in bytes.indices { #expect(throws: SigningError.self) { try TimeStampToken(Array(bytes[..<count])) } }
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 0xFF
      _ = try? TimeStampToken(altered)
    }
  }

  @Test func `a request asks for SHA-256 of the digest, with a number of its own`() {
    let digest = Digest(of: "head")
    let (one, other) = (TimeStampRequest(of: digest).bytes, TimeStampRequest(of: digest).bytes)
    #expect(one != other)
    #expect(String(decoding: one, as: UTF8.self).contains(String(decoding: digest.bytes, as: UTF8.self)))
    #expect(Array(one.suffix(3)) == [0x01, 0x01, 0xFF])
  }
}
