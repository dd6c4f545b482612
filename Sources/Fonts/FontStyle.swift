package import Findings

/// The styles of type that forms speak of, and the free families that stand for each.
package enum FontStyle: String, Sendable, Hashable, CaseIterable {
  /// 宋体: text.
  case song = "宋"
  /// 黑体: titles.
  case hei = "黑"
  /// 楷体: opinions and signatures.
  case kai = "楷"
  /// Latin letters and digits beside 宋体, as wide as those of Times New Roman.
  case latin = "latin"

  /// The families in which text of a language is set in this style, the one liked best first. For OFD, whose programs read
  /// TrueType outlines only, `FontRequest.outlines` leaves out those of Noto.
  package func families(in language: Language) -> [String] {
    let isTraditional = language == .zhHant
    switch self {
    case .song:
      return isTraditional
        ? ["Noto Serif CJK TC", "TW-Sung", "BabelStone Han", "AR PL UMing TW"]
        : ["Noto Serif CJK SC", "BabelStone Han", "AR PL UMing CN"]
    case .hei: return [isTraditional ? "Noto Sans CJK TC" : "Noto Sans CJK SC", "WenQuanYi Zen Hei"]
    case .kai:
      return isTraditional ? ["TW-Kai", "LXGW WenKai", "AR PL UKai TW"] : ["LXGW WenKai", "AR PL UKai CN"]
    case .latin: return ["Liberation Serif", "Times New Roman"]
    }
  }
}

extension FontStyle {
  /// The family that has the most characters.
  package static var widestFamily: String { FontPackages.widest.family }
}

/// Which Debian package brings a family.
enum FontPackages {
  static func package(of family: String) -> String? {
    packages.first { family.lowercased().hasPrefix($0.family.lowercased()) }?.package
  }

  /// Whether fonts of a family have these outlines, as far as is known.
  static func mayHave(_ outlines: FontOutlines?, family: String) -> Bool {
    outlines != .trueType || !family.hasPrefix("Noto ")
  }

  /// The family with the most characters.
  static let widest = (family: "BabelStone Han", package: "fonts-babelstone-han")

  private static let packages: [(family: String, package: String)] = [
    ("Noto Serif CJK", "fonts-noto-cjk"), ("Noto Sans CJK", "fonts-noto-cjk"),
    ("Noto Sans Mono CJK", "fonts-noto-cjk"), ("BabelStone Han", "fonts-babelstone-han"),
    ("AR PL UMing", "fonts-arphic-uming"), ("AR PL UKai", "fonts-arphic-ukai"),
    ("WenQuanYi Zen Hei", "fonts-wqy-zenhei"), ("WenQuanYi Micro Hei", "fonts-wqy-microhei"),
    ("LXGW WenKai", "fonts-lxgw-wenkai"), ("TW-Sung", "fonts-cns11643-sung"), ("TW-Kai", "fonts-cns11643-kai"),
    ("Liberation", "fonts-liberation"), ("DejaVu", "fonts-dejavu-core"), ("cwTeXFangSong", "fonts-cwtex-fs"),
  ]
}
