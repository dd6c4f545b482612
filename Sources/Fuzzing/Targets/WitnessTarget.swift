import Findings
import Foundation
import Signing

/// Keys, anchors and time stamps that somebody sends.
struct WitnessTarget: Target {
  static let name = "witness"
  private let witnesses: [[UInt8]]
  private let mutation = ByteMutation(words: [
    "-----BEGIN PUBLIC KEY-----\n", "-----END ", "liandan anchor 1: ", " key ", " signature ", "0\u{82}", "\u{2}\u{1}",
  ])

  init(_ material: Material) throws {
    witnesses = try [".tsr", ".pem", ".txt"].flatMap { try material.files(["Tests/Fixtures/witnesses"], ending: $0) }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    var bytes = dice.pick(witnesses)
    // One bit, or the length of an element: most of what decides in so few bytes.
    if dice.once(in: 2) {
      bytes[dice.below(bytes.count)] ^= 1 << UInt8(dice.below(8))
    } else {
      bytes = mutation.changed(bytes, others: witnesses, &dice)
    }
    try bytes.write(to: "\(folder)/witness")
  }

  func feed(_ folder: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/witness")))
    let text = String(decoding: bytes, as: UTF8.self)
    _ = PublicKey(pem: text)
    try WitnessTarget.refusing { try SigningKey(pem: text) { throw Unasked() } }
    try WitnessTarget.refusing { try ChainAnchor.all(in: text) }
    try WitnessTarget.refusing { try TimeStampToken(bytes) }
  }

  /// The passphrase is not asked for: to try one takes tenths of a second.
  private struct Unasked: Error {}

  /// Lets refusals pass that explain themselves.
  private static func refusing<Answer>(_ read: () throws -> Answer) throws {
    do { _ = try read() } catch is any ExplainedError {} catch is Unasked {}
  }
}
