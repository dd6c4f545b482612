extension ObjectWriter {
  /// Writes the colour space of photos in CMYK and gives its number.
  ///
  /// Pages are in sRGB, under which PDF/A forbids CMYK without a profile of its own. So each ink is a colour by itself, and a
  /// function mixes them: light is taken away by one after the other. That is how screens show CMYK without a profile.
  func addInkColours() throws -> Int {
    let function = reserve()
    var program: [UInt8] = []
    program.write(
      "{1 exch sub 4 1 roll 1 exch sub 3 index mul 4 1 roll 1 exch sub 2 index mul 4 1 roll 1 exch sub mul 3 1 roll}")
    try write(function, stream: program, isCompressed: false) { out in
      out.write("/FunctionType 4/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]")
    }
    let inks: [(name: StaticString, colour: StaticString)] = [
      ("/CyanInk", "0 1 1"), ("/MagentaInk", "1 0 1"), ("/YellowInk", "1 1 0"), ("/BlackInk", "0 0 0"),
    ]
    return try add { out in
      out.write("[/DeviceN[")
      for ink in inks { out.write(ink.name) }
      out.write("]/DeviceRGB ")
      out.write(reference: function)
      out.write("<</Colorants<<")
      for ink in inks {
        out.write(ink.name)
        out.write("[/Separation")
        out.write(ink.name)
        out.write("/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[")
        out.write(ink.colour)
        out.write("]/N 1>>]")
      }
      out.write(">>>>]")
    }
  }
}
