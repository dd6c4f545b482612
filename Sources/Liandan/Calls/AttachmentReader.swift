import Findings
import Foundation
import OFD
import PDF
import Records
import Register
import Storage

/// Looks at files that are to be attached: what can be wrong with them is found before anything is recorded.
struct AttachmentReader {
  /// What all of them are; by their content if `nil`.
  let kind: AttachmentKind?
  /// How many sheets the only one has; counted if `nil`.
  let sheets: Int?

  /// The greatest size of one file, in bytes.
  static let limit = 200 << 20
  /// The longest name, in bytes: more stands before it where attachments are handed out.
  private static let longestName = 180

  /// The files that can be attached, and what is wrong with the others.
  func sources(_ files: [FileToAttach]) -> ([AttachmentSource], [Finding]) {
    var (sources, findings): ([AttachmentSource], [Finding]) = ([], [])
    for file in files {
      do throws(AttachmentProblem) {
        let source = try source(file)
        if let other = sources.first(where: { $0.file.sha256 == source.file.sha256 }) {
          findings.append(AttachmentProblem.doubled(file.called, as: other.called).finding)
        } else {
          sources.append(source)
        }
      } catch { findings.append(error.finding) }
    }
    return (sources, findings)
  }

  private func source(_ file: FileToAttach) throws(AttachmentProblem) -> AttachmentSource {
    let (name, called) = (file.name, file.called)
    let bytes: [UInt8]
    do {
      let file = try FileSource(file.path)
      if file.count == 0 { throw AttachmentProblem.empty(called) }
      guard let content = try file.bytes(upTo: AttachmentReader.limit) else {
        throw AttachmentProblem.tooLarge(called, limit: AttachmentReader.limit)
      }
      bytes = content
    } catch let problem as AttachmentProblem { throw problem } catch let failure as SystemFailure {
      throw .system(SystemFailure(called, failure.number))
    } catch { throw .system(SystemFailure(called, EIO)) }
    if let fault = AttachmentReader.fault(of: name) { throw .name(called, fault) }
    let content = AttachmentContent(bytes)
    let invoice = InvoiceNumber.of(bytes, name: name)
    // The PDF of an e-invoice is itself the voucher.
    let own = invoice != nil && bytes.starts(with: "%PDF-".utf8) ? .voucher : content.kind
    return AttachmentSource(
      path: file.path, called: called,
      file: AttachedFile(
        sha256: Digest(of: bytes), bytes: bytes.count, name: name, kind: kind ?? own,
        sheets: sheets ?? content.sheets, invoice: invoice))
  }

  /// What keeps a name from being used on every system, in a packet too; `nil` if nothing does.
  private static func fault(of name: String) -> LocalizedText? {
    let isControl = { (scalar: Unicode.Scalar) in
      [.control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse].contains(
        scalar.properties.generalCategory) || scalar == "\u{FFFD}"
    }
    if name.unicodeScalars.contains(where: isControl) {
      return LocalizedText(
        "有看不见的或不是文字的字符", hant: "有看不見的或不是文字的字元", en: "it has characters that cannot be seen or are no text")
    }
    if let bad = name.first(where: { "\\/:*?\"<>|".contains($0) }) {
      return LocalizedText("有 \(bad)", hant: "有 \(bad)", en: "it has \(bad)")
    }
    if name.utf8.count > longestName {
      return LocalizedText(
        "超过 \(longestName) 个字节（约 \(longestName / 3) 个汉字）", hant: "超過 \(longestName) 個位元組（約 \(longestName / 3) 個漢字）",
        en: "it is longer than \(longestName) bytes")
    }
    if name.hasSuffix(".") || name.hasSuffix(" ") || name.hasPrefix(" ") {
      return LocalizedText("以空格或点开头、结尾", hant: "以空格或點開頭、結尾", en: "it begins or ends with a blank or dot")
    }
    return nil
  }
}

/// What a file is by its content.
struct AttachmentContent {
  let kind: AttachmentKind
  let sheets: Int?

  init(_ bytes: [UInt8]) {
    if let pages = OFDPageCount.of(bytes) {
      (kind, sheets) = (.voucher, pages)
    } else if AttachmentContent.isXML(bytes) {
      (kind, sheets) = (.voucher, nil)
    } else if bytes.starts(with: "%PDF-".utf8) {
      (kind, sheets) = (.scan, PDFPageCount.of(bytes))
    } else if let format = AttachmentContent.pictures.first(where: { bytes.starts(with: $0.start) }) {
      (kind, sheets) = (.scan, format.sheets)
    } else {
      (kind, sheets) = (.other, nil)
    }
  }

  /// How pictures of a format begin, and how many sheets such a file shows.
  private static let pictures: [(start: [UInt8], sheets: Int?)] = [
    ([0x89, 0x50, 0x4E, 0x47], 1), ([0xFF, 0xD8, 0xFF], 1), (Array("GIF8".utf8), 1), (Array("BM".utf8), 1),
    ([0x49, 0x49, 0x2A, 0], nil), ([0x4D, 0x4D, 0, 0x2A], nil),
  ]

  /// Whether a text begins as XML does, in any of the encodings in which it comes.
  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(64).filter { $0 != 0 }.drop { $0 >= 0x80 || $0 <= 0x20 }
    return head.starts(with: "<?xml".utf8) || head.starts(with: "<EInvoice".utf8)
  }
}
