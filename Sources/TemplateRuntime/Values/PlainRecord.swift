import Expressions
package import Forms

extension TemplateValue {
  /// The data of a template without a form: what stood in the data file, as it stood there.
  ///
  /// A text that ends like a picture's name and that `pictures` finds is that picture; printed as text it is the name.
  package init(_ submission: Submission, pictures: PictureLoader = .none) {
    self = .record(TemplateValue.members(submission.entries, pictures: pictures))
  }

  /// A value as it stood in a file.
  package init(_ raw: RawValue, pictures: PictureLoader = .none) {
    switch raw.content {
    case .empty, .unreadable: self = .empty
    case .text(let text): self = TemplateValue.picture(text, pictures: pictures) ?? .text(text)
    // One of too many digits to be an exact number keeps its spelling.
    case .number(let digits):
      self = NumberWriting.number(digits, isFromWorksheet: false).map { .number($0, places: nil) } ?? .text(digits)
    case .boolean(let truth): self = .boolean(truth)
    case .date(let moment, let hasTime): self = hasTime ? .moment(moment) : .date(moment.date)
    case .list(let items): self = .list(items.map { TemplateValue($0, pictures: pictures) })
    case .object(let entries): self = .record(TemplateValue.members(entries, pictures: pictures))
    }
  }

  /// The members by key; of doubled keys the last.
  private static func members(_ entries: [Submission.Entry], pictures: PictureLoader) -> [String: TemplateValue] {
    // The empty key means the text of the record itself, which plain data do not have.
    let named = entries.filter { !$0.key.isEmpty }
    return Dictionary(named.map { ($0.key, TemplateValue($0.value, pictures: pictures)) }) { _, last in last }
  }

  private static func picture(_ text: String, pictures: PictureLoader) -> TemplateValue? {
    let name = text.lowercased()
    guard [".png", ".jpg", ".jpeg", ".gif"].contains(where: name.hasSuffix) else { return nil }
    return pictures.picture(ImageReference(path: text)).map { .picture($0) }
  }
}
