import Findings
import Foundation
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates

/// A workbook rendered from a fixture, with its parts as text.
struct RenderedBook {
  let bytes: [UInt8]
  private let package: OPCPackage

  init(_ file: String, _ data: TemplateValue) throws {
    let source = try Repository.bytes("Tests/TemplatesTests/Fixtures/xlsx/\(file).xlsx")
    let (template, findings) = CompiledTemplate.compile(source, name: "\(file).xlsx", vocabulary: .open)
    #expect(findings.map { $0.text(in: .zhHans) } == [])
    bytes = try #require(template).render(data)
    package = try OPCPackage(reading: bytes, name: "out.xlsx")
  }

  func part(_ name: PartName) throws -> String { String(decoding: try package.bytes(of: name), as: UTF8.self) }

  var parts: [String] { package.parts.map(\.name.text) }

  /// Every formula of a sheet by its cell.
  func formulas(_ name: PartName) throws -> [String: String] {
    let outline = try XMLOutline(try package.bytes(of: name), name: name.text)
    var formulas: [String: String] = [:]
    for index in outline.nodes.indices where outline.isNamed("f", at: index) {
      formulas[outline.attribute("r", of: outline.nodes[index].parent) ?? ""] = outline.text(of: index)
    }
    return formulas
  }

  /// The faults that a strict reader would find.
  var faults: [String] {
    PackageCheck.findings(in: bytes, name: "out.xlsx", schemas: PackageCheck.schemaFolder()).map(\.description)
  }

  /// The names of a part's elements in order, those of empty cells' texts left out.
  func elements(_ name: PartName) throws -> [String] {
    let outline = try XMLOutline(try package.bytes(of: name), name: name.text)
    return outline.nodes.indices.filter { outline.nodes[$0].kind == .element }.map { outline.name(of: $0) }
  }

  /// The text of the first element with this name.
  func text(of element: String, in name: PartName) throws -> String? {
    let outline = try XMLOutline(try package.bytes(of: name), name: name.text)
    return outline.nodes.indices.first { outline.name(of: $0) == element }.map { outline.text(of: $0) }
  }
}
