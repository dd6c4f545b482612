import Fonts
import PageGraphics
import Synchronization
import Zipping

/// What documents of the same templates share: subsets of the fonts for labels, and artworks, made and compressed once.
///
/// It keeps the fonts and artworks that it has seen, so it lives as long as the templates. Any thread may use it.
package final class OFDCache: Sendable {
  private let fonts = Mutex<[ObjectIdentifier: LabelFont]>([:])
  private let templates = Mutex<[TemplateKey: TemplatePart]>([:])

  /// An empty cache.
  package init() {}

  /// The font of labels for a resource; `nil` if it is for values.
  func labels(_ resource: FontResource) throws -> LabelFont? {
    guard case .labels(let glyphs) = resource.role else { return nil }
    return try OFDCache.value(fonts, ObjectIdentifier(resource)) { try LabelFont(resource, glyphs) }
  }

  /// The part of an artwork whose units have these numbers.
  func template(_ key: TemplateKey, _ make: () throws -> TemplatePart) throws -> TemplatePart {
    try OFDCache.value(templates, key, make)
  }

  private static func value<Key: Hashable & Sendable, Value: Sendable>(
    _ values: borrowing Mutex<[Key: Value]>, _ key: Key, _ make: () throws -> Value
  ) throws -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    // Outside of the lock: other threads go on, and the same may be made twice.
    let value = try make()
    return values.withLock { values in
      if let first = values[key] { return first }
      values[key] = value
      return value
    }
  }
}

/// What the bytes of a template page depend on.
struct TemplateKey: Sendable, Hashable {
  let artwork: ObjectIdentifier
  let origin: PagePoint
  let area: PageSize?
  let firstUnit: Int
  /// The numbers of its fonts and pictures, in the order of their use.
  let resources: [Int]
}

/// A template page, compressed.
struct TemplatePart: Sendable {
  /// Kept so that its identity is that of no other.
  let artwork: Artwork
  let member: RawMember
  let nextUnit: Int
}
