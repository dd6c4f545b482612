import TemplateLanguage
import TemplateRuntime

/// A change to the bytes of a part: something put in the place of a range, which may be empty.
struct WordEdit {
  /// What is put there, piece by piece.
  enum Action {
    /// Bytes as they are.
    case literal([UInt8])
    /// The value of a tag.
    case value(tag: Int)
    /// The value of a tag within an attribute.
    case attribute(tag: Int)
    /// The pictures of a tag: new drawings.
    case drawings(tag: Int)
    /// The beginning of a drawing that is made again for every picture of a tag.
    case placeholder(tag: Int)
    /// A fact about the picture of the placeholder.
    case fact(DrawingFact)
    /// Its end.
    case placeholderEnd
    /// The beginning of a section, by its pair.
    case open(pair: Int)
    /// The end of a section.
    case close(pair: Int)
    /// Bytes of the first iteration only; of those with one key, only the first.
    case once([UInt8], key: String? = nil)
    /// From here on, what was written once by a key is written again.
    case again(key: String)
    /// Bytes that keep a table apart from one right before it.
    case parting(tail: [UInt8], bytes: [UInt8])
    /// A fresh number.
    case fresh
    /// A number by a key, new or as given out last.
    case number(key: String, NumberSpace, isNew: Bool)
    /// A name that goes with a key's numbers: it is changed where the key was numbered before.
    case name(key: String, [UInt8])
    /// The number of a list that counts from the start in each iteration.
    case list(key: String)
    /// The number of a note that is written for this place: its own if it is printed once at most, or a new one; `key` is that
    /// of a number given out before.
    case note(NoteKind, id: String, key: String?, isOwn: Bool)
    /// Within a note: its number.
    case noteNumber
    /// The notes that were written.
    case notes(NoteKind)
    /// The beginning and end of the address of a link.
    case linkBegin, linkEnd
    /// The value of a tag within an address.
    case address(tag: Int, ValueContext)
    /// One of two texts: whether a tag's box is ticked.
    case tick(tag: Int, yes: [UInt8], no: [UInt8])
    /// How the cell of a tag is merged with the one above.
    case merge(tag: Int)
    /// The beginning of what is dropped if the needle is not in it.
    case keptBegin(needle: [UInt8])
    /// Its end.
    case keptEnd
    /// Bytes for a container that does not end as it must.
    case closing(tail: [UInt8], otherwise: [UInt8])
  }
  /// What comes first where several changes are made at one place.
  enum Rank: Int, Comparable {
    case mark, guardian, content
    static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }
  /// The range that is replaced.
  var range: Range<Int>
  /// The rank at its place.
  var rank: Rank
  /// The order among marks of one place: that of their tags.
  var order = 0
  /// What is put there.
  var actions: [Action]
}
