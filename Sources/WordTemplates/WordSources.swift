import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// The parts of a template in the order of compiling, and what they have to be unique against.
struct WordSources {
  /// The main document first, notes after all that refers to them, properties and the like last.
  private(set) var parts: [WordPartSource] = []
  /// The greatest number of a drawing.
  private(set) var lastDrawing = 0
  /// The greatest number of a bookmark, insertion, deletion.
  private(set) var lastAnnotation = 0
  /// The lists.
  private(set) var numbering: (name: PartName, lists: WordNumbering)?
  /// What ids of new links begin with.
  private(set) var linkPrefix = "rIdLink"

  init(_ source: TemplateSource, _ compiler: inout SlotCompiler) {
    let package = source.package
    let styles = WordStyles(package)
    var found: [(rank: Int, source: WordPartSource)] = []
    for part in package.parts {
      let kind = WordPartKind(contentType: part.contentType)
      guard let title = kind?.name ?? WordLooseTexts.title(of: part, in: package) else { continue }
      do {
        let bytes = try part.bytes()
        if PartLimits.isTooLarge(bytes) {
          compiler.report([PartLimits.tooLarge(part.name, in: source.name)])
          continue
        }
        let word = try WordOutline(bytes, name: part.name.text)
        let rank = part.name == package.mainPart ? 0 : kind == nil ? 3 : kind?.noteKind == nil ? 1 : 2
        let range = 0..<word.outline.bytes.count
        found.append(
          (
            rank,
            WordPartSource(
              part: word, name: part.name, title: title, kind: kind, file: source.name, delimiters: source.delimiters,
              package: package, styles: styles, range: range)
          ))
        if kind != nil { count(word) }
      } catch {
        compiler.report([WordSources.unreadable(part.name, because: error, in: source.name)])
      }
    }
    for index in found.indices where found[index].source.kind != nil {
      do {
        let (split, problems) = try WordParagraphSplitter.split(
          found[index].source, compiler.vocabulary, &lastAnnotation)
        found[index].source = split
        compiler.report(problems)
      } catch {
        compiler.report([WordSources.unreadable(found[index].source.name, because: error, in: source.name)])
      }
    }
    // Comments may stand on footnotes, never the other way round.
    parts = found.enumerated().sorted {
      ($0.element.rank, $0.element.source.kind == .comments ? 1 : 0, $0.offset)
        < ($1.element.rank, $1.element.source.kind == .comments ? 1 : 0, $1.offset)
    }.map(\.element.source)
    if let part = package.part("numbering", from: package.mainPart), let bytes = try? part.bytes(),
      let lists = try? WordNumbering(bytes, name: part.name.text)
    {
      numbering = (part.name, lists)
    }
    let ids = package.parts.flatMap { package.relationships(of: $0.name).map(\.id) }
    while ids.contains(where: { $0.hasPrefix(linkPrefix) }) { linkPrefix += "_" }
  }

  private mutating func count(_ part: WordOutline) {
    for (node, kind) in part.kinds.enumerated() {
      switch kind {
      case .drawingProperties: raise(&lastDrawing, part.outline.attribute("id", of: node))
      case .bookmarkStart, .bookmarkEnd, .inserted, .deleted, .movedTo, .movedFrom, .mark:
        raise(&lastAnnotation, part.attribute("id", of: node))
      default: break
      }
    }
  }

  /// Past the range of the ids there is no room: such numbers do not count.
  private func raise(_ greatest: inout Int, _ text: String?) {
    if let number = text.flatMap(Int.init), number < Int(Int32.max) / 2 { greatest = max(greatest, number) }
  }

  private static func unreadable(_ part: PartName, because error: any Error, in file: String) -> Finding {
    let message =
      (error as? OPCError)?.message ?? (error as? MarkupError)?.message
      ?? LocalizedText("部件 \(part) 无法读取", hant: "部件 \(part) 無法讀取", en: "the part \(part) cannot be read")
    return Finding(code: .templateUnreadable, message, at: Origin(file: file))
  }
}

extension WordPartKind {
  /// The kind of the notes in it.
  var noteKind: NoteKind? {
    switch self {
    case .footnotes: .footnotes
    case .endnotes: .endnotes
    case .comments: .comments
    case .document, .header, .footer: nil
    }
  }
}
