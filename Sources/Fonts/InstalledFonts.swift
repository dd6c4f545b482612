import CFontconfig

/// What fontconfig knows of the system's fonts, from its caches.
final class InstalledFonts: Sendable {
  /// Fontconfig may be asked from any thread.
  nonisolated(unsafe) private let config: OpaquePointer

  init() throws(FontError) {
    guard let config = FcInitLoadConfigAndFonts() else { throw .noCatalogue }
    self.config = config
  }

  deinit { FcConfigDestroy(config) }

  /// The upright faces of a family, the one whose weight is nearest first.
  func places(of family: String, weight: FontRequest.Weight) -> [FontPlace] {
    guard let pattern = FcPatternCreate(), let objects = FcObjectSetCreate() else { return [] }
    defer {
      FcPatternDestroy(pattern)
      FcObjectSetDestroy(objects)
    }
    family.withCString { name in
      _ = name.withMemoryRebound(to: FcChar8.self, capacity: family.utf8.count + 1) {
        FcPatternAddString(pattern, FC_FAMILY, $0)
      }
    }
    FcPatternAddBool(pattern, FC_SCALABLE, FcBool(FcTrue))
    FcPatternAddBool(pattern, FC_VARIABLE, FcBool(FcFalse))
    for object in [FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT] { FcObjectSetAdd(objects, object) }
    guard let fonts = FcFontList(config, pattern, objects) else { return [] }
    defer { FcFontSetDestroy(fonts) }

    var found: [(distance: Int, place: FontPlace)] = []
    let wanted = Int(weight == .bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
    for index in 0..<Int(fonts.pointee.nfont) {
      guard let font = fonts.pointee.fonts[index] else { continue }
      var file: UnsafeMutablePointer<FcChar8>?
      guard FcPatternGetString(font, FC_FILE, 0, &file) == FcResultMatch, let file else { continue }
      let slant = InstalledFonts.integer(font, FC_SLANT) ?? 0
      let heaviness = InstalledFonts.integer(font, FC_WEIGHT) ?? Int(FC_WEIGHT_REGULAR)
      found.append(
        (
          abs(heaviness - wanted) + slant * 1_000,
          FontPlace(file: String(cString: file), index: InstalledFonts.integer(font, FC_INDEX) ?? 0)
        ))
    }
    // The order of fontconfig is that of its folders, which may change.
    return found.sorted { ($0.distance, $0.place.file, $0.place.index) < ($1.distance, $1.place.file, $1.place.index) }
      .map(\.place)
  }

  private static func integer(_ font: OpaquePointer, _ object: String) -> Int? {
    var value: Int32 = 0
    if FcPatternGetInteger(font, object, 0, &value) == FcResultMatch { return Int(value) }
    var real = 0.0
    return FcPatternGetDouble(font, object, 0, &real) == FcResultMatch ? Int(real) : nil
  }
}
