import Markup
import OPC
import WordprocessingML

/// Where the body of one document is cut for the joined one.
extension JoinedDocument {
  mutating func cut(_ found: ByteEdits, _ parts: inout JoinedParts) throws {
    var edits = found
    let outline = main.outline
    let sections = main.kinds.indices.filter {
      main.kinds[$0] == .sectionProperties && !outline.isLocalNamed("sectPrChange", at: outline.nodes[$0].parent)
    }
    let writer = JoinedSection(part: main, edits: found)
    let blanks = try blanks(sections, &parts)
    let isFirst = mapping.ordinal == 0
    let blocks = Array(outline.elements(of: body))
    let last = blocks.last.flatMap { main.kinds[$0] == .sectionProperties ? $0 : nil }
    if let first = sections.first, first != last {
      edits.replace(
        main.range(first),
        with: writer.bytes(of: first, beginsDocument: true, isFirstDocument: isFirst, references: blanks))
      edits.sort()
    }
    let isOnly = sections.first == last || sections.isEmpty
    end.section = writer.bytes(
      of: last, beginsDocument: isOnly, isFirstDocument: isFirst, references: isOnly ? blanks : [])
    let inner = outline.nodes[body].inner
    let stop = last.map { main.range($0).lowerBound } ?? inner.upperBound
    head = Array(outline.bytes[..<inner.lowerBound])
    tail = Array(outline.bytes[inner.upperBound...])
    let paragraph = blocks.last { main.kinds[$0] != .sectionProperties && !WordUniqueness.isMark(main.kinds[$0]) }
    hold(paragraph, inner.lowerBound..<stop, edits)
  }

  /// Cuts the body where the section's properties go if another document follows.
  private mutating func hold(_ paragraph: Int?, _ range: Range<Int>, _ edits: ByteEdits) {
    let outline = main.outline
    let prefix = main.prefix
    func bytes(_ part: Range<Int>) -> [UInt8] { edits.applied(to: outline.bytes, part) }
    guard let paragraph, main.kinds[paragraph] == .paragraph,
      main.child(.paragraphProperties, of: paragraph).flatMap({ main.child(.sectionProperties, of: $0) }) == nil
    else {
      // Nothing to hang the properties on: a paragraph of a hair's height.
      start = bytes(range)
      end.open = Array(
        ("<\(prefix)p><\(prefix)pPr><\(prefix)spacing \(prefix)before=\"0\" \(prefix)after=\"0\" \(prefix)line=\"20\" "
          + "\(prefix)lineRule=\"exact\"/>").utf8)
      end.close = Array("</\(prefix)pPr></\(prefix)p>".utf8)
      // A document must not end in a table either.
      if paragraph.map({ main.kinds[$0] == .table }) ?? false { end.last = end.open + end.close }
      return
    }
    let node = outline.nodes[paragraph]
    if let properties = main.child(.paragraphProperties, of: paragraph) {
      let change = outline.elements(of: properties).first { outline.isLocalNamed("pPrChange", at: $0) }
      if outline.nodes[properties].isEmptyTag {
        let tag = main.range(properties)
        start = bytes(range.lowerBound..<tag.lowerBound)
        end.open = Array("<\(prefix)pPr>".utf8)
        end.close = Array("</\(prefix)pPr>".utf8) + bytes(tag.upperBound..<range.upperBound)
        end.last = bytes(tag.lowerBound..<range.upperBound)
      } else {
        let place = change.map { main.range($0).lowerBound } ?? outline.nodes[properties].inner.upperBound
        start = bytes(range.lowerBound..<place)
        end.close = bytes(place..<range.upperBound)
        end.last = end.close
      }
    } else if node.isEmptyTag {
      start = bytes(range.lowerBound..<node.outer.lowerBound)
      end.open = bytes(node.outer.lowerBound..<(node.outer.upperBound - 2)) + Array("><\(prefix)pPr>".utf8)
      end.close = Array("</\(prefix)pPr></\(prefix)p>".utf8) + bytes(node.outer.upperBound..<range.upperBound)
      end.last = bytes(node.outer.lowerBound..<range.upperBound)
    } else {
      start = bytes(range.lowerBound..<node.inner.lowerBound)
      end.open = Array("<\(prefix)pPr>".utf8)
      end.close = Array("</\(prefix)pPr>".utf8) + bytes(node.inner.lowerBound..<range.upperBound)
      end.last = bytes(node.inner.lowerBound..<range.upperBound)
    }
  }
}
