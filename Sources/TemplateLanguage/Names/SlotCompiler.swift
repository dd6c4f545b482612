package import Findings

/// Compiles tags to slots: resolves names, reads pipes, gathers findings. One compiler serves all parts of a template.
package struct SlotCompiler {
  /// The names there are.
  package let vocabulary: TemplateVocabulary
  /// Section options that only this engine knows.
  package var engineOptions: Set<String> = []
  /// What was found.
  package private(set) var findings: [Finding] = []
  /// What is wrong with bar codes of what may be written in Chinese: the template works as long as it is not.
  package private(set) var doubts: [Finding] = []
  /// The ids of the names that are printed or asked for.
  package private(set) var usedIDs: Set<String> = []
  /// The nearest names, folded, to those that are unknown: what their authors seem to mean.
  package private(set) var meantNames: Set<String> = []

  package init(vocabulary: TemplateVocabulary, engineOptions: Set<String> = []) {
    self.vocabulary = vocabulary
    self.engineOptions = engineOptions
  }

  /// The slot of a value's tag in the contexts around it; `nil`, with a finding, if it cannot be. `merges` says whether its
  /// cell can be merged with the one above.
  package mutating func value(
    _ tag: LocatedTag, in scope: NameScope, as context: ValueContext, merges: Bool = false
  ) -> ValueSlot? {
    guard let name = resolve(tag, in: scope) else { return nil }
    if case .rows(let columns) = name.shape, !PipeTable.takesRows(tag.tag.pipes.first) {
      let column = columns.entries.first.map { $0.labels.first ?? $0.id } ?? ""
      report(
        tag, .sectionExpected,
        LocalizedText(
          "“\(tag.tag.name)”有多行，不能直接打印", hant: "「\(tag.tag.name)」有多列，不能直接列印",
          en: "'\(tag.tag.name)' has rows and cannot be printed by itself"),
        hint: LocalizedText(
          "写成 {{#\(tag.tag.name)}}{{\(column)}}{{/\(tag.tag.name)}}",
          hant: "寫成 {{#\(tag.tag.name)}}{{\(column)}}{{/\(tag.tag.name)}}",
          en: "write {{#\(tag.tag.name)}}{{\(column)}}{{/\(tag.tag.name)}}"))
      return nil
    }
    var shape = name.shape
    var pipes: [Pipe] = []
    var drawing: DrawingPipe?
    for call in tag.tag.pipes {
      do throws(PipeProblem) {
        if MergePipe.isMeant(call) {
          if !merges || tag.tag.draws { throw MergePipe.notPossible }
          continue
        }
        if drawing != nil { throw DrawingPipe.notLast }
        drawing = try DrawingPipe.read(call)
        if drawing == nil { pipes.append(try PipeTable.pipe(call, on: &shape)) }
      } catch {
        report(tag, error.code, error.message, hint: error.hint)
      }
    }
    if drawing == nil, tag.tag.kind == .picture { drawing = .fit(nil) }
    checkDrawing(tag, drawing, on: shape)
    if case .code128? = drawing { checkBarCode(tag, pipes, of: name) }
    return ValueSlot(path: name.path, pipes: pipes, drawing: drawing, context: context, name: tag.tag.name)
  }

  /// Says where a bar code is asked of what is, or may be, written with Chinese letters: Code 128 has none.
  private mutating func checkBarCode(_ tag: LocatedTag, _ pipes: [Pipe], of name: NameScope.Resolved) {
    if BarCodeCheck.isNeverASCII(pipes, on: name.shape) {
      report(tag, .code128NotAscii, BarCodeCheck.never(tag.tag.name), hint: BarCodeCheck.hint(tag.tag.name))
    } else if let id = name.id, !BarCodeCheck.settlesScript(pipes), vocabulary.mayHoldChinese(id) {
      doubts.append(
        finding(tag, .code128NotAscii, BarCodeCheck.perhaps(tag.tag.name), hint: BarCodeCheck.doubt(tag.tag.name)))
    }
  }

  /// Says where a picture is asked of what is none, or a picture's place prints its file name.
  private mutating func checkDrawing(_ tag: LocatedTag, _ drawing: DrawingPipe?, on shape: NameShape) {
    let name = tag.tag.name
    switch (drawing, shape) {
    case (.fit?, .pictures), (.fit?, .open), (.qr?, _), (.code128?, _): break
    case (.fit?, _):
      report(
        tag, .notAPicture,
        LocalizedText("“\(name)”不是图片字段", hant: "「\(name)」不是圖片欄位", en: "'\(name)' is not a field of pictures"),
        hint: LocalizedText(
          "打印文字写 {{\(name)}}；二维码写 {{\(name)|qr:22mm}}", hant: "列印文字寫 {{\(name)}}；二維碼寫 {{\(name)|qr:22mm}}",
          en: "write {{\(name)}} for its text, or {{\(name)|qr:22mm}} for a QR code"))
    case (nil, .pictures) where name != ".":
      report(
        tag, .pictureAsText,
        LocalizedText("这里只印图片的文件名", hant: "這裡只印圖片的檔名", en: "only the picture's file name is printed here"),
        hint: LocalizedText(
          "要印图片，写 {{@\(name)|fit:60x40mm}}", hant: "要印圖片，寫 {{@\(name)|fit:60x40mm}}",
          en: "for the picture write {{@\(name)|fit:60x40mm}}"), severity: .warning)
    case (nil, _): break
    }
  }

  /// The section that a tag begins, and the contexts inside it; `nil`, with a finding, if it cannot be.
  package mutating func section(_ tag: LocatedTag, in scope: NameScope) -> (
    slot: SectionSlot, inside: NameScope, repeats: Bool
  )? {
    guard var name = resolve(tag, in: scope) else { return nil }
    var options: [SectionOption] = []
    for call in tag.tag.pipes {
      do throws(PipeProblem) {
        options.append(try SectionOption.read(call, on: &name, engineOptions: engineOptions))
      } catch {
        report(tag, error.code, error.message, hint: error.hint)
      }
    }
    let isInverted = tag.tag.kind == .inverted
    let repeats =
      switch name.shape {
      case .rows, .open, .pictures: !isInverted
      default: false
      }
    return (
      SectionSlot(path: name.path, isInverted: isInverted, options: options),
      isInverted ? scope : scope.inside(name), repeats
    )
  }

  /// Says that nothing can be drawn in this kind of place, which stays empty.
  package mutating func cannotDraw(_ tag: LocatedTag) {
    report(
      tag, .pictureNotPossible,
      LocalizedText(
        "这个位置不能放图片、二维码和条码", hant: "這個位置不能放圖片、二維碼和條碼",
        en: "pictures and codes cannot be drawn in this place"))
  }

  /// Adds a finding about a tag.
  package mutating func report(
    _ tag: LocatedTag, _ code: FindingCode, _ message: LocalizedText, hint: LocalizedText? = nil,
    severity: Severity = .error
  ) {
    findings.append(finding(tag, code, message, hint: hint, severity: severity))
  }

  private func finding(
    _ tag: LocatedTag, _ code: FindingCode, _ message: LocalizedText, hint: LocalizedText?,
    severity: Severity = .error
  ) -> Finding {
    let about = LocalizedText(
      "标签“\(tag.tag.source)”：\(message.zhHans)", hant: "標籤「\(tag.tag.source)」：\(message.text(in: .zhHant))",
      en: "tag '\(tag.tag.source)': \(message.text(in: .en))")
    return TagFindings.make(code, at: tag.origin, tag.excerpt, about, hint: hint, severity: severity)
  }

  /// Puts the findings from a number on into the order in which readers meet their places.
  package mutating func arrange(from first: Int = 0, _ order: ([Finding]) -> [Finding]) {
    findings.replaceSubrange(first..., with: order(Array(findings[first...])))
  }

  /// Adds findings made elsewhere.
  package mutating func report(_ more: some Sequence<Finding>) { findings.append(contentsOf: more) }

  private static let unpaired = LocalizedText(
    "花括号不成对，几个标签连成了一个：每个标签都是两个 { 开头、两个 } 结尾", hant: "大括號不成對，幾個標籤連成了一個：每個標籤都是兩個 { 開頭、兩個 } 結尾",
    en: "the braces do not pair, so that several tags became one: each begins with two { and ends with two }")

  private mutating func resolve(_ tag: LocatedTag, in scope: NameScope) -> NameScope.Resolved? {
    let name = tag.tag.name
    switch scope.resolve(name) {
    case .found(let resolved):
      if let id = resolved.id { usedIDs.insert(id) }
      return resolved
    case .unknown(let nearest):
      if let nearest {
        meantNames.formUnion(([nearest] + NameScope.parts(nearest)).map(NameFolding.key))
      }
      report(
        tag, .unknownName,
        LocalizedText("没有叫“\(name)”的字段", hant: "沒有叫「\(name)」的欄位", en: "there is no field '\(name)'"),
        hint: name.contains { "{}".contains($0) }
          ? SlotCompiler.unpaired
          : TagExpression.isMeant(name) ? TagExpression.hint : nearest.map(TagFindings.didYouMean))
    case .noMember(let owner, let known):
      let (zh, en) = (known.joined(separator: "、"), known.joined(separator: ", "))
      report(
        tag, .unknownName,
        LocalizedText("“\(owner)”里没有“\(name)”", hant: "「\(owner)」裡沒有「\(name)」", en: "'\(owner)' has no '\(name)'"),
        hint: LocalizedText("它有：\(zh)", hant: "它有：\(zh)", en: "it has: \(en)"))
    case .ambiguous(let ids):
      let all = ids.joined(separator: "、")
      report(
        tag, .ambiguousName,
        LocalizedText(
          "有几个字段都叫“\(name)”", hant: "有幾個欄位都叫「\(name)」", en: "several fields are called '\(name)'"),
        hint: LocalizedText(
          "请改用字段的编号：\(all)", hant: "請改用欄位的編號：\(all)", en: "use the field's id: \(ids.joined(separator: ", "))"))
    case .needsSection(let rows, let column):
      meantNames.insert(NameFolding.key(rows))
      meantNames.insert(NameFolding.key(column))
      let example = "{{#\(rows)}}{{\(column)}}{{/\(rows)}}"
      report(
        tag, .sectionExpected,
        LocalizedText(
          "“\(column)”是“\(rows)”的一列，要写在它的区块里", hant: "「\(column)」是「\(rows)」的一欄，要寫在它的區塊裡",
          en: "'\(column)' is a column of '\(rows)' and stands inside a section over it"),
        hint: LocalizedText("写成 \(example)", hant: "寫成 \(example)", en: "write \(example)"))
    }
    return nil
  }
}
