public import Findings
import Forms
import PageGraphics
import Pages
import Storage

/// The sheets for which a printer is calibrated.
public enum CalibrationPaper: String, Sendable, CaseIterable {
  /// 210 × 297 mm
  case a4 = "A4"
  /// A4 across
  case a4Across = "A4-across"
  /// 148 × 210 mm
  case a5 = "A5"
  /// Continuous paper, 241.3 × 279.4 mm
  case continuous = "241"
  /// 二等分, 139.7 mm high
  case continuousHalf = "241-half"
  /// 三等分, 93.1 mm high
  case continuousThird = "241-third"

  private var paper: Paper {
    var paper = Paper()
    switch self {
    case .a4: paper.size = .a4
    case .a4Across: (paper.size, paper.isLandscape) = (.a4, true)
    case .a5: paper.size = .a5
    case .continuous: (paper.size, paper.cut) = (.continuous241, .whole)
    case .continuousHalf: (paper.size, paper.cut) = (.continuous241, .half)
    case .continuousThird: (paper.size, paper.cut) = (.continuous241, .third)
    }
    return paper
  }

  var size: PageSize {
    let (width, height) = paper.dimensions
    return PageSize(width: Millipoints.millimetres(width), height: Millipoints.millimetres(height))
  }
}

extension IssueDesk {
  /// Makes a sheet that tells by how much a printer lays paper in aside.
  ///
  /// - Parameters:
  ///   - paper: The sheet.
  ///   - format: `pdf` or `ofd`.
  ///   - printer: The printer of the profile whose offset it is moved by, to see whether that is right.
  ///   - language: The language of its words.
  /// - Throws: a ``DeskError`` if the profile has no such printer, or the format has no fixed pages.
  public func calibrationSheet(
    _ paper: CalibrationPaper, as format: DocumentFormat, printer: String? = nil, language: Language = .zhHans
  ) throws -> [UInt8] {
    guard let pages = format.entry.pages else { throw CalibrationPaper.noPages(format) }
    let choice = try printer.map { try PrinterChoice($0, in: library.profile) }
    let page = CalibrationSheet(
      paper.size, paper: paper.rawValue, printer: choice.map { ($0.name, $0.offset.x, $0.offset.y) },
      language: language, fonts: try session.pages.fonts(language, for: pages, of: library.profile)
    ).page()
    let information = DocumentInformation(
      CalibrationSheet.title.text(in: language), by: library.profile, on: mark.at.date, in: language)
    return try pages.document([choice?.moved(page) ?? page], information, PageCaches())
  }
}

extension CalibrationPaper {
  fileprivate static func noPages(_ format: DocumentFormat) -> DeskError {
    DeskError(
      "校准页只有 pdf、ofd，没有 \(format.rawValue)", hant: "校準頁只有 pdf、ofd，沒有 \(format.rawValue)",
      en: "a calibration sheet is pdf or ofd, not \(format.rawValue)", kind: .usage)
  }
}
