import Signing
import Storage
import Zipping

/// The files of a bag on their way into the archive, with the lists that are written after them.
///
/// Files lie in the archive as they come. Its directory and the manifest list them in the order of their names' bytes,
/// where the files of each form came in it: both are laid aside with marks where each form's files begin.
struct BagWriter {
  /// A stretch of the directory and of the manifest, with the name that says where it belongs.
  private struct Part {
    let key: String
    let directory: Int
    let manifest: Int
  }

  private let top: String
  private var archive: ZipStream
  private let manifest: any ByteSpool
  private let makeSpool: () throws -> any ByteSpool
  private var compressor: MemberCompressor
  private var parts: [Part] = []
  private var forms: Set<String> = []
  /// How many bytes the payload has.
  private(set) var octets = 0
  /// How many files the payload has.
  private(set) var files = 0

  init(_ top: String, into sink: any ByteSink, _ spool: @escaping () throws -> any ByteSpool) throws {
    self.top = top
    makeSpool = spool
    archive = ZipStream(to: sink, directory: try spool())
    manifest = try spool()
    compressor = try MemberCompressor()
  }

  /// The name in the archive of a file of the bag.
  func name(of path: String) -> String { "\(top)/\(path)" }

  /// Adds a file of a form, in the folder of its kind, which ends with `/`. The formats of copies are compressed already.
  mutating func add(_ file: PacketFile, in folder: String, number: String, isStored: Bool) throws {
    if parts.last?.key != folder {
      guard forms.insert(folder.lowercased()).inserted else { throw ArchiveError.doubled(folder) }
      begin(folder)
    }
    let path = "\(folder)\(number)/\(file.name)"
    let name = name(of: path)
    try archive.add(
      isStored ? RawMember(name: name, storing: file.bytes) : compressor.member(name, file.bytes))
    try list(path, size: file.bytes.count, sha256: file.sha256)
  }

  /// Adds a list that was compressed while it was made.
  mutating func add(_ path: String, _ member: SpooledMember, sha256: Digest) throws {
    begin(path)
    try archive.add(member)
    try list(path, size: member.size, sha256: sha256)
  }

  /// Adds a list that `body` writes, in formats that are compressed already as it is.
  mutating func add(_ path: String, as method: ZipMethod = .deflated, _ body: (any ByteSink) throws -> Void) throws {
    let (member, sha256) = try spool(path, method, body)
    try add(path, member, sha256: sha256)
  }

  /// Writes the tag files, among them `tags`, whose names come after those of the manifests, the signature that `sign` gives of
  /// the tag manifest, and the directory.
  mutating func finish(
    info: String, tags further: [(path: String, bytes: [UInt8])], sign: ([UInt8]) throws -> KeySignature?
  ) throws -> KeySignature? {
    let end = (directory: archive.directoryEnd, manifest: manifest.count)
    let ends = parts.dropFirst().map { ($0.directory, $0.manifest) } + [end]
    let sorted = zip(parts, ends).sorted { BagName.precedes($0.0.key, $1.0.key) }
    var digests: [String: Digest] = [:]
    let (lines, sha256) = try spool("manifest-sha256.txt", .deflated) { sink in
      for (part, end) in sorted { try manifest.replay(part.manifest..<end.1, sink.write) }
    }
    digests["manifest-sha256.txt"] = sha256
    let tags = [("bag-info.txt", info), ("bagit.txt", BagText.declaration)]
    for (path, text) in tags {
      digests[path] = Digest(of: text)
      try archive.add(compressor.member(name(of: path), Array(text.utf8)))
    }
    let afterInfo = archive.directoryEnd
    try archive.add(lines)
    for (path, bytes) in further.sorted(by: { BagName.precedes($0.path, $1.path) }) {
      digests[path] = Digest(of: bytes)
      try archive.add(compressor.member(name(of: path), bytes))
    }
    let tagManifest = Array(BagText.manifest(digests).utf8)
    let beforeManifest = archive.directoryEnd
    try archive.add(compressor.member(name(of: "tagmanifest-sha256.txt"), tagManifest))
    let afterManifest = archive.directoryEnd
    let signature = try sign(tagManifest)
    if let signature {
      for file in SignatureFiles.of(signature) {
        try archive.add(compressor.member(name(of: file.path), file.bytes))
      }
    }
    try archive.finish(
      directory: [end.directory..<afterInfo] + sorted.map { $0.0.directory..<$0.1.0 }
        + [
          afterInfo..<beforeManifest, afterManifest..<archive.directoryEnd, beforeManifest..<afterManifest,
        ])
    return signature
  }

  private mutating func begin(_ key: String) {
    parts.append(Part(key: key, directory: archive.directoryEnd, manifest: manifest.count))
  }

  private mutating func list(_ path: String, size: Int, sha256: Digest) throws {
    try manifest.write(Array("\(sha256)  \(path)\n".utf8))
    octets += size
    files += 1
  }

  private func spool(
    _ path: String, _ method: ZipMethod, _ body: (any ByteSink) throws -> Void
  ) throws -> (SpooledMember, sha256: Digest) {
    let sink = DigestingSink(try MemberWriter(name(of: path), in: try makeSpool(), as: method))
    try body(sink)
    return (try sink.member.finish(), sink.running.digest)
  }
}

/// Digests a member's plain bytes on their way.
final class DigestingSink: ByteSink {
  let member: MemberWriter
  private(set) var running = RunningDigest()

  init(_ member: MemberWriter) { self.member = member }

  func write(_ bytes: [UInt8]) throws {
    running.update(bytes)
    try member.write(bytes)
  }
}
