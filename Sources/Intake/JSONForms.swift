import Findings
import Forms

/// The forms of a JSON text: one object, or a list of objects.
///
/// A list is read twice: to its end first, since a text with a slip in it gives no form at all, then element by element as
/// forms are asked for. So no more than one form is held besides the text.
struct JSONForms {
  private let file: String
  private let limits: IntakeLimits
  private var queue: [SubmissionReader.Item] = []
  private var list: JSONElements?
  /// How many bytes the text has.
  private let size: Int

  /// How much was read, of 1.
  var fraction: Double { list.map { Double($0.position) / Double(max(size, 1)) } ?? 1 }

  init(_ text: [UInt8], file: String, limits: IntakeLimits) {
    self.file = file
    self.limits = limits
    size = text.count
    var parser = JSONParser(text, file: file, limits: limits)
    do throws(JSONProblem) {
      if try !parser.passList() {
        queue = [JSONForms.item(try parser.document())]
        return
      }
      list = JSONElements(text)
      if list?.isEmpty == true { queue = [.finding(.emptyFile(file))] }
    } catch { queue = [.finding(error.finding)] }
  }

  mutating func next() -> SubmissionReader.Record? {
    if !queue.isEmpty { return .item(queue.removeFirst()) }
    guard let element = list?.next(), let block = list?.bytes else { return nil }
    return .line(
      JSONLine(
        block: block, range: element.range, number: element.line, column: element.column,
        pointer: "/\(element.index)", file: file, limits: limits))
  }

  /// What a value is as a form: an object is one.
  static func item(_ value: RawValue) -> SubmissionReader.Item {
    guard case .object(let entries) = value.content else { return .unread([notAnObject(value.origin)]) }
    return .submission(Submission(origin: value.origin, entries: entries))
  }

  static func notAnObject(_ origin: Origin) -> Finding {
    Finding(
      code: .notAForm,
      LocalizedText(
        "一张表单应是一组“字段名: 值”，这里却不是", hant: "一張表單應是一組「欄位名: 值」，這裡卻不是",
        en: "a form is a set of names with values; this is not one"),
      at: origin)
  }
}

/// The forms of a YAML text: each document is a mapping, or a list of mappings.
struct YAMLForms {
  private var values: [RawValue] = []
  private var index = 0
  /// What ended the reading.
  private var last: Finding?

  /// How much was read, of 1.
  var fraction: Double { values.isEmpty ? 1 : Double(index) / Double(values.count) }

  init(_ text: [UInt8], file: String, limits: IntakeLimits) {
    let (documents, finding) = YAMLReader(file: file, limits: limits).documents(text)
    last = finding
    for document in documents {
      if case .list(let items) = document.content { values += items } else { values.append(document) }
    }
    if values.isEmpty, last == nil { last = .emptyFile(file) }
  }

  mutating func next() -> SubmissionReader.Item? {
    if index < values.count {
      defer { index += 1 }
      return JSONForms.item(values[index])
    }
    defer { last = nil }
    return last.map { .finding($0) }
  }
}
