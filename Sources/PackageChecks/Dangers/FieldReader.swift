import Markup

/// A field of a word-processing part: what its code may read as.
struct FieldCodeReading {
  /// The node at which it begins.
  let node: Int
  /// The code as each way of reading it gives it: with and without what was deleted or stands between as text.
  fileprivate(set) var codes = ["", "", ""]
  /// Whether the first word of the code comes from a field inside, or from one of several alternatives.
  fileprivate(set) var isComputed = false
  fileprivate var isInCode = true
  fileprivate let branch: Int

  fileprivate init(node: Int, branch: Int) {
    self.node = node
    self.branch = branch
  }

  /// Stands in a code for what a field inside it shows.
  static let inner: Character = "\u{FFFC}"

  /// Whether the first word of the code is complete.
  fileprivate var hasWord: Bool { codes[0].drop(while: \.isWhitespace).contains(where: \.isWhitespace) }

  fileprivate mutating func add(_ text: String, to readings: ClosedRange<Int>, from branch: Int) {
    for reading in readings { codes[reading] += text }
    // Word takes one of the alternatives, and nobody can say which.
    if branch != self.branch { isComputed = true }
  }
}

/// Finds the fields of a part by namespace, whatever its prefixes are: complex ones over runs and paragraphs, one in the
/// other, and simple ones.
struct FieldReader {
  private let part: CheckedPart
  private var fields: [FieldCodeReading] = []
  private var open: [FieldCodeReading] = []

  /// The fields of a part in the order in which they end.
  static func fields(in part: CheckedPart) -> [FieldCodeReading] {
    guard ["w:instrText", "w:delInstrText", "w:fldSimple"].contains(where: { !part.all($0).isEmpty }) else { return [] }
    var reader = FieldReader(part: part)
    for node in part.outline.nodes.indices { reader.read(node) }
    return reader.fields + reader.open
  }

  private init(part: CheckedPart) { self.part = part }

  private mutating func read(_ node: Int) {
    switch part.names[node] {
    case "w:fldSimple":
      var field = FieldCodeReading(node: node, branch: branch(of: node))
      field.add(part.anyAttribute("instr", node) ?? "", to: 0...2, from: field.branch)
      begin(field)
      if let simple = open.popLast() { fields.append(simple) }
    case "w:fldChar":
      switch part.anyAttribute("fldCharType", node) {
      case "begin": begin(FieldCodeReading(node: node, branch: branch(of: node)))
      case "separate": if !open.isEmpty { open[open.count - 1].isInCode = false }
      case "end": if let field = open.popLast() { fields.append(field) }
      default: break
      }
    case "w:instrText": add(node, to: 0...2)
    // What was deleted comes back when the change is rejected; texts between codes are passed over by some programs.
    case "w:delInstrText": add(node, to: 1...1)
    case "w:t": add(node, to: 2...2)
    default: break
    }
  }

  private mutating func begin(_ field: FieldCodeReading) {
    if let outer = open.lastIndex(where: \.isInCode) {
      if !open[outer].hasWord { open[outer].isComputed = true }
      open[outer].add(String(FieldCodeReading.inner), to: 0...2, from: open[outer].branch)
    }
    open.append(field)
  }

  private mutating func add(_ node: Int, to readings: ClosedRange<Int>) {
    guard let field = open.lastIndex(where: \.isInCode) else { return }
    open[field].add(part.outline.text(of: node), to: readings, from: branch(of: node))
  }

  /// The alternative in which a node stands, -1 for none.
  private func branch(of node: Int) -> Int {
    var at = node
    while at >= 0, part.names[at] != "mc:Choice", part.names[at] != "mc:Fallback" { at = part.outline.nodes[at].parent }
    return at
  }
}
