import ArgumentParser
import Liandan

/// The value of `--as`: document formats with commas between.
struct FormatList: ExpressibleByArgument {
  /// The formats, each once.
  var formats: [DocumentFormat]

  init(_ formats: [DocumentFormat]) { self.formats = formats }

  init?(argument: String) {
    var formats: [DocumentFormat] = []
    for word in argument.split(whereSeparator: { ",，、 ".contains($0) }) {
      guard let format = DocumentFormat(rawValue: word.lowercased()) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    if formats.isEmpty { return nil }
    self.formats = formats
  }

  static var allValueStrings: [String] { DocumentFormat.allCases.map(\.rawValue) }

  var defaultValueDescription: String { formats.map(\.rawValue).joined(separator: ",") }
}
