/// Hands out the numbers by which the units of a document are known: each is used once.
///
/// What an artwork needs comes from a range of its own, so that its numbers, and with them its bytes, are the same in all
/// documents that use the same artworks in the same order, however much is on their pages.
final class UnitNumbers {
  /// The next number for artworks, their fonts and their pictures.
  private(set) var nextShared = 1
  /// The next number for everything else.
  private(set) var next: Int
  private static let sharedEnd = 100_000

  /// Numbers from one on, those of pages after those of artworks.
  init(next: Int = UnitNumbers.sharedEnd) { self.next = next }

  /// The greatest number handed out.
  var last: Int { next - 1 }

  /// A number for something that pages have for themselves.
  func take() -> Int {
    next += 1
    return next - 1
  }

  /// The first of some numbers for what an artwork needs.
  func takeShared(_ count: Int = 1) -> Int {
    guard nextShared + count <= UnitNumbers.sharedEnd else {
      next += count
      return next - count
    }
    nextShared += count
    return nextShared - count
  }
}
