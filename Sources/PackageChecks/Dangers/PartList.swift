import OPC

/// What the parts of a document or workbook may be: the content types that a form on paper needs, as Word, Excel, WPS and
/// LibreOffice write them. Whatever is not listed is refused: nobody can say what a program does with it.
enum PartList {
  /// What is known of a content type.
  enum Judgement: Hashable {
    /// It may be there.
    case allowed
    /// A whole document inside, which must be harmless itself.
    case document
    /// It may not, for this reason.
    case refused(ForeignContent)
  }

  /// What a part of this type and name is in a package of this kind.
  static func judge(_ part: Part, in kind: OPCPackage.Kind) -> Judgement {
    let type = part.contentType.lowercased()
    if let content = ForeignContent(type: type, name: part.name.text.lowercased()) { return .refused(content) }
    if documents.contains(type) { return .document }
    let isListed =
      type.isEmpty || type.hasPrefix("image/") || common.contains(type)
      // What is neither document nor workbook is no template, which is said once.
      || kind == .other || (kind == .wordprocessing ? word : kind == .spreadsheet ? sheet : []).contains(type)
    return isListed ? .allowed : .refused(.unknown)
  }

  /// Whether bytes that claim to be a picture, a font or printer settings are a document or program.
  static func isDisguised(_ bytes: ArraySlice<UInt8>) -> Bool {
    [[0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0], Array("MZ".utf8), Array("{\\rtf".utf8)].contains {
      bytes.starts(with: $0)
    }
  }

  private static let office = "application/vnd.openxmlformats-officedocument."

  /// Documents that may stand inside: the data of charts, and objects that can be opened.
  private static let documents: Set<String> = [office + "spreadsheetml.sheet", office + "wordprocessingml.document"]

  private static let common = Set(
    [
      "extended-properties+xml", "custom-properties+xml", "customxmlproperties+xml", "theme+xml", "themeoverride+xml",
      "thememanager+xml",
      "drawing+xml", "drawingml.chart+xml", "drawingml.chartshapes+xml", "drawingml.diagramdata+xml",
      "drawingml.diagramlayout+xml", "drawingml.diagramstyle+xml", "drawingml.diagramcolors+xml", "vmldrawing",
      "obfuscatedfont",
    ].map { office + $0 }
      + [
        "relationships+xml", "core-properties+xml", "digital-signature-origin", "digital-signature-xmlsignature+xml",
        "digital-signature-certificate",
      ]
      .map { "application/vnd.openxmlformats-package." + $0 }
      + [
        "chartstyle+xml", "chartcolorstyle+xml", "chartex+xml", "drawingml.diagramdrawing+xml",
        "classificationlabels+xml",
      ]
      .map { "application/vnd.ms-office." + $0 } + [
        "application/xml", "text/xml", "application/inkml+xml", "application/x-fontdata", "application/x-font-ttf",
      ])

  private static let word = Set(
    [
      "document.main+xml", "template.main+xml", "document.glossary+xml", "styles+xml", "styleswitheffects+xml",
      "settings+xml", "websettings+xml", "fonttable+xml", "numbering+xml", "header+xml", "footer+xml", "footnotes+xml",
      "endnotes+xml", "comments+xml", "commentsextended+xml", "commentsextensible+xml", "commentsids+xml", "people+xml",
      "printersettings",
    ].map { office + "wordprocessingml." + $0 } + ["application/vnd.ms-word.styleswitheffects+xml"])

  private static let sheet = Set(
    [
      "sheet.main+xml", "template.main+xml", "worksheet+xml", "chartsheet+xml", "styles+xml", "sharedstrings+xml",
      "calcchain+xml", "comments+xml", "table+xml", "printersettings", "pivottable+xml", "pivotcachedefinition+xml",
      "pivotcacherecords+xml", "tablesinglecells+xml", "sheetmetadata+xml", "revisionheaders+xml", "revisionlog+xml",
      "usernames+xml", "customproperty",
    ].map { office + "spreadsheetml." + $0 }
      + [
        "threadedcomments", "person", "slicer", "slicercache", "timeline", "timelinecache", "namedsheetviews",
        "rdrichvalue", "rdrichvaluestructure", "rdrichvaluetypes", "richvaluerel", "rdarray", "rdsupportingpropertybag",
        "rdsupportingpropertybagstructure", "richstyles", "featurepropertybag",
      ].map { "application/vnd.ms-excel.\($0)+xml" }
      // Pictures in cells and other data of WPS; the notes that Google's spreadsheets leave.
      + [
        "application/vnd.wps-officedocument.cellimage+xml", "application/vnd.wps-officedocument.customstorage+xml",
        "application/binary",
      ])

  /// Types of relationships within a package, by their last segment in lower case.
  static func allows(relationship type: String, in kind: OPCPackage.Kind) -> Bool {
    commonLinks.contains(type) || kind == .other
      || (kind == .wordprocessing ? wordLinks : kind == .spreadsheet ? sheetLinks : []).contains(type)
  }

  private static let commonLinks: Set<String> = [
    "officedocument", "core-properties", "extended-properties", "extendedproperties", "custom-properties",
    "customproperties", "thumbnail", "theme", "themeoverride", "image", "hyperlink", "customxml", "customxmlprops",
    "chart", "chartstyle", "chartcolorstyle", "chartex", "chartusershapes", "diagramdata", "diagramlayout",
    "diagramquickstyle", "diagramcolors", "diagramdrawing", "drawing", "vmldrawing", "package", "origin", "signature",
    "certificate", "font", "hdphoto", "classificationlabels", "styles", "printersettings", "comments",
  ]
  private static let wordLinks: Set<String> = [
    "styleswitheffects", "styleswithteffects", "settings", "websettings", "fonttable", "numbering", "header", "footer",
    "footnotes", "endnotes", "commentsextended", "commentsextensible", "commentsids", "people", "glossarydocument",
  ]
  private static let sheetLinks: Set<String> = [
    "worksheet", "chartsheet", "sharedstrings", "calcchain", "table", "pivottable", "pivotcachedefinition",
    "pivotcacherecords", "tablesinglecells", "xmlmaps", "sheetmetadata", "revisionheaders", "revisionlog", "usernames",
    "customproperty", "threadedcomment", "person", "slicer", "slicercache", "timeline", "timelinecache",
    "namedsheetview", "rdrichvalue", "rdrichvaluestructure", "rdrichvaluetypes", "richvaluerel", "rdarray",
    "rdsupportingpropertybag", "rdsupportingpropertybagstructure", "richstyles", "featurepropertybag", "cellimage",
    "customstorage", "workbookmetadata",
  ]
}
