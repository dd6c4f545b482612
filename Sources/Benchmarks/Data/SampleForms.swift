import Findings
import Foundation

/// Filled forms of a fixed seed, written as users would send them.
struct SampleForms {
  private var random: SeededRandom
  private let base: [String: Any]

  /// Return records, each like the shipped example, with other values.
  init(setting: Setting, seed: Int) throws {
    random = SeededRandom(seed)
    // The dates of the example, two years back: never in the future.
    let text = try String(contentsOfFile: setting.forms + "/examples/return-record.json", encoding: .utf8)
      .replacing("\"2026-", with: "\"2024-")
    guard let base = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw BenchError("return-record.json is no object")
    }
    self.base = base
  }

  /// The next return record, as a line of JSON.
  mutating func returnRecord() throws -> String {
    var form = base
    let serial = random.number(100...999)
    form["preparer"] = random.pick(SampleWords.people)
    form["customer_name"] = random.pick(SampleWords.cities) + random.pick(SampleWords.firms) + "有限公司\(serial)"
    form["contact_name"] = random.pick(SampleWords.people)
    form["contact_phone"] = "138\(random.number(10_000_000...99_999_999))"
    form["customer_address"] =
      "安徽省\(random.pick(SampleWords.cities))\(random.pick(SampleWords.streets)) \(random.number(1...999)) 号 \(serial) 室"
    form["contract_no"] = "HT-2024-\(random.number(1000...9999))"
    form["report_channel"] = random.pick(["phone", "fax", "mail", "visit", "other"])
    form["problem_desc"] =
      "\(random.number(1...20)) 台\(random.pick(SampleWords.problems))，\(random.pick(SampleWords.problems))。"
    form["phone_advice"] =
      "\(random.number(8...17)):\(random.number(10...59)) 电话指导：\(random.pick(SampleWords.problems))，请寄回。"
    form["items"] = (0..<4).map { _ in item() }
    form["qc_result"] = random.pick(SampleWords.results) + "。" + random.pick(SampleWords.results) + "。"
    form["parts"] = (0..<2).map { _ in part() }
    form["courier_in"] = "SF\(random.number(1_000_000_000...9_999_999_999))"
    form["courier_out"] = "SF\(random.number(1_000_000_000...9_999_999_999))"
    for (sign, opinion) in [("service_sign", nil), ("qc_sign", "检修合格，同意放行"), ("finance_sign", nil)] {
      var value: [String: Any] = ["name": random.pick(SampleWords.people), "date": "2024-11-13"]
      value["opinion"] = opinion
      form[sign] = value
    }
    let data = try JSONSerialization.data(withJSONObject: form, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  private mutating func item() -> [String: Any] {
    let count = random.number(1...30)
    return [
      "product_name": random.pick(SampleWords.products), "model": random.pick(SampleWords.models),
      "serial_no": "JR\(random.number(10_000_000...99_999_999))", "qty": count, "received_qty": count,
      "unit": random.pick(SampleWords.units), "out_date": "2024-0\(random.number(1...9))-\(random.number(10...28))",
      "fault": random.pick(SampleWords.faults),
    ]
  }

  private mutating func part() -> [String: Any] {
    [
      "name": random.pick(SampleWords.products) + "采集板", "part_no": "HC-CJ\(random.number(10...99))",
      "qty": random.number(1...9), "unit_price": "\(random.number(5...900)).\(random.number(10...99))",
      "old_returned": "yes",
    ]
  }

  /// Writes `count` return records, one a line.
  static func write(_ count: Int, to path: String, _ setting: Setting, seed: Int) throws {
    var forms = try SampleForms(setting: setting, seed: seed)
    var lines = ""
    for _ in 0..<count { lines += try forms.returnRecord() + "\n" }
    try lines.write(toFile: path, atomically: false, encoding: .utf8)
  }
}

/// Satisfaction surveys that came back, as a table.
enum SampleSurveys {
  private static let head =
    "fill_date,preparer,survey_batch,survey_date,survey_mode,customer_name,contact_name,contact_phone,product_name,"
    + "model,serial_no,deliver_date,contract_no,q1,q2,q3,q4,q5,q6,q7,q8_overall,suggestion,customer_sign,caller"

  static func write(_ count: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw BenchError("cannot write \(path)") }
    var random = SeededRandom(7)
    var text = head + "\r\n"
    for row in 0..<count {
      let customer = "\(random.pick(SampleWords.cities))\(random.pick(SampleWords.firms))有限公司\(row)"
      let person = random.pick(SampleWords.people)
      text += "2024-11-02,\(random.pick(SampleWords.people)),2024-H2,2024-11-03,letter,"
      text += "\"\(customer.replacing("\"", with: "\"\""))\",\(person),"
      text += "138\(random.number(10_000_000...99_999_999)),\(random.pick(SampleWords.products)),"
      text +=
        "\(random.pick(SampleWords.models)),JR\(random.number(10_000_000...99_999_999)),2024-02-16,HT-2024-\(row),"
      for _ in 0..<8 { text += random.pick(["very", "fairly"]) + "," }
      text += "\(random.pick(SampleWords.results))。,\(person) 2024-11-06,\(random.pick(SampleWords.people))\r\n"
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
