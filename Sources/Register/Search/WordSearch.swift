import Forms
import Foundation
import GRDB

/// Words that are looked for in records.
struct WordSearch: Sendable {
  private let words: [FoldedText]
  /// The forms whose digests begin with a word of eight digits, as it stands on paper.
  private var byDigest: [FoldedText: (ids: [Int64], numbers: Set<String>)] = [:]
  private let needed: Set<Int>

  init(_ words: [FoldedText], _ db: Database) throws {
    self.words = words
    for word in words {
      guard let digest = PaperCode.digest(word.text) else { continue }
      byDigest[word] = try PaperDigests.forms(digest, db)
    }
    needed = words.reduce(into: []) { $0.formUnion(WordGrams.needed(for: $1)) }
  }

  /// Whether every word occurs in a text of the record, or is what its digest begins with.
  func matches(_ record: RecordText, of number: String) -> Bool {
    words.allSatisfy { record.text.contains($0) || byDigest[$0]?.numbers.contains(number) == true }
  }

  /// The places of all records that have the words, and of some that have not; `nil` if the index cannot tell: it knows no
  /// words of one character.
  func candidates(form: String?, upTo last: Int64, _ register: FormRegister, _ db: Database) throws -> RecordSet? {
    let buckets = Array(needed) + (form.map { [WordGrams.bucket(form: $0)] } ?? [])
    if buckets.isEmpty { return nil }
    var set = RecordSet(upTo: last)
    let segments = try GRDB.Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id, records FROM word_segment WHERE rules = ?"), arguments: [WordIndex.rules])
    while let segment = try segments.next() {
      let id = try segment.read(Int64.self, 0, of: "word_segment")
      let records = try WordIndex.records(segment, 1)
      if let places = try WordSearch.places(buckets, in: id, db) {
        for place in places where place < records.count { set.insert(records[place]) }
      } else {
        // What is damaged says nothing.
        records.forEach { set.insert($0) }
      }
    }
    for id in try register.tail.candidates(buckets, after: WordIndex.end(db).event, register, db) { set.insert(id) }
    for (ids, _) in byDigest.values { ids.forEach { set.insert($0) } }
    return set
  }

  /// The places in a segment of the records that have all pieces; `nil` if a page is damaged.
  private static func places(_ buckets: [Int], in segment: Int64, _ db: Database) throws -> [Int]? {
    var left: [Int]?
    let page = try db.cachedStatement(sql: "SELECT places FROM word_page WHERE segment = ? AND page = ?")
    for bucket in buckets {
      let rows = try GRDB.Row.fetchCursor(page, arguments: [segment, bucket / WordSegment.bucketsPerPage])
      guard let row = try rows.next() else { return [] }
      let found = try row.withUnsafeData(atIndex: 0) { data in
        data?.withUnsafeBytes { WordSegment.places(of: bucket, in: $0) }
      }
      guard let found else { return nil }
      left = left.map { common($0, found) } ?? found
      if left == [] { return [] }
    }
    return left
  }

  /// What two rising lists have in common.
  private static func common(_ one: [Int], _ other: [Int]) -> [Int] {
    var both: [Int] = []
    var (a, b) = (0, 0)
    while a < one.count, b < other.count {
      if one[a] == other[b] { both.append(one[a]) }
      if one[a] <= other[b] { a += 1 } else { b += 1 }
    }
    return both
  }
}
