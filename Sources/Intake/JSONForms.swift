import Findings
import Forms

/// The forms of a JSON text: one object, or an array of objects.
struct JSONForms {
  let file: String
  let limits: IntakeLimits

  func items(_ text: [UInt8]) -> [SubmissionReader.Item] {
    var parser = JSONParser(text, file: file, limits: limits)
    do { return JSONForms.items(try parser.document(), file: file) } catch { return [.finding(error.finding)] }
  }

  /// The forms of a value: an object is one, each object of a list is one.
  static func items(_ value: RawValue, file: String) -> [SubmissionReader.Item] {
    switch value.content {
    case .object(let entries): return [.submission(Submission(origin: value.origin, entries: entries))]
    case .list(let values):
      if values.isEmpty { return [.finding(.emptyFile(file))] }
      return values.map { item in
        guard case .object(let entries) = item.content else { return .unread([notAnObject(item.origin)]) }
        return .submission(Submission(origin: item.origin, entries: entries))
      }
    default: return [.unread([notAnObject(value.origin)])]
    }
  }

  static func notAnObject(_ origin: Origin) -> Finding {
    Finding(
      code: "not-a-form",
      LocalizedText(
        "一张表单应是一组“字段名: 值”，这里却不是", hant: "一張表單應是一組「欄位名: 值」，這裡卻不是",
        en: "a form is a set of names with values; this is not one"),
      at: origin)
  }
}

/// The forms of a YAML text: each document is a mapping, or a list of mappings.
struct YAMLForms {
  let file: String
  let limits: IntakeLimits

  func items(_ text: [UInt8]) -> [SubmissionReader.Item] {
    let (values, finding) = YAMLReader(file: file, limits: limits).documents(text)
    var items = values.flatMap { JSONForms.items($0, file: file) }
    if let finding { items.append(.finding(finding)) } else if items.isEmpty { items = [.finding(.emptyFile(file))] }
    return items
  }
}
