/// A list that somebody uploaded, and what became of it.
public struct ListJob: Sendable, Hashable {
  /// What is done with its rows.
  public enum Act: String, Sendable, CaseIterable {
    case issue, close
  }
  /// What is made besides the copies in the register.
  public enum Output: String, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// All copies in PDF files to be printed.
    case print
    /// A packet with all copies.
    case packet
  }
  /// Where it stands.
  public enum State: String, Sendable, CaseIterable {
    case uploaded, checking, checked, running, stopped, interrupted, done, failed

    /// Whether work is under way.
    public var isBusy: Bool { self == .checking || self == .running }
  }

  /// The id in addresses.
  public let id: String
  /// The login of the account that uploaded it.
  public let account: String
  /// The form's id.
  public let form: String
  /// What is done with its rows.
  public let act: Act
  /// The file's name as its owner knows it; it is shown, and never a path.
  public let name: String
  /// The file's name in the folder of uploads, by its content.
  public var file: String
  /// The formats of the copies, and what is made of them besides.
  public var formats: [String], output: Output
  /// Whether the forms are closed at once; whether nothing is issued if one is refused.
  public var closes: Bool, allOrNone: Bool
  /// Where it stands.
  public var state: State
  /// How many rows there are, and what became of them.
  public var total: Int, fresh: Int, known: Int, refused: Int
  /// What kept it from going on.
  public var message: String
  /// When it was uploaded and changed last, in seconds since 1970.
  public let created: Int, changed: Int
}

/// Limits of lists.
public enum ListLimits {
  /// How many lists an account may have at a time.
  public static let lists = 100
  /// The greatest length of a file's name that is kept, in characters.
  public static let name = 120
}
