import Findings
import Zipping

/// Where the files of a packet go. This one keeps them in memory; a streaming one may take its place for packets that
/// no memory holds.
protocol PacketSink {
  /// Takes a file. Bytes that are compressed already are not compressed again.
  mutating func add(_ name: String, _ bytes: [UInt8], isCompressed: Bool) throws
  /// The finished zip archive, with its files in the order of their names' bytes.
  mutating func finish() throws -> [UInt8]
}

/// Keeps the files in memory until the archive is written.
struct MemorySink: PacketSink {
  private var members: [ZipMember] = []

  mutating func add(_ name: String, _ bytes: [UInt8], isCompressed: Bool) {
    members.append(isCompressed ? .stored(name: name, bytes: bytes) : .deflated(name: name, bytes: bytes))
  }

  mutating func finish() throws -> [UInt8] {
    do { return try ZipWriter.archive(members.sorted { BagName.precedes($0.name, $1.name) }) } catch {
      throw ArchiveError(
        "packet-failed", "档案包没有写成：\(error.message.zhHans)", hant: "檔案包沒有寫成：\(error.message.text(in: .zhHant))",
        en: "the packet could not be made: \(error.message.text(in: .en))")
    }
  }
}
