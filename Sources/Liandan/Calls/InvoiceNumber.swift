import Foundation
import Zipping

/// The number of an e-invoice (数电票), by which the same invoice is known in whatever format it comes.
enum InvoiceNumber {
  /// The number that a file is of; `nil` if it is of none, or of several.
  ///
  /// XML and OFD tell it inside; of a PDF nothing is read, but the tax platform names it: `dzfp_24342000000012345678_….pdf`.
  static func of(_ bytes: [UInt8], name: String) -> String? { inside(bytes) ?? only(numbers(in: Array(name.utf8))) }

  private static func inside(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "PK".utf8) else {
      let isXML = bytes.prefix(8).contains(UInt8(ascii: "<"))
      return isXML && bytes.count <= limit ? only(numbers(in: bytes)) : nil
    }
    guard let archive = try? ZipArchive(bytes) else { return nil }
    // Pages only draw what the attached data and the description of the document say.
    let told = archive.entries.filter {
      $0.name.lowercased().hasSuffix(".xml") && !$0.name.contains("Pages/") && $0.size <= limit
    }
    var found: [String] = []
    for entry in told.prefix(entries) { found += (try? archive.read(at: entry.index)).map { numbers(in: $0) } ?? [] }
    return only(found)
  }

  /// No description of an invoice is larger, in bytes, and no document of one has more.
  private static let limit = 4 << 20
  private static let entries = 64

  private static func only(_ numbers: [String]) -> String? {
    let all = Set(numbers)
    return all.count == 1 ? all.first : nil
  }

  /// All that could be numbers of e-invoices among the digits of a text.
  static func numbers(in text: [UInt8]) -> [String] {
    text.split { !(0x30...0x39).contains($0) }.filter { isNumber($0) && stands(alone: $0, in: text) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func stands(alone digits: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
    func isLetter(_ place: Int) -> Bool {
      text.indices.contains(place) && ((0x41...0x5A).contains(text[place] & 0xDF) || text[place] == UInt8(ascii: "."))
    }
    return !isLetter(digits.startIndex - 1)
      && !(isLetter(digits.endIndex) && text[digits.endIndex] != UInt8(ascii: "."))
  }

  /// Whether digits are the number of an e-invoice: 20 of them, two for the year, from 2021 on, and two for the province.
  static func isNumber(_ digits: some Collection<UInt8>) -> Bool {
    let values = digits.prefix(4).map { Int($0) - 0x30 }
    guard digits.count == 20, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return (21...60).contains(values[0] * 10 + values[1]) && provinces.contains(values[2] * 10 + values[3])
  }

  /// The first two digits of GB/T 2260.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65,
  ]
}
