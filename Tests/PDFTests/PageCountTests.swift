import PageGraphics
import Testing

@testable import PDF

/// How many pages a document has, whoever made it.
@Suite struct PageCountTests {
  @Test(arguments: [1, 65, 300])
  func `pages of a document with compressed objects are counted`(_ count: Int) throws {
    let pages = (0..<count).map { _ in FixedPage(size: Samples.a4, drawing: Drawing()) }
    #expect(PDFPageCount.of(try Samples.document(pages)) == count)
  }

  /// A document of PDF 1.4, of which a later save took a page away.
  private static let plain = """
    %PDF-1.4
    1 0 obj
    << /Type /Catalog /Pages 2 0 R /Names 9 0 R >>
    endobj
    2 0 obj
    << /Type /Pages /Kids [ 3 0 R 4 0 R 5 0 R ] /Count 3 >>
    endobj
    3 0 obj
    << /Type /Page /Parent 2 0 R /Contents 6 0 R >>
    endobj
    6 0 obj
    << /Length 40 >>
    stream
    2 0 obj << /Type /Pages /Count 77 >> x
    endstream
    endobj
    trailer
    << /Size 7 /Root 1 0 R >>

    """

  @Test func `pages of a plain document are counted, as its last save left them`() {
    #expect(PDFPageCount.of(Array(Self.plain.utf8)) == 3)
    let saved = "2 0 obj\n<< /Type /Pages /Kids [ 3 0 R 4 0 R ] /Count 2 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n"
    #expect(PDFPageCount.of(Array((Self.plain + saved).utf8)) == 2)
  }

  @Test(arguments: [
    "", "plain text", "%PDF-1.4", "%PDF-1.4\n1 0 obj << /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>",
    "%PDF-1.4\n0 obj obj obj /Root /Root 99999999999999999999 0 R",
    "%PDF-1.4\n1 0 obj << /Type /ObjStm /N 4 /First 9 >> stream",
  ])
  func `what has no page tree has no count`(_ text: String) {
    #expect(PDFPageCount.of(Array(text.utf8)) == nil)
  }
}
