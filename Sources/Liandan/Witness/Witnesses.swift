import Findings
import Records
package import Signing

/// What lies outside of a packet or register and bears witness about it: whoever makes either anew, its chain included, cannot
/// make these anew.
package struct Witnesses: Sendable {
  /// A key by which a packet or an anchor ought to be signed.
  package enum Key: Sendable {
    /// The key itself.
    case whole(PublicKey)
    /// What was read out over the telephone.
    case fingerprint(KeyFingerprint)

    /// By which people tell it from others.
    package var fingerprint: KeyFingerprint {
      switch self {
      case .whole(let key): key.fingerprint
      case .fingerprint(let fingerprint): fingerprint
      }
    }

    func isSame(as key: PublicKey) -> Bool {
      switch self {
      case .whole(let mine): mine == key
      case .fingerprint(let mine): mine == key.fingerprint
      }
    }
  }

  /// The key.
  package var key: Key?
  /// Where the chain ended on earlier days.
  package var anchors: [ChainAnchor] = []
  /// Time stamps of the chain.
  package var tokens: [TimeStampToken] = []
  /// The file with the certificate of the authority whose time stamps they are.
  package var authority: String?

  /// No witness at all.
  package init() {}

  /// What is asked of the chain.
  var question: ChainWitness { ChainWitness(places: Set(anchors.map(\.seq)), hashes: Set(tokens.map(\.digest))) }

  /// Whether there is something that a chain can be compared with.
  var concernsChain: Bool { !anchors.isEmpty || !tokens.isEmpty }
}

/// The chain of a packet or register, as far as witnesses are concerned.
struct WitnessedChain {
  /// The path of the packet or register.
  let path: String
  /// The identity of the register; `nil` if it is not known.
  let register: String?
  /// The first and the last event; `nil` if there is none.
  let span: ClosedRange<Int>?
  /// Whether it is the whole chain, and not a packet's stretch of it.
  let isWhole: Bool
  /// What was asked, answered.
  let answers: ChainWitness
  /// The time stamps that are kept beside it, each with its event.
  let stamps: [(event: Int, token: TimeStampToken)]
}

/// What witnesses say.
struct Testimony {
  /// What does not fit.
  var findings: [Finding] = []
  /// What fits, and who signed, a line each.
  var lines: [LocalizedText] = []
  /// The anchors with what came of each, for programs.
  var anchors: [JSONValue] = []

  mutating func add(_ zhHans: String, hant: String, en: String) {
    lines.append(LocalizedText(zhHans, hant: hant, en: en))
  }
}
