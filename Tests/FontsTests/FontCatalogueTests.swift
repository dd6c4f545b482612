import Findings
import TestSupport
import Testing

@testable import Fonts

/// The system's fonts, of which the packages of the Makefile bring some.
@Suite struct FontCatalogueTests {
  @Test func `the styles of forms are there for both scripts`() throws {
    let catalogue = try FontCatalogue()
    for language in Language.allCases {
      for style in [FontStyle.song, .hei, .latin] {
        let face = try catalogue.face(FontRequest(style.families(in: language)))
        #expect(face.embedding.allowsSubsets && face.metrics.weight == 400)
        let text = style == .latin ? "Total 1,680.32" : "客户售后服务 客戶售後服務（¥12）"
        #expect(face.missing(in: text.unicodeScalars) == [], "\(style) \(language)")
      }
    }
  }

  @Test func `a request names weight, outlines and characters`() throws {
    let catalogue = try FontCatalogue()
    let families = FontStyle.song.families(in: .zhHans)
    let bold = try catalogue.face(FontRequest(families, weight: .bold))
    #expect(bold.metrics.weight == 700 && bold.familyName == "Noto Serif CJK SC")
    #expect(try catalogue.face(FontRequest(families, outlines: .trueType)).familyName == "BabelStone Han")
    // 𪚥, four dragons, and a character of 2015 that few fonts have.
    let rare = try catalogue.face(FontRequest(families, characters: ["汉", "\u{2CEB0}"]))
    #expect(rare.familyName == "BabelStone Han")
    let none = try catalogue.face(FontRequest(families, characters: ["\u{E000}", "\u{10FFFD}"]))
    #expect(none.familyName == "Noto Serif CJK SC")
    #expect(try catalogue.face(FontRequest(families)) === catalogue.face(FontRequest(families)))
  }

  @Test func `a font that is not there says which package brings it`() throws {
    let catalogue = try FontCatalogue()
    let known = #expect(throws: FontError.self) { try catalogue.face(FontRequest(["AR PL UKai XX"])) }
    #expect(known?.code == .fontMissing)
    #expect(known?.message.zhHans == "没有安装字体“AR PL UKai XX”，请安装软件包 fonts-arphic-ukai")
    #expect(known?.message.en == "the font 'AR PL UKai XX' is not installed: install the package fonts-arphic-ukai")
    // Noto may be installed, but has no such outlines.
    let request = FontRequest(["Noto Serif CJK SC", "AR PL UMing XX"], outlines: .trueType)
    let trueType = #expect(throws: FontError.self) { try catalogue.face(request) }
    #expect(trueType?.message.zhHans == "没有安装字体“AR PL UMing XX”，请安装软件包 fonts-arphic-uming")
    let unknown = #expect(throws: FontError.self) { try catalogue.face(FontRequest(["方正小标宋"])) }
    #expect(unknown?.message.zhHant == "沒有安裝字型「方正小标宋」")
  }

  @Test func `a file that may not be embedded is refused at once`() throws {
    let folder = "\(Repository.path)/Tests/FontsTests/Fixtures"
    let error = #expect(throws: FontError.self) { try FontCatalogue().face(file: folder + "/forbidden.ttf") }
    #expect(error?.code == .fontNotEmbeddable)
    #expect(try FontCatalogue().face(file: folder + "/pair.ttc", index: 1).familyName == "Test Bold")
  }

  @Test func `every style has a package`() {
    for style in FontStyle.allCases {
      for language in Language.allCases {
        #expect(style.families(in: language).first.flatMap(FontPackages.package(of:)) != nil)
      }
    }
  }
}
