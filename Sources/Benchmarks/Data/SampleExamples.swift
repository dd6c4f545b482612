import Foundation

/// Forms like the shipped example of a kind, with other customers, people, telephones and serial numbers.
enum SampleExamples {
  /// Writes `count` forms, one a line.
  static func write(_ count: Int, of form: String, to path: String, _ setting: Setting, seed: Int) throws {
    // The dates of the example, two years back: never in the future.
    let text = try String(contentsOfFile: setting.forms + "/examples/\(form).json", encoding: .utf8)
      .replacing("\"2026-", with: "\"2024-")
    guard var values = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw BenchError("cannot write \(path)") }
    var random = SeededRandom(seed)
    for number in 0..<count {
      values["customer_name"] = random.pick(SampleWords.cities) + random.pick(SampleWords.firms) + "有限公司\(number)"
      values["contact_name"] = random.pick(SampleWords.people)
      values["contact_phone"] = "138\(random.number(10_000_000...99_999_999))"
      if values["serial_no"] != nil { values["serial_no"] = "DS\(random.number(10_000_000...99_999_999))" }
      let data = try JSONSerialization.data(withJSONObject: values, options: [.sortedKeys, .withoutEscapingSlashes])
      try file.write(contentsOf: data + Data("\n".utf8))
    }
    try file.close()
  }
}
