/// The codes of Word's fields that a template may have (ISO/IEC 29500-1, 17.16.5): they show what is in the document, ask
/// for it, or compute. None reads another file, starts a program, fetches anything or talks to a printer.
enum FieldCode {
  /// Whether a code is refused.
  static func isRefused(_ code: String) -> Bool {
    let words = code.drop(while: \.isWhitespace)
    if words.isEmpty || words.first == "=" { return false }
    let word = words.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "\\" && $0 != FieldCodeReading.inner }
      .uppercased()
    let rest = words.dropFirst(word.count)
    switch word {
    case "HYPERLINK": return !isAllowedLink(rest)
    // A place to click and type in the templates of Word: the name of no macro, or Word's own command for a field.
    case "MACROBUTTON":
      return !["nomacro", "dofieldclick"].contains(rest.split(whereSeparator: \.isWhitespace).first?.lowercased() ?? "")
    default: return !allowed.contains(word)
    }
  }

  private static let allowed: Set<String> = [
    "ADDIN", "ADDRESSBLOCK", "ADVANCE", "ASK", "AUTHOR", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BARCODE",
    "BIBLIOGRAPHY", "BIDIOUTLINE", "CITATION", "COMMENTS", "COMPARE", "CREATEDATE", "DATE", "DISPLAYBARCODE",
    "DOCPROPERTY", "DOCVARIABLE", "EDITTIME", "EQ", "FILENAME", "FILESIZE", "FILLIN", "FORMCHECKBOX", "FORMDROPDOWN",
    "FORMTEXT", "GOTOBUTTON", "GREETINGLINE", "IF", "INDEX", "INFO", "KEYWORDS", "LASTSAVEDBY", "LISTNUM",
    "MERGEBARCODE", "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "NOTEREF", "NUMCHARS", "NUMPAGES",
    "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "PRIVATE", "QUOTE", "REF", "REVNUM", "SAVEDATE", "SECTION",
    "SECTIONPAGES", "SEQ", "SET", "SHAPE", "SKIPIF", "STYLEREF", "SUBJECT", "SYMBOL", "TA", "TC", "TEMPLATE", "TIME",
    "TITLE", "TOA", "TOC", "USERADDRESS", "USERINITIALS", "USERNAME", "XE",
  ]

  /// Whether every address of a link is allowed, in whatever order it and the switches stand.
  private static func isAllowedLink(_ arguments: Substring) -> Bool {
    var rest = arguments
    var isSwitchValue = false
    while let argument = next(&rest) {
      if !argument.isQuoted, argument.text.count == 2, argument.text.first == "\\", argument.text.last != "\\" {
        // \m, \n and \h stand alone; after the others comes their value, a name in the document or a tip.
        isSwitchValue = "lots*@#".contains(argument.text.last?.lowercased() ?? " ")
        continue
      }
      if !isSwitchValue {
        if argument.text.first == FieldCodeReading.inner || !SafeAddress.isAllowed(argument.text) { return false }
      }
      isSwitchValue = false
    }
    return true
  }

  /// The next word or quoted text. Word takes quotation marks of Chinese texts too, and `\\` in them for one backslash.
  private static func next(_ rest: inout Substring) -> (text: String, isQuoted: Bool)? {
    rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first else { return nil }
    let marks: Set<Character> = ["\"", "“", "”"]
    guard marks.contains(first) else {
      let word = rest.prefix { !$0.isWhitespace && !marks.contains($0) }
      rest = rest[word.endIndex...]
      return (String(word), false)
    }
    let text = rest.dropFirst().prefix { !marks.contains($0) }
    rest = rest[text.endIndex...].dropFirst()
    return (String(text), true)
  }
}
