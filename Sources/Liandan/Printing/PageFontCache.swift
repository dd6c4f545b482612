import Findings
import Fonts
import Forms
import Pages
import Synchronization

/// The fonts of fixed pages: found once, when a document of fixed pages is first made.
final class PageFontCache: Sendable {
  private struct Key: Hashable {
    let language: Language
    let format: FixedFormat
    let named: [String: String]
    let isWide: Bool
  }
  private let fonts = Mutex<[Key: PageFonts]>([:])

  /// The fonts of a language: those that the company's profile names, else the system's.
  ///
  /// - Parameter isWide: Whether the font with the most characters stands behind them, if it is installed.
  /// - Throws: a `FontError` that says which key of the profile names what cannot be used, or which package to install.
  func fonts(
    _ language: Language, for format: FixedFormat, of profile: CompanyProfile, isWide: Bool = false
  ) throws -> PageFonts {
    try fonts.withLock { known in
      let key = Key(language: language, format: format, named: profile.fonts, isWide: isWide)
      if let fonts = known[key] { return fonts }
      let made = try PageFonts(
        FontCatalogue(), language: language, outlines: format.outlines, named: profile.fonts, isWide: isWide)
      known[key] = made
      return made
    }
  }

  /// What is wrong with the fonts that a profile names.
  func findings(_ profile: CompanyProfile, language: Language) -> [Finding] {
    if profile.fonts.isEmpty { return [] }
    do {
      _ = try fonts(language, for: .pdf, of: profile)
      return []
    } catch let error as FontError {
      return [Finding(code: error.code, error.message)]
    } catch { return [] }
  }
}
