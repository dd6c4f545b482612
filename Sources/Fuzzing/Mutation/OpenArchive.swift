import Crypto
import Foundation
import Zipping

/// An archive taken apart, so that what lies in it can be changed.
struct OpenArchive {
  var members: [(name: String, bytes: [UInt8])]

  /// Takes an archive apart.
  init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes)
    members = []
    for entry in archive.entries { members.append((entry.name, try archive.read(at: entry.index))) }
  }

  /// The archive put together again.
  var bytes: [UInt8] {
    get throws { try ZipWriter.archive(members.map { ZipMember.stored(name: $0.name, bytes: $0.bytes) }) }
  }

  /// Changes one to three members that hold text.
  mutating func change(_ dice: inout Dice, _ body: ([UInt8], inout Dice) -> [UInt8]) {
    let texts = members.indices.filter { OpenArchive.isText(members[$0].name) }
    guard !texts.isEmpty else { return }
    for _ in 0...dice.below(3) {
      let index = dice.pick(texts)
      members[index].bytes = body(members[index].bytes, &dice)
    }
  }

  private static func isText(_ name: String) -> Bool {
    [".xml", ".rels", ".vml", ".json", ".jsonl", ".txt", ".yaml"].contains { name.hasSuffix($0) }
  }

  /// Writes the digests of what the manifests of a bag name anew: what was changed then passes for what was packed.
  mutating func sealBag() {
    for list in ["/manifest-", "/tagmanifest-"] {
      let known = Dictionary(members.map { ($0.name, $0.bytes) }, uniquingKeysWith: { a, _ in a })
      for index in members.indices where members[index].name.contains(list) {
        let name = members[index].name
        let top = name.prefix { $0 != "/" }
        let lines = String(decoding: members[index].bytes, as: UTF8.self).split(separator: "\n").map { line in
          guard let path = line.split(separator: " ", maxSplits: 1).last?.drop(while: { $0 == " " }),
            let bytes = known["\(top)/\(path)"]
          else { return String(line) }
          return "\(OpenArchive.digest(bytes, for: name))  \(path)"
        }
        members[index].bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
      }
    }
  }

  private static func digest(_ bytes: [UInt8], for manifest: String) -> String {
    func hex(_ digest: some Digest) -> String {
      digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    if manifest.contains("sha512") { return hex(SHA512.hash(data: bytes)) }
    if manifest.contains("md5") { return hex(Insecure.MD5.hash(data: bytes)) }
    return hex(SHA256.hash(data: bytes))
  }
}
