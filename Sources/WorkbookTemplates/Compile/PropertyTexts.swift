import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime

/// Tags in a workbook's properties: title, author, company and those that people add themselves.
struct PropertyTexts {
  /// The parts that have tags.
  private(set) var parts: [ProgramPart] = []
  private(set) var tags: [LocatedTag] = []

  /// `forgetsTitles` says that names of sheets change with the data, so that the application's list of them has to go.
  init(
    _ package: OPCPackage, file: String, delimiters: TagDelimiters, forgetsTitles: Bool, _ compiler: inout SlotCompiler
  ) {
    let origin = Origin(
      file: file, place: LocalizedText("文件属性", hant: "檔案屬性", en: "the document's properties"))
    for part in package.parts where part.isProperties {
      // What cannot be read has no tags.
      guard let bytes = try? part.xml(),
        let outline = try? XMLOutline(
          (forgetsTitles ? SheetCopy.withoutTitles(bytes) : nil) ?? bytes, name: part.name.text)
      else { continue }
      if let program = program(outline, origin, delimiters, &compiler) {
        parts.append(ProgramPart(part.name, program: program, vocabulary: compiler.vocabulary))
      }
    }
  }

  private mutating func program(
    _ outline: XMLOutline, _ origin: Origin, _ delimiters: TagDelimiters, _ compiler: inout SlotCompiler
  ) -> Program? {
    var builder = ProgramBuilder()
    var at = 0
    for node in outline.nodes.indices where outline.nodes[node].kind == .text {
      let text = Array(outline.text(of: node).utf8)
      var parser = TagParser(delimiters: delimiters)
      let placed = compiler.place(
        text, parser: &parser, at: origin, in: NameScope(compiler.vocabulary), as: .xml)
      if placed.located.isEmpty { continue }
      tags += placed.located
      builder.bytes(outline.bytes[at..<outline.nodes[node].outer.lowerBound])
      placed.write(text, to: &builder)
      at = outline.nodes[node].outer.upperBound
    }
    if at == 0 { return nil }
    builder.bytes(outline.bytes[at...])
    return builder.program
  }
}
