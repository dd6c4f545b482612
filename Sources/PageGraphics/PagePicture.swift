package import Pictures
package import Storage

/// A picture with its digest, by which a document holds it once however often it is drawn.
package struct PagePicture: Sendable {
  package let picture: Picture
  package let digest: Digest

  package init(_ picture: Picture) {
    self.picture = picture
    digest = Digest(of: picture.bytes)
  }
}
