/// What the maker of a font allows (`fsType` of OS/2).
package enum EmbeddingRights: Sendable, Hashable {
  /// Anything.
  case installable
  /// Documents that are edited.
  case editable
  /// Documents that are viewed and printed.
  case viewable
  /// Viewing and printing, but only with the whole font in the document.
  case wholeOnly
  /// No document, or only with bitmaps.
  case forbidden

  /// Whether a document may hold a part of the font.
  package var allowsSubsets: Bool { self != .wholeOnly && self != .forbidden }

  init(fsType: Int) {
    switch fsType {
    case let type where type & 0x200 != 0: self = .forbidden
    case let type where type & 0xF == 2: self = .forbidden
    case let type where type & 0x100 != 0: self = .wholeOnly
    // Of several rights the widest holds.
    case let type where type & 8 != 0: self = .editable
    case let type where type & 4 != 0: self = .viewable
    default: self = .installable
    }
  }
}
