import Markup
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// Writes the parts that belong to one sheet: comments, drawing, charts, tables, and its relationships.
struct SidePartWriter {
  private let sheet: SheetTemplate
  private let part: PartName
  private let isFirst: Bool
  private let package: OPCPackage
  /// Parts by the name that the template has for them.
  private var written: [(old: PartName, new: PartName, content: [UInt8])] = []
  private var renamed: [PartName: PartName] = [:]
  private var removed: Set<PartName> = []
  private var drawingName: PartName?
  private var added: (name: PartName, content: [UInt8])?
  /// Links that were made.
  var links: [Relationship] = []

  init(_ sheet: SheetTemplate, part: PartName, isFirst: Bool, package: OPCPackage) {
    self.sheet = sheet
    self.part = part
    self.isFirst = isFirst
    self.package = package
  }

  private mutating func write(_ old: PartName, _ content: [UInt8], _ names: inout NewPartNames) {
    let new = isFirst ? old : names.next(after: old)
    renamed[old] = new
    written.append((old, new, content))
  }

  mutating func writeCharts(
    _ place: FormulaLocation, _ map: RowMap?, _ names: inout NewPartNames, _ state: inout RenderState
  ) throws(TemplateError) {
    var place = place
    place.extends = true
    for chart in sheet.charts {
      write(chart.name, try chart.rendered(place, map, table: nil, &state), &names)
    }
  }

  mutating func writeComments(_ gathered: GatheredAttachments, _ map: RowMap, _ names: inout NewPartNames) {
    guard let comments = sheet.comments else { return }
    write(comments.name, comments.head + gathered.comments + comments.tail, &names)
    if let shapes = comments.shapes {
      write(shapes.name, shapes.head + gathered.shapes + shapes.tail, &names)
    }
    guard let threads = comments.threads else { return }
    guard isFirst else {
      removed.insert(threads.name)
      return
    }
    var out: [UInt8] = []
    for piece in threads.pieces {
      switch piece {
      case .bytes(let bytes): out += bytes
      case .comment(let before, let range, let after):
        guard let rows = map.ranges(of: range.rows).first else { continue }
        out += before
        range.inRows(rows).append(to: &out)
        out += after
      }
    }
    write(threads.name, out, &names)
  }

  mutating func writeDrawing(_ gathered: GatheredAttachments, _ names: inout NewPartNames) {
    guard let name = drawingName else { return }
    if let drawing = sheet.drawing {
      renamed[drawing.name] = name
      written.append((drawing.name, name, drawing.head + gathered.anchors + drawing.tail))
    } else if let id = gathered.drawingID, !gathered.anchors.isEmpty {
      let root = "xdr:wsDr xmlns:xdr=\"\(GatheredAttachments.drawings)\""
      added = (name, Array("<\(root)>".utf8) + gathered.anchors + Array("</xdr:wsDr>".utf8))
      links.append(Relationship(id: id, type: RelationshipType.office("drawing"), to: name, from: part))
    }
  }

  /// The part of the sheet's drawing, which must have its name before pictures are drawn.
  mutating func nameDrawing(_ names: inout NewPartNames) -> PartName? {
    if let drawing = sheet.drawing {
      drawingName = isFirst ? drawing.name : names.next(after: drawing.name)
    } else if sheet.getsDrawing {
      drawingName = names.next(after: "/xl/drawings/drawing1.xml")
    }
    return drawingName
  }

  mutating func write(
    _ table: TableTemplate, id: Int?, name: String, _ place: FormulaLocation, _ map: RowMap?,
    _ names: inout NewPartNames, _ state: inout RenderState
  ) throws(TemplateError) {
    let number = id ?? table.id
    write(table.part.name, try table.part.rendered(place, map, table: (number, name), &state), &names)
  }

  /// Adds the parts, and the relationships that lead to them, to the changes.
  mutating func finish(into changes: inout OPCChanges) {
    if let added {
      changes.additions.append(
        OPCChanges.Addition(
          name: added.name, contentType: "application/vnd.openxmlformats-officedocument.drawing+xml",
          content: .plain(added.content)))
    }
    for (old, new, content) in written {
      if isFirst {
        changes.replacements[old] = .plain(content)
        continue
      }
      changes.additions.append(
        OPCChanges.Addition(name: new, contentType: package.part(old)?.contentType ?? "", content: .plain(content)))
      // A drawing and its charts have relationships of their own.
      let links = package.relationships(of: old).compactMap { link -> Relationship? in
        guard let target = link.part else { return link }
        if ["chartStyle", "chartColorStyle"].contains(link.shortType) { return nil }
        return Relationship(id: link.id, type: link.type, to: renamed[target] ?? target, from: new)
      }
      add(links, of: new, &changes)
    }
    let kept = sheet.relationships.compactMap { link -> Relationship? in
      guard let target = link.part else { return link }
      if removed.contains(target) || (!isFirst && link.shortType == "pivotTable") { return nil }
      return Relationship(id: link.id, type: link.type, to: renamed[target] ?? target, from: part)
    }
    if isFirst {
      let old = package.relationships(of: part)
      if kept.count == old.count, links.isEmpty { return }
      let name = PartName.relationships(of: part)
      if package.part(name) != nil {
        changes.replacements[name] = .plain(SidePartWriter.xml(kept + links))
        return
      }
    }
    add(kept + links, of: part, &changes)
  }

  private func add(_ links: [Relationship], of source: PartName, _ changes: inout OPCChanges) {
    for link in links { changes.relationships.append((source, link)) }
  }

  private static func xml(_ links: [Relationship]) -> [UInt8] {
    var writer = XMLWriter(declaration: true)
    writer.open("Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")])
    for link in links {
      writer.open("Relationship", [("Id", link.id), ("Type", link.type), ("Target", link.target)])
      if link.isExternal { writer.attribute("TargetMode", "External") }
      writer.close()
    }
    writer.close()
    return writer.bytes
  }
}
