/// The shared texts of a workbook as strings, of which those that come again are kept: most sheets name a few texts
/// over and over, and a string once made is only counted.
///
/// For one reader at a time.
final class TextCache {
  private struct Slot {
    /// The text that is kept, and the one that asked for the place last.
    var index: Int32 = -1
    var asked: Int32 = -1
    var text = ""
  }
  /// The most texts that are kept, and the longest in bytes: what is held has a bound, however many texts there are.
  private static let most = 1 << 15
  private static let longest = 128

  let texts: SharedTexts
  private let slots: UnsafeMutableBufferPointer<Slot>
  private let mask: Int

  init(_ texts: SharedTexts) {
    self.texts = texts
    var count = 1
    while count < min(texts.count, TextCache.most) { count *= 2 }
    slots = .allocate(capacity: count)
    slots.initialize(repeating: Slot())
    mask = count - 1
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  /// A text by its index, which is one of `texts`; `nil` if its bytes are no text.
  @inline(__always)
  func text(_ index: Int) -> String? {
    let place = index & mask
    return slots[place].index == index ? slots[place].text : fresh(index, place)
  }

  /// Makes a text. Only one that is asked for twice takes another's place: texts that come once pass by.
  private func fresh(_ index: Int, _ place: Int) -> String? {
    texts.withBytes(index) { bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
      if slots[place].asked != index {
        slots[place].asked = Int32(truncatingIfNeeded: index)
      } else if bytes.count <= TextCache.longest {
        slots[place].index = Int32(truncatingIfNeeded: index)
        slots[place].text = text
      }
      return text
    }
  }
}
