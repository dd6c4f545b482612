import Findings

/// How much an archive may ask for before it is refused.
package struct ZipLimits: Sendable, Hashable {
  /// The greatest number of members.
  package var entries = 5_000
  /// The greatest size of one member in bytes, plain.
  package var memberBytes = 100 << 20
  /// The greatest size of all members together in bytes, plain.
  package var totalBytes = 500 << 20
  /// How many times smaller than its plain bytes a member above 1 MiB may be.
  package var ratio = 200

  /// Makes the standard limits; change what must differ.
  package init() {}

  /// The limits for office files and packets from outside.
  package static let standard = ZipLimits()
}

extension ZipLimits {
  /// Refuses a member whose stated sizes exceed these limits.
  func check(_ name: String, size: Int, compressedSize: Int) throws(ZipError) {
    if size > memberBytes { throw tooLarge(name) }
    if size > 1 << 20, size / ratio > compressedSize {
      throw ZipError(
        .zipLimit, member: name,
        LocalizedText(
          "压缩包成员“\(name)”的压缩比超过 \(ratio) 倍，疑似压缩炸弹，已拒绝",
          hant: "壓縮檔成員「\(name)」的壓縮比超過 \(ratio) 倍，疑似壓縮炸彈，已拒絕",
          en: "the archive member \"\(name)\" is compressed more than \(ratio) times, like a zip bomb: refused"))
    }
  }

  /// A member is larger than these limits allow.
  package func tooLarge(_ name: String) -> ZipError {
    ZipError(
      .zipLimit, member: name,
      LocalizedText(
        "压缩包成员“\(name)”超过 \(memberBytes >> 20) MiB 的上限",
        hant: "壓縮檔成員「\(name)」超過 \(memberBytes >> 20) MiB 的上限",
        en: "the archive member \"\(name)\" exceeds the limit of \(memberBytes >> 20) MiB"))
  }

  var tooManyEntries: ZipError {
    ZipError(
      .zipLimit,
      LocalizedText(
        "压缩包成员超过 \(entries) 个的上限", hant: "壓縮檔成員超過 \(entries) 個的上限",
        en: "the archive has more than \(entries) members"))
  }

  var tooManyBytes: ZipError {
    ZipError(
      .zipLimit,
      LocalizedText(
        "压缩包展开后超过 \(totalBytes >> 20) MiB 的上限", hant: "壓縮檔展開後超過 \(totalBytes >> 20) MiB 的上限",
        en: "the archive's members exceed \(totalBytes >> 20) MiB together"))
  }
}
