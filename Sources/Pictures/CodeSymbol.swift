/// A QR or bar code as a scanner sees it: black modules on white, whatever the size it is drawn with.
package struct CodeSymbol: Sendable, Hashable {
  /// Black modules that make one rectangle.
  package struct Block: Sendable, Hashable {
    package var x: Int, y: Int, width: Int, height: Int
  }

  /// The modules inside of the quiet zone; a bar code has one row.
  let modules: BitImage
  /// How much white belongs to the code at its left and right, and above and below, in modules.
  package let quietWidth: Int, quietHeight: Int

  /// How many modules there are across and down, without the quiet zone.
  package var width: Int { modules.width }
  package var height: Int { modules.height }

  /// The black modules as rectangles that do not overlap: runs of a row, as far down as the rows below have the same run.
  package var blocks: [Block] {
    var blocks: [Block] = []
    var above: [Int: Int] = [:]
    for y in 0..<height {
      var next: [Int: Int] = [:]
      var x = 0
      while x < width {
        guard modules[x, y] else {
          x += 1
          continue
        }
        var end = x + 1
        while end < width, modules[end, y] { end += 1 }
        if let index = above[x], blocks[index].width == end - x {
          blocks[index].height += 1
          next[x] = index
        } else {
          next[x] = blocks.count
          blocks.append(Block(x: x, y: y, width: end - x, height: 1))
        }
        x = end
      }
      above = next
    }
    return blocks
  }

  /// The modules as bits from the top, black ones 0, each row filled up to whole bytes.
  package var bits: [UInt8] { (0..<height).flatMap { modules.row($0) } }

  /// A picture of the code to be printed with this size, quiet zone included, crisp on any printer.
  package func picture(_ size: PrintSize) -> Picture {
    let code = modules.bordered(quietWidth, quietHeight)
    let across = CodeSymbol.pixels(perModule: size.width / Double(code.width))
    // The modules of a QR code are squares. A bar code is stretched to the height of its place, whatever that is.
    let high = Double(code.width * across) * size.height / size.width / Double(code.height)
    return code.png(across: across, down: min(code.height == 1 ? 32 : 4_000, max(1, Int(high.rounded()))))
  }

  /// Pixels for a module of this many millimetres: a whole number, for at least 300 pixels per inch.
  private static func pixels(perModule millimetres: Double) -> Int {
    min(64, max(1, Int((millimetres * 300 / 25.4).rounded(.up))))
  }
}
