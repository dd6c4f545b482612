import Markup
import WordprocessingML

/// The lists of a document (ISO/IEC 29500-1, 17.9), and new ones that count from the start again.
struct WordNumbering: Sendable {
  private let outline: XMLOutline
  private let prefix: String
  private let nums: [String: Int]
  /// The first number of each level, by the number of an abstract list.
  private let starts: [String: [Int]]
  /// The greatest number of a list.
  let last: Int

  /// Reads a numbering part.
  init(_ bytes: [UInt8], name: String) throws(MarkupError) {
    let part = try WordOutline(bytes, name: name)
    outline = part.outline
    prefix = part.prefix
    var nums: [String: Int] = [:]
    var starts: [String: [Int]] = [:]
    for node in outline.elements(of: outline.root) {
      if outline.isLocalNamed("num", at: node), let id = part.attribute("numId", of: node) {
        nums[id] = node
      } else if outline.isLocalNamed("abstractNum", at: node), let id = part.attribute("abstractNumId", of: node) {
        var levels = [Int](repeating: 1, count: 9)
        for level in outline.elements(of: node) where outline.isLocalNamed("lvl", at: level) {
          guard let number = part.number("ilvl", of: level), levels.indices.contains(number),
            let start = outline.elements(of: level).first(where: { [outline] in outline.isLocalNamed("start", at: $0) }
            ),
            let value = part.number("val", of: start)
          else { continue }
          levels[number] = value
        }
        starts[id] = levels
      }
    }
    self.nums = nums
    self.starts = starts
    // Past half the range there is no room for new numbers: such lists do not count.
    last = nums.keys.compactMap { Int($0) }.filter { (0...Int(Int32.max) / 2).contains($0) }.max() ?? 0
  }

  /// A list like `number` that counts from the start; `nil` for a number that there is no list of.
  func restarted(_ number: String, as new: Int) -> [UInt8]? {
    guard let node = nums[number],
      let abstract = outline.elements(of: node).first(where: { outline.isLocalNamed("abstractNumId", at: $0) }),
      let id = outline.attribute("\(prefix)val", of: abstract)
    else { return nil }
    let levels = starts[id] ?? [Int](repeating: 1, count: 9)
    var overrides: [Int: Int] = [:]
    for child in outline.elements(of: node) where outline.isLocalNamed("lvlOverride", at: child) {
      if let level = outline.attribute("\(prefix)ilvl", of: child).flatMap(Int.init) { overrides[level] = child }
    }
    var out = "<\(prefix)num \(prefix)numId=\"\(new)\"><\(prefix)abstractNumId \(prefix)val=\"\(id)\"/>"
    for (level, start) in levels.enumerated() {
      var value = start
      var rest = ""
      for child in overrides[level].map({ Array(outline.elements(of: $0)) }) ?? [] {
        if outline.isLocalNamed("startOverride", at: child) {
          value = outline.attribute("\(prefix)val", of: child).flatMap(Int.init) ?? value
        } else {
          rest += String(decoding: outline.bytes[outline.nodes[child].outer], as: UTF8.self)
        }
      }
      out +=
        "<\(prefix)lvlOverride \(prefix)ilvl=\"\(level)\"><\(prefix)startOverride \(prefix)val=\"\(value)\"/>"
        + "\(rest)</\(prefix)lvlOverride>"
    }
    return Array((out + "</\(prefix)num>").utf8)
  }

  /// The part with more lists behind those it has.
  func adding(_ lists: [UInt8]) -> [UInt8] {
    guard let place = nums.values.map({ outline.nodes[$0].outer.upperBound }).max() else { return outline.bytes }
    return outline.bytes[..<place] + lists + outline.bytes[place...]
  }
}
