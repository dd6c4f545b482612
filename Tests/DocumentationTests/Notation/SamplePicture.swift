import Foundation

/// The picture that stands wherever an example needs one.
enum SamplePicture {
  static var bytes: [UInt8] {
    let file = Article.folder.appending(path: "Tests/PicturesTests/Fixtures/plain.png")
    return (try? Data(contentsOf: file)).map(Array.init) ?? []
  }
}
