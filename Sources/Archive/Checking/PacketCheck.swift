package import Findings
import Foundation
package import Records
package import Storage
package import Zipping

/// What looking at a packet gave.
package struct PacketReport: Sendable {
  /// Every difference, or the first thousand; none means that everything in the packet agrees.
  package var findings: [Finding]
  /// The packet's id, as it states it.
  package var id: String?
  /// The identity of the register that it comes from; `nil` for a packet of version 1.0.0.
  package var register: String?
  /// How many forms it holds.
  package var formCount = 0
  /// The digests of the profiles under which its forms were issued, and how many.
  package var profiles: [(sha256: String, forms: Int)] = []
  /// The last event of its audit chain, and its hash.
  package var chain: (last: Int, head: Digest)?
  /// The first event of its audit chain.
  package var firstEvent: Int?
  /// What was asked of its audit chain, answered.
  package var witness = ChainWitness()
  /// Who signed it, if its chain says that it is signed.
  package var signature: PacketSignature?
}

/// Whether everything in a packet agrees, judged by nothing but the packet, zipped or unpacked.
///
/// Checked are the bag (RFC 8493: declaration, all manifests, Payload-Oxum), the audit chain, and that all else follows
/// from chain and records: which forms, copies and schemas there are and what is in them, the account of the numbers, the
/// transmittal list, bag-info.txt. A file that they do not explain is a difference. One who rewrites the chain itself,
/// and all else with it, is found out only by the register, which holds the packet's digest and the chain's head.
///
/// The packet is read as a stream. What is kept is a table of what the chain tells of each number, some 150 bytes a
/// form, and names only where the files do not come in the order of the manifest.
package enum PacketCheck {
  /// Checks the packet in a file or folder; throws an ``ArchiveError`` only if it cannot be read.
  ///
  /// `witness` asks something of the packet's chain; `progress` is told how many files were looked at.
  package static func verify(
    path: String, witness: ChainWitness = ChainWitness(), progress: (Int) -> Void = { _ in }
  ) throws -> PacketReport {
    try ArchiveError.explaining { try verifyFile(path, witness, progress) }
  }

  /// The files of the packet at a path.
  static func source(_ path: String) throws -> any PacketSource {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return try UnpackedPacket(path)
    }
    return ZippedPacket(file: try ZipFile(FileSource(path), limits: limits))
  }

  /// What the packet at a path calls itself.
  package static func id(path: String) throws -> String? {
    var log = PacketLog(file: path)
    return try PacketContents(source(path), &log)?.stated("External-Identifier")
  }

  private static func verifyFile(
    _ path: String, _ witness: ChainWitness, _ progress: (Int) -> Void
  ) throws -> PacketReport {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      var log = PacketLog(file: path)
      return try verify(try UnpackedPacket(path), witness, &log, progress)
    }
    return try verify(try FileSource(path), name: path, witness, progress)
  }

  /// Checks a packet in memory; `name` is what findings call it.
  package static func verify(_ bytes: [UInt8], name: String) throws -> PacketReport {
    try verify(MemorySource(bytes), name: name, ChainWitness()) { _ in }
  }

  private static func verify(
    _ source: any ByteSource, name: String, _ witness: ChainWitness, _ progress: (Int) -> Void
  ) throws -> PacketReport {
    var log = PacketLog(file: name)
    do {
      let file = try ZipFile(source, limits: limits)
      if file.hasComment { log.zipComment() }
      return try verify(ZippedPacket(file: file), witness, &log, progress)
    } catch let error as ZipError {
      log.unreadable(error.message)
      return PacketReport(findings: log.findings)
    }
  }

  private static func verify(
    _ source: some PacketSource, _ witness: ChainWitness, _ log: inout PacketLog, _ progress: (Int) -> Void
  ) throws -> PacketReport {
    guard let contents = try PacketContents(source, &log) else { return PacketReport(findings: log.findings) }
    let format = contents.stated(BagText.format) ?? "1"
    var bag = try BagCheck(contents, &log)
    guard ["1", "2", "3", "4"].contains(format) else {
      log.newerFormat(format)
      try contents.digests(progress: progress) { try bag.see($0.path, $0.digest, &log) }
      try bag.finish(&log)
      return PacketReport(findings: log.findings, id: contents.stated("External-Identifier"))
    }
    var forms = try FormCheck(contents, witness, &log) {
      try FileSpool(beside: NSTemporaryDirectory() + "liandan-verify")
    }
    let hidden = try contents.digests(progress: progress) { file in
      try bag.see(file.path, file.digest, &log)
      try forms.see(file, &log)
    }
    if let hidden { log.hidden(hidden) }
    try bag.finish(&log)
    try BagCheck.checkFurther(contents, &log)
    try forms.finish(&log)
    let signature = try SignatureCheck.check(contents, forms.description, &log)
    return PacketReport(
      findings: log.findings, id: contents.stated("External-Identifier"), register: forms.register,
      formCount: forms.formCount, profiles: forms.profiles, chain: forms.span.last.map { ($0, forms.span.head) },
      firstEvent: forms.span.first, witness: forms.witness, signature: signature)
  }

  /// Packets are larger than documents, but not without bounds.
  package static var limits: ZipLimits {
    var limits = ZipLimits.standard
    limits.entries = 10_000_000
    limits.memberBytes = 16 << 30
    limits.totalBytes = 1 << 40
    // A chain is text that repeats itself.
    limits.ratio = 1000
    return limits
  }
}
