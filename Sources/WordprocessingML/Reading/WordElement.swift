/// What an element of a word-processing part is, as far as templates need to know (ISO/IEC 29500-1, 17).
package enum WordElement: UInt8, Sendable, Hashable {
  /// Anything else, and what is no element.
  case other
  /// Containers of blocks.
  case body, cell, textBox, header, footer, footnote, endnote, comment
  /// One of several writings of the same content, for newer and older programs (`mc:Choice`, `mc:Fallback`).
  case branch
  /// Blocks and their parts.
  case paragraph, paragraphProperties, table, row
  /// Wrappers that may stand around blocks, rows, cells or runs.
  case control, controlContent, controlProperties, customXML, smartTag, inserted, movedTo
  /// Text that was taken out but is kept for review.
  case deleted, movedFrom
  /// Containers of runs only.
  case hyperlink, simpleField, direction
  /// A run and what stands in it.
  case run, runProperties, text, tab, lineBreak, noBreakHyphen, fieldCharacter, fieldCode, pageBreakMark, ruby
  /// Marks without width.
  case bookmarkStart, bookmarkEnd, commentStart, commentEnd, commentReference, footnoteReference, endnoteReference, mark
  /// The properties of a section of pages.
  case sectionProperties
  /// The name and id of a drawing (`wp:docPr`).
  case drawingProperties
  /// `w:id`: within the properties of a content control its number.
  case id

  /// The kinds by local name, for elements with the main prefix.
  static let byName: [String: WordElement] = [
    "body": .body, "tc": .cell, "txbxContent": .textBox, "hdr": .header, "ftr": .footer, "footnote": .footnote,
    "endnote": .endnote, "comment": .comment, "p": .paragraph, "pPr": .paragraphProperties, "tbl": .table, "tr": .row,
    "sdt": .control, "sdtContent": .controlContent, "sdtPr": .controlProperties, "customXml": .customXML,
    "smartTag": .smartTag, "ins": .inserted, "moveTo": .movedTo, "del": .deleted, "moveFrom": .movedFrom,
    "hyperlink": .hyperlink, "fldSimple": .simpleField, "dir": .direction, "bdo": .direction, "r": .run,
    "rPr": .runProperties, "t": .text, "tab": .tab, "ptab": .tab, "br": .lineBreak, "cr": .lineBreak,
    "noBreakHyphen": .noBreakHyphen, "fldChar": .fieldCharacter, "instrText": .fieldCode, "delInstrText": .mark,
    "delText": .mark, "lastRenderedPageBreak": .pageBreakMark, "ruby": .ruby, "rubyBase": .direction, "rt": .mark,
    "rubyPr": .mark, "bookmarkStart": .bookmarkStart, "bookmarkEnd": .bookmarkEnd, "commentRangeStart": .commentStart,
    "commentRangeEnd": .commentEnd, "commentReference": .commentReference, "footnoteReference": .footnoteReference,
    "endnoteReference": .endnoteReference, "proofErr": .mark, "permStart": .mark,
    "permEnd": .mark, "softHyphen": .mark, "moveFromRangeStart": .mark, "moveFromRangeEnd": .mark,
    "moveToRangeStart": .mark, "moveToRangeEnd": .mark, "customXmlInsRangeStart": .mark, "customXmlInsRangeEnd": .mark,
    "customXmlDelRangeStart": .mark, "customXmlDelRangeEnd": .mark, "sectPr": .sectionProperties, "id": .id,
    "smartTagPr": .mark, "customXmlPr": .mark, "sdtEndPr": .mark, "fldData": .mark,
  ]

  /// Whether blocks stand directly in it.
  package var holdsBlocks: Bool {
    switch self {
    case .body, .cell, .textBox, .header, .footer, .footnote, .endnote, .comment, .branch: true
    default: false
    }
  }

  /// Whether it only wraps what would otherwise stand in its place.
  package var isWrapper: Bool {
    switch self {
    case .control, .controlContent, .customXML, .smartTag, .inserted, .movedTo: true
    default: false
    }
  }
}
