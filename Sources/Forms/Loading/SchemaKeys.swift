/// Every key of the schema and profile format, one table per kind of map: the loader reads no other, and a test holds
/// `forms/form.schema.json` against these tables.
package enum SchemaKeys {
  /// A text in several languages.
  package static let text = ["zh-Hans", "zh-Hant", "en"]
  /// The top level of a form.
  package static let form = [
    "id", "title", "code", "version", "source", "number", "retention", "kind", "key", "copies", "keeper", "choices",
    "use",
    "fields", "previous", "rules", "due", "ledger", "layout", "enclosures",
  ]
  /// `ledger`
  package static let ledger = ["columns", "totals", "lines"]
  /// A column of `ledger` in its long writing.
  package static let ledgerColumn = ["field", "width"]
  /// `previous`
  package static let previous = ["by"]
  /// An item of `due`.
  package static let due = [
    "id", "title", "rows", "when", "on", "every", "done_when", "done_by", "who", "about", "source",
  ]
  /// `every` of an item of `due`.
  package static let interval = ["months", "days", "times"]
  /// `done_by` of an item of `due`.
  package static let proof = ["form", "where"]
  /// The top level of `common.yaml`.
  package static let common = ["choices", "blocks"]
  /// A block of `common.yaml`.
  package static let block = ["fields", "rules", "rows"]
  /// An item of `fields` that stands for the fields of a block.
  package static let use = ["use", "without"]
  /// `source` in its long writing.
  package static let source = ["seed", "quote"]
  /// `number`
  package static let number = ["prefix", "pattern", "restart"]
  /// `retention`
  package static let retention = ["years", "class"]
  /// An item of `copies`.
  package static let copy = ["id", "label", "colour", "keeper", "voucher", "omit"]
  /// An item of a choice list.
  package static let choice = ["id", "label", "score"]
  /// An item of `fields`, at top level or in a repeat.
  package static let field = [
    "id", "label", "hint", "type", "stage", "required", "required_message", "constraint", "constraint_message",
    "relevant", "calculation", "default", "choices", "appearance", "max_length", "min_rows", "max_rows", "fields",
    "chain", "to", "fill", "strict",
  ]
  /// The values of `appearance`.
  package static let appearances = ["multiline", "boxes"]
  /// An item of `chain`.
  package static let step = ["role", "when"]
  /// An item of `rules`.
  package static let rule = ["id", "stage", "when", "assert", "message", "hint", "severity", "field", "source"]
  /// `layout`
  package static let layout = ["paper", "row_height", "font_size", "greeting", "rows"]
  /// An item of `enclosures`.
  package static let enclosure = ["id", "title", "kind", "position", "of", "layout"]
  /// `layout` of an enclosure.
  package static let enclosureLayout = ["paper", "row_height", "font_size", "areas", "rows"]
  /// An item of `areas`.
  package static let area = ["at", "text", "size", "align", "title", "boxes"]
  /// `layout.paper`
  package static let paper = ["size", "orientation", "margins", "plies", "cut"]
  /// A block of the layout that holds cells.
  package static let row = ["cells", "height"]
  /// A block that is a table.
  package static let table = ["table", "heading", "columns", "blank_rows", "row_height", "footer"]
  /// A block that is a matrix.
  package static let matrix = ["matrix", "number_span", "item_span", "choice_span", "row_height"]
  /// A remark.
  package static let note = ["note", "size", "align", "title", "before"]
  /// The keys that say what kind of block it is.
  package static let blocks = ["cells", "table", "matrix", "note"] + single
  /// Blocks of one key.
  package static let single = ["heading", "page_break", "use"]
  /// The keys of a cell of which there must be exactly one.
  package static let cellContent = ["field", "fields", "signature", "stamp", "approval", "text"]
  /// The other keys of a cell.
  package static let cellStyle = ["span", "label_span", "align", "format", "label"]
  /// `approval` in a cell.
  package static let approval = ["field", "role"]
  /// The top level of `profile.yaml`.
  package static let profile = [
    "id", "base", "sample", "company", "logo", "fonts", "prefixes", "first_serials", "holidays", "references", "pdf",
    "printers", "archive", "calendar", "parameters",
  ]
  /// `fonts` of the profile.
  package static let fonts = ["text", "title", "kai", "latin"]
  /// `archive` of the profile.
  package static let archive = ["fonds", "code", "format", "keepers"]
  /// The top level of `archive.yaml`.
  package static let archiveRules = ["code", "classes", "other_class", "permanent", "term", "secrecy", "elements"]
  /// A printer of `printers`.
  package static let printer = ["x", "y"]
  /// An item of `calendar` of the profile.
  package static let task = ["id", "title", "every", "on", "ahead", "who", "form", "source"]
  /// `company` of the profile.
  package static let company = ["name", "address", "phone", "fax", "email", "utc_offset"]
  /// A year of `holidays` of the profile.
  package static let holidays = ["off", "work"]
  /// The top level of a report.
  package static let report = ["id", "title", "period", "source", "data", "figures", "tables", "charts", "notes"]
  /// A set of records of a report.
  package static let reportData = ["form", "day", "all_time", "states", "where"]
  /// Something that is computed over records.
  package static let reportMeasure = ["of", "count", "sum", "mean", "min", "max", "distinct", "where"]
  /// An item of `figures`.
  package static let reportFigure = [
    "id", "title", "value", "numerator", "denominator", "as", "target", "note", "source",
  ]
  /// An item of `tables`.
  package static let reportTable = [
    "id", "title", "of", "each", "by", "heading", "across", "where", "columns", "sort", "descending", "limit", "total",
    "rank",
  ]
  /// A column of a table.
  package static let reportColumn = [
    "id", "title", "value", "numerator", "denominator", "as", "count", "sum", "mean", "min", "max", "distinct", "where",
  ]
  /// An item of `charts`.
  package static let reportChart = ["title", "table", "kind", "columns"]
  /// A parameter of the profile.
  package static let parameter = ["value", "label", "source"]
}
