import Zipping

/// How many pages a document of any maker has.
package enum OFDPageCount {
  /// The number of pages of all documents inside, as their lists of pages say; `nil` for what is no OFD.
  package static func of(_ bytes: [UInt8]) -> Int? {
    guard let archive = try? ZipArchive(bytes), archive.index(of: "OFD.xml") != nil else { return nil }
    let lists = archive.entries.map(\.name).filter { $0 == "Document.xml" || $0.hasSuffix("/Document.xml") }
    let pages = lists.compactMap { try? archive.read($0) }.map { part in
      String(decoding: part, as: UTF8.self).matches(of: /<(?:\w+:)?Page\s/).count
    }
    let count = pages.reduce(0, +)
    return count > 0 ? count : nil
  }
}
