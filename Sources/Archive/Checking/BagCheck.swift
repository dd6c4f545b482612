/// The packet as a BagIt bag: declaration, manifests, Payload-Oxum.
enum BagCheck {
  private static let payloadManifest = "manifest-sha256.txt"
  private static let tagManifest = "tagmanifest-sha256.txt"

  static func run(_ files: PacketFiles, _ log: inout PacketLog) {
    declaration(files, &log)
    payload(files, &log)
    tags(files, &log)
    oxum(files, &log)
    if let id = files.info["External-Identifier"], id != files.top { log.folderRenamed(from: id, to: files.top) }
  }

  private static func declaration(_ files: PacketFiles, _ log: inout PacketLog) {
    let lines = BagReading.lines(files.texts["bagit.txt"] ?? []).filter { !$0.isEmpty }
    if lines.map(String.init) != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"] { log.badDeclaration() }
    if files.digests.keys.contains("fetch.txt") { log.fetch() }
  }

  private static func payload(_ files: PacketFiles, _ log: inout PacketLog) {
    guard let bytes = files.texts[payloadManifest] else { return log.manifestMissing(payloadManifest) }
    let manifest = BagReading.manifest(bytes)
    for line in manifest.badLines { log.badLine(payloadManifest, line) }
    var listed: [String: String] = [:]
    for entry in manifest.entries {
      guard entry.path.hasPrefix("data/") else {
        log.outsidePayload(entry.path)
        continue
      }
      if let other = listed.updateValue(entry.digest, forKey: entry.path), other != entry.digest {
        log.listedTwice(entry.path)
      }
    }
    var extra = Set(files.digests.keys.filter { $0.hasPrefix("data/") && listed[$0] == nil })
    for path in listed.keys.sorted(by: BagName.precedes) {
      guard let found = files.digests[path] else {
        // The same content under a name that the manifest does not know: renamed.
        let twin = extra.sorted(by: BagName.precedes).first { files.digests[$0] == listed[path] }
        if let twin {
          extra.remove(twin)
          log.renamed(path, to: twin)
        } else {
          log.missing(path)
        }
        continue
      }
      if found != listed[path] { log.altered(path) }
    }
    for path in extra.sorted(by: BagName.precedes) { log.extra(path) }
  }

  private static func tags(_ files: PacketFiles, _ log: inout PacketLog) {
    guard let bytes = files.texts[tagManifest] else { return log.manifestMissing(tagManifest) }
    let manifest = BagReading.manifest(bytes)
    for line in manifest.badLines { log.badLine(tagManifest, line) }
    var listed: Set<String> = [tagManifest]
    for entry in manifest.entries {
      listed.insert(entry.path)
      switch files.digests[entry.path] {
      case nil: log.tagMissing(entry.path)
      case .some(let found) where found != entry.digest:
        log.tagAltered(entry.path, isManifest: entry.path == payloadManifest)
      case .some: break
      }
    }
    let strangers = files.digests.keys.filter { !$0.hasPrefix("data/") && !listed.contains($0) }
    for path in strangers.sorted(by: BagName.precedes) { log.tagUnlisted(path) }
  }

  private static func oxum(_ files: PacketFiles, _ log: inout PacketLog) {
    let payload = files.sizes.filter { $0.key.hasPrefix("data/") }
    let found = "\(payload.values.reduce(0, +)).\(payload.count)"
    let stated = files.info["Payload-Oxum"] ?? "—"
    if stated != found { log.oxum(stated: stated, found: found) }
  }
}
