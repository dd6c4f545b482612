import Testing

@testable import Fonts

/// Faces of the system's fonts.
@Suite struct FontFaceTests {
  @Test func `a face tells its names and measures`() throws {
    let face = try FontCatalogue().face(FontRequest(["Noto Serif CJK SC"]))
    #expect(face.postScriptName == "NotoSerifCJKsc-Regular" && face.familyName == "Noto Serif CJK SC")
    #expect(face.outlines == .cff && face.unitsPerEm == 1_000)
  }
}
