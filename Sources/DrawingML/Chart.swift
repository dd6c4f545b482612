/// A chart that Word, Excel and LibreOffice draw from cells and let people edit.
package struct Chart: Sendable, Hashable {
  /// The kinds of chart.
  package enum Kind: Sendable, Hashable {
    /// Upright bars.
    case column
    /// Bars across, the first on top.
    case bar
    /// Lines with a marker at each value.
    case line
    /// A pie of the first series.
    case pie
  }
  /// Cells in a row or column, with what they held when the chart was made.
  package struct Cells: Sendable, Hashable {
    /// Where they are: `'按月'!$B$2:$B$9`.
    package var formula: String
    /// What they held; `nil` for a cell without a value.
    package var values: [String?]
    /// Makes a run of cells.
    package init(_ formula: String, _ values: [String?]) {
      self.formula = formula
      self.values = values
    }
  }
  /// A row of values over the categories.
  package struct Series: Sendable, Hashable {
    /// The cell of its name.
    package var name: Cells
    /// Its numbers, by their decimal spelling.
    package var numbers: Cells
    /// The numbers' format: `0.00`.
    package var format: String
    /// Makes a series.
    package init(name: Cells, numbers: Cells, format: String) {
      self.name = name
      self.numbers = numbers
      self.format = format
    }
  }
  /// The title over it.
  package var title: String
  /// The kind.
  package var kind: Kind
  /// The title of the categories' axis.
  package var categoryTitle: String
  /// The texts of the categories.
  package var categories: Cells
  /// The series; at least one.
  package var series: [Series]
  /// The fonts of Latin and of Chinese text.
  package var latinFont = "Times New Roman", chineseFont = "宋体"
  /// Makes a chart.
  package init(title: String, kind: Kind, categoryTitle: String, categories: Cells, series: [Series]) {
    self.title = title
    self.kind = kind
    self.categoryTitle = categoryTitle
    self.categories = categories
    self.series = series
  }
}
