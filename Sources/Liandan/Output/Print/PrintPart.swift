import Findings
import Forms

/// A piece of a form in a print file.
struct PrintPart: Sendable {
  /// What is printed.
  enum Content: Sendable {
    /// A copy on record: its document, or its pages drawn once more.
    case copy(IssuedCopy)
    /// A page that goes out with a copy.
    case enclosure(Enclosure, with: IssuedCopy)
  }
  /// Its name within the form: a copy's id. Pages are numbered under it.
  let id: String
  /// How bookmarks call it.
  let title: LocalizedText
  let content: Content

  /// The copy that it is or goes with.
  var copy: IssuedCopy {
    switch content {
    case .copy(let copy), .enclosure(_, let copy): copy
    }
  }

  /// The enclosure that it is.
  var enclosure: Enclosure? { if case .enclosure(let enclosure, _) = content { enclosure } else { nil } }

  fileprivate init(_ copy: IssuedCopy, _ title: LocalizedText) {
    (id, self.title, content) = (copy.id, title, .copy(copy))
  }

  fileprivate init(_ enclosure: Enclosure, with copy: IssuedCopy) {
    (id, title, content) = (enclosure.id, enclosure.title, .enclosure(enclosure, with: copy))
  }
}

/// The parts of a form that lie together where copies are printed one after the other: what goes out with the first copy,
/// with the second …
struct PrintRound: Sendable {
  /// How bookmarks call the round.
  let title: LocalizedText
  let parts: [PrintPart]
}

/// Which parts of each form a print file holds.
struct PrintSelection: Sendable {
  /// The kinds of parts.
  enum Parts: Sendable {
    /// The copies alone.
    case copies
    /// The copies with the pages that lie beside them.
    case packets
    /// An envelope, by its id: it is printed on other paper.
    case envelope(String)
    /// A label of the address, many on a sheet.
    case label(LabelSheet)
  }
  /// The format of the file.
  let format: DocumentFormat
  /// The only copy that is wanted, by its id, label or keeper.
  let copy: String?
  var parts = Parts.copies

  /// The rounds of a form, in their order.
  ///
  /// - Throws: a ``DeskError`` if the form has no such copy.
  func rounds(of form: IssuedForm) throws -> [PrintRound] {
    let schema = form.schema
    let only = try copy.map { try schema.copy($0, named: form.number).id }
    switch parts {
    case .envelope(let id): return round(schema.enclosures.first { $0.id == id }, of: form)
    case .label(let sheet): return round(try schema.label(for: sheet), of: form)
    case .copies, .packets: break
    }
    let copies = form.copies.filter { $0.format == format && (only == nil || only == $0.id) }
    return copies.map { copy in
      let title = schema.copy(copy.id)?.label ?? LocalizedText(copy.id)
      func beside(_ position: Enclosure.Position) -> [PrintPart] {
        guard case .packets = parts else { return [] }
        return schema.enclosures.filter { enclosure in
          enclosure.kind == .page && enclosure.position == position
            && (enclosure.extent == .each || copy.id == schema.copies.first?.id)
        }.map { PrintPart($0, with: copy) }
      }
      return PrintRound(title: title, parts: beside(.before) + [PrintPart(copy, title)] + beside(.after))
    }
  }

  /// What is printed apart goes with the first copy on record, whatever its format.
  private func round(_ enclosure: Enclosure?, of form: IssuedForm) -> [PrintRound] {
    guard let enclosure, let copy = form.copies.first else { return [] }
    return [PrintRound(title: enclosure.title, parts: [PrintPart(enclosure, with: copy)])]
  }

  /// The sheets that labels are printed on.
  var labels: LabelSheet? { if case .label(let sheet) = parts { sheet } else { nil } }

  /// What stands behind the numbers in the names of files with these forms: `-finance`.
  func suffix(for schema: FormSchema) throws -> String {
    let copy = try copy.map { "-\(try schema.copy($0, named: schema.id).id)" } ?? ""
    switch parts {
    case .copies, .packets: return copy
    case .envelope(let id): return "-\(id)"
    case .label(let sheet): return "-\(try schema.label(for: sheet).id)"
    }
  }

  /// What is printed of forms of a schema: the copies; if enclosures are wanted the packets, then each kind of envelope and label.
  ///
  /// - Throws: a ``DeskError`` if enclosures are wanted of a form that has none.
  static func all(
    of schema: FormSchema, _ format: DocumentFormat, _ options: PrintFileOptions
  ) throws -> [PrintSelection] {
    if options.enclosures, schema.enclosures.isEmpty { throw PrintProblem.noEnclosures(schema) }
    guard options.enclosures, format.entry.pages != nil else {
      return [PrintSelection(format: format, copy: options.copy)]
    }
    return [PrintSelection(format: format, copy: options.copy, parts: .packets)]
      + schema.enclosures.compactMap { enclosure in
        switch enclosure.kind {
        case .page: nil
        case .envelope: PrintSelection(format: format, copy: nil, parts: .envelope(enclosure.id))
        case .label: PrintSelection(format: format, copy: nil, parts: .label(options.labelSheet))
        }
      }
  }
}
