import Findings
import Synchronization

/// The fonts of the system, by family. Faces that were opened are kept.
package final class FontCatalogue: Sendable {
  private let installed: InstalledFonts
  private let open = Mutex<[FontPlace: FontFace]>([:])

  /// The fonts that fontconfig knows.
  ///
  /// - Throws: `FontError` if its settings cannot be read.
  package init() throws(FontError) { installed = try InstalledFonts() }

  /// A face of the first family that has all characters asked for; without one, of the first family that is installed.
  ///
  /// - Throws: `FontError` that says which package to install, or what is wrong with the only font there is.
  package func face(_ request: FontRequest) throws(FontError) -> FontFace {
    var first: FontFace?
    var trouble: FontError?
    for family in request.families {
      for place in installed.places(of: family, weight: request.weight) {
        do {
          let face = try face(file: place.file, index: place.index)
          guard request.outlines == nil || request.outlines == face.outlines else { continue }
          if face.missing(in: request.characters).isEmpty { return face }
          if first == nil { first = face }
          break
        } catch {
          if trouble == nil { trouble = error }
        }
      }
    }
    if let first { return first }
    if let trouble { throw trouble }
    let families = request.families.filter { FontPackages.mayHave(request.outlines, family: $0) }
    throw .missing(
      families.isEmpty ? request.families : families,
      package: families.lazy.compactMap(FontPackages.package(of:)).first)
  }

  /// The face that a user named.
  ///
  /// - Parameter outlines: The outlines that alone will do, if it matters.
  /// - Throws: `FontError` that says which package to install, or what is wrong with the font.
  package func face(_ named: NamedFont, outlines: FontOutlines? = nil) throws(FontError) -> FontFace {
    let face =
      switch named {
      case .family(let family): try face(FontRequest([family]))
      case .file(let path, let index): try face(file: path, index: index)
      }
    if outlines == .trueType, face.outlines != .trueType { throw .notTrueType(face) }
    return face
  }

  /// A face of a file that may be embedded.
  package func face(file: String, index: Int = 0) throws(FontError) -> FontFace {
    let place = FontPlace(file: file, index: index)
    if let face = open.withLock({ $0[place] }) { return face }
    let face = try FontFace(file: file, index: index)
    guard face.embedding.allowsSubsets else { throw .notEmbeddable(face.familyName) }
    return open.withLock { open in
      // Another thread may have opened it meanwhile; all go on with one.
      if let first = open[place] { return first }
      open[place] = face
      return face
    }
  }
}

/// A face in a file.
struct FontPlace: Sendable, Hashable {
  let file: String
  let index: Int
}
