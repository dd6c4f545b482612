/// Blocks lie at most three deep in each other.
struct BlockDepthRule: OFDRule {
  static let clause = "6.2.3e"
  private static let most = 3

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("PageBlock").filter { block in
        var depth = 0
        var at = block
        while at >= 0 {
          if part.localName(at) == "PageBlock" { depth += 1 }
          at = part.parent(at)
        }
        return depth > BlockDepthRule.most
      }.map { part.fault($0, "lies deeper than \(BlockDepthRule.most) blocks") }
    }
  }
}
