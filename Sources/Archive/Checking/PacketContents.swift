import Crypto
import Records
import Storage
import Zipping

/// A packet as one walk through its files shows it.
struct PacketContents {
  private let source: any PacketSource
  /// The top folder.
  let top: String
  /// The tag files and the lists, by path.
  private var entries: [String: PacketMember] = [:]
  /// How many bytes the payload has.
  private(set) var octets = 0
  /// How many files the payload has.
  private(set) var files = 0
  /// The ids of the copies that lie in it.
  private(set) var copies: Set<String> = []
  /// bag-info.txt in its order.
  private(set) var info: [InfoLine] = []

  static let chain = "data/audit.jsonl"
  static let account = "data/numbers.json"
  static let transmittal = "data/transmittal.xlsx"
  /// Files that are read as a whole are not greater than this.
  private static let textLimit = 64 << 20
  /// The data of no form are greater.
  private static let dataLimit = 16 << 20

  /// Walks through; `nil`, with a finding, if it is no packet at all.
  init?(_ source: any PacketSource, _ log: inout PacketLog) throws {
    self.source = source
    var walk = try source.walk()
    var top: String?
    while let member = try walk.next() {
      guard let slash = member.name.firstIndex(of: "/"), top == nil || member.name[..<slash] == top ?? "" else {
        log.notOneFolder()
        return nil
      }
      top = top ?? String(member.name[..<slash])
      let path = String(member.name[member.name.index(after: slash)...])
      if let oddity = member.oddity { log.odd(path, oddity) }
      if path.hasPrefix("data/") {
        octets += member.size
        files += 1
        if let copy = PayloadPlace(path).flatMap({ CopyName.copy(suffix: $0.suffix) }) { copies.insert(copy) }
      }
      if !path.hasPrefix("data/") || PacketContents.isList(path) { entries[path] = member }
    }
    guard let top else {
      log.notOneFolder()
      return nil
    }
    self.top = top
    info = BagReading.info(try text("bag-info.txt") ?? [])
  }

  /// The lists that every packet has.
  static let lists = [chain, account, transmittal]

  /// Whether a file of the payload is none of a form's.
  static func isList(_ path: String) -> Bool {
    path.hasPrefix(ArchivePath.further) || path.utf8.count { $0 == UInt8(ascii: "/") } == 1
  }

  /// The paths of the files of the payload that are none of a form's.
  var listFiles: [String] { entries.keys.filter { $0.hasPrefix("data/") } }

  /// The paths of the tag files.
  var tagFiles: [String] { entries.keys.filter { !$0.hasPrefix("data/") } }

  /// Whether a tag file or list is there.
  func has(_ path: String) -> Bool { entries[path] != nil }

  /// What bag-info.txt says under a label, the last time.
  func stated(_ label: String) -> String? { info.last { $0.label == label }?.value }

  /// The bytes of a tag file or list; `nil` if it is not there, cannot be read, or is larger than any could be.
  func text(_ path: String, limit: Int = textLimit) throws -> [UInt8]? {
    guard let entry = entries[path], entry.size <= limit else { return nil }
    var bytes: [UInt8] = []
    return try stream(path) { bytes.append(contentsOf: $0) } ? bytes : nil
  }

  /// Whether a tag file or list is there, but larger than any could be.
  func isTooLarge(_ path: String) -> Bool { (entries[path]?.size ?? 0) > PacketContents.textLimit }

  /// The size of a tag file or list; 0 if it is not there.
  func size(_ path: String) -> Int { entries[path]?.size ?? 0 }

  /// Hands over the lines of a list, as far as they can be read.
  func lines(_ path: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var lines = LineSplitter()
    _ = try stream(path) { try lines.split($0, body) }
    try lines.finish(body)
  }

  /// A reader that gives the lines of a list one by one; `nil` if there is none.
  func lineReader(_ path: String) throws -> LineReader? {
    try entries[path].map { try LineReader(source.reader(), $0) }
  }

  /// Hands over the bytes of a tag file or list; `false` if it is not there or cannot be read to its end.
  func stream(_ path: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws -> Bool {
    guard let entry = entries[path] else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    return try source.reader().stream(entry, buffer: &buffer, body)
  }

  /// A file with the digest of its content; `nil` where the bytes cannot be read.
  struct Digested {
    let path: String
    let digest: Storage.Digest?
    /// Whether programs that read a zip from its front find the same file.
    let hasTrueHeader: Bool
    /// The content of a form's data; `nil` of other files, and of data that are larger than any could be.
    let data: [UInt8]?
    /// The size in bytes.
    let size: Int
  }

  /// Hands over every file with the digest of its content. Gives a place with bytes that belong to no file, if there is one.
  @discardableResult
  func digests(
    _ algorithm: BagAlgorithm = .sha256, progress: (Int) -> Void = { _ in }, _ body: (Digested) throws -> Void
  ) throws -> Int? {
    let reader = try source.reader()
    var walk = try source.walk()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while let member = try walk.next() {
      let path = String(member.name.dropFirst(top.count + 1))
      let isData = algorithm == .sha256 && path.hasSuffix(".json") && path.hasPrefix(ArchivePath.records)
      var data: [UInt8]? = isData && member.size <= PacketContents.dataLimit ? [] : nil
      let digest = try digest(of: member, algorithm, reader, &buffer) { data?.append(contentsOf: $0) }
      try body(
        Digested(
          path: path, digest: digest, hasTrueHeader: reader.hasTrueHeader, data: data, size: member.size))
      count += 1
      if count % 1000 == 0 { progress(count) }
    }
    progress(count)
    return try reader.hiddenPlace()
  }

  /// Which of these files are there, with their digests: for the few that are in question after all were seen.
  func digests(of paths: Set<String>, _ algorithm: BagAlgorithm) throws -> [String: Storage.Digest] {
    var found: [String: Storage.Digest] = [:]
    if paths.isEmpty { return found }
    let reader = try source.reader()
    var walk = try source.walk()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while let member = try walk.next() {
      let path = String(member.name.dropFirst(top.count + 1))
      if paths.contains(path) { found[path] = try digest(of: member, algorithm, reader, &buffer) }
    }
    return found
  }

  private func digest(
    of member: PacketMember, _ algorithm: BagAlgorithm, _ reader: any PacketReader, _ buffer: inout [UInt8],
    _ body: (ArraySlice<UInt8>) -> Void = { _ in }
  ) throws -> Storage.Digest? {
    var hash = algorithm.hash
    let isWhole = try reader.stream(member, buffer: &buffer) { piece in
      piece.withUnsafeBytes { hash.update(bufferPointer: $0) }
      body(piece)
    }
    return isWhole ? algorithm.digest(hash) : nil
  }
}
