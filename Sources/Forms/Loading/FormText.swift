import Findings

/// A form's YAML text, read once, with what the form takes from the blocks that forms have in common: its schema is made of
/// it, and the outline that forms which refer to it see.
package struct FormText: Sendable {
  /// The whole form; `nil` if there was nothing to go on with.
  let tree: YAMLTree?
  /// What is wrong with the text as YAML and with its use of blocks.
  let findings: [Finding]
  /// The text of the form as it stands alone.
  let text: String

  /// Reads a text; findings have their line and column in `file`.
  package init(_ yaml: String, file: String, common: CommonBlocks = .none) {
    let (tree, findings) = YAMLTree.read(yaml, file: file)
    var expansion = BlockExpansion(common: common, reader: TreeReader(findings: findings))
    let whole = tree.map { expansion.form($0) }
    self.tree = whole
    self.findings = expansion.reader.findings
    text = expansion.isUsed ? whole?.text() ?? yaml : yaml
  }
}
