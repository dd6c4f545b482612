import Findings
import Signing

extension Testimony {
  /// Compares a chain with time stamps: those that were given, and those that are kept beside it.
  mutating func compare(_ chain: WitnessedChain, withTokensOf witnesses: Witnesses) throws {
    var stamps = chain.stamps
    for token in witnesses.tokens {
      if let event = chain.answers.placesOf[token.digest] {
        stamps.append((event, token))
      } else {
        findings.append(TimeStampProblem.outside(token, chain.path))
      }
    }
    guard let newest = stamps.max(by: { $0.token.time < $1.token.time }) else { return }
    guard let authority = witnesses.authority else {
      return tell(
        stamps.count, newest,
        (
          "；机构的签名没有核对，请用 --tsa 给出它的证书", "；機構的簽名沒有核對，請用 --tsa 給出它的憑證",
          "; the authority's signature was not checked: name its certificate with --tsa"
        ))
    }
    guard let checker = TimeStampAuthority(certificate: authority) else {
      findings.append(TimeStampProblem.unchecked(chain.path))
      return tell(stamps.count, newest, ("", "", ""))
    }
    let count = findings.count
    for (_, token) in stamps {
      if let reason = try checker.fault(of: token) {
        findings.append(TimeStampProblem.invalid(token, authority, reason, chain.path))
      }
    }
    guard findings.count == count else { return }
    tell(stamps.count, newest, ("，机构的签名有效", "，機構的簽名有效", ", signed by the authority"))
  }

  private mutating func tell(
    _ count: Int, _ newest: (event: Int, token: TimeStampToken), _ end: (zhHans: String, hant: String, en: String)
  ) {
    let (event, time) = (newest.event, newest.token.time)
    let many = count == 1 ? ("", "", "") : ("\(count) 个，最新的是 ", "\(count) 個，最新的是 ", "\(count), the newest of ")
    add(
      "时间戳：\(many.0)\(time)，第 \(event) 条\(end.zhHans)", hant: "時間戳：\(many.1)\(time)，第 \(event) 條\(end.hant)",
      en: "time stamp\(count == 1 ? "" : "s"): \(many.2)\(time), event \(event)\(end.en)")
  }
}

/// What can be wrong with time stamps.
private enum TimeStampProblem {
  static func outside(_ token: TimeStampToken, _ path: String) -> Finding {
    Finding(
      code: .tokenOutside,
      LocalizedText(
        "\(token.time) 的时间戳盖的不是这条审计链里的任何一条：链被重做过，或不是这个包的时间戳",
        hant: "\(token.time) 的時間戳蓋的不是這條審計鏈裡的任何一條：鏈被重做過，或不是這個包的時間戳",
        en:
          "the time stamp of \(token.time) is of no event of this chain: the chain was made anew, or the stamp belongs "
          + "elsewhere"), at: Origin(file: path))
  }

  static func invalid(_ token: TimeStampToken, _ authority: String, _ reason: String, _ path: String) -> Finding {
    Finding(
      code: .tokenInvalid,
      LocalizedText(
        "\(token.time) 的时间戳不是 \(authority) 的机构签的，或被改动过（\(reason)）",
        hant: "\(token.time) 的時間戳不是 \(authority) 的機構簽的，或被改動過（\(reason)）",
        en: "the time stamp of \(token.time) is not signed by the authority of \(authority), or was altered (\(reason))"
      ),
      at: Origin(file: path))
  }

  static func unchecked(_ path: String) -> Finding {
    Finding(
      .warning, code: .tokenUnchecked,
      LocalizedText(
        "没有核对时间戳机构的签名：这台机器上没有 openssl", hant: "沒有核對時間戳機構的簽名：這台機器上沒有 openssl",
        en: "the authority's signature was not checked: there is no openssl on this machine"), at: Origin(file: path),
      hint: LocalizedText(
        "装上 openssl 后再核对", hant: "裝上 openssl 後再核對", en: "install openssl and verify again"))
  }
}
