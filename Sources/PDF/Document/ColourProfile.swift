import Deflating

/// A profile of sRGB (IEC 61966-2-1) in the format of ICC.1:2010: three primaries and a curve.
enum ColourProfile {
  /// The profile.
  static let sRGB: [UInt8] = {
    let name = unicode("sRGB IEC61966-2.1")
    let curve = parameters([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
    // The primaries and the white of D65, adapted to D50 by Bradford's matrix.
    let elements: [(tag: StaticString, data: [UInt8])] = [
      ("desc", name), ("cprt", unicode("No copyright, use freely")), ("wtpt", xyz(0.96420, 1, 0.82491)),
      (
        "chad",
        array(
          "sf32",
          [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168])
      ),
      ("rXYZ", xyz(0.43604, 0.22249, 0.01392)), ("gXYZ", xyz(0.38512, 0.71690, 0.09706)),
      ("bXYZ", xyz(0.14305, 0.06061, 0.71393)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var directory: [UInt8] = []
    var data: [UInt8] = []
    directory.write(uint32: elements.count)
    let start = 128 + 4 + 12 * elements.count
    var places: [[UInt8]: Int] = [:]
    for element in elements {
      let place = places[element.data] ?? start + data.count
      if places[element.data] == nil {
        data += element.data
        while !data.count.isMultiple(of: 4) { data.append(0) }
      }
      places[element.data] = place
      directory.write(element.tag)
      directory.write(uint32: place)
      directory.write(uint32: element.data.count)
    }
    return header(size: start + data.count) + directory + data
  }()

  /// The profile compressed, which every document has.
  static let compressed: [UInt8] = {
    guard var stream = ZStream(compressing: .zlib, level: 9) else { preconditionFailure("zlib cannot start") }
    return stream.packed(sRGB)
  }()

  private static func header(size: Int) -> [UInt8] {
    var out: [UInt8] = []
    out.write(uint32: size)
    out.write(uint32: 0)
    // Version 4.3, a display, RGB by way of XYZ.
    out.write(uint32: 0x0430_0000)
    out.write("mntrRGB XYZ ")
    for part in [2_026, 1, 1, 0, 0, 0] { out.write(uint16: part) }
    out.write("acsp")
    // No platform, flags, maker, model or attributes; perceptual; the white of D50.
    out.append(contentsOf: [UInt8](repeating: 0, count: 28))
    for part in [0.9642, 1, 0.8249] { out.write(fixed: part) }
    out.append(contentsOf: [UInt8](repeating: 0, count: 128 - out.count))
    return out
  }

  private static func unicode(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    out.write("mluc")
    for number in [0, 1, 12] { out.write(uint32: number) }
    out.write("enUS")
    out.write(uint32: 2 * text.utf16.count)
    out.write(uint32: 28)
    for unit in text.utf16 { out.write(uint16: Int(unit)) }
    return out
  }

  private static func parameters(_ numbers: [Double]) -> [UInt8] {
    var out: [UInt8] = []
    out.write("para")
    out.write(uint32: 0)
    // Type 3: a power above a line.
    out.write(uint16: 3)
    out.write(uint16: 0)
    for number in numbers { out.write(fixed: number) }
    return out
  }

  private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] { array("XYZ ", [x, y, z]) }

  private static func array(_ type: StaticString, _ numbers: [Double]) -> [UInt8] {
    var out: [UInt8] = []
    out.write(type)
    out.write(uint32: 0)
    for number in numbers { out.write(fixed: number) }
    return out
  }
}

extension [UInt8] {
  fileprivate mutating func write(uint16 number: Int) {
    append(UInt8(truncatingIfNeeded: number >> 8))
    append(UInt8(truncatingIfNeeded: number))
  }

  fileprivate mutating func write(uint32 number: Int) {
    write(uint16: number >> 16)
    write(uint16: number)
  }

  /// Appends a number with 16 bits behind its point.
  fileprivate mutating func write(fixed number: Double) { write(uint32: Int((number * 65_536).rounded())) }
}
