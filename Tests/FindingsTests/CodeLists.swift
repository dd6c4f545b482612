/// What the tests of the registry take as given.
enum CodeLists {
  /// Codes made of `bad-` and the type of a field.
  static let identifiers = ["bad-phone", "bad-email", "bad-uscc", "bad-id-card", "bad-vin", "bad-plate"]

  /// Codes that tests name by their case of `ZipError.Code`.
  static let cases = [
    "zip-not-an-archive": "notAnArchive", "zip-inconsistent": "inconsistent", "zip-overlap": "overlap",
    "zip-unsafe-name": "unsafeName", "zip-duplicate-name": "duplicateName", "zip-encrypted": "encrypted",
    "zip-unsupported-method": "unsupportedMethod", "zip-limit": "limit", "zip-damaged-member": "damagedMember",
    "zip-no-such-member": "noSuchMember", "zip-cannot-write": "cannotWrite",
  ]

  /// Literals that look like codes and are other names: of functions, encodings, languages, parts, commands.
  static let otherNames = [
    "add-days", "add-months", "check-output", "core-properties", "count-non-empty", "count-selected",
    "custom-properties", "days-between", "digital-signature-certificate", "digital-signature-origin", "ends-with",
    "extended-properties", "format-date", "hours-between", "is-increasing", "liandan-verify", "ms-powerpoint",
    "starts-with", "string-length", "us-ascii", "utf-16", "utf-32", "utf-8", "workdays-between", "yyyy-mm-dd",
    "zh-hant", "zh-hk", "zh-mo", "zh-tw",
  ]

  /// Codes that no test names yet. Nothing is added here: a new code comes with its test.
  static let untested = [
    "no-row-key", "row-key-empty", "row-key-doubled", "not-a-workbook", "workbook-not-written", "sheet-name",
    "not-a-template", "template-unreadable", "part-too-large", "too-many-tags", "ambiguous-name", "values-only",
    "picture-as-text", "table-heading-in-section", "table-in-section", "drawing-outside-sheet", "register-busy",
    "numbers-moved", "incomplete-printing", "unsafe-number", "unsafe-packet", "read-only-disk",
    "group-not-inherited", "path-missing", "number-doubled", "packet-elsewhere", "doubled-file",
    "transmittal-failed", "packet-format", "packet-other", "packet-chain", "more-differences", "tag-file-unlisted",
    "form-void", "forms-differ", "package-schema",
  ]
}
