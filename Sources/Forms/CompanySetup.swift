package import Findings

/// What a company says when it makes an example profile its own.
package struct CompanySetup: Sendable {
  /// Its name and the lines printed with it, by the keys of `company`.
  package var company: [String: String] = [:]
  /// The name of the picture beside the profile that is its mark.
  package var logo: String?
  /// The fonts of PDF and OFD, by the keys of `fonts`.
  package var fonts: [String: String] = [:]
  /// The prefixes of numbers, by form.
  package var prefixes: [String: String] = [:]
  /// The serial of the first form, by form.
  package var firstSerials: [String: Int] = [:]
  /// The values of parameters, by name, as they were typed.
  package var parameters: [String: String] = [:]
  /// The text of a file with `holidays`.
  package var holidays: ProfileText?

  /// Makes a setup that changes nothing.
  package init() {}
}

extension CompanySetup {
  /// The text of the company's own profile: that of `source` with what it is based on, comments kept, no example any more.
  ///
  /// The lines of the company in an example are another's: those that were not given are left out.
  ///
  /// - Throws: what `base` throws.
  package func text(
    of source: ProfileText, base: @escaping (String) throws -> ProfileText?
  ) throws -> (text: String?, findings: [Finding]) {
    var reader = ProfileLayers(find: base)
    let layers = try reader.read(source)
    guard let whole = layers.tree, let lowest = layers.first else { return (nil, reader.findings) }
    var findings = reader.findings
    let own = YAMLTree(content: .map(changes + holidayMembers(&findings)), origin: Origin())
    var editor = YAMLEditor(lowest.source.yaml)
    for layer in layers.dropFirst() { editor.set(layer.tree) }
    for path in dropped(from: whole) { editor.remove(path) }
    editor.set(own)
    // What cannot be edited in its place is written anew, without comments.
    let expected = dropped(from: whole).reduce(whole) { $0.without($1[...]) }.merged(with: own)
    let edited = YAMLTree.read(editor.text, file: source.file).tree
    let plain = expected.text(keepsNumbers: true)
    return (edited?.text(keepsNumbers: true) == plain ? editor.text : plain, findings)
  }

  /// What an example says of itself and of its company.
  private func dropped(from tree: YAMLTree) -> [[String]] {
    var paths = [["id"], ["sample"]]
    if case .scalar("true", _)? = tree.value("sample")?.content, case .map(let lines)? = tree.value("company")?.content
    {
      paths += lines.map(\.key).filter { !["name", "utc_offset"].contains($0) }.map { ["company", $0] }
    }
    return paths
  }

  /// `holidays` of the file that was given.
  private func holidayMembers(_ findings: inout [Finding]) -> [YAMLTree.Member] {
    guard let holidays else { return [] }
    let (tree, problems) = YAMLTree.read(holidays.yaml, file: holidays.file)
    var reader = TreeReader(findings: problems)
    defer { findings += reader.findings }
    guard let tree, let map = reader.map(tree, keys: ["holidays"]) else { return [] }
    guard let member = map.members["holidays"] else {
      reader.missing("holidays", in: map)
      return []
    }
    _ = HolidayLoader.calendar(member.value, with: &reader)
    return [member]
  }

  private var changes: [YAMLTree.Member] {
    func map(_ entries: [(String, YAMLTree)]) -> YAMLTree {
      YAMLTree(content: .map(entries.map { YAMLTree.Member(key: $0, origin: Origin(), value: $1) }), origin: Origin())
    }
    func scalar(_ text: String, isQuoted: Bool = true) -> YAMLTree {
      YAMLTree(content: .scalar(text, isQuoted: isQuoted), origin: Origin())
    }
    func sorted<Value>(_ values: [String: Value]) -> [(String, Value)] { values.sorted { $0.key < $1.key } }
    let lines = SchemaKeys.company.compactMap { key in company[key].map { (key, scalar($0)) } }
    let groups = [
      ("company", map(lines)), ("fonts", map(sorted(fonts).map { ($0, scalar($1)) })),
      ("prefixes", map(sorted(prefixes).map { ($0, scalar($1)) })),
      ("first_serials", map(sorted(firstSerials).map { ($0, scalar("\($1)", isQuoted: false)) })),
      ("parameters", map(sorted(parameters).map { ($0, map([("value", ProfileLoader.scalar($1))])) })),
    ]
    let pictures = logo.map { [("logo", scalar($0))] } ?? []
    return (pictures + groups.filter { !$0.1.isEmptyMap }).map { YAMLTree.Member(key: $0, origin: Origin(), value: $1) }
  }
}
