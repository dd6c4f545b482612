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

  private static func notAnObject(_ origin: Origin) -> Finding {
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

/// The forms of JSON Lines: one object a line. A line that cannot be read is one finding; the others are still read.
struct JSONLines {
  private let file: String
  private let limits: IntakeLimits
  private var blocks: TextBlocks
  private var block: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var index = 0
  private var line = 0
  private var hasMetLine = false
  private var keys = JSONKeys()
  private var isEnded = false

  /// How much was read, of 1.
  var fraction: Double? { blocks.fraction }

  init(_ source: ByteSource, limits: IntakeLimits) {
    file = source.name
    self.limits = limits
    blocks = TextBlocks(source, allowsGB18030: false, limits: limits)
  }

  mutating func next() -> SubmissionReader.Item? {
    while !isEnded {
      guard index < ranges.count else {
        do {
          if let more = try blocks.next() {
            block = more
            ranges = TextCheck.lines(more)
            index = 0
            continue
          }
          isEnded = true
          return hasMetLine ? nil : .finding(.emptyFile(file))
        } catch {
          isEnded = true
          return .finding(error.finding)
        }
      }
      let range = ranges[index]
      index += 1
      line += 1
      guard block[range].contains(where: { $0 > 0x20 }) else { continue }
      hasMetLine = true
      if let bad = blocks.bad.first, bad.line <= line {
        blocks.bad.removeFirst()
        return .unread([.badEncoding(file, bad, looksLikeGB18030: blocks.looksLikeGB18030)])
      }
      if range.count > limits.recordBytes {
        return .unread([.lineTooLong(file, line: line, limit: limits.recordBytes)])
      }
      var parser = JSONParser(block, range, file: file, line: line, limits: limits)
      // Handed over and back, since a copy would cost more than it saves.
      swap(&parser.keys, &keys)
      defer { swap(&parser.keys, &keys) }
      do {
        let value = try parser.document()
        if case .object = value.content { return JSONForms.items(value, file: file).first }
        return JSONForms.items(RawValue(.empty, at: value.origin), file: file).first
      } catch { return .unread([error.finding]) }
    }
    return nil
  }
}
