import Markup

/// Cuts what stands before and after a worksheet's rows, so that references follow rows that move.
struct SheetTailCompiler {
  let outline: XMLOutline
  /// Whether rows can move; where they cannot, every byte stays.
  let moves: Bool

  /// The bytes up to and including `sheetData`'s start tag, and what follows the rows.
  func parts() -> (head: [UInt8], tail: [SheetTail]) {
    let bytes = outline.bytes
    guard let data = outline.elements(of: outline.root).first(where: { outline.isLocalNamed("sheetData", at: $0) }) else {
      return (bytes, [])
    }
    let node = outline.nodes[data]
    var head: [UInt8] = []
    var at = 0
    if moves, let dimension = outline.elements(of: outline.root).first(where: { outline.isLocalNamed("dimension", at: $0) }) {
      // It would be wrong now, and it may be left out.
      head += bytes[..<outline.nodes[dimension].outer.lowerBound]
      at = outline.nodes[dimension].outer.upperBound
    }
    let name = outline.name(of: data)
    head += bytes[at..<node.outer.lowerBound] + Array("<\(name)>".utf8)
    let end = Array("</\(name)>".utf8)
    guard moves else { return (head, [.bytes(end + bytes[node.outer.upperBound...])]) }

    var tail: [SheetTail] = [.bytes(end)]
    at = node.outer.upperBound
    for element in outline.elements(of: outline.root) where outline.nodes[element].outer.lowerBound >= at {
      guard let piece = tailPiece(element) else { continue }
      tail += [.bytes(Array(bytes[at..<outline.nodes[element].outer.lowerBound])), piece]
      at = outline.nodes[element].outer.upperBound
    }
    tail.append(.bytes(Array(bytes[at...])))
    return (head, tail)
  }

  private func tailPiece(_ element: Int) -> SheetTail? {
    switch outline.localName(of: element) {
    case "mergeCells": group(element) { perRange($0) }
    case "hyperlinks": group(element) { perRange($0) }
    case "dataValidations": group(element) { ranges($0) }
    case "rowBreaks": group(element) { rowNumber($0) }
    case "conditionalFormatting": ranges(element)
    case "autoFilter": perRange(element)
    default: nil
    }
  }

  /// The element with its children one by one; its counts are left out, since they may be.
  private func group(_ element: Int, _ child: (Int) -> SheetTail?) -> SheetTail? {
    var before = Array("<\(outline.name(of: element))".utf8)
    for attribute in outline.attributes(of: element) {
      let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
      if name == "count" || name == "manualBreakCount" { continue }
      before += outline.bytes[attribute.outer]
    }
    before.append(UInt8(ascii: ">"))
    let children = outline.elements(of: element).map { child($0) ?? .bytes(Array(outline.bytes[outline.nodes[$0].outer])) }
    return .group(before: before, children, after: Array("</\(outline.name(of: element))>".utf8))
  }

  private func perRange(_ element: Int) -> SheetTail? {
    guard let (before, value, after) = cut("ref", element), let range = CellRange(value) else { return nil }
    return .perRange(before: before, range, after: after)
  }

  private func ranges(_ element: Int) -> SheetTail? {
    guard let (before, value, after) = cut("sqref", element) else { return nil }
    let ranges = value.split(separator: " ").compactMap { CellRange(String($0)) }
    guard !ranges.isEmpty else { return nil }
    return .ranges(before: before, ranges, after: after)
  }

  private func rowNumber(_ element: Int) -> SheetTail? {
    guard let (before, value, after) = cut("id", element), let row = Int(value) else { return nil }
    return .rowNumber(before: before, row, after: after)
  }

  /// The element's bytes before and after an attribute's value, and the value.
  private func cut(_ attribute: String, _ element: Int) -> (before: [UInt8], value: String, after: [UInt8])? {
    guard let range = outline.attributeRange(attribute, of: element),
      let value = outline.attribute(attribute, of: element)
    else { return nil }
    let outer = outline.nodes[element].outer
    return (
      Array(outline.bytes[outer.lowerBound..<range.lowerBound]), value, Array(outline.bytes[range.upperBound..<outer.upperBound])
    )
  }
}
