package import Findings

extension Submission {
  /// What a row of a form that is to be closed calls its number.
  private static let numberKeys = ["number", "编号", "編號", "单号", "單號", "formnumber", "no.", "no"]

  /// Whether a key is what people call the number of a form.
  package static func isNumberKey(_ key: String) -> Bool { numberKeys.contains(LooseKey.of(key)) }

  /// A key for the number that is no field of `schema`.
  package static func numberKey(for schema: FormSchema?) -> String {
    numberKeys.first { schema?.lookups.keys.positions($0).first == nil } ?? numberKeys[0]
  }

  /// What exports say of the forms that take the place of one another: the register knows it.
  private static let replacementKeys = [
    "更替", "replacement", "replaces", "corrects", "replaced_by", "corrected_by",
  ].map(LooseKey.of)

  /// Takes the form's number out of the record: `close` finds the issued form by it, and binding knows no such field. What an
  /// export tells of replaced forms goes too.
  ///
  /// A key that is a field of `schema` is left alone. The number is `nil` where no such key is there or it is empty.
  package func takingNumber(_ schema: FormSchema) -> (number: String?, origin: Origin, rest: Submission) {
    let index = entries.firstIndex { entry in
      Submission.isNumberKey(entry.key) && schema.lookups.keys.positions(entry.key).first == nil
    }
    guard let index else { return (nil, origin, self) }
    var rest = self
    let entry = rest.entries.remove(at: index)
    rest.entries.removeAll {
      Submission.replacementKeys.contains(LooseKey.of($0.key)) && schema.lookups.keys.positions($0.key).first == nil
    }
    switch entry.value.content {
    case .text(let text):
      let code = PaperCode(text)
      let number = Width.withoutBlanks(Width.half(code.number))
      return (number.isEmpty ? nil : PaperCode.text(number, code.digest), entry.value.origin, rest)
    case .number(let digits): return (digits, entry.value.origin, rest)
    default: return (nil, entry.value.origin, rest)
    }
  }

  /// The record without what it says of a field.
  package func leavingOut(_ field: String, of schema: FormSchema) -> Submission {
    var rest = self
    rest.entries.removeAll { entry in
      schema.lookups.keys.positions(entry.key).first.map { schema.fields[$0].id == field } ?? false
    }
    return rest
  }

  /// Whether it has places for what is filled in at closing, all of which are empty.
  package func isUnfilled(_ schema: FormSchema) -> Bool {
    let values = closingValues(schema)
    return !values.isEmpty && values.allSatisfy(\.isEmpty)
  }

  /// Whether it has places for what is filled in at closing.
  package func hasClosingFields(_ schema: FormSchema) -> Bool { !closingValues(schema).isEmpty }

  private func closingValues(_ schema: FormSchema) -> [RawValue] {
    entries.flatMap { entry -> [RawValue] in
      guard let position = schema.lookups.keys.positions(entry.key).first else { return [] }
      if schema.fields[position].stage == .closing { return [entry.value] }
      return entry.value.cells(of: schema.lookups.keys.columns(at: position)) {
        schema.fields[position].fields[$0].stage == .closing
      }
    }
  }
}

extension RawValue {
  /// The cells of the rows of a repeat whose columns are wanted.
  fileprivate func cells(of columns: KeyIndex, _ isWanted: (Int) -> Bool) -> [RawValue] {
    switch content {
    case .list(let items): items.flatMap { $0.cells(of: columns, isWanted) }
    case .object(let entries):
      entries.filter { columns.positions($0.key).first.map(isWanted) ?? false }.map(\.value)
    default: []
    }
  }
}
