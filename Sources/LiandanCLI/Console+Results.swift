import Findings
import Liandan
import Records
import Register
import Terminal

extension Console {
  /// Shows a form that was issued, closed, voided or reprinted, with its copies.
  func show(_ issued: IssuedForm, asJSON: Bool) throws { try print(text(of: issued, asJSON: asJSON)) }

  /// What is shown of such a form, on one line or several.
  func text(of issued: IssuedForm, asJSON: Bool) -> String {
    if asJSON { return issued.json.text }
    var lines = "\(issued.number)\t\(issued.state.label.text(in: language))"
    for copy in issued.copies {
      lines += "\n  \(copy.keeperName.text(in: language))\t\(copy.file)" + (copy.out.map { "\t\($0)" } ?? "")
    }
    return lines
  }

  /// Shows a file with the copies of many forms.
  func show(_ printed: PrintedFile, asJSON: Bool) throws {
    if asJSON { return try print(printed.json.text) }
    let (file, count) = (printed.file, printed.forms.count)
    let pages = printed.pageCount.map { ("，\($0) 页", "，\($0) 頁", ", \($0) pages") } ?? ("", "", "")
    try print(
      LocalizedText(
        "\(file)\t\(count) 份\(pages.0)", hant: "\(file)\t\(count) 份\(pages.1)",
        en: "\(file)\t\(EnglishCount.forms(count))\(pages.2)")
    )
  }

  /// Shows a packet.
  func show(_ packet: PackedArchive, asJSON: Bool) throws {
    if asJSON { return try print(packet.json.text) }
    let (count, keeper) = (packet.formCount, packet.keeperName)
    try print(
      LocalizedText(
        "\(packet.file)\t\(keeper.zhHans)\t\(count) 份\(packet.isNew ? "" : "（此前已打包，未变）")",
        hant: "\(packet.file)\t\(keeper.text(in: .zhHant))\t\(count) 份\(packet.isNew ? "" : "（此前已打包，未變）")",
        en:
          "\(packet.file)\t\(keeper.text(in: .en))\t\(EnglishCount.forms(count))\(packet.isNew ? "" : " (packed before, unchanged)")"
      ))
    try print(
      LocalizedText(
        "  \(packet.bytes) 字节\tSHA-256 \(packet.sha256)", hant: "  \(packet.bytes) 位元組\tSHA-256 \(packet.sha256)",
        en: "  \(packet.bytes) bytes\tSHA-256 \(packet.sha256)"))
    if let packed = packet.supplements {
      try print(
        LocalizedText(
          "  补充包：\(packed) 打包以后附到其中单据上的文件", hant: "  補充包：\(packed) 打包以後附到其中單據上的檔案",
          en: "  what was attached to forms of \(packed) after they were packed"))
    }
    if let folder = packet.folder {
      try print(LocalizedText("  目录 \(folder)", hant: "  目錄 \(folder)", en: "  folder \(folder)"))
    }
  }
}
