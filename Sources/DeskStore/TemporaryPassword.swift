/// A password that one person gives another, to be changed at the first login.
public enum TemporaryPassword {
  /// Without what is easily mistaken for something else when it is written down.
  private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

  /// A new one, of 59 random bits.
  public static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return String((0..<12).compactMap { _ in letters.randomElement(using: &generator) })
  }
}
