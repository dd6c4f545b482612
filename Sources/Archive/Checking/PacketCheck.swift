import Crypto
public import Findings
import Zipping

/// What looking at a packet gave.
public struct PacketReport: Sendable {
  /// Every difference; none means complete and unaltered.
  public var findings: [Finding]
  /// The packet's id, as it states it.
  public var id: String?
  /// How many forms it holds.
  public var formCount: Int
}

/// Whether a packet is complete and unaltered, judged by nothing but the packet.
///
/// Checked are the bag (RFC 8493: declaration, manifests, Payload-Oxum), the audit chain, the data and copies of every
/// form against the chain, and the account of the numbers. One who alters the packet and rewrites all of these
/// consistently is found out only by the register, which holds the packet's digest and the chain's head.
public enum PacketCheck {
  /// Checks the packet in a file; throws an ``ArchiveError`` only if the file cannot be read.
  public static func verify(path: String) throws -> PacketReport {
    verify(try DurableFile.read(path), name: path)
  }

  /// Checks a packet in memory; `name` is what findings call it.
  public static func verify(_ bytes: [UInt8], name: String) -> PacketReport {
    var log = PacketLog(file: name)
    do {
      let archive = try ZipArchive(bytes, limits: limits)
      guard let contents = PacketFiles(archive, &log) else {
        return PacketReport(findings: log.findings, id: nil, formCount: 0)
      }
      BagCheck.run(contents, &log)
      let forms = ContentCheck.run(contents, &log)
      return PacketReport(findings: log.findings, id: contents.info["External-Identifier"], formCount: forms)
    } catch {
      log.unreadable(error.message)
      return PacketReport(findings: log.findings, id: nil, formCount: 0)
    }
  }

  /// Packets are larger than documents, but not without bounds.
  private static var limits: ZipLimits {
    var limits = ZipLimits.standard
    limits.entries = 5_000_000
    limits.memberBytes = 4 << 30
    limits.totalBytes = 64 << 30
    return limits
  }
}

/// The files of a packet: digests of all, and the text of those that are lists.
struct PacketFiles {
  /// Digest by path within the bag; `nil` where the bytes cannot be inflated.
  var digests: [String: String?] = [:]
  /// Size by path.
  var sizes: [String: Int] = [:]
  /// The bytes of tag files and lists.
  var texts: [String: [UInt8]] = [:]
  /// The top folder.
  let top: String
  /// bag-info.txt, by label; of repeated labels the last.
  var info: [String: String] = [:]

  private static let lists: Set<String> = ["data/audit.jsonl", "data/numbers.json"]

  /// Reads what is needed; `nil`, with a finding, if the archive is no packet at all.
  init?(_ archive: borrowing ZipArchive, _ log: inout PacketLog) {
    let entries = archive.entries
    let tops = Set(entries.map { $0.name.prefix { $0 != "/" } })
    guard let top = tops.first.map(String.init), tops.count == 1, entries.allSatisfy({ $0.name.contains("/") }) else {
      log.notOneFolder()
      return nil
    }
    self.top = top
    for entry in entries {
      let path = String(entry.name.dropFirst(top.count + 1))
      sizes[path] = entry.size
      let isText = !path.hasPrefix("data/") || PacketFiles.lists.contains(path)
      do {
        if isText {
          let bytes = try archive.read(at: entry.index)
          texts[path] = bytes
          digests[path] = SHA256Hex.of(bytes)
        } else {
          var hash = SHA256()
          try archive.stream(at: entry.index) { chunk in
            hash.update(data: chunk)
            return true
          }
          digests[path] = SHA256Hex.text(hash.finalize())
        }
      } catch { digests[path] = .some(nil) }
    }
    info = BagReading.info(texts["bag-info.txt"] ?? [])
  }
}
