import Findings

/// The text of a profile with the name of its file.
package struct ProfileText: Sendable {
  /// The YAML text.
  package var yaml: String
  /// The path under which findings speak of it.
  package var file: String
  /// Makes a text.
  package init(yaml: String, file: String) {
    self.yaml = yaml
    self.file = file
  }
}

/// Reads a profile with those that it is based on: it says only what differs.
struct ProfileLayers {
  /// One of them.
  struct Layer {
    var source: ProfileText
    /// What it says, without `base`.
    var tree: YAMLTree
  }

  /// The profile of a name; `nil` if there is none.
  let find: (String) throws -> ProfileText?
  var findings: [Finding] = []

  init(find: @escaping (String) throws -> ProfileText?) { self.find = find }

  /// The layers, the lowest first; none if there is nothing to go on with.
  mutating func read(_ source: ProfileText, above: [String] = []) throws -> [Layer] {
    let (tree, problems) = YAMLTree.read(source.yaml, file: source.file)
    findings += problems
    guard let tree else { return [] }
    guard case .map(let members) = tree.content, let base = members.first(where: { $0.key == "base" }) else {
      return [Layer(source: source, tree: tree)]
    }
    guard case .scalar(let name, _) = base.value.content, !above.contains(source.file), let text = try find(name)
    else {
      findings.append(.noBase(at: base.value.origin))
      return []
    }
    let below = try read(text, above: above + [source.file])
    let own = YAMLTree(content: .map(members.filter { $0.key != "base" }), origin: tree.origin)
    return below.isEmpty ? [] : below + [Layer(source: source, tree: own)]
  }
}

extension [ProfileLayers.Layer] {
  /// The whole profile.
  var tree: YAMLTree? { first.map { lowest in dropFirst().reduce(lowest.tree) { $0.merged(with: $1.tree) } } }
}

extension Finding {
  /// The profile that another is based on is not there, or is based on that one in turn.
  fileprivate static func noBase(at origin: Origin) -> Finding {
    Finding(
      code: .noBase,
      LocalizedText(
        "base 指的公司参数不存在，或又以这一份为底", hant: "base 指的公司參數不存在，或又以這一份為底",
        en: "there is no profile of the name that base gives, or it is based on this one"), at: origin,
      hint: LocalizedText(
        "写 profiles 目录里一份的名称（不带 .yaml），或 profile", hant: "寫 profiles 目錄裡一份的名稱（不帶 .yaml），或 profile",
        en: "give the name of one in the folder profiles, without .yaml, or profile"))
  }
}
