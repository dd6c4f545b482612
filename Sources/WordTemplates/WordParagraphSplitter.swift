import Findings
import Markup
import TemplateLanguage
import WordprocessingML

/// Gives what stands beside a section's tags a paragraph of its own: text before `{{#x}}` and behind `{{/x}}` is none of the
/// section's, and is printed once, whatever the section holds.
///
/// The markup is changed before it is compiled. Only paragraphs with a tag whose section goes over several paragraphs are
/// split, and only where there is something to see on the outer side of the tag.
struct WordParagraphSplitter {
  private let compiler: WordPartCompiler
  /// The last number of a bookmark or change.
  private var lastAnnotation: Int
  private var edits: [WordSeams.Edit] = []
  private var findings: [Finding] = []

  /// The part as it is compiled, and why it could not be split where it should be. `lastAnnotation` is the greatest number of a
  /// bookmark or change in the document, and grows by those that are made.
  ///
  /// - Throws: `MarkupError` if the changed part cannot be read again.
  static func split(
    _ source: WordPartSource, _ vocabulary: TemplateVocabulary, _ lastAnnotation: inout Int
  ) throws(MarkupError) -> (source: WordPartSource, findings: [Finding]) {
    let reader = WordTagReader(source)
    guard reader.tags.contains(where: { $0.located.tag.kind == .close }) else { return (source, []) }
    var splitter = WordParagraphSplitter(compiler: WordPartCompiler(reader), lastAnnotation: lastAnnotation)
    splitter.split(vocabulary)
    if splitter.edits.isEmpty { return (source, splitter.findings) }
    lastAnnotation = splitter.lastAnnotation
    return (try WordSeams.apply(splitter.edits, to: source), splitter.findings)
  }

  private init(compiler: WordPartCompiler, lastAnnotation: Int) {
    self.compiler = compiler
    self.lastAnnotation = lastAnnotation
  }

  private mutating func split(_ vocabulary: TemplateVocabulary) {
    let (tags, states, part) = (compiler.tags, compiler.states, compiler.part)
    let (pairs, problems) = SectionMatcher.pairs(tags.map(\.located), for: vocabulary)
    // What is wrong with the sections is told when they are compiled.
    if !problems.isEmpty { return }
    let finder = WordUnits(part: part, tags: tags, states: states)
    var cuts: [Int: [WordCut]] = [:]
    for pair in pairs {
      guard case .blocks(let range)? = try? finder.unit(of: pair) else { continue }
      for (tag, isOpening) in [(pair.open, true), (pair.close, false)] {
        let state = states[tags[tag].paragraph]
        let node = state.paragraph.node
        guard part.kinds[node] == .paragraph, finder.isParagraphUnit(range, in: node) else { continue }
        let cut = WordCut(tags[tag], tag, isOpening: isOpening)
        if state.hasContent(from: isOpening ? nil : cut, to: isOpening ? cut : nil, in: part) {
          cuts[tags[tag].paragraph, default: []].append(cut)
        }
      }
    }
    for (paragraph, cuts) in cuts.sorted(by: { $0.key < $1.key }) { split(states[paragraph], at: cuts) }
  }

  private mutating func split(_ state: WordParagraphState, at all: [WordCut]) {
    var cuts: [WordCut] = []
    for cut in all.sorted(by: { ($0.offset, $0.tag) < ($1.offset, $1.tag) }) {
      // Between the end of one section and the beginning of the next, blanks alone are no paragraph.
      if let last = cuts.last, !last.isOpening, cut.isOpening,
        !state.hasContent(from: last, to: cut, in: compiler.part)
      {
        continue
      }
      cuts.append(cut)
    }
    do throws(WordSeams.Obstacle) {
      edits += try WordSeams.edits(state, cuts, compiler.part, &lastAnnotation)
    } catch {
      findings.append(WordFindings.textBeside(compiler.tags[error.cut.tag].located, isOpening: error.cut.isOpening))
    }
  }
}
