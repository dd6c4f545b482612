import Archive
import Findings
import Records
import Register
import Signing

extension Testimony {
  /// Compares a register with witnesses.
  mutating func hear(_ witnesses: Witnesses, about register: FormRegister, _ path: String) throws {
    if witnesses.key != nil, witnesses.anchors.isEmpty { throw WitnessProblem.keyOfRegister() }
    try WitnessProblem.check(witnesses)
    let stamps = try register.timeStamps()
    guard witnesses.concernsChain || !stamps.isEmpty else { return }
    let last = try register.head()?.seq ?? 0
    let chain = WitnessedChain(
      path: path, register: try register.identity(), span: last > 0 ? 1...last : nil, isWhole: true,
      answers: try register.answers(to: witnesses.question), stamps: stamps)
    compare(chain, with: witnesses)
    try compare(chain, withTokensOf: witnesses)
  }

  /// Compares a packet with witnesses.
  mutating func hear(_ witnesses: Witnesses, about report: PacketReport, _ path: String) throws {
    try WitnessProblem.check(witnesses)
    guard witnesses.concernsChain else { return }
    var span: ClosedRange<Int>?
    if let first = report.firstEvent, let last = report.chain?.last, first <= last { span = first...last }
    let chain = WitnessedChain(
      path: path, register: report.register, span: span, isWhole: false, answers: report.witness, stamps: [])
    compare(chain, with: witnesses)
    try compare(chain, withTokensOf: witnesses)
  }
}

/// What can be wrong with the request.
private enum WitnessProblem {
  static func check(_ witnesses: Witnesses) throws {
    if case .fingerprint = witnesses.key, !witnesses.anchors.isEmpty {
      throw DeskError(
        "核对锚的签名要公钥文件，只给指纹不够。请用 --key 给出 .pub.pem 文件", hant: "核對錨的簽名要公鑰檔案，只給指紋不夠。請用 --key 給出 .pub.pem 檔案",
        en: "the signature of an anchor is checked by the public key, not by its fingerprint: give the file with --key",
        kind: .usage)
    }
  }

  static func keyOfRegister() -> DeskError {
    DeskError(
      "台账本身没有签名：--key 用于档案包，用于台账时要和 --anchor 一起给", hant: "台帳本身沒有簽名：--key 用於檔案包，用於台帳時要和 --anchor 一起給",
      en: "a register itself is not signed: --key is for packets, and for registers together with --anchor",
      kind: .usage)
  }
}
