/// A colour in sRGB.
package struct PageColour: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A shade of grey: 0 is black, 255 white.
  package init(grey: UInt8) { self.init(red: grey, green: grey, blue: grey) }

  package static let black = PageColour(grey: 0)
  package static let white = PageColour(grey: 255)

  /// Whether it is black, white, or between them.
  package var isGrey: Bool { red == green && green == blue }
}
