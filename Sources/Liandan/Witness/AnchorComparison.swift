import Findings
import Signing

extension Testimony {
  /// Compares a chain with where it ended on earlier days.
  mutating func compare(_ chain: WitnessedChain, with witnesses: Witnesses) {
    for anchor in witnesses.anchors {
      let outcome = compare(chain, with: anchor, key: witnesses.key)
      anchors.append(
        .object([
          ("event", .number("\(anchor.seq)")), ("date", .string(anchor.date)), ("result", .string(outcome.rawValue)),
        ]))
    }
  }

  /// What comes of one.
  private enum Outcome: String {
    case agrees, differs, cut, outside, register, unsigned
  }

  private mutating func compare(_ chain: WitnessedChain, with anchor: ChainAnchor, key: Witnesses.Key?) -> Outcome {
    if let register = chain.register, register != anchor.register {
      findings.append(AnchorProblem.register(anchor, is: register, chain.path))
      return .register
    }
    if case .whole(let key) = key, !anchor.isSigned(by: key) {
      findings.append(AnchorProblem.unsigned(anchor, key: key, chain.path))
      return .unsigned
    }
    guard let span = chain.span, anchor.seq <= span.upperBound else {
      if !chain.isWhole, let span = chain.span {
        findings.append(AnchorProblem.outside(anchor, span, chain.path))
        return .outside
      }
      findings.append(AnchorProblem.cut(anchor, last: chain.span?.upperBound ?? 0, chain.path))
      return .cut
    }
    guard let hash = chain.answers.hashesAt[anchor.seq] else {
      if !chain.isWhole, anchor.seq < span.lowerBound {
        findings.append(AnchorProblem.outside(anchor, span, chain.path))
        return .outside
      }
      findings.append(AnchorProblem.differs(anchor, chain.path))
      return .differs
    }
    guard anchor.isHash(hash) else {
      findings.append(AnchorProblem.differs(anchor, chain.path))
      return .differs
    }
    let (zh, hant, en) = AnchorProblem.signed(anchor, key)
    add(
      "锚：与 \(anchor.date) 见证的第 \(anchor.seq) 条一致\(zh)，到那一条为止没有被重做过",
      hant: "錨：與 \(anchor.date) 見證的第 \(anchor.seq) 條一致\(hant)，到那一條為止沒有被重做過",
      en: "anchor: as witnessed on \(anchor.date) at event \(anchor.seq)\(en); nothing up to there was made anew")
    return .agrees
  }
}

/// How a chain differs from an anchor.
private enum AnchorProblem {
  static func signed(_ anchor: ChainAnchor, _ key: Witnesses.Key?) -> (String, hant: String, en: String) {
    guard case .whole(let key) = key else { return ("", "", "") }
    return (
      "（由密钥 \(key.fingerprint) 签名）", "（由金鑰 \(key.fingerprint) 簽名）", " (signed with the key \(key.fingerprint))"
    )
  }

  static func register(_ anchor: ChainAnchor, is register: String, _ path: String) -> Finding {
    Finding(
      code: .anchorRegister,
      LocalizedText(
        "锚是台账 \(anchor.register) 的，这里是 \(register)", hant: "錨是台帳 \(anchor.register) 的，這裡是 \(register)",
        en: "the anchor is of the register \(anchor.register), and this is \(register)"), at: Origin(file: path))
  }

  static func unsigned(_ anchor: ChainAnchor, key: PublicKey, _ path: String) -> Finding {
    Finding(
      code: .anchorUnsigned,
      LocalizedText(
        "\(anchor.date) 的锚不是密钥 \(key.fingerprint) 签的", hant: "\(anchor.date) 的錨不是金鑰 \(key.fingerprint) 簽的",
        en: "the anchor of \(anchor.date) is not signed with the key \(key.fingerprint)"), at: Origin(file: path))
  }

  static func cut(_ anchor: ChainAnchor, last: Int, _ path: String) -> Finding {
    Finding(
      code: .anchorCut,
      LocalizedText(
        "审计链只到第 \(last) 条，锚在 \(anchor.date) 见证过第 \(anchor.seq) 条：末尾的登记不见了",
        hant: "審計鏈只到第 \(last) 條，錨在 \(anchor.date) 見證過第 \(anchor.seq) 條：末尾的登記不見了",
        en:
          "the audit chain ends with event \(last), but the anchor of \(anchor.date) witnesses event \(anchor.seq): the newest "
          + "events are gone"), at: Origin(file: path))
  }

  static func differs(_ anchor: ChainAnchor, _ path: String) -> Finding {
    Finding(
      code: .anchorDiffers,
      LocalizedText(
        "审计链第 \(anchor.seq) 条不是锚在 \(anchor.date) 见证的那一条：这一条或之前的登记在那以后被改动过",
        hant: "審計鏈第 \(anchor.seq) 條不是錨在 \(anchor.date) 見證的那一條：這一條或之前的登記在那以後被改動過",
        en:
          "event \(anchor.seq) is not the one that the anchor of \(anchor.date) witnesses: it or events before it were altered "
          + "since"), at: Origin(file: path))
  }

  static func outside(_ anchor: ChainAnchor, _ span: ClosedRange<Int>, _ path: String) -> Finding {
    let (first, last) = (span.lowerBound, span.upperBound)
    return Finding(
      .warning, code: .anchorOutside,
      LocalizedText(
        "锚见证的第 \(anchor.seq) 条不在这个包的审计链之内（第 \(first)–\(last) 条），没有比较",
        hant: "錨見證的第 \(anchor.seq) 條不在這個包的審計鏈之內（第 \(first)–\(last) 條），沒有比較",
        en:
          "event \(anchor.seq), which the anchor witnesses, is not in this packet's stretch (events \(first)–\(last)): nothing "
          + "was compared"), at: Origin(file: path))
  }
}
