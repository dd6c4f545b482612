public import Findings
import Zipping

/// What looking at a packet gave.
public struct PacketReport: Sendable {
  /// Every difference, or the first thousand; none means complete and unaltered.
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
///
/// The packet is read as a stream. What is kept is a table of what the chain tells of each number, some 150 bytes a
/// form, and names only where the files do not come in the order of the manifest.
public enum PacketCheck {
  /// Checks the packet in a file; throws an ``ArchiveError`` only if the file cannot be read.
  ///
  /// `progress` is told how many files were looked at.
  public static func verify(path: String, progress: (Int) -> Void = { _ in }) throws -> PacketReport {
    try verify(try FileSource(path) { ArchiveError.file(path, $0) }, name: path, progress)
  }

  /// Checks a packet in memory; `name` is what findings call it.
  public static func verify(_ bytes: [UInt8], name: String) throws -> PacketReport {
    try verify(MemorySource(bytes), name: name) { _ in }
  }

  private static func verify(
    _ source: any ByteSource, name: String, _ progress: (Int) -> Void
  ) throws -> PacketReport {
    var log = PacketLog(file: name)
    do {
      let file = try ZipFile(source, limits: limits)
      guard let contents = try PacketContents(file, &log) else {
        return PacketReport(findings: log.findings, id: nil, formCount: 0)
      }
      var forms = try FormCheck(contents, &log)
      var bag = try BagCheck(contents, &log)
      try contents.digests(progress) { path, digest in
        try bag.see(path, digest, &log)
        forms.see(path, digest, &log)
      }
      try bag.finish(&log)
      try forms.finish(&log)
      return PacketReport(
        findings: log.findings, id: contents.info["External-Identifier"], formCount: forms.formCount)
    } catch let error as ZipError {
      log.unreadable(error.message)
      return PacketReport(findings: log.findings, id: nil, formCount: 0)
    }
  }

  /// Packets are larger than documents, but not without bounds.
  private static var limits: ZipLimits {
    var limits = ZipLimits.standard
    limits.entries = 10_000_000
    limits.memberBytes = 16 << 30
    limits.totalBytes = 1 << 40
    // A chain is text that repeats itself.
    limits.ratio = 1000
    return limits
  }
}
