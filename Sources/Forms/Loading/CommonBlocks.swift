package import Findings

/// What forms have in common (`forms/common.yaml`): choice lists, and blocks of fields with their rules and layout rows.
package struct CommonBlocks: Sendable {
  /// One block.
  struct Block: Sendable {
    var fields: [YAMLTree]
    var rules: [YAMLTree]
    var rows: [YAMLTree]
  }

  /// The choice lists by name, as written.
  private(set) var choices: [String: YAMLTree.Member] = [:]
  /// The blocks by name.
  private(set) var blocks: [String: Block] = [:]

  /// Nothing in common.
  package static let none = CommonBlocks()

  private init() {}

  /// Reads `common.yaml`.
  ///
  /// The blocks' fields and rules are checked in each form that uses them: what they mean depends on the form.
  package static func read(yaml: String, file: String) -> (common: CommonBlocks, findings: [Finding]) {
    let (tree, findings) = YAMLTree.read(yaml, file: file)
    var reader = TreeReader(findings: findings)
    var common = CommonBlocks()
    guard let tree, let map = reader.map(tree, keys: SchemaKeys.common) else { return (common, reader.findings) }
    for member in reader.members(map, "choices") { common.choices[member.key] = member }
    for member in reader.members(map, "blocks") {
      guard let block = reader.map(member.value, keys: SchemaKeys.block) else { continue }
      common.blocks[member.key] = Block(
        fields: reader.list(block, "fields"), rules: reader.list(block, "rules"), rows: reader.list(block, "rows"))
    }
    return (common, reader.findings)
  }

  /// These lists and blocks, and those of `other` that have other names: a company's own come before the installed ones.
  package func adding(_ other: CommonBlocks) -> CommonBlocks {
    var sum = self
    sum.choices.merge(other.choices) { own, _ in own }
    sum.blocks.merge(other.blocks) { own, _ in own }
    return sum
  }
}
