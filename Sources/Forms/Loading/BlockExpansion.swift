import Findings

/// Puts the shared blocks and choice lists that a form uses into its tree, so that the loader sees a form that stands alone.
///
/// `use: [head, customer]` at the top stands before the form's own fields, `- use: product` in `fields` where it is written. A
/// field of the form with the id of a field that a block gave changes its attributes and leaves it in its place; a rule
/// likewise. `- use: customer` among the layout's rows stands for the rows of the block.
struct BlockExpansion {
  let common: CommonBlocks
  var reader: TreeReader
  /// Whether the form took anything from the blocks: then its own text alone does not say what it is.
  private(set) var isUsed = false
  private var rules: [YAMLTree] = []

  init(common: CommonBlocks, reader: TreeReader) {
    self.common = common
    self.reader = reader
  }

  /// The form with everything in its place.
  mutating func form(_ tree: YAMLTree) -> YAMLTree {
    guard case .map(var members) = tree.content else { return tree }
    let use = members.firstIndex { $0.key == "use" }.map { members.remove(at: $0) }
    let head = use.map { reader.list($0.value).map { YAMLTree.use($0, at: use?.origin ?? tree.origin) } } ?? []
    let own = members.first { $0.key == "fields" }
    if use != nil || own != nil {
      let items = head + (own.map { reader.list($0.value) } ?? [])
      members.put("fields", list: fields(items), at: own?.origin ?? use?.origin ?? tree.origin)
    }
    addChoices(to: &members, at: tree.origin)
    let ownRules = members.first { $0.key == "rules" }
    if !rules.isEmpty {
      let items = ownRules.map { reader.list($0.value) } ?? []
      members.put("rules", list: merged(items, into: rules), at: ownRules?.origin ?? tree.origin)
    }
    expandLayout(&members)
    return YAMLTree(content: .map(members), origin: tree.origin)
  }

  /// Fields, with those of blocks where they are used, in repeats too.
  private mutating func fields(_ items: [YAMLTree]) -> [YAMLTree] {
    var fields: [YAMLTree] = []
    var shared: [String: Int] = [:]
    for item in items {
      if case .map(let members) = item.content, members.contains(where: { $0.key == "use" }) {
        for field in self.block(item)?.fields ?? [] {
          if let id = field.id { shared[id] = fields.count }
          fields.append(field)
        }
      } else if let id = item.id, let index = shared[id] {
        fields[index] = fields[index].changed(by: item)
      } else {
        fields.append(item)
      }
    }
    return fields.map { field in
      guard case .map(var members) = field.content, let columns = members.first(where: { $0.key == "fields" }),
        case .list(let items) = columns.value.content
      else { return field }
      members.put("fields", list: self.fields(items), at: columns.origin)
      return YAMLTree(content: .map(members), origin: field.origin)
    }
  }

  /// The block that an item `use: NAME`, `without: [IDS]` names; its rules are kept for the form.
  private mutating func block(_ item: YAMLTree) -> CommonBlocks.Block? {
    guard let map = reader.map(item, keys: SchemaKeys.use), let tree = map.value("use") else { return nil }
    guard var block = named(tree) else { return nil }
    for name in reader.list(map, "without") {
      guard let id = reader.string(name) else { continue }
      let known = (block.fields + block.rules).compactMap(\.id)
      if !known.contains(id) { reader.findings.append(.unknownName(id, known: known, at: name.origin)) }
      block.fields.removeAll { $0.id == id }
      block.rules.removeAll { $0.id == id }
    }
    rules += block.rules
    return block
  }

  private mutating func named(_ tree: YAMLTree) -> CommonBlocks.Block? {
    guard let name = reader.string(tree) else { return nil }
    isUsed = true
    if let block = common.blocks[name] { return block }
    reader.findings.append(.unknownName(name, known: common.blocks.keys.sorted(), at: tree.origin))
    return nil
  }

  private func merged(_ items: [YAMLTree], into shared: [YAMLTree]) -> [YAMLTree] {
    var all = shared
    for item in items {
      if let index = all.firstIndex(where: { $0.id != nil && $0.id == item.id }) {
        all[index] = all[index].changed(by: item)
      } else {
        all.append(item)
      }
    }
    return all
  }

  /// Adds the shared lists that fields name and the form does not have.
  private mutating func addChoices(to members: inout [YAMLTree.Member], at origin: Origin) {
    let own = members.first { $0.key == "choices" }
    var lists: [YAMLTree.Member] = []
    switch own?.value.content {
    case .map(let given)?: lists = given
    case .nothing?, nil: break
    default: return
    }
    var names = Set(lists.map(\.key))
    for name in members.first(where: { $0.key == "fields" })?.value.choiceNames ?? [] {
      guard let list = common.choices[name], names.insert(name).inserted else { continue }
      isUsed = true
      lists.append(list)
    }
    if !lists.isEmpty {
      members.put("choices", YAMLTree(content: .map(lists), origin: origin), at: own?.origin ?? origin)
    }
  }

  private mutating func expandLayout(_ members: inout [YAMLTree.Member]) {
    guard let layout = members.first(where: { $0.key == "layout" }), case .map(var parts) = layout.value.content,
      let rows = parts.first(where: { $0.key == "rows" }), case .list(let blocks) = rows.value.content
    else { return }
    var expanded: [YAMLTree] = []
    for block in blocks {
      if case .map(let keys) = block.content, keys.count == 1, let key = keys.first, key.key == "use" {
        expanded += named(key.value)?.rows ?? []
      } else {
        expanded.append(block)
      }
    }
    parts.put("rows", list: expanded, at: rows.origin)
    members.put("layout", YAMLTree(content: .map(parts), origin: layout.value.origin), at: layout.origin)
  }
}

extension YAMLTree {
  /// `use: NAME`, as it stands in a list of fields.
  fileprivate static func use(_ name: YAMLTree, at origin: Origin) -> YAMLTree {
    YAMLTree(content: .map([Member(key: "use", origin: origin, value: name)]), origin: name.origin)
  }

  /// The id of a field or rule.
  fileprivate var id: String? {
    guard case .map(let members) = content, let id = members.first(where: { $0.key == "id" }),
      case .scalar(let text, _) = id.value.content
    else { return nil }
    return text
  }

  /// The names of the choice lists that fields and their columns use.
  fileprivate var choiceNames: [String] {
    switch content {
    case .list(let items): items.flatMap(\.choiceNames)
    case .map(let members):
      members.flatMap { member -> [String] in
        if member.key == "fields" { return member.value.choiceNames }
        guard member.key == "choices", case .scalar(let name, _) = member.value.content else { return [] }
        return [name]
      }
    default: []
    }
  }
}
