import Findings
import Foundation
import Signing
import Storage
import TestSupport
import Testing

@Suite struct SigningKeyTests {
  private static let message = Array("每一份都有编号".utf8)

  @Test func `what a key signs is its signature, of this message alone, and the same every time`() throws {
    let key = SigningKey()
    let signature = try key.sign(SigningKeyTests.message)
    #expect(signature.isValid(for: SigningKeyTests.message))
    #expect(!signature.isValid(for: SigningKeyTests.message + [0x21]))
    #expect(!KeySignature(signature.bytes, by: SigningKey().publicKey).isValid(for: SigningKeyTests.message))
    #expect(try key.sign(SigningKeyTests.message) == signature)
    #expect(KeySignature(hex: signature.hex, key: key.publicKey.hex) == signature)
    #expect(KeySignature(hex: String(signature.hex.dropLast()), key: key.publicKey.hex) == nil)
  }

  @Test(arguments: [nil, "一句口令"]) func `a key comes back from its file, under a passphrase or without one`(
    passphrase: String?
  ) throws {
    let key = SigningKey()
    let text = try key.pem(passphrase: passphrase.map { Array($0.utf8) })
    #expect(SigningKey.isLocked(pem: text) == (passphrase != nil))
    let read = try SigningKey(pem: text) { Array((passphrase ?? "none is asked for").utf8) }
    #expect(read.publicKey == key.publicKey)
  }

  @Test func `a wrong passphrase, a public key and a file that is no key are told apart`() throws {
    let key = SigningKey()
    let locked = try key.pem(passphrase: Array("right".utf8))
    func code(_ text: String) -> String? {
      do {
        _ = try SigningKey(pem: text) { Array("wrong".utf8) }
        return nil
      } catch { return (error as? SigningError)?.code.name }
    }
    #expect(code(locked) == "wrong-passphrase")
    #expect(code(key.publicKey.pem) == "key-unreadable")
    #expect(code("no key") == "key-unreadable")
    #expect(code("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----") == "key-unreadable")
    #expect(
      code("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAAw\n-----END ENCRYPTED PRIVATE KEY-----") == "key-unreadable")
  }

  @Test func `a public key is read from PEM and known by eight groups of digits`() throws {
    let key = SigningKey().publicKey
    #expect(PublicKey(pem: "what it is for\n" + key.pem.replacing("\n", with: "\r\n")) == key)
    #expect(key.fingerprint.description.split(separator: " ").map(\.count) == Array(repeating: 4, count: 8))
    #expect(KeyFingerprint(key.fingerprint.description.uppercased()) == key.fingerprint)
    #expect(KeyFingerprint("7f3a") == nil)
    #expect(PublicKey(pem: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----") == nil)
  }

  @Test func `a key's file is its owner's alone, is never replaced, and is refused once others can read it`() throws {
    let folder = TemporaryFolder()
    try folder.make()
    defer { folder.remove() }
    let path = folder.path + "/key.pem"
    let file = KeyFile(path: path, isNamed: false) { [] }
    #expect(try file.key() == nil)
    let key = SigningKey()
    try KeyFile.write(key, to: path, passphrase: nil)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try file.key()?.publicKey == key.publicKey)
    #expect(try file.publicKey() == key.publicKey)
    func code(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch { return (error as? SigningError)?.code.name }
    }
    #expect(code { try KeyFile.write(SigningKey(), to: path, passphrase: nil) } == "key-exists")
    #expect(try file.key()?.publicKey == key.publicKey)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(code { _ = try file.key() } == "key-open")
    let named = KeyFile(path: folder.path + "/none.pem", isNamed: true) { [] }
    #expect(code { _ = try named.key() } == "key-file")
  }

  @Test func `the public key of one under a passphrase stands beside it`() throws {
    let folder = TemporaryFolder()
    try folder.make()
    defer { folder.remove() }
    struct Asked: Error {}
    let path = folder.path + "/key.pem"
    let key = SigningKey()
    try KeyFile.write(key, to: path, passphrase: Array("right".utf8))
    let file = KeyFile(path: path, isNamed: true) { throw Asked() }
    #expect(try file.publicKey() == key.publicKey)
    #expect(throws: Asked.self) { try file.key() }
  }
}
