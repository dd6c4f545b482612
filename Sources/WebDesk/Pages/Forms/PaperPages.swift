import DeskStore
import HTML
import Liandan

/// What the code on a paper leads to: `/q/SP-2026-000001 1a2b3c4d`.
enum PaperPages {
  static let routes: [Route] = [
    .get("/q/:code", for: .may(.read)) { visit in
      let words = visit.parameter("code").split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first else { throw Failure.notFound }
      let digits = words.count > 1 ? words.last.flatMap { isDigits($0) ? $0 : nil } : nil
      let number = digits == nil ? words.joined(separator: " ") : words.dropLast().joined(separator: " ")
      return .redirect(to: FormPage.path(number.isEmpty ? first : number).query("paper", digits))
    }
  ]

  /// Whether a word can be the first digits of a digest, as they stand on paper.
  static func isDigits(_ word: String) -> Bool {
    word.utf8.count == 8
      && word.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) }
  }
}
