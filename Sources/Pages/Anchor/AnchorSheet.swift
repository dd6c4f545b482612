package import Findings
package import PageGraphics
import Pictures
import Typesetting

/// A sheet of A4 with an anchor of the audit chain, to be kept away from the register: the line to be typed, and the whole of it
/// as a QR code.
package struct AnchorSheet: Sendable {
  /// What is to be printed.
  package struct Content: Sendable {
    /// The company.
    package var company: String
    /// The register, the place in the chain, the day and who printed it, each with its label.
    package var facts: [(label: LocalizedText, value: String)]
    /// What is typed.
    package var statement: String
    /// The whole line.
    package var text: String
    /// Makes a content.
    package init(company: String, facts: [(label: LocalizedText, value: String)], statement: String, text: String) {
      (self.company, self.facts, self.statement, self.text) = (company, facts, statement, text)
    }
  }

  private let content: Content
  private let language: Language
  private let setter: LineSetter
  private let texts: TextDrawer

  /// What such a sheet is called.
  package static let title = LocalizedText("审计链的锚", hant: "審計鏈的錨", en: "Anchor of the audit chain")
  private static let (small, text, line, head) = (9_000, 11_000, 13_000, 18_000)

  /// A sheet in a language.
  package init(_ content: Content, language: Language, fonts: PageFonts) {
    (self.content, self.language) = (content, language)
    setter = LineSetter(fonts: fonts)
    texts = TextDrawer(fonts: fonts)
  }

  /// The page.
  package func page() -> FixedPage {
    let size = PageSize(width: mm(210), height: mm(297))
    let (left, width) = (mm(25), mm(160))
    var drawing = Drawing()
    var y = mm(30)
    func put(_ text: String, _ size: Int, style: PageFonts.Style = .text, alignment: LineAlignment = .left, after: Int)
    {
      let set = setter.set(
        text, style: style, size: size, width: width, height: .exact(size * 3 / 2), alignment: alignment)
      texts.draw(set, at: PagePoint(x: left, y: y), width: width, into: &drawing)
      y += set.height + mm(after)
    }
    put(content.company, AnchorSheet.text, alignment: .center, after: 1)
    put(AnchorSheet.title.text(in: language), AnchorSheet.head, style: .title, alignment: .center, after: 8)
    for (label, value) in content.facts {
      put("\(label.text(in: language))：\(value)", AnchorSheet.text, after: 1)
    }
    y += mm(6)
    put(content.statement, AnchorSheet.line, after: 8)
    if let code = try? QRCode.symbol(content.text, correction: .medium) {
      let side = mm(70)
      drawing.code(code, in: PageArea(x: (size.width - side) / 2, y: y, width: side, height: side))
      y += side + mm(8)
    }
    for paragraph in AnchorSheet.explanation { put(paragraph.text(in: language), AnchorSheet.small, after: 2) }
    y += mm(8)
    put(AnchorSheet.signature.text(in: language), AnchorSheet.text, after: 0)
    return FixedPage(size: size, drawing: drawing)
  }

  private func mm(_ millimetres: Int) -> Int { Millipoints.millimetres(Double(millimetres)) }

  private static let explanation = [
    LocalizedText(
      "请把这一页保存在台账的管理人员拿不到的地方（如财务保险柜、上级单位）。以后核对：liandan verify 台账目录 --anchor '上面那一行'；二维码里是同一行（有密钥时带签名），扫出存成文件也可以。",
      hant:
        "請把這一頁保存在台帳的管理人員拿不到的地方（如財務保險櫃、上級單位）。以後核對：liandan verify 台帳目錄 --anchor '上面那一行'；QR 碼裡是同一行（有金鑰時帶簽名），掃出存成檔案也可以。",
      en:
        "Keep this sheet where nobody who has the register can reach it. To check later: liandan verify REGISTER --anchor 'the line above'. The QR code holds the same line, with its signature if there is a key; a file with it will do."
    ),
    LocalizedText(
      "不一致时，说明这一天之前的登记后来被改动过，或末尾的登记被删去了。", hant: "不一致時，說明這一天之前的登記後來被改動過，或末尾的登記被刪去了。",
      en: "If they do not agree, what was recorded up to that day was altered later, or its newest events were removed."
    ),
  ]
  private static let signature = LocalizedText(
    "交出人：＿＿＿＿＿＿＿＿　　保存人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿",
    hant: "交出人：＿＿＿＿＿＿＿＿　　保存人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿",
    en: "Handed over by ________________   Kept by ________________   Date ____________")
}
