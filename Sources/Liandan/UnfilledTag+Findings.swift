import Findings
import Forms
import Templates

extension [UnfilledTag] {
  /// What to say of tags that stay empty: many names that nobody misspelt are one finding.
  func findings(_ pictures: PictureFolder, _ submissions: [Submission], file: String) -> [Finding] {
    let absent = filter { $0.reason == .unknownName(nearest: nil) }
    if absent.count <= 5 { return map { $0.finding(pictures, submissions) } }
    let names = { (separator: String) in absent.map(\.tag.name).joined(separator: separator) }
    let all = Finding(
      .warning, code: .nameNotInData,
      LocalizedText(
        "数据里没有这 \(absent.count) 个名称，它们印成空白：\(names("、"))", hant: "資料裡沒有這 \(absent.count) 個名稱，它們印成空白：\(names("、"))",
        en: "the data lack these \(absent.count) names, which are left blank: \(names(", "))"),
      at: Origin(file: file),
      hint: LocalizedText(
        "在数据里补上它们；可以空着的不用管", hant: "在資料裡補上它們；可以空著的不用管", en: "add them to the data; leave what may be empty"))
    return filter { $0.reason != .unknownName(nearest: nil) }.map { $0.finding(pictures, submissions) } + [all]
  }
}

extension UnfilledTag {
  /// What to say of a tag that stays empty.
  fileprivate func finding(_ pictures: PictureFolder, _ submissions: [Submission]) -> Finding {
    let name = tag.name
    switch reason {
    case .notANumber(let text, let item, let column):
      return Finding(
        code: .notANumber,
        LocalizedText(
          "“\(text.prefix(40))”不是数字，\(tag.source) 算不出来", hant: "「\(text.prefix(40))」不是數字，\(tag.source) 算不出來",
          en: "'\(text.prefix(40))' is not a number: \(tag.source) cannot be computed"),
        at: submissions.place(of: name, item: item, column: column) ?? tag.origin, field: column,
        hint: LocalizedText(
          "把“\(name)”的第 \(item + 1) 项改成数字，或留空", hant: "把「\(name)」的第 \(item + 1) 項改成數字，或留空",
          en: "make it a number in item \(item + 1) of '\(name)', or leave it empty"))
    case .unknownColumn(let column, let nearest):
      return Finding(
        .warning, code: .nameNotInData,
        LocalizedText(
          "“\(name)”的各项里没有“\(column)”", hant: "「\(name)」的各項裡沒有「\(column)」",
          en: "no item of '\(name)' has '\(column)'"),
        at: tag.origin,
        hint: nearest.map(Self.didYouMean)
          ?? LocalizedText(
            "在数据里补上它，或改正标签里的列名", hant: "在資料裡補上它，或改正標籤裡的欄名", en: "add it to the data, or correct the column in the tag"))
    case .unknownName(let nearest):
      return Finding(
        .warning, code: .nameNotInData,
        LocalizedText(
          "数据里没有“\(name)”，这里印成空白", hant: "資料裡沒有「\(name)」，這裡印成空白", en: "the data have no '\(name)': left blank"),
        at: tag.origin,
        hint: nearest.map(Self.didYouMean)
          ?? LocalizedText(
            "在数据里补上它；可以空着的请写成 \"\(name)\": null", hant: "在資料裡補上它；可以空著的請寫成 \"\(name)\": null",
            en: "add it to the data; what may be empty is written \"\(name)\": null"))
    case .expression:
      return Finding(
        .warning, code: .nameNotInData,
        LocalizedText(
          "“\(name)”是算式，标签不会计算，这里印成空白", hant: "「\(name)」是算式，標籤不會計算，這裡印成空白",
          en: "'\(name)' is an expression, which a tag does not compute: left blank"),
        at: tag.origin,
        hint: LocalizedText(
          "把算好的值放进数据，标签里写它的名称", hant: "把算好的值放進資料，標籤裡寫它的名稱",
          en: "put the computed value into the data and write its name into the tag"))
    case .notAPicture(let text) where text.count > 200 || text.contains("://") || text.hasPrefix("data:"):
      return Finding(
        .warning, code: .imageMissing,
        LocalizedText(
          "“\(text.prefix(40))…”不是图片文件的名称，这里不印图", hant: "「\(text.prefix(40))…」不是圖片檔的名稱，這裡不印圖",
          en: "'\(text.prefix(40))…' is no picture file's name: none is drawn"),
        at: tag.origin,
        hint: LocalizedText(
          "不从网上取图，也不认 base64：把图片放在数据文件旁边，写它的文件名", hant: "不從網上取圖，也不認 base64：把圖片放在資料檔旁邊，寫它的檔名",
          en:
            "nothing is fetched from the web, and base64 is not read: put the picture beside the data and write its name"
        ))
    case .notAPicture(let text):
      do throws(PictureProblem) {
        _ = try pictures.picture(text)
        return Finding(
          .warning, code: .pictureFormatUnknown,
          LocalizedText(
            "“\(text)”的扩展名不是图片的，这里不印图", hant: "「\(text)」的副檔名不是圖片的，這裡不印圖",
            en: "'\(text)' does not end like a picture: none is drawn"),
          at: tag.origin,
          hint: LocalizedText("扩展名用 .png、.jpg 或 .gif", hant: "副檔名用 .png、.jpg 或 .gif", en: "name it .png, .jpg or .gif"))
      } catch {
        return Finding(.warning, code: error.code, error.message, at: tag.origin, hint: error.hint)
      }
    }
  }

  private static func didYouMean(_ name: String) -> LocalizedText {
    LocalizedText("您要的也许是“\(name)”", hant: "您要的也許是「\(name)」", en: "did you mean '\(name)'?")
  }
}

extension [Submission] {
  /// Where an item of a list, or what it has in a column, stands in the data; `nil` for a list that is no plain member.
  fileprivate func place(of list: String, item: Int, column: String?) -> Origin? {
    func member(_ name: String, of entries: [Submission.Entry]) -> RawValue? {
      entries.first { $0.key == name }?.value
    }
    if list == "items", count != 1, indices.contains(item) {
      return column.flatMap { member($0, of: self[item].entries)?.origin } ?? self[item].origin
    }
    var entries = count == 1 ? self[0].entries : []
    var value: RawValue?
    for name in list.split(separator: ".") {
      value = member(String(name), of: entries)
      if case .object(let inner)? = value?.content { entries = inner }
    }
    guard case .list(let items)? = value?.content, items.indices.contains(item) else { return nil }
    guard let column, case .object(let members) = items[item].content else { return items[item].origin }
    return member(column, of: members)?.origin ?? items[item].origin
  }
}
