import ArgumentParser
import Findings
import Forms
import Terminal

/// Which kind of PDF is made.
struct PDFOption: ParsableArguments {
  @Option(
    name: .customLong("pdf"),
    help: .said(
      "PDF 的种类：a-2u、a-3b（内含数据和 Word 文件）、a-2a（带结构，可朗读）；默认随公司参数",
      hant: "PDF 的種類：a-2u、a-3b（內含資料和 Word 檔案）、a-2a（帶結構，可朗讀）；預設隨公司參數",
      en:
        "kind of PDF: a-2u, a-3b (data and the Word document inside) or a-2a (tagged, to be read aloud); default: the profile's",
      value: "level"))
  var level: PDFLevel?

  /// Refuses a kind of PDF where none is made.
  func check(makesPDF: Bool) throws {
    guard level != nil, !makesPDF else { return }
    throw ValidationError(
      "--pdf 要和 --as pdf 一起用", hant: "--pdf 要和 --as pdf 一起用", en: "--pdf needs --as pdf")
  }
}
