import Findings

/// Reads `printers` of a profile: `{ 前台针式: { x: 1.5, y: -0.5 } }`.
enum PrinterLoader {
  static func printers(_ map: TreeMap, with reader: inout TreeReader) -> [String: PrinterOffset] {
    guard let tree = map.value("printers") else { return [:] }
    guard case .map(let members) = tree.content else {
      reader.wrongKind(tree, expecting: LocalizedText("一组打印机", hant: "一組印表機", en: "a map of printers"))
      return [:]
    }
    var printers: [String: PrinterOffset] = [:]
    for member in members {
      guard let inner = reader.map(member.value, keys: SchemaKeys.printer) else { continue }
      printers[member.key] = PrinterOffset(
        x: length(inner, "x", with: &reader) ?? 0, y: length(inner, "y", with: &reader) ?? 0)
    }
    return printers
  }

  /// A length to either side; 0 where it is not said.
  private static func length(_ map: TreeMap, _ key: String, with reader: inout TreeReader) -> Double? {
    guard let tree = map.value(key) else { return nil }
    let limit = PrinterOffset.limit
    if case .scalar(let text, _) = tree.content, text.utf8.allSatisfy({ "+-.0123456789".utf8.contains($0) }),
      let value = Double(text), abs(value) <= limit
    {
      return value
    }
    let (low, high) = (Int(-limit), Int(limit))
    reader.wrongKind(
      tree,
      expecting: LocalizedText(
        "\(low) 到 \(high) 的毫米数", hant: "\(low) 到 \(high) 的公釐數", en: "millimetres from \(low) to \(high)"))
    return nil
  }
}
