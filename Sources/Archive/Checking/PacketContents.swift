import Crypto
import Zipping

/// A packet as one walk through its directory shows it.
struct PacketContents {
  private let file: ZipFile
  /// The top folder.
  let top: String
  /// The tag files and the lists, by path.
  private var entries: [String: ZipEntry] = [:]
  /// How many bytes the payload has.
  private(set) var octets = 0
  /// How many files the payload has.
  private(set) var files = 0
  /// The ends of the names of copies behind their form's number: `-finance.docx`.
  private(set) var suffixes: Set<String> = []
  /// bag-info.txt, by label; of repeated labels the last.
  private(set) var info: [String: String] = [:]

  static let chain = "data/audit.jsonl"
  static let account = "data/numbers.json"
  /// Tag files that are read as a whole are not greater than this.
  private static let textLimit = 64 << 20

  /// Walks through; `nil`, with a finding, if the archive is no packet at all.
  init?(_ file: ZipFile, _ log: inout PacketLog) throws {
    self.file = file
    var walk = file.members()
    var top: String?
    while let entry = try walk.next() {
      guard let slash = entry.name.firstIndex(of: "/"), top == nil || entry.name[..<slash] == top ?? "" else {
        log.notOneFolder()
        return nil
      }
      top = top ?? String(entry.name[..<slash])
      let path = String(entry.name[entry.name.index(after: slash)...])
      if path.hasPrefix("data/") {
        octets += entry.size
        files += 1
        if let place = PayloadPlace(path) { suffixes.insert(place.suffix) }
      }
      if !path.hasPrefix("data/") || path == PacketContents.chain || path == PacketContents.account {
        entries[path] = entry
      }
    }
    guard let top else {
      log.notOneFolder()
      return nil
    }
    self.top = top
    info = BagReading.info(try text("bag-info.txt") ?? [])
  }

  /// The paths of the tag files.
  var tagFiles: [String] { entries.keys.filter { !$0.hasPrefix("data/") } }

  /// The bytes of a tag file or list; `nil` if it is not there, cannot be inflated, or is larger than any could be.
  func text(_ path: String) throws -> [UInt8]? {
    guard let entry = entries[path], entry.size <= PacketContents.textLimit else { return nil }
    var bytes: [UInt8] = []
    do { try stream(entry) { bytes.append(contentsOf: $0) } } catch let error as ZipError
      where error.code == .damagedMember
    { return nil }
    return bytes
  }

  /// Whether a tag file or list is there, but larger than any could be.
  func isTooLarge(_ path: String) -> Bool { (entries[path]?.size ?? 0) > PacketContents.textLimit }

  /// Hands over the lines of a list, as far as they can be inflated; `false` if there is none.
  func lines(_ path: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws -> Bool {
    guard let entry = entries[path] else { return false }
    var lines = LineSplitter()
    do { try stream(entry) { try lines.split($0, body) } } catch let error as ZipError
      where error.code == .damagedMember
    {}
    try lines.finish(body)
    return true
  }

  /// A reader that gives the lines of a list one by one; `nil` if there is none.
  func lineReader(_ path: String) throws -> LineReader? {
    try entries[path].map { try LineReader(file.reader(), $0) }
  }

  private func stream(_ entry: ZipEntry, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    try file.reader().stream(entry, buffer: &buffer, body)
  }

  /// Hands over every file with the digest of its content; `nil` where the bytes cannot be inflated.
  func digests(_ progress: (Int) -> Void, _ body: (String, FileDigest?) throws -> Void) throws {
    let reader = try file.reader()
    var walk = file.members()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while let entry = try walk.next() {
      var hash = SHA256()
      var digest: FileDigest?
      do {
        try reader.stream(entry, buffer: &buffer) { piece in
          piece.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        digest = FileDigest(hash.finalize())
      } catch let error as ZipError where error.code == .damagedMember { digest = nil }
      try body(String(entry.name.dropFirst(top.count + 1)), digest)
      count += 1
      if count % 1000 == 0 { progress(count) }
    }
    progress(count)
  }

  /// Which of these files are there, with their digests: for the few that are in question after all were seen.
  func digests(of paths: Set<String>) throws -> [String: FileDigest] {
    var found: [String: FileDigest] = [:]
    if paths.isEmpty { return found }
    var walk = file.members()
    while let entry = try walk.next() {
      let path = String(entry.name.dropFirst(top.count + 1))
      guard paths.contains(path) else { continue }
      var hash = SHA256()
      do {
        try stream(entry) { piece in piece.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        found[path] = FileDigest(hash.finalize())
      } catch let error as ZipError where error.code == .damagedMember { continue }
    }
    return found
  }
}

/// Where a form's file lies: `data/FORM/NUMBER/NUMBER-finance.docx`.
struct PayloadPlace {
  let form: Substring
  let number: Substring
  /// What follows the number in the file's name; the whole name if it does not begin with the number.
  let suffix: String

  init?(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    (form, number) = (parts[1], parts[2])
    suffix = String(parts[3].hasPrefix(number) ? parts[3].dropFirst(number.count) : parts[3])
  }
}
