import Findings
import Forms
import Yams

/// Reads YAML into values with places. Every scalar is text as written: `no`, `010` and `12:30` stay what they are.
struct YAMLReader {
  let file: String
  let limits: IntakeLimits

  /// The documents of the text, or the finding that ended the reading.
  func documents(_ bytes: [UInt8]) -> (values: [RawValue], finding: Finding?) {
    if let finding = YAMLGuard(file: file, limits: limits).finding(in: bytes) { return ([], finding) }
    var values: [RawValue] = []
    do {
      let parser = try Parser(yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic)
      while let node = try parser.nextRoot() {
        var failure: Finding?
        let value = value(node, at: "", failure: &failure)
        if let failure { return (values, failure) }
        if case .empty = value.content { continue }
        values.append(value)
      }
    } catch { return (values, YAMLProblem.finding(error, file: file)) }
    return (values, nil)
  }

  private func value(_ node: Node, at pointer: String, failure: inout Finding?) -> RawValue {
    var origin = origin(node.mark)
    origin.pointer = pointer
    if node.anchor != nil, failure == nil { failure = YAMLGuard.anchor(origin) }
    guard failure == nil else { return RawValue(.empty, at: origin) }
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      var text = scalar.string
      // The line end that closes a block text is not part of what was meant.
      if scalar.style == .literal || scalar.style == .folded { while text.last == "\n" { text.removeLast() } }
      return RawValue(isNull || text.isEmpty ? .empty : .text(text), at: origin)
    case .sequence(let items):
      let values = items.enumerated().map { value($0.element, at: "\(pointer)/\($0.offset)", failure: &failure) }
      return RawValue(.list(values), at: origin)
    case .mapping(let pairs):
      var entries: [Submission.Entry] = []
      for (key, item) in pairs {
        guard let name = key.scalar?.string else {
          failure =
            failure
            ?? Finding(
              code: .yamlKey,
              LocalizedText("字段名应是一段文字", hant: "欄位名應是一段文字", en: "a field name must be plain text"),
              at: self.origin(key.mark))
          break
        }
        let place = pointer + "/" + JSONParser.escaped(name)
        var keyOrigin = self.origin(key.mark)
        keyOrigin.pointer = place
        entries.append(
          Submission.Entry(key: name, keyOrigin: keyOrigin, value: value(item, at: place, failure: &failure)))
      }
      return RawValue(.object(entries), at: origin)
    case .alias:
      failure = failure ?? YAMLGuard.anchor(origin)
      return RawValue(.empty, at: origin)
    }
  }

  private func origin(_ mark: Mark?) -> Origin { Origin(file: file, line: mark?.line, column: mark?.column) }
}
