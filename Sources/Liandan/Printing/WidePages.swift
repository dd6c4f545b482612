import Forms
import Pages
import Synchronization

/// A form's template on the same fonts with one more, for the rare characters of names; compiled when a form has one.
final class WidePages: Sendable {
  private let template: PageTemplate
  private let format: FixedFormat
  private let pages: PageFontCache
  private let compiled = Mutex<(template: PageTemplate, drawer: PageDrawer)??>(nil)

  init(_ template: PageTemplate, _ format: FixedFormat, _ pages: PageFontCache) {
    (self.template, self.format, self.pages) = (template, format, pages)
  }

  /// `nil` if no more font is installed.
  func drawer() throws -> (template: PageTemplate, drawer: PageDrawer)? {
    try compiled.withLock { compiled in
      if let compiled { return compiled }
      let (schema, language) = (template.schema, template.language)
      let fonts = try pages.fonts(language, for: format, of: schema.profile, isWide: true)
      guard fonts.faces.count > template.fonts.faces.count else {
        compiled = .some(nil)
        return nil
      }
      let wide = try PageTemplate.compile(schema, language: language, fonts: fonts).get()
      let made = (wide, PageDrawer(wide))
      compiled = .some(made)
      return made
    }
  }
}
