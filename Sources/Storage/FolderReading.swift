import Foundation

/// What stands in a folder, without itself and the one above: names with their kind, `DT_DIR` and the like (readdir(3)), in
/// no certain order.
///
/// - Throws: where not all could be read; a folder that breaks off must not pass for a short one.
package func entriesOfFolder(_ path: String) throws(SystemFailure) -> [(name: String, kind: Int)] {
  var opened = opendir(path)
  while opened == nil, errno == EINTR { opened = opendir(path) }
  guard let folder = opened else { throw SystemFailure(path, errno) }
  defer { closedir(folder) }
  var entries: [(String, Int)] = []
  // The end and a failure look alike but for `errno`.
  errno = 0
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { entries.append((name, Int(entry.pointee.d_type))) }
    errno = 0
  }
  guard errno == 0 else { throw SystemFailure(path, errno) }
  return entries
}
