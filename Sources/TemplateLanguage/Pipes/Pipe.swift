/// A step that a value goes through on its way to the paper, with its arguments already read.
package enum Pipe: Sendable, Hashable {
  /// A day or moment by a pattern; the usual writing if `nil`.
  case date(String?)
  /// `1,680.32`, after a sign such as ¥.
  case money(sign: String)
  /// 壹仟陆佰捌拾元零叁角贰分
  case rmb(traditional: Bool?)
  /// ☑维修 □更换
  case boxes(BoxStyle)
  /// ☑ or □ for one choice, or for a truth if `nil`; `place` is that of the choice in its list, where that is known.
  case tick(String?, BoxStyle, place: Int?)
  /// 138****5678
  case mask
  /// The labels of what was chosen.
  case label
  /// Capital letters.
  case upper
  /// What to print for an empty value.
  case fallback(String)
}
