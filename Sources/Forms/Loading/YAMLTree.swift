import Findings
import Yams

/// A YAML document as the loaders see it: texts, lists and maps with their places, nothing interpreted.
///
/// Scalars stay the text that was written (`no` is not false, `010` is not 8), and anchors and aliases are refused.
struct YAMLTree: Sendable {
  /// One key of a map with its value.
  struct Member: Sendable {
    var key: String
    var origin: Origin
    var value: YAMLTree
  }

  enum Content: Sendable {
    /// Nothing, `~` or `null`.
    case nothing
    case scalar(String, isQuoted: Bool)
    case list([YAMLTree])
    case map([Member])
  }

  var content: Content
  /// Where the node begins; for a quoted text, its first character after the quote.
  var origin: Origin
  /// Where the lines of a block text (`>-`, `|`) begin: scalars of the text before the line, and its place.
  var lines: [(offset: Int, origin: Origin)] = []

  /// The greatest nesting that is read.
  static let depthLimit = 60
  /// The greatest size of a schema or profile in bytes.
  static let byteLimit = 4 << 20

  /// Reads one document; `nil`, with at least one finding, if there is nothing to go on with.
  static func read(_ text: String, file: String) -> (tree: YAMLTree?, findings: [Finding]) {
    // Files of Windows editors: the line ends would count as one character with their neighbours.
    var yaml = text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text
    if yaml.unicodeScalars.first == "\u{FEFF}" { yaml.unicodeScalars.removeFirst() }
    if yaml.utf8.count > byteLimit {
      return (nil, [YAMLFindings.tooBig(byteLimit, at: Origin(file: file))])
    }
    if let place = YAMLAliases.firstUse(in: yaml, file: file) { return (nil, [YAMLFindings.anchor(at: place)]) }
    do {
      // Yams keeps anchors by weak reference only: the parser must outlive the walk. It need not find out what scalars
      // may stand for.
      let parser = try Parser(yaml: yaml, resolver: .basic)
      return try withExtendedLifetime(parser) {
        guard let node = try parser.singleRoot() else {
          return (nil, [YAMLFindings.empty(at: Origin(file: file))])
        }
        var walker = Walker(file: file, source: yaml)
        let tree = walker.tree(node, depth: 0)
        return (tree, walker.findings)
      }
    } catch {
      return (nil, [YAMLProblem.finding(error, file: file)])
    }
  }

  private struct Walker {
    let file: String
    let source: String
    var findings: [Finding] = []
    private lazy var sourceLines = source.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { Substring($0) }

    init(file: String, source: String) {
      self.file = file
      self.source = source
    }

    /// The lines of a block text whose indicator is at `mark`; each but the last ends in one blank or line end.
    private mutating func lines(of text: String, after mark: Mark?) -> [(offset: Int, origin: Origin)] {
      guard let mark else { return [] }
      var lines: [(offset: Int, origin: Origin)] = []
      var offset = 0
      var indent: Int?
      let length = text.unicodeScalars.count
      for (index, line) in sourceLines.enumerated().dropFirst(mark.line) {
        if offset >= length { break }
        let scalars = line.unicodeScalars
        let blanks = scalars.prefix { $0 == " " }.count
        if blanks == scalars.count, indent == nil { continue }
        let skipped = min(indent ?? blanks, scalars.count)
        indent = indent ?? blanks
        lines.append((offset, Origin(file: file, line: index + 1, column: skipped + 1)))
        offset += scalars.count - skipped + 1
      }
      return lines
    }

    mutating func tree(_ node: Node, depth: Int) -> YAMLTree {
      var origin = Origin(file: file, line: node.mark?.line, column: node.mark?.column)
      // An alias is the anchored node itself, so refusing to go into anchored nodes also stops alias bombs.
      if node.anchor != nil {
        findings.append(YAMLFindings.anchor(at: origin))
        return YAMLTree(content: .nothing, origin: origin)
      }
      if depth > YAMLTree.depthLimit {
        findings.append(YAMLFindings.tooDeep(at: origin))
        return YAMLTree(content: .nothing, origin: origin)
      }
      switch node {
      case .scalar(let scalar):
        switch scalar.style {
        case .singleQuoted, .doubleQuoted:
          origin.column = origin.column.map { $0 + 1 }
          return YAMLTree(content: .scalar(scalar.string, isQuoted: true), origin: origin)
        case .literal, .folded:
          return YAMLTree(
            content: .scalar(scalar.string, isQuoted: true), origin: origin,
            lines: lines(of: scalar.string, after: scalar.mark))
        default:
          let isNothing = ["", "~", "null"].contains(scalar.string)
          return YAMLTree(content: isNothing ? .nothing : .scalar(scalar.string, isQuoted: false), origin: origin)
        }
      case .sequence(let sequence):
        return YAMLTree(content: .list(sequence.map { tree($0, depth: depth + 1) }), origin: origin)
      case .mapping(let mapping):
        var members: [Member] = []
        for (key, value) in mapping {
          let place = Origin(file: file, line: key.mark?.line, column: key.mark?.column)
          guard case .scalar(let name) = key, key.anchor == nil else {
            findings.append(YAMLFindings.keyKind(at: place))
            continue
          }
          members.append(Member(key: name.string, origin: place, value: tree(value, depth: depth + 1)))
        }
        return YAMLTree(content: .map(members), origin: origin)
      case .alias:
        findings.append(YAMLFindings.anchor(at: origin))
        return YAMLTree(content: .nothing, origin: origin)
      }
    }
  }
}

/// Finds the use of an alias before the document is composed, because composing an alias inside a key can already
/// take exponential time.
enum YAMLAliases {
  static func firstUse(in yaml: String, file: String) -> Origin? {
    guard yaml.utf8.contains(UInt8(ascii: "&")), yaml.utf8.contains(UInt8(ascii: "*")) else { return nil }
    var anchors: Set<String> = []
    var aliases: [(name: String, origin: Origin)] = []
    for (number, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let scalars = Array(line.unicodeScalars)
      for (index, mark) in scalars.enumerated() where mark == "&" || mark == "*" {
        guard index == 0 || " \t-?:,[{".unicodeScalars.contains(scalars[index - 1]) else { continue }
        let name = scalars[(index + 1)...].prefix {
          $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_"
        }
        if name.isEmpty { continue }
        let text = String(String.UnicodeScalarView(name))
        if mark == "&" {
          anchors.insert(text)
        } else {
          aliases.append((text, Origin(file: file, line: number + 1, column: index + 1)))
        }
      }
    }
    return aliases.first { anchors.contains($0.name) }?.origin
  }
}
