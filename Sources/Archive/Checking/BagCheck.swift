/// The packet as a BagIt bag: declaration, manifests, Payload-Oxum.
///
/// Files and manifest are walked side by side. Where both have the same order, as in every packet that nobody touched,
/// nothing is kept; what has no partner yet waits for it.
struct BagCheck {
  private static let payloadManifest = "manifest-sha256.txt"
  private static let tagManifest = "tagmanifest-sha256.txt"

  private let contents: PacketContents
  private let manifest: LineReader?
  private var line = 0
  private var tags: [String: FileDigest?] = [:]
  /// Listed files that did not come yet.
  private var awaited: [String: FileDigest] = [:]
  /// Files that came before their line.
  private var unlisted: [String: FileDigest?] = [:]

  init(_ contents: PacketContents, _ log: inout PacketLog) throws {
    self.contents = contents
    manifest = try contents.lineReader(BagCheck.payloadManifest)
    let lines = BagReading.lines(try contents.text("bagit.txt") ?? []).filter { !$0.isEmpty }
    if lines.map(String.init) != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"] { log.badDeclaration() }
    if contents.tagFiles.contains("fetch.txt") { log.fetch() }
    if manifest == nil { log.manifestMissing(BagCheck.payloadManifest) }
  }

  /// Takes the next file; `nil` is the digest of one that cannot be inflated.
  mutating func see(_ path: String, _ digest: FileDigest?, _ log: inout PacketLog) throws {
    guard path.hasPrefix("data/") else {
      tags[path] = .some(digest)
      return
    }
    if manifest == nil { return }
    if let listed = awaited.removeValue(forKey: path) {
      if listed != digest { log.altered(path) }
    } else if let entry = try nextEntry(&log) {
      if entry.path == path {
        if entry.digest != digest { log.altered(path) }
        return
      }
      unlisted[path] = .some(digest)
      list(entry, &log)
    } else {
      unlisted[path] = .some(digest)
    }
  }

  /// Says what has no partner, and checks the tag files.
  mutating func finish(_ log: inout PacketLog) throws {
    while let entry = try nextEntry(&log) { list(entry, &log) }
    try checkLeftovers(&log)
    try checkTags(&log)
    let found = "\(contents.octets).\(contents.files)"
    let stated = contents.info["Payload-Oxum"] ?? "—"
    if stated != found { log.oxum(stated: stated, found: found) }
    if let id = contents.info["External-Identifier"], id != contents.top {
      log.folderRenamed(from: id, to: contents.top)
    }
  }

  /// The next line of the manifest that lists a payload file.
  private mutating func nextEntry(_ log: inout PacketLog) throws -> BagReading.Entry? {
    while let bytes = try manifest?.next() {
      line += 1
      if bytes.isEmpty || bytes.elementsEqual([0x0D]) { continue }
      guard let entry = BagReading.entry(bytes) else {
        log.badLine(BagCheck.payloadManifest, line)
        continue
      }
      if entry.path.hasPrefix("data/") { return entry }
      log.outsidePayload(entry.path)
    }
    return nil
  }

  /// Takes a line whose file is not the one just seen.
  private mutating func list(_ entry: BagReading.Entry, _ log: inout PacketLog) {
    if let digest = unlisted.removeValue(forKey: entry.path) {
      if digest != entry.digest { log.altered(entry.path) }
    } else if let other = awaited.updateValue(entry.digest, forKey: entry.path), other != entry.digest {
      log.listedTwice(entry.path)
    }
  }

  private mutating func checkLeftovers(_ log: inout PacketLog) throws {
    // What was found once and is awaited again was listed twice.
    for (path, digest) in try contents.digests(of: Set(awaited.keys)).sorted(by: { BagName.precedes($0.key, $1.key) }) {
      if awaited.removeValue(forKey: path) != digest { log.listedTwice(path) }
    }
    var twins: [FileDigest: String] = [:]
    for (path, digest) in unlisted {
      if let digest, twins[digest].map({ BagName.precedes(path, $0) }) ?? true { twins[digest] = path }
    }
    for path in awaited.keys.sorted(by: BagName.precedes) {
      // The same content under a name that the manifest does not know: renamed.
      if let digest = awaited[path], let twin = twins.removeValue(forKey: digest) {
        unlisted.removeValue(forKey: twin)
        log.renamed(path, to: twin)
      } else {
        log.missing(path)
      }
    }
    for path in unlisted.keys.sorted(by: BagName.precedes) { log.extra(path) }
  }

  private func checkTags(_ log: inout PacketLog) throws {
    guard let bytes = try contents.text(BagCheck.tagManifest) else { return log.manifestMissing(BagCheck.tagManifest) }
    var listed: Set<String> = [BagCheck.tagManifest]
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      guard let entry = BagReading.entry(line) else {
        log.badLine(BagCheck.tagManifest, index + 1)
        continue
      }
      listed.insert(entry.path)
      switch tags[entry.path] {
      case nil: log.tagMissing(entry.path)
      case .some(let found) where found != entry.digest:
        log.tagAltered(entry.path, isManifest: entry.path == BagCheck.payloadManifest)
      case .some: break
      }
    }
    for path in tags.keys.filter({ !listed.contains($0) }).sorted(by: BagName.precedes) { log.tagUnlisted(path) }
  }
}
