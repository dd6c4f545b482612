import Foundation
import Markup
import Pictures
import TemplateRuntime
import WordprocessingML

/// A picture in a template that another one takes the place of: same position, frame and effects, its size adapted.
struct WordPlaceholder {
  private let part: WordOutline
  /// `w:drawing`
  private let drawing: Int
  /// `wp:docPr`
  private let properties: Int
  /// `a:blip`
  private let fill: Int
  /// The places with the size: `wp:extent`, `a:ext`.
  private let extents: [Int]
  /// `a:xfrm`
  private let transform: Int?
  /// The picture's file, if it is shown nowhere else.
  private let own: OwnPicture?

  /// The drawing that these properties belong to; `nil` if it holds anything but one picture.
  init?(_ source: WordPartSource, properties: Int) {
    let part = source.part
    let outline = part.outline
    guard let drawing = part.ancestor(of: properties, where: { outline.name(of: $0) == part.prefix + "drawing" })
    else { return nil }
    let inside = drawing..<outline.nodes[drawing].subtreeEnd
    let fills = inside.filter { outline.isLocalNamed("blip", at: $0) }
    guard fills.count == 1, inside.filter({ part.kinds[$0] == .drawingProperties }).count == 1,
      inside.filter({ outline.isLocalNamed("xfrm", at: $0) }).count <= 1,
      !inside.contains(where: { part.kinds[$0] == .textBox })
    else { return nil }
    self.part = part
    self.drawing = drawing
    self.properties = properties
    fill = fills[0]
    let id = outline.attribute("r:embed", of: fills[0]) ?? ""
    let uses = outline.nodes.indices.count { outline.attribute("r:embed", of: $0) == id }
    own = uses == 1 ? OwnPicture(id, of: source.name, in: source.package) : nil
    transform = inside.first { outline.isLocalNamed("xfrm", at: $0) }
    extents = inside.filter {
      outline.isLocalNamed("extent", at: $0)
        || outline.isLocalNamed("ext", at: $0) && outline.attributeRange("cx", of: $0) != nil
    }
  }

  /// The drawing's bytes.
  var range: Range<Int> { part.range(drawing) }

  /// The size in millimetres, rounded.
  var size: PrintSize? {
    guard let extent = extents.first, let width = part.outline.attribute("cx", of: extent).flatMap(Double.init),
      let height = part.outline.attribute("cy", of: extent).flatMap(Double.init)
    else { return nil }
    let size = PrintSize(
      width: (width / PrintSize.emuPerMillimetre * 100).rounded() / 100,
      height: (height / PrintSize.emuPerMillimetre * 100).rounded() / 100)
    return (1...1_000).contains(size.width) && (1...1_000).contains(size.height) ? size : nil
  }

  /// The changes that make the drawing once for every picture of a tag, and not at all where there is none.
  func edits(tag: Int, descriptions: [String]) -> [WordEdit] {
    let outline = part.outline
    let whole = part.range(drawing)
    var edits = [
      WordEdit(
        range: whole.lowerBound..<whole.lowerBound, rank: .mark, order: .max, actions: [.placeholder(tag: tag)]),
      WordEdit(range: whole.upperBound..<whole.upperBound, rank: .mark, order: -1, actions: [.placeholderEnd]),
    ]
    func replace(_ range: Range<Int>?, with actions: [WordEdit.Action]) {
      if let range { edits.append(WordEdit(range: range, rank: .content, order: -1, actions: actions)) }
    }
    for extent in extents {
      replace(outline.attributeRange("cx", of: extent), with: [.fact(.width)])
      replace(outline.attributeRange("cy", of: extent), with: [.fact(.height)])
    }
    replace(outline.attributeRange("id", of: properties), with: [.fresh])
    replace(outline.attributeRange(descriptions[0], of: properties), with: [.fact(.name)])
    for other in descriptions.dropFirst() { replace(outline.attributeRange(other, of: properties), with: []) }
    for attribute in outline.attributes(of: fill) {
      switch outline.bytes[attribute.name] {
      case let name where name.elementsEqual("r:link".utf8): replace(attribute.outer, with: [])
      case let name where name.elementsEqual("r:embed".utf8):
        replace(attribute.value, with: [.fact(own.map { .own($0) } ?? .relationship)])
      default: break
      }
    }
    // Another rendering of the same picture, such as SVG, hangs on the fill.
    replace(outline.nodes[fill].inner, with: [])
    if let crop = outline.nodes.indices.first(where: {
      $0 > fill && $0 < outline.nodes[drawing].subtreeEnd && outline.isLocalNamed("srcRect", at: $0)
    }) {
      replace(part.range(crop), with: [])
    }
    if let transform {
      for name in ["rot", "flipH", "flipV"] {
        if let turn = outline.attributes(of: transform).first(where: {
          outline.bytes[$0.name].elementsEqual(name.utf8)
        }) {
          replace(turn.outer, with: [])
        }
      }
      let behindName = outline.nodes[transform].nameRange.upperBound
      replace(behindName..<behindName, with: [.fact(.rotation)])
    }
    return edits
  }
}
