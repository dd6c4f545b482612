package import Forms
package import Pictures

/// A picture as templates see it.
package struct TemplatePicture: Sendable, Hashable {
  /// The file.
  package var picture: Picture
  /// What it is called: the file's path as the data have it. It is printed where a text is asked for, and read out to
  /// people who do not see the picture.
  package var name: String

  /// Makes a picture.
  package init(_ picture: Picture, name: String) {
    self.picture = picture
    self.name = name
  }
}

/// Finds the pictures that data name.
package struct PictureLoader: Sendable {
  private let load: @Sendable (ImageReference) -> Picture?

  /// Makes a loader; `load` answers `nil` where there is no usable picture. It must not follow a path out of its folder.
  package init(_ load: @escaping @Sendable (_ image: ImageReference) -> Picture?) { self.load = load }

  /// A loader that finds nothing.
  package static let none = PictureLoader { _ in nil }

  /// The picture of a reference.
  package func picture(_ image: ImageReference) -> TemplatePicture? {
    load(image).map { TemplatePicture($0, name: image.path) }
  }
}
