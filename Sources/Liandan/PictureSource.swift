import Pictures

/// Where pictures are found that data name.
public struct PictureSource: Sendable {
  private enum Kind {
    case nowhere
    case besideData
    case callback(@Sendable (_ name: String, _ dataName: String?) throws -> [UInt8]?)
  }
  private let kind: Kind

  /// No picture is found: data that name one are wrong.
  public static let none = PictureSource(kind: .nowhere)
  /// The folder of the data file; the current folder for standard input. For programs whose user owns the files: never let
  /// data from strangers name files of a server.
  public static let besideData = PictureSource(kind: .besideData)

  /// Asks `find` for the bytes of each picture.
  ///
  /// - Parameter find: Is given the name as the data have it and the name of the data source; `nil` says that there is no
  ///   such picture. It is called on any thread.
  public static func callback(
    _ find: @escaping @Sendable (_ name: String, _ dataName: String?) throws -> [UInt8]?
  ) -> PictureSource { PictureSource(kind: .callback(find)) }

  /// Finds a picture by the name that data give it; `file` is the name of the data.
  func picture(_ name: String, besides file: String?) throws(PictureProblem) -> Picture {
    switch kind {
    case .nowhere: throw .missing(name)
    case .besideData: return try PictureFolder(besides: file).picture(name)
    case .callback(let find):
      let found: [UInt8]?
      do { found = try find(name, file) } catch { throw .unreadable(name) }
      guard let found else { throw .missing(name) }
      do { return try Picture(found, limits: .standard) } catch { throw PictureProblem(error, name) }
    }
  }
}
