import Forms
import OPC
import Templates

/// Rendering in memory: parts compressed from what is ready against the same parts compressed by zlib at level 6.
struct RenderingGroup {
  let setting: Setting

  func run() throws -> ReportTable {
    var rows: [[String]] = []
    for format in [TemplateFormat.docx, .xlsx] {
      for id in VariedForms.ids.prefix(setting.size(.max, smoke: 1)) { rows.append(try row(id, format)) }
    }
    return ReportTable(
      "Rendering in memory (the shipped forms, other values each time)",
      notes: [
        "CPU time of this process, from a form's typed values to a finished document; every document is read again and "
          + "compared. zlib: the same program with every changed part compressed by zlib at level 6. Copies: all copies "
          + "of a form at once, per document. Size: of all documents, against those by zlib; long: with two texts of some "
          + "thousand characters."
      ],
      head: [
        "", "documents/s", "zlib documents/s", "times as fast", "copies/s", "times as fast", "size", "size, long",
      ], rows: rows)
  }

  private func row(_ id: String, _ format: TemplateFormat) throws -> [String] {
    let varied = try VariedForms(id, repository: setting.repository)
    let template = try varied.template(format)
    let copies = varied.schema.copies.map { Optional($0) }
    let count = setting.size(200, smoke: 3)
    var comparison = RenderingComparison(template)
    let sizes = try comparison.sizes(varied.forms(count, seed: 1), copies[0])
    let longSizes = try comparison.sizes(varied.forms(count, seed: 2, isLong: true), copies[0])
    var times = [[Double]](repeating: [], count: 4)
    for round in 0..<setting.rounds {
      let forms = varied.forms(count, seed: 10 + round)
      for (index, compression) in [Compression.relocatable, .reference].enumerated() {
        var renderer = TemplateRenderer(template, compression: compression)
        _ = try renderer.render(forms[0], copies: [copies[0]])
        let single = try ChildRun.time { for form in forms { _ = try renderer.render(form, copies: [copies[0]]) } }
        let all = try ChildRun.time { for form in forms { _ = try renderer.render(form, copies: copies) } }
        times[index].append(Double(count) / single)
        times[2 + index].append(Double(count * copies.count) / all)
      }
    }
    let rates = times.map { $0.sorted()[$0.count / 2] }
    return [
      "\(id).\(format.rawValue)", Figure.rate(rates[0]), Figure.rate(rates[1]), Figure.ratio(rates[0] / rates[1]),
      Figure.rate(rates[2]), Figure.ratio(rates[2] / rates[3]), Figure.places(sizes, 3), Figure.places(longSizes, 3),
    ]
  }
}

extension ChildRun {
  /// The seconds of this process that `body` takes.
  static func time(_ body: () throws -> Void) rethrows -> Double {
    let start = ownTime
    try body()
    return ownTime - start
  }
}

/// Documents compressed in both ways, part by part.
struct RenderingComparison {
  private var ready: TemplateRenderer
  private var plain: TemplateRenderer

  init(_ template: CompiledTemplate) {
    ready = TemplateRenderer(template)
    plain = TemplateRenderer(template, compression: .reference)
  }

  /// How large documents are, as a share of what zlib makes of them. A part that is not the same is an error.
  mutating func sizes(_ forms: [NumberedForm], _ copy: CopyDefinition?) throws -> Double {
    var (own, others) = (0, 0)
    for form in forms {
      let document = try ready.render(form, copies: [copy])[0]
      let other = try plain.render(form, copies: [copy])[0]
      try RenderingComparison.compare(document, other, form.number)
      own += document.count
      others += other.count
    }
    return Double(own) / Double(others)
  }

  private static func compare(_ document: [UInt8], _ other: [UInt8], _ number: String) throws {
    let (a, b) = (try OPCPackage(reading: document, name: number), try OPCPackage(reading: other, name: number))
    guard a.parts.map(\.name) == b.parts.map(\.name) else { throw BenchError("\(number): not the same parts") }
    for (part, same) in zip(a.parts, b.parts) {
      // Reading checks sizes and checksums.
      guard try part.bytes() == same.bytes() else { throw BenchError("\(number): \(part.name.text) differs") }
    }
  }
}
