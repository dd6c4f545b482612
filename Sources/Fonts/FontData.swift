import CHarfBuzz
import Findings
import Foundation

/// The bytes of a font file, as HarfBuzz reads them.
struct FontData: ~Copyable {
  let name: String
  private let blob: OpaquePointer

  /// Maps a file into memory.
  init(file: String) throws(FontError) {
    // HarfBuzz does not say why it cannot read a file.
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(file, .systemError(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(file, .systemError(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(file, .systemError(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENXIO))
    }
    guard let blob = hb_blob_create_from_file_or_fail(file) else { throw .unreadable(file, .systemError(EIO)) }
    self.blob = blob
    name = file
  }

  /// Keeps a copy of the bytes.
  init(bytes: [UInt8], name: String) {
    blob = bytes.withUnsafeBytes { bytes in
      hb_blob_create(
        bytes.assumingMemoryBound(to: CChar.self).baseAddress, UInt32(bytes.count), HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
    self.name = name
  }

  deinit { hb_blob_destroy(blob) }

  /// One face of the file, for its owner to destroy, how its glyphs are described, and what tells its content from others.
  borrowing func face(
    _ index: Int
  ) throws(FontError) -> (face: OpaquePointer, outlines: FontOutlines, checksums: [UInt8]) {
    let count = Int(hb_face_count(blob))
    guard count > 0 else { throw .unknownFormat(name) }
    guard (0..<count).contains(index) else { throw .noFace(index, in: name, count: count) }
    var length: UInt32 = 0
    let start = hb_blob_get_data(blob, &length)
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(length))
    guard let directory = FontDirectory(bytes, index: index) else { throw .damaged(name) }
    let outlines: FontOutlines
    switch directory.tables {
    case let tables where tables.contains("CFF "): outlines = .cff
    case let tables where tables.isSuperset(of: ["glyf", "loca"]): outlines = .trueType
    default: throw .unknownFormat(name)
    }
    guard let face = hb_face_create(blob, UInt32(index)) else { throw .damaged(name) }
    hb_face_make_immutable(face)
    return (face, outlines, directory.checksums)
  }
}
