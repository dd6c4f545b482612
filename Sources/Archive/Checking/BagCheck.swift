import Storage

/// The packet as a BagIt bag: declaration, manifests, Payload-Oxum.
///
/// Files and manifest are walked side by side. Where both have the same order, as in every packet that nobody touched,
/// nothing is kept; what has no partner yet waits for it.
struct BagCheck {
  private let contents: PacketContents
  private let algorithm: BagAlgorithm
  private let manifest: LineReader?
  private var line = 0
  private var tags: [String: Digest?] = [:]
  /// Listed files that did not come yet.
  private var awaited: [String: Digest] = [:]
  /// Files that came before their line.
  private var unlisted: [String: Digest?] = [:]

  /// Begins the check by the manifests that every packet has.
  init(_ contents: PacketContents, _ log: inout PacketLog) throws {
    try self.init(contents, .sha256)
    let lines = BagReading.lines(try contents.text("bagit.txt") ?? []).filter { !$0.isEmpty }
    if lines.map(String.init) != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"] { log.badDeclaration() }
    if contents.has("fetch.txt") { log.fetch() }
    for name in [algorithm.payloadManifest, algorithm.tagManifest] where !contents.has(name) {
      log.manifestMissing(name)
    }
  }

  private init(_ contents: PacketContents, _ algorithm: BagAlgorithm) throws {
    self.contents = contents
    self.algorithm = algorithm
    manifest = try contents.lineReader(algorithm.payloadManifest)
  }

  /// Checks the packet by the manifests of other algorithms that were put into it: all must be right (RFC 8493, 3).
  static func checkFurther(_ contents: PacketContents, _ log: inout PacketLog) throws {
    for algorithm in BagAlgorithm.allCases
    where algorithm != .sha256
      && (contents.has(algorithm.payloadManifest) || contents.has(algorithm.tagManifest))
    {
      var bag = try BagCheck(contents, algorithm)
      try contents.digests(algorithm) { try bag.see($0.path, $0.digest, &log) }
      try bag.finish(&log)
    }
  }

  /// Takes the next file; `nil` is the digest of one that cannot be read.
  mutating func see(_ path: String, _ digest: Digest?, _ log: inout PacketLog) throws {
    guard path.hasPrefix("data/") else {
      tags[path] = .some(digest)
      return
    }
    if manifest == nil { return }
    if let listed = awaited.removeValue(forKey: path) {
      if listed != digest { log.altered(path, by: algorithm) }
    } else if let entry = try nextEntry(&log) {
      if entry.path == path {
        if entry.digest != digest { log.altered(path, by: algorithm) }
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
    guard algorithm == .sha256 else { return }
    let found = "\(contents.octets).\(contents.files)"
    let stated = contents.stated("Payload-Oxum") ?? "—"
    if stated != found { log.oxum(stated: stated, found: found) }
    if let id = contents.stated("External-Identifier"), id != contents.top {
      log.folderRenamed(from: id, to: contents.top)
    }
  }

  /// The next line of the manifest that lists a payload file.
  private mutating func nextEntry(_ log: inout PacketLog) throws -> BagReading.Entry? {
    while let bytes = try manifest?.next() {
      line += 1
      if bytes.isEmpty || bytes.elementsEqual([0x0D]) { continue }
      guard let entry = BagReading.entry(bytes, algorithm) else {
        log.badLine(algorithm.payloadManifest, line: line)
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
      if digest != entry.digest { log.altered(entry.path, by: algorithm) }
    } else if awaited.updateValue(entry.digest, forKey: entry.path) != nil {
      log.listedTwice(algorithm.payloadManifest, path: entry.path)
    }
  }

  private mutating func checkLeftovers(_ log: inout PacketLog) throws {
    // What was found once and is awaited again was listed twice.
    let found = try contents.digests(of: Set(awaited.keys), algorithm)
    for path in found.keys.sorted(by: BagName.precedes) {
      awaited.removeValue(forKey: path)
      log.listedTwice(algorithm.payloadManifest, path: path)
    }
    var twins: [Digest: String] = [:]
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
    for path in unlisted.keys.sorted(by: BagName.precedes) { log.extra(path, by: algorithm) }
  }

  private func checkTags(_ log: inout PacketLog) throws {
    let name = algorithm.tagManifest
    guard let bytes = try contents.text(name) else { return }
    var listed: Set<String> = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      guard let entry = BagReading.entry(line, algorithm) else {
        log.badLine(name, line: index + 1)
        continue
      }
      guard listed.insert(entry.path).inserted else {
        log.listedTwice(name, path: entry.path)
        continue
      }
      switch tags[entry.path] {
      case nil: log.tagMissing(entry.path)
      case .some(let found) where found != entry.digest:
        log.tagAltered(entry.path, isManifest: entry.path == algorithm.payloadManifest)
      case .some: break
      }
    }
    let isTagManifest = Set(BagAlgorithm.allCases.map(\.tagManifest))
    let isUnlisted = isTagManifest.union(SignatureFiles.names)
    for path in tags.keys.filter({ !listed.contains($0) && !isUnlisted.contains($0) }).sorted(by: BagName.precedes)
    where TagFiles.isKnown(path) { log.tagUnlisted(path) }
  }
}

/// Which files may stand beside the payload.
enum TagFiles {
  /// Whether a packet can have this tag file; whether what it holds is right is another question.
  static func isKnown(_ path: String) -> Bool {
    names.contains(path) || path.hasPrefix(BagText.schemaFolder)
  }

  private static let names = Set(
    ["bagit.txt", "bag-info.txt"] + SignatureFiles.names
      + BagAlgorithm.allCases.flatMap { [$0.payloadManifest, $0.tagManifest] })
}
