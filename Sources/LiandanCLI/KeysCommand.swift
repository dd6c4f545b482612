import ArgumentParser
import Findings
import Foundation
import Liandan
import Signing
import Terminal

/// `liandan keys …`
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "keys",
    LocalizedText("密钥：给档案包和锚签名用", hant: "金鑰：給檔案包和錨簽名用", en: "the key that signs packets and anchors"),
    about: LocalizedText(
      """
      有了密钥，以后打的包和锚都签名（Ed25519）；收件人凭公钥核对：liandan verify 包 --key 公钥文件，或用 openssl。
      密钥在台账目录的 signing-key.pem，或环境变量 LIANDAN_KEY（config.yaml 里的 key）指的文件；只限本人读。公钥在旁边的 .pub.pem，\
      交给收件人，指纹在电话里核对。LIANDAN_KEY=none 时不签名；台账的密钥是别人的、自己又没有，照样打包，不签名，提醒一句。
      """,
      hant: """
        有了金鑰，以後打的包和錨都簽名（Ed25519）；收件人憑公鑰核對：liandan verify 包 --key 公鑰檔案，或用 openssl。
        金鑰在台帳目錄的 signing-key.pem，或環境變數 LIANDAN_KEY（config.yaml 裡的 key）指的檔案；只限本人讀。公鑰在旁邊的 .pub.pem，\
        交給收件人，指紋在電話裡核對。LIANDAN_KEY=none 時不簽名；台帳的金鑰是別人的、自己又沒有，照樣打包，不簽名，提醒一句。
        """,
      en: """
        Once there is a key, packets and anchors are signed (Ed25519). Who receives them checks that with the public key: liandan \
        verify PACKET --key FILE, or with openssl.
        The key is signing-key.pem in the register's folder, or the file that LIANDAN_KEY (key in config.yaml) names, for its owner \
        alone. The public key beside it, .pub.pem, is for those who receive packets; compare fingerprints over the telephone. \
        With LIANDAN_KEY=none nothing is signed; nor is what others do in a register whose key is yours, unless they name their own: \
        they are told.
        """),
    subcommands: [KeysMakeCommand.self, KeysShowCommand.self])
}

/// `liandan keys make`
struct KeysMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "make", LocalizedText("生成密钥", hant: "產生金鑰", en: "make a key"),
    about: LocalizedText(
      "已有的密钥不会被覆盖。--passphrase：密钥放在口令之下，口令在终端里输，或用环境变量 LIANDAN_PASSPHRASE、LIANDAN_PASSPHRASE_FILE 给出。",
      hant: "已有的金鑰不會被覆蓋。--passphrase：金鑰放在密語之下，密語在終端機裡輸，或用環境變數 LIANDAN_PASSPHRASE、LIANDAN_PASSPHRASE_FILE 給出。",
      en:
        "A key that is there is never replaced. With --passphrase it is encrypted: the passphrase is typed, or given by LIANDAN_PASSPHRASE or LIANDAN_PASSPHRASE_FILE."
    ),
    examples: ["liandan keys make", "liandan keys make --out finance-key.pem"])
  @Option(
    help: .said(
      "密钥写到这个文件（默认台账目录里的 signing-key.pem，或 LIANDAN_KEY）",
      hant: "金鑰寫到這個檔案（預設台帳目錄裡的 signing-key.pem，或 LIANDAN_KEY）",
      en: "the file to write (default: signing-key.pem of the register, or LIANDAN_KEY)", value: "file"))
  var out: String?
  @Flag(help: .said("用口令保护", hant: "用密語保護", en: "under a passphrase")) var passphrase = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var register: UnusedOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() throws {
    let console = common.console
    let path = out ?? register.keyFile(on: console).path
    try refuseMissingFolder(of: path)
    let key = SigningKey()
    try KeyFile.write(key, to: path, passphrase: passphrase ? try Passphrase.choose(on: console) : nil)
    try KeyText.show(key.publicKey, path: path, on: console, asJSON: json)
    console.remark(
      LocalizedText(
        "密钥在 \(path)（只限本人读），请另备一份收好。公钥在 \(KeyFile.publicPath(path))，交给收件人，并在电话里核对指纹",
        hant: "金鑰在 \(path)（只限本人讀），請另備一份收好。公鑰在 \(KeyFile.publicPath(path))，交給收件人，並在電話裡核對指紋",
        en:
          "the key is \(path), for its owner alone: keep a copy in a safe place. The public key is \(KeyFile.publicPath(path)): hand "
          + "it to those who receive packets, and compare fingerprints over the telephone"))
  }

  /// A folder that is not there is a slip in its name, or a register that is not made yet.
  private func refuseMissingFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
    throw DeskError(
      "没有目录 \(folder)，密钥没有生成。请检查路径；还没有台账的，先用 liandan init 填公司参数，或用 --out 写上别处的文件",
      hant: "沒有目錄 \(folder)，金鑰沒有產生。請檢查路徑；還沒有台帳的，先用 liandan init 填公司參數，或用 --out 寫上別處的檔案",
      en:
        "there is no folder \(folder): no key was made. Check the path; if there is no register yet, begin with liandan init, "
        + "or name a file elsewhere with --out", kind: .usage)
  }
}

/// `liandan keys show`
struct KeysShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "show", LocalizedText("公钥和它的指纹", hant: "公鑰和它的指紋", en: "the public key and its fingerprint"),
    about: LocalizedText(
      "不给文件时是签名用的那把；也可给收到的公钥文件，核对指纹。", hant: "不給檔案時是簽名用的那把；也可給收到的公鑰檔案，核對指紋。",
      en: "The key that signs here; or the file of a public key that you were given, to compare its fingerprint."),
    examples: ["liandan keys show", "liandan keys show finance-key.pub.pem"])
  @Argument(help: .said("公钥或密钥文件", hant: "公鑰或金鑰檔案", en: "a public or private key", value: "file")) var file: String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var register: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() throws {
    let console = common.console
    if let file, let key = try? PublicKeyFile.read(file) {
      return try KeyText.show(key, path: file, on: console, asJSON: json)
    }
    let source =
      file.map { path in KeyFile(path: path, isNamed: true) { try Passphrase.ask(for: path, on: console) } }
      ?? register.keyFile(on: console)
    guard let key = try source.publicKey() else {
      throw DeskError(
        "还没有密钥：\(source.path) 不存在。用 liandan keys make 生成", hant: "還沒有金鑰：\(source.path) 不存在。用 liandan keys make 產生",
        en: "there is no key yet: \(source.path) does not exist. Make one with liandan keys make", kind: .usage)
    }
    try KeyText.show(key, path: source.path, on: console, asJSON: json)
  }
}

/// A public key as commands show it.
private enum KeyText {
  static func show(_ key: PublicKey, path: String, on console: Console, asJSON: Bool) throws {
    if asJSON {
      let object = JSONValue.object([
        ("key", .string(path)), ("fingerprint", .string(key.fingerprint.hex)), ("pem", .string(key.pem)),
      ])
      return try console.print(object.text)
    }
    try console.print(
      LocalizedText(
        "指纹：\(key.fingerprint)", hant: "指紋：\(key.fingerprint)", en: "fingerprint: \(key.fingerprint)"))
    try console.print(String(key.pem.dropLast()))
  }
}
