import Findings
import HTML
import HTTPTypes
import Liandan
import Storage
import Threads

/// Files that are made for an answer.
enum Download {
  /// The answer with what `write` writes, where pages are drawn.
  ///
  /// - Parameters:
  ///   - name: The file's name, without extension.
  ///   - format: The extension.
  static func reply(
    _ name: String, _ format: String, _ visit: Visit,
    write: @escaping @Sendable (any ByteSink, @escaping () throws -> any ByteSpool) throws -> Void
  ) async throws -> Reply {
    let bytes = try await visit.site.drawing.run {
      let sink = MemorySpool()
      try write(sink) { MemorySpool() }
      return sink.bytes
    }
    return .file(bytes, type: mediaType(format), name: "\(name).\(format)", isShown: false)
  }

  private static func mediaType(_ format: String) -> String {
    if format == "csv" { return "text/csv; charset=utf-8" }
    return DocumentFormat(rawValue: format).map(FormFiles.mediaType) ?? "application/octet-stream"
  }

  /// Writes links to the formats of a list or report.
  static func links(_ formats: [String], _ visit: Visit, _ html: inout HTML, path: (String) -> Path) {
    html.element(.p, .class("actions")) { html in
      html.element(.span, .class("hint"), text: visit.text("下载：", hant: "下載：", en: "Download:"))
      for format in formats { html.element(.a, .href(path(format)), text: format) }
    }
  }
}
