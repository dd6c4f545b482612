/// A form's schema that is being changed and is not published.
public struct FormDraft: Sendable, Hashable {
  /// The form's id, and the text as it is now.
  public let form: String, text: String
  /// The text of the published schema that the change began with.
  public let base: String
  /// Who changed it last, and when, in seconds since 1970.
  public let changedBy: String, changed: Int
}

/// A form's schema that was published at the desk.
public struct FormVersion: Sendable, Hashable {
  /// The place among all versions, from 1.
  public let id: Int
  /// The form's id, its version and its text.
  public let form: String, version: Int, text: String
  /// Why it was changed, in the author's words.
  public let reason: String
  /// Who published it, and when, in seconds since 1970.
  public let author: String, published: Int
}
