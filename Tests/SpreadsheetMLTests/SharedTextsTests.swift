import Testing

@testable import SpreadsheetML

@Suite struct SharedTextsTests {
  @Test func `texts come back whole wherever a stretch of memory ends`() {
    var texts = SharedTexts()
    // Stretches of 1 MiB are filled to the last byte, passed over, and exceeded by one text; empty ones lie at the seams.
    let lengths =
      [0, 1, 1 << 20, 0, (1 << 20) - 1, 1, 0, 3 << 20, 0, 5, (1 << 20) - 5, 7] + Array(repeating: 3, count: 70_000)
    for (index, length) in lengths.enumerated() {
      [UInt8](repeating: UInt8(index % 251), count: length).withUnsafeBufferPointer { texts.append($0) }
    }
    #expect(texts.count == lengths.count && texts.size == lengths.reduce(0, +))
    for (index, length) in lengths.enumerated() {
      let byte = length == 0 ? nil : UInt8(index % 251)
      let isRight = texts.withBytes(index) { $0.count == length && $0.first == byte && $0.last == byte }
      if !isRight || texts.isEmpty(index) != (length == 0) {
        Issue.record("text \(index)")
        return
      }
    }
  }
}
