package import Expressions
package import Findings
import FormLayout
package import Forms
import PageGraphics
import Synchronization
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// A form's layout compiled for fixed pages in one language: what every form has, and where the values of one go.
///
/// Any thread may use it. The same schema, language and fonts give the same pages.
package final class PageTemplate: Sendable {
  package let schema: FormSchema
  package let language: Language
  package let fonts: PageFonts
  let wording: FormWording
  /// The sheet, and the area between its margins.
  let sheet: PageSize, area: PageArea
  /// What stands around the bands; `nil` for pages that say everything themselves.
  let frame: PageFrame?
  let bands: [PageBand]
  /// What stands at fixed places of the first page.
  let areas: [PlacedText]
  /// The stamps of the form: a copy that has one of them is sealed across its pages. None for continuous paper and enclosures.
  let stamps: [String]
  /// What is stamped across each page; empty for a form in force.
  let stamp: PageLine
  /// The widths of lines inside and around the grid.
  let strokes: (inner: Stroke, outer: Stroke)
  /// The size of text.
  let textSize: Int
  /// The glyphs of what all forms have.
  let labels: LabelGlyphs
  /// The grid and labels of pages that were drawn before.
  let artworks = Mutex<[PageShape: Artwork]>([:])
  let artworkSource = ArtworkSource()
  /// What was set and drawn before in the margins.
  let marginLines = SharedValues<MarginLine, SetLine>(limit: MarginLine.kept)
  let marginLayers = SharedValues<MarginLayer.Key, MarginLayer>(limit: MarginLayer.kept)
  let marginSource = ArtworkSource()

  init(_ compiler: consuming PageCompiler) {
    schema = compiler.planner.schema
    language = compiler.planner.language
    fonts = compiler.fonts
    wording = FormWording(schema, in: language, for: compiler.texts.vocabulary)
    (sheet, area) = (compiler.sheet, compiler.area)
    (frame, bands, areas, stamp) = (compiler.frame, compiler.bands, compiler.areas, compiler.stamp)
    stamps = compiler.stamps
    strokes = compiler.strokes
    textSize = compiler.textSize
    labels = compiler.labels(wording)
  }

  /// Compiles a form's layout, or a plain one where the schema has none; or the layout of one of its enclosures.
  ///
  /// - Returns: The template, or what is wrong with the layout's pipes.
  package static func compile(
    _ schema: FormSchema, enclosure: Enclosure? = nil, language: Language, fonts: PageFonts
  ) -> Result<PageTemplate, FindingList> {
    let planner = ScaffoldPlanner(
      schema: schema, layout: enclosure?.layout ?? schema.layout ?? TemplateScaffold.plainLayout(of: schema),
      language: language, target: .page)
    var compiler = PageCompiler(planner, fonts: fonts, isEnclosed: enclosure != nil)
    compiler.compile()
    if !compiler.texts.findings.isEmpty { return .failure(FindingList(compiler.texts.findings)) }
    return .success(PageTemplate(compiler))
  }
}

/// What every form has around its grid.
struct PageFrame: Sendable {
  let head: PageHead
  let margins: PageMargins
}

/// A line of the greeting.
struct PageGreeting: Sendable {
  let line: PageLine
  /// The line set, if it is that of every form.
  let constant: SetLine?
}

/// What stands above the grid of the first page.
struct PageHead: Sendable {
  let title: SetLine
  /// Where the title begins.
  let titleX: Int
  /// The day and the filler at the left, the number at the right.
  let left: PageLine, right: PageLine
  let greeting: [PageGreeting]
  /// Where the codes of the number stand.
  let codes: CodePlaces
  /// The height of the bar code in the top margin of further pages, between what stands there; `nil` where that has no room.
  let marginBar: Int?

  /// The height of the title, with the gap below it.
  var titleHeight: Int { PageHead.height(title) }

  static func height(_ title: SetLine) -> Int { title.height + 3_000 }

  /// The distance of the greeting's lines.
  static func greetingHeight(_ size: Int) -> LineHeight { .exact(size * 3 / 2) }
}

/// What stands in the margins of each page.
struct PageMargins: Sendable {
  /// A line of three parts.
  struct Strip: Sendable {
    let left: PageLine, centre: PageLine, right: PageLine
    /// Whether the right part is the number of the form.
    var isNumbered = false
  }
  /// At the top of the first page, and of the others, without the page's number.
  let first: Strip, other: Strip
  /// At the foot, without the page's number.
  let foot: Strip
  /// The baseline area of the strips: the lower edge of the one, the upper edge of the other.
  let headBottom: Int, footTop: Int
  /// The label of the copy, set downwards at the right of the grid; `nil` where the margin has no room.
  let side: PageLine?
  /// The left edge of the side label.
  let sideX: Int
  /// The sizes that are tried one after another, and the width of a page's number in each.
  let sizes: [(size: Int, pageWidth: Int)]
  /// The words around a page's number.
  let page: (before: String, between: String, after: String)
}
