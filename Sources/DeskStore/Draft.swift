/// A form that is being filled in: it has no number, or completes the form that has one.
public struct Draft: Sendable {
  /// Its id: 32 hexadecimal digits.
  public let id: String
  /// The form's id.
  public let form: String
  /// The number of the form that it completes; `nil` for a new form.
  public let number: String?
  /// The number of the form that the new form comes from, which its reference names.
  public let origin: String?
  /// The number of the form in whose place the new form is issued.
  public let replaces: String?
  /// The login of the account that began it.
  public let account: String
  /// What tells it from others in a list, such as the customer.
  public let title: String
  /// The values as a JSON object by field id, as they were typed.
  public let data: String
  /// How often it was saved.
  public let version: Int
  /// When it was begun and last changed, in seconds since 1970.
  public let created: Int, changed: Int
  /// The name of who changed it last.
  public let changedBy: String
}

/// Limits of drafts.
public enum DraftLimits {
  /// The greatest size of a draft's values in bytes: 500 rows of 20 columns have a tenth of it.
  public static let bytes = 4 << 20
  /// The greatest size of a picture in bytes; the browser makes camera pictures smaller.
  public static let pictureBytes = 12 << 20
  /// How many pictures and strokes a draft may have.
  public static let files = 60
  /// How many drafts of new forms an account may have.
  public static let drafts = 500
}

/// What came of saving a draft.
public enum SaveOutcome: Sendable {
  /// It was saved, as this version.
  case saved(version: Int)
  /// Somebody saved another version meanwhile, which was left as it is.
  case conflict(Draft)
  /// There is no such draft any more.
  case gone
}

/// A file of a draft: a picture, the strokes of a signature.
public struct DraftFile: Sendable {
  /// Its name within the draft, by which the values name it.
  public let name: String
  /// Its media type.
  public let type: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(name: String, type: String, bytes: [UInt8]) { (self.name, self.type, self.bytes) = (name, type, bytes) }
}
