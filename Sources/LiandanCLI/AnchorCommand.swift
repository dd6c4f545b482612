import ArgumentParser
import Findings
import Foundation
import Liandan
import Pictures
import Signing
import Terminal

/// `liandan anchor`
struct AnchorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "anchor",
    LocalizedText(
      "锚：审计链现在到哪里，一行字，存到别处作见证", hant: "錨：審計鏈現在到哪裡，一行字，存到別處作見證",
      en: "where the audit chain ends now, to be kept elsewhere"),
    about: LocalizedText(
      """
      把这一行抄下、打印或发给别人保存：以后 liandan verify 台账 --anchor 这一行（或存有它的文件）就能知道，在那之前的登记有没有被连同整条链重做过。\
      行末一组是校验码，抄错了会说。有密钥（liandan keys make）时带签名。
      --request 写出向时间戳机构（RFC 3161）请求的文件，把返回的文件用 --token 收进台账；verify --tsa 核对。
      """,
      hant: """
        把這一行抄下、列印或發給別人保存：以後 liandan verify 台帳 --anchor 這一行（或存有它的檔案）就能知道，在那之前的登記有沒有被連同整條鏈重做過。\
        行末一組是校驗碼，抄錯了會說。有金鑰（liandan keys make）時帶簽名。
        --request 寫出向時間戳機構（RFC 3161）請求的檔案，把傳回的檔案用 --token 收進台帳；verify --tsa 核對。
        """,
      en: """
        Write the line down, print it or send it to someone who keeps it: liandan verify REGISTER --anchor LINE (or a file with it) \
        then tells whether anything up to there was made anew since, chain included. The last group tells mistakes in typing. It is \
        signed if there is a key (liandan keys make).
        --request writes a request to a time stamp authority (RFC 3161), --token keeps its answer in the register, and verify --tsa \
        checks it.
        """),
    examples: [
      "liandan anchor", "liandan anchor --out anchor.txt", "liandan anchor --out anchor.pdf",
      "liandan anchor --request head.tsq",
    ])
  @Option(
    name: .customLong("as"),
    help: .said(
      "txt、pdf、ofd 或 png（二维码图片；默认随 --out 的扩展名）", hant: "txt、pdf、ofd 或 png（QR 碼圖片；預設隨 --out 的副檔名）",
      en: "txt, pdf, ofd or png, the QR code (default: by the extension of --out)"))
  var style: AnchorStyle?
  @Option(
    help: .said("写到文件（默认标准输出）", hant: "寫到檔案（預設標準輸出）", en: "write to this file; - is standard output", value: "file"))
  var out: String?
  @Option(
    help: .said("写出时间戳请求（.tsq）", hant: "寫出時間戳請求（.tsq）", en: "write a request for a time stamp (.tsq)", value: "file"))
  var request: String?
  @Option(
    help: .said("收下时间戳机构的答复（.tsr）", hant: "收下時間戳機構的答覆（.tsr）", en: "keep the authority's answer (.tsr)", value: "file"))
  var token: String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func validate() throws {
    if [request != nil, token != nil, out != nil || style != nil].count(where: \.self) > 1 {
      throw ValidationError(
        "--request、--token 和 --out/--as 一次只能用一个", hant: "--request、--token 和 --out/--as 一次只能用一個",
        en: "--request, --token and --out or --as exclude one another")
    }
  }

  func run() async throws {
    if let request { return try await writeRequest(request) }
    if let token { return try await keep(token) }
    let style = try OutputFile.style(self.style, out: out, else: .txt)
    try OutputFile.check(out, force: force.force)
    let desk = try common.desk(register)
    let anchor = try await desk.anchor()
    if let notice = desk.unsignedNotice { common.console.remark(notice) }
    if json, out == nil { return try common.console.print(anchor.json.text) }
    switch style {
    case .txt:
      let isShown = out == nil || out == "-"
      try OutputFile.write(
        Array((try AnchorText.text(anchor, withCode: isShown) + "\n").utf8), to: out, force: force.force)
    case .pdf, .ofd:
      let format: DocumentFormat = style == .pdf ? .pdf : .ofd
      let bytes = try desk.anchorSheet(anchor, as: format, language: common.console.language)
      try OutputFile.write(bytes, to: out, force: force.force)
    case .png:
      let code = try QRCode.symbol(anchor.text, correction: .low)
      try OutputFile.write(code.picture(PrintSize(width: 60, height: 60)).bytes, to: out, force: force.force)
    }
    common.console.remarkWritten(out)
    if json { try common.console.print(anchor.json.text) }
  }

  private func writeRequest(_ path: String) async throws {
    try OutputFile.check(path, force: force.force, option: "--request")
    let (request, event) = try await common.desk(register).timeStampRequest()
    try OutputFile.write(request.bytes, to: path, force: force.force)
    common.console.remark(
      LocalizedText(
        "已写好 \(path)：请求给审计链第 \(event) 条盖时间戳。发给时间戳机构：curl -H 'Content-Type: application/timestamp-query' --data-binary @\(path) 机构网址 -o 答复.tsr，再用 liandan anchor --token 答复.tsr 收进台账",
        hant:
          "已寫好 \(path)：請求給審計鏈第 \(event) 條蓋時間戳。發給時間戳機構：curl -H 'Content-Type: application/timestamp-query' --data-binary @\(path) 機構網址 -o 答覆.tsr，再用 liandan anchor --token 答覆.tsr 收進台帳",
        en:
          "wrote \(path), a request for a time stamp of event \(event). Send it to an authority: curl -H 'Content-Type: "
          + "application/timestamp-query' --data-binary @\(path) URL -o answer.tsr, and keep the answer with liandan anchor "
          + "--token answer.tsr"))
  }

  private func keep(_ path: String) async throws {
    let token = try WitnessFile.token(path)
    let (event, isNew) = try await common.desk(register).keep(token, from: path)
    try common.console.print(
      isNew
        ? LocalizedText(
          "已收下时间戳：\(token.time)，审计链第 \(event) 条。机构的签名用 liandan verify 台账 --tsa 证书 核对",
          hant: "已收下時間戳：\(token.time)，審計鏈第 \(event) 條。機構的簽名用 liandan verify 台帳 --tsa 憑證 核對",
          en:
            "kept the time stamp of \(token.time) for event \(event). The authority's signature is checked by liandan verify "
            + "REGISTER --tsa CERTIFICATE")
        : LocalizedText(
          "这个时间戳已经收下过：\(token.time)，第 \(event) 条", hant: "這個時間戳已經收下過：\(token.time)，第 \(event) 條",
          en: "this time stamp was kept before: \(token.time), event \(event)"))
  }
}

/// The formats of an anchor.
enum AnchorStyle: String, CaseIterable, ExpressibleByArgument {
  /// The line.
  case txt
  /// A sheet with the line and a QR code.
  case pdf
  /// The same.
  case ofd
  /// The QR code alone, a picture for a letter or another document.
  case png
}

/// An anchor for the terminal.
private enum AnchorText {
  /// The line, with a QR code under it if it is to be shown.
  static func text(_ anchor: ChainAnchor, withCode: Bool) throws -> String {
    guard withCode, isatty(STDOUT_FILENO) == 1, let code = try? QRCode.symbol(anchor.text, correction: .low) else {
      return anchor.text
    }
    return anchor.text + "\n\n" + code.halfBlocks
  }
}

extension ChainAnchor {
  /// The anchor as one JSON object.
  fileprivate var json: JSONValue {
    .object([
      ("anchor", .string(text)), ("register", .string(register)), ("event", .number("\(seq)")), ("hash", .string(hash)),
      ("date", .string(date)), ("key", seal.map { .string($0.key.hex) } ?? .null),
    ])
  }
}
